"""Backups: made where something changed, thinned by age, never lost to a clock that is set back; copies are whole."""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.history import backups, copies
from budget_app.history.backups import Backup, back_up, of_file, of_round, outlived
from budget_app.history.port import FileGone, FileReplaced, FileTaken, NoFile
from budget_app.history.sqlite import SqliteLog
from tests.support.log_contract import ROUND, broken, draft

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    with closing(SqliteLog.create(tmp_path / "a.accord", ROUND)) as made:
        yield made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def grow(log: SqliteLog) -> None:
    """One more entry."""
    seq = log.head().seq
    log.append([draft(f"c-{seq}")], seq)


def test_a_backup_is_the_whole_round_and_is_found_again(log: SqliteLog, root: Path):
    grow(log)
    made = back_up(log, root, NOON)
    assert made is not None
    assert of_round(root, ROUND) == of_file(root, log.path) == [made]
    assert made.is_of(next(log.read()))
    with closing(SqliteLog.open(made.path)) as copy:
        assert list(copy.read()) == list(log.read())
    assert os.name != "posix" or made.path.parent.stat().st_mode & 0o077 == 0


def test_nothing_is_made_twice(log: SqliteLog, root: Path):
    assert back_up(log, root, NOON) is None  # an empty round
    grow(log)
    assert back_up(log, root, NOON)
    assert back_up(log, root, NOON + timedelta(days=30)) is None
    grow(log)
    assert back_up(log, root, NOON + timedelta(days=30))


def test_copies_of_a_round_have_backups_of_their_own(log: SqliteLog, root: Path, tmp_path: Path):
    grow(log)
    log.save_copy(tmp_path / "b.accord")
    back_up(log, root, NOON)
    with closing(SqliteLog.open(tmp_path / "b.accord")) as other:
        grow(other)
        back_up(other, root, NOON + timedelta(minutes=1))
        assert [b.seq for b in of_file(root, other.path)] == [2]
    assert [b.seq for b in of_file(root, log.path)] == [1]
    assert [b.seq for b in of_round(root, ROUND)] == [2, 1]


def test_a_round_s_name_leads_nowhere_else(tmp_path: Path, root: Path):
    with closing(SqliteLog.create(tmp_path / "a.accord", "../../elsewhere")) as odd:
        grow(odd)
        made = back_up(odd, root, NOON)
    assert made is not None
    assert made.path.resolve().is_relative_to(root.resolve())


def test_what_lies_beside_the_backups_does_no_harm(log: SqliteLog, root: Path):
    grow(log)
    made = back_up(log, root, NOON)
    assert made is not None
    (made.path.parent / "notes.accord").write_text("mine")
    (made.path.parent / "x y z.accord").write_text("mine")
    assert of_round(root, ROUND) == [made]
    grow(log)
    back_up(log, root, NOON + timedelta(days=400))
    assert (made.path.parent / "notes.accord").read_text() == "mine"


def ages(kept: list[Backup]) -> list[float]:
    return [(NOON - backup.at) / timedelta(hours=1) for backup in kept]


def made_at(*hours: float) -> list[Backup]:
    """Backups of so many hours before noon."""
    return [Backup(Path(str(n)), NOON - timedelta(hours=h), n, "") for n, h in enumerate(hours)]


@pytest.mark.parametrize(
    ("hours", "gone"),
    [
        ([0, 0.1, 0.2], [0.2]),  # 12:00, 11:54, 11:48: the last of each hour stays
        ([0.5, 0.7, 1.5], [0.7]),
        ([0.5, 23.5], []),
        ([0.5, 25, 26, 27], [26, 27]),  # the day before: its last
        ([0.5, 24 * 8, 24 * 9], []),
        ([0.5, 24 * 15, 24 * 16], [24 * 16]),  # a Tuesday and a Monday of one week
        ([0.5, 24 * 92], [24 * 92]),
        ([24 * 400], []),  # the newest of all stays
        ([-48, 0.5, 0.7], [0.7]),  # made before the clock was set back
    ],
)
def test_backups_have_their_time(hours: list[float], gone: list[float]):
    assert ages(outlived(made_at(*hours), NOON)) == pytest.approx(gone)


@given(st.lists(st.integers(-100, 24 * 120), min_size=1, max_size=300))
def test_there_is_always_one_for_each_hour_day_and_week(hours: list[int]):
    every = made_at(*hours)
    gone = outlived(every, NOON)
    kept = [b for b in every if b not in gone]
    assert max(b.at for b in kept) == max(b.at for b in every)
    assert outlived(kept, NOON) == []
    recent = {(b.at.date(), b.at.hour) for b in every if NOON - b.at <= backups.HOURLY}
    assert recent <= {(b.at.date(), b.at.hour) for b in kept}
    past = [b for b in kept if b.at <= NOON]
    assert len(past) <= 25 + 15 + 14


# --- copies


def test_a_copy_is_made_of_what_was_read_where_the_file_is_gone(log: SqliteLog, tmp_path: Path):
    grow(log)
    grow(log)
    entries = list(log.read())
    log.path.unlink()
    copies.save_copy(log, entries, tmp_path / "copy.accord")
    with closing(SqliteLog.open(tmp_path / "copy.accord")) as copy:
        assert (list(copy.read()), copy.round_id, broken(copy)) == (entries, ROUND, {})
        grow(copy)


def test_a_copy_is_made_of_what_was_read_where_the_file_was_written_over(log: SqliteLog, tmp_path: Path):
    grow(log)
    older = tmp_path / "older.accord"
    log.save_copy(older)
    grow(log)
    entries = list(log.read())
    log.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    log.path.write_bytes(older.read_bytes())
    copies.save_copy(log, entries, tmp_path / "copy.accord")
    with closing(SqliteLog.open(tmp_path / "copy.accord")) as copy:
        assert list(copy.read()) == entries


@pytest.mark.parametrize("name", ["a.accord", "taken.accord", "no/such/folder.accord"])
def test_a_copy_goes_where_nothing_is(log: SqliteLog, tmp_path: Path, name: str):
    grow(log)
    (tmp_path / "taken.accord").write_text("mine")
    with pytest.raises((FileTaken, NoFile)):
        copies.save_copy(log, list(log.read()), tmp_path / name)
    assert (tmp_path / "taken.accord").read_text() == "mine"


# --- a file that is no longer the one that was opened


def test_nothing_is_written_into_a_file_that_lost_its_name(log: SqliteLog, tmp_path: Path):
    grow(log)
    log.path.rename(tmp_path / "elsewhere.accord")
    with pytest.raises(FileGone):
        grow(log)
    with pytest.raises(FileGone):
        log.changed()
    (tmp_path / "elsewhere.accord").rename(log.path)
    grow(log)
    assert log.head().seq == 2


def test_another_file_in_its_place_is_left_alone(log: SqliteLog, tmp_path: Path):
    grow(log)
    with closing(SqliteLog.create(tmp_path / "b.accord", ROUND)) as other:
        grow(other)
    before = (tmp_path / "b.accord").read_bytes()
    os.replace(tmp_path / "b.accord", log.path)
    with pytest.raises(FileReplaced):
        grow(log)
    assert log.path.read_bytes() == before


def test_an_older_history_in_its_place_is_not_gone_on_with(log: SqliteLog, tmp_path: Path):
    grow(log)
    older = tmp_path / "older.accord"
    log.save_copy(older)
    grow(log)
    with closing(SqliteLog.open(older)) as source:
        log.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        source.connection.backup(log.connection)  # as a restoring program does, into the very file
    with pytest.raises(FileReplaced):
        log.append([draft("c-9")], 2)
    with pytest.raises(FileReplaced):
        log.check()
