"""The log in a file fulfils the contract, guards its history, and says what its surroundings do to it."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from budget_app.history import chain, file, schema
from budget_app.history.findings import What
from budget_app.history.port import Busy, DiskFull, FileTaken, NoFile
from budget_app.history.sqlite import SqliteLog
from tests.support.log_contract import ROUND, LogContract, Windows, broken, counted_salts, draft


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a round, 100 % agreed? #1.accord"


@pytest.fixture
def log(path: Path) -> Iterator[SqliteLog]:
    with closing(SqliteLog.create(path, ROUND)) as made:
        yield made


class TestSqliteLog(LogContract):
    @pytest.fixture
    def window(self, path: Path) -> Iterator[Windows]:
        salts = counted_salts()
        windows = [SqliteLog.create(path, ROUND, salts=salts)]
        waiting = list(windows)

        def another() -> SqliteLog:
            if waiting:
                return waiting.pop()
            windows.append(SqliteLog.open(path, salts=salts))
            return windows[-1]

        yield another
        for opened in windows:
            opened.close()


# --- the history is kept


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entries SET actor = 'ben'",
        "UPDATE entries SET body = NULL, salt = NULL WHERE seq = 1",
        "DELETE FROM entries",
        "DELETE FROM entries WHERE seq = 2",
        "INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE seq = 1",
        "REPLACE INTO entries SELECT * FROM entries WHERE seq = 2",
        "INSERT OR IGNORE INTO entries SELECT * FROM entries WHERE seq = 1",
        "INSERT INTO entries SELECT * FROM entries WHERE true ON CONFLICT DO UPDATE SET actor = 'ben'",
        "INSERT INTO entries SELECT seq + 2, {rest} FROM entries WHERE seq = 2",
        "INSERT INTO entries SELECT NULL, {rest} FROM entries WHERE seq = 1",
        "INSERT INTO entries SELECT -1, {rest} FROM entries WHERE seq = 1",
    ],
)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_a_plain_client_cannot_rewrite_history(log: SqliteLog, path: Path, sql: str, recursive: str) -> None:
    before = log.append([draft(), draft()], 0)
    rest = "round, at, actor, command_id, kind, version, subject, department, body, salt, digest, hash"
    with closing(sqlite3.connect(path, isolation_level=None)) as client:
        client.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(sqlite3.IntegrityError):
            client.execute(sql.format(rest=rest))
    assert list(log.read()) == before


def test_a_plain_client_that_appends_is_found_out(log: SqliteLog, path: Path) -> None:
    log.append([draft()], 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as client:
        client.execute(
            "INSERT INTO entries SELECT 2, round, at, 'ben', command_id, kind, version, subject, department,"
            " body, salt, digest, hash FROM entries"
        )
    assert broken(log) == {2: What.CHAIN}


def test_whoever_decides_first_holds_the_lock(path: Path, log: SqliteLog) -> None:
    """A deferred BEGIN lets another window in between reading the head and writing, and then fails."""
    met: list[Busy] = []

    with closing(SqliteLog.open(path, busy_seconds=0)) as other:

        def meanwhile() -> bytes:
            with pytest.raises(Busy) as busy:
                other.append([draft("c-2")], 0)
            met.append(busy.value)
            return bytes(16)

        with closing(SqliteLog.open(path, salts=meanwhile)) as first:
            assert [entry.seq for entry in first.append([draft("c-1")], 0)] == [1]
        assert len(met) == 1
        assert met[0].path == path
        assert [entry.seq for entry in other.append([draft("c-2")], 1)] == [2]


def test_a_lock_held_for_a_while_is_waited_for(path: Path, log: SqliteLog) -> None:
    held = threading.Event()
    go_on = threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as client:
            client.execute("BEGIN IMMEDIATE")
            held.set()
            go_on.wait(5)
            client.execute("ROLLBACK")

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(5)
    threading.Timer(0.05, go_on.set).start()
    assert [entry.seq for entry in log.append([draft()], 0)] == [1]
    holder.join()


def test_an_append_is_on_the_disk_when_it_is_acknowledged(log: SqliteLog) -> None:
    settings = {
        name: log.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "busy_timeout")
    }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 10_000}


# --- the surroundings


def test_a_full_disk_keeps_what_is_there_and_says_so(log: SqliteLog) -> None:
    log.append([draft()], 0)
    pages = log.connection.execute("PRAGMA page_count").fetchone()[0]
    log.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        log.append([draft("c-2", '{"text":"' + "x" * 100_000 + '"}')], 1)
    log.connection.execute("PRAGMA max_page_count = 1000000")
    assert [entry.seq for entry in log.append([draft("c-2")], 1)] == [2]
    assert broken(log) == {}


def test_an_existing_file_is_never_written_over(path: Path, tmp_path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(FileTaken):
        SqliteLog.create(path, ROUND)
    assert path.read_text() == "mine"
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("side", ["-wal", "-shm", "-journal"])
def test_a_remainder_of_another_file_is_not_taken_for_the_new_ones(
    path: Path, tmp_path: Path, side: str
) -> None:
    remainder = path.with_name(path.name + side)
    remainder.write_bytes(b"left over")
    with pytest.raises(FileTaken) as taken:
        SqliteLog.create(path, ROUND)
    assert taken.value.path == remainder
    assert os.listdir(tmp_path) == [remainder.name]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoFile):
        SqliteLog.create(tmp_path / "no" / "a.accord", ROUND)
    with pytest.raises(NoFile):
        SqliteLog.open(tmp_path / "no" / "a.accord")


def test_nothing_is_left_beside_a_closed_log(tmp_path: Path) -> None:
    SqliteLog.create(tmp_path / "a.accord", ROUND).close()
    with closing(SqliteLog.open(tmp_path / "a.accord")) as log:
        log.append([draft()], 0)
    assert os.listdir(tmp_path) == ["a.accord"]


def test_a_new_log_has_taken_all_steps_and_takes_none_twice(path: Path) -> None:
    with closing(SqliteLog.create(path, ROUND)) as log:
        assert [step.name for step in schema.STEPS.applied(schema.Database(log.connection))] == [
            "001 entries",
            "002 files",
        ]
        assert len(schema.STEPS.pending(schema.Database(log.connection))) == 0
        assert log.connection.execute("PRAGMA user_version").fetchone()[0] == file.SCHEMA
        schema.migrate(log.connection)
        assert [entry.seq for entry in log.append([draft()], 0)] == [1]


# --- copies


def test_a_copy_is_whole_while_another_window_writes(log: SqliteLog, path: Path, tmp_path: Path) -> None:
    log.append([draft()], 0)
    with closing(SqliteLog.open(path)) as other:
        other.append([draft("c-2")], 1)
        log.save_copy(tmp_path / "copy.accord")
        other.append([draft("c-3")], 2)
    with closing(SqliteLog.open(tmp_path / "copy.accord")) as copy:
        assert list(copy.read()) == list(log.read())[:2]
        assert copy.round_id == ROUND
        assert [entry.seq for entry in copy.append([draft("c-4")], 2)] == [3]
    assert sorted(name for name in os.listdir(tmp_path) if "new" in name) == []


def test_a_copy_is_never_written_over_a_file(log: SqliteLog, tmp_path: Path) -> None:
    (tmp_path / "copy.accord").write_text("mine")
    with pytest.raises(FileTaken):
        log.save_copy(tmp_path / "copy.accord")
    assert (tmp_path / "copy.accord").read_text() == "mine"


def test_copying_only_the_file_of_an_open_log_loses_the_newest_but_never_lies(
    log: SqliteLog, path: Path
) -> None:
    log.append([draft(), draft()], 0)
    bare = path.with_name("bare.accord")
    bare.write_bytes(path.read_bytes())
    with closing(SqliteLog.open(bare)) as copy:
        assert copy.head() == chain.BEGINNING
        assert broken(copy) == {}
