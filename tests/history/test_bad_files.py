"""Files that are no log of ours, or cannot be used as one: each is told apart, and not a byte is written."""

import os
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from budget_app.history import file
from budget_app.history.port import (
    Damaged,
    LogError,
    NewerSchema,
    NoFile,
    NotALog,
    NotReadable,
    ReadOnly,
    Why,
)
from budget_app.history.sqlite import SqliteLog
from budget_app.history.tables import Tables
from budget_app.history.verify import verify_file
from tests.history.played import asked, opened
from tests.support.log_contract import draft
from tests.support.powers import bound_by_modes


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a log that holds a round and its readable tables."""
    path = tmp_path_factory.mktemp("whole") / "a.accord"
    with closing(SqliteLog.create(path, "round-1")) as log:
        played = opened(log)
        asked(played)
        Tables(log).follow(played.state, played.seq)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.accord"


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    """Nothing in the folder is written, made or removed."""
    before = _contents(folder)
    yield
    assert _contents(folder) == before


def _contents(folder: Path) -> dict[str, bytes]:
    """The bytes by name. A -shm is no file of ours: SQLite keeps there who reads what, while the log is open."""
    return {name: (folder / name).read_bytes() for name in os.listdir(folder) if not name.endswith("-shm")}


def refused(path: Path) -> LogError:
    """The same refusal from opening and from verify, with nothing written by either."""
    with untouched(path.parent):
        with pytest.raises(LogError) as opening:
            SqliteLog.open(path)
        with pytest.raises(LogError) as verifying:
            verify_file(path)
    assert type(opening.value) is type(verifying.value)
    assert opening.value.path == path
    return opening.value


def other_database(path: Path, application_id: int = 0) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA application_id = {application_id}")
        other.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY)")
        other.commit()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: path.touch(), Why.EMPTY),
        (lambda path: path.write_text("Dear diary, " * 500), Why.NOT_A_DATABASE),
        (lambda path: path.write_bytes(os.urandom(20_000)), Why.NOT_A_DATABASE),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(10_000)), Why.NOT_A_DATABASE),
        (lambda path: path.write_bytes(b"PK\3\4" + bytes(10_000)), Why.NOT_A_DATABASE),
        (other_database, Why.OTHER_APPLICATION),
        (lambda path: other_database(path, 0x0F055112), Why.OTHER_APPLICATION),
    ],
)
def test_what_is_no_log_of_ours(path: Path, make: Callable[[Path], None], why: Why) -> None:
    make(path)
    error = refused(path)
    assert isinstance(error, NotALog)
    assert error.why is why


def test_another_applications_open_database_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE notes (text)")
        other.commit()
        with untouched(path.parent), pytest.raises(NotALog) as caught:
            SqliteLog.open(path)
    assert caught.value.why is Why.OTHER_APPLICATION


def test_a_folder_and_a_pipe_are_no_logs(tmp_path: Path) -> None:
    (tmp_path / "folder.accord").mkdir()
    os.mkfifo(tmp_path / "pipe.accord")
    for name, why in (("folder.accord", Why.FOLDER), ("pipe.accord", Why.NOT_A_DATABASE)):
        with pytest.raises(NotALog) as caught:
            SqliteLog.open(tmp_path / name)
        assert caught.value.why is why


def test_a_file_that_is_not_there_is_not_made(path: Path) -> None:
    assert isinstance(refused(path), NoFile)


@pytest.mark.parametrize("keep", [1, 16, 99, 100, 511, 512, 4095, 4096, 5000, 0.3, 0.5, 0.9, 0.999])
def test_a_cut_file(path: Path, whole: bytes, keep: float) -> None:
    path.write_bytes(whole[: int(keep if keep >= 1 else len(whole) * keep)])
    error = refused(path)
    assert isinstance(error, NotALog)
    assert error.why is Why.CUT_SHORT if keep >= 512 or keep < 1 else Why.NOT_A_DATABASE


def test_a_newer_schema(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[:60] + struct.pack(">I", file.SCHEMA + 1) + whole[64:])
    error = refused(path)
    assert isinstance(error, NewerSchema)
    assert (error.found, error.known) == (file.SCHEMA + 1, file.SCHEMA)


def test_a_newer_schema_that_lies_only_in_the_wal(path: Path, whole: bytes) -> None:
    path.write_bytes(whole)
    with closing(SqliteLog.open(path)) as newer:
        newer.connection.execute(f"PRAGMA user_version = {file.SCHEMA + 1}")
        with untouched(path.parent), pytest.raises(NewerSchema):
            SqliteLog.open(path)


def test_a_page_overwritten(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[:8192] + os.urandom(4096) + whole[12288:])
    with untouched(path.parent), pytest.raises(Damaged) as caught:
        SqliteLog.open(path)
    assert caught.value.findings
    with untouched(path.parent):
        assert verify_file(path).findings


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE log",
        "DELETE FROM log",
        "DROP TABLE entries",
        "ALTER TABLE entries RENAME COLUMN actor TO author",
        "DROP INDEX entries_command",
    ],
)
def test_a_log_whose_tables_were_changed(path: Path, whole: bytes, sql: str) -> None:
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as client:
        for guard in ("entries_keep", "entries_stay", "entries_follow"):
            client.execute(f"DROP TRIGGER {guard}")
        client.execute(sql)
        client.commit()
    with untouched(path.parent):
        with pytest.raises(Damaged):
            SqliteLog.open(path)
        assert verify_file(path).findings


# --- what may not be written, or not be read


@pytest.fixture
def bound(whole: bytes, tmp_path: Path) -> Iterator[Path]:
    """A log in a folder of its own, looked at by somebody for whom the modes of files hold."""
    folder = tmp_path / "bound"
    folder.mkdir()
    path = folder / "a.accord"
    path.write_bytes(whole)
    with bound_by_modes():
        yield path
    folder.chmod(0o755)


@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_what_may_not_be_written_is_opened_for_reading(bound: Path, what: str) -> None:
    if what != "folder":
        bound.chmod(0o444)
    if what != "file":
        bound.parent.chmod(0o555)
    with untouched(bound.parent), closing(SqliteLog.open(bound)) as log:
        assert not log.writable
        assert log.head().seq > 10
        assert len(list(log.read())) == log.head().seq
        assert not log.changed()
        with pytest.raises(ReadOnly) as caught:
            log.append([draft("new")], log.head().seq)
        assert caught.value.path == bound
    with untouched(bound.parent):
        assert verify_file(bound).findings == ()


def test_who_may_only_read_sees_what_others_append(bound: Path) -> None:
    with closing(SqliteLog.open(bound)) as writer:
        bound.chmod(0o444)
        before_writing = SqliteLog.open(bound)
        with closing(before_writing) as reader:
            assert not reader.writable
            writer.append([draft("new")], writer.head().seq)
            assert reader.changed()
            assert reader.head() == writer.head()


def test_who_opened_a_closed_file_for_reading_sees_what_others_append_later(bound: Path) -> None:
    bound.chmod(0o444)
    with closing(SqliteLog.open(bound)) as reader:
        bound.chmod(0o644)
        with closing(SqliteLog.open(bound)) as writer:
            writer.append([draft("new")], writer.head().seq)
            assert reader.changed()
            assert reader.head() == writer.head()
        assert [entry.command_id for entry in reader.read()][-1] == "new"


def test_what_may_not_be_read_is_said(bound: Path) -> None:
    bound.chmod(0o000)
    with pytest.raises(NotReadable):
        SqliteLog.open(bound)


def test_no_log_is_made_where_nothing_may_be_written(bound: Path) -> None:
    bound.parent.chmod(0o555)
    with untouched(bound.parent), pytest.raises(ReadOnly):
        SqliteLog.create(bound.with_name("b.accord"), "round-1")


def test_what_a_crash_left_in_the_wal_is_read_where_nothing_may_be_written(bound: Path) -> None:
    with closing(SqliteLog.open(bound)) as log:
        log.append([draft("new")], log.head().seq)
        left = {name: bound.with_name(name).read_bytes() for name in os.listdir(bound.parent)}
    for name, data in left.items():  # closing has put the -wal into the file: go back to before
        bound.with_name(name).write_bytes(data)
        bound.with_name(name).chmod(0o444)
    bound.parent.chmod(0o555)
    with untouched(bound.parent), closing(SqliteLog.open(bound)) as log:
        assert not log.writable
        assert [entry.command_id for entry in log.read()][-1] == "new"


def test_a_wal_that_cannot_be_read_without_writing_is_said(bound: Path) -> None:
    bound.with_name("a.accord-wal").write_bytes(b"left over")
    bound.parent.chmod(0o555)
    with untouched(bound.parent), pytest.raises(ReadOnly):
        SqliteLog.open(bound)
