"""A long history read ahead is what reading it row by row gives, also from a damaged file and while others write."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from budget_app.history import ahead
from budget_app.history.port import Entry, NoFile
from budget_app.history.sqlite import SqliteLog
from tests.support.log_contract import ROUND, draft, sealed

TEXTS = (
    '{"a":1}',
    '{"title":"\\"=1+1\\" \\\\ $ <b>"}',
    '{"title":"预算 מרקטינג 🎯\u2028"}',
    '{"t":"\\u0007\\n"}',
    "[" * 300,
)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    with closing(SqliteLog.create(tmp_path / "round.accord", ROUND)) as made:
        for seq, body in enumerate(TEXTS):
            made.append([draft(f"c-{seq}", body)], seq)
        made.append([sealed("c-sealed")], len(TEXTS))
        yield made


def rows_of(log: SqliteLog, size: int, asked: list[int]) -> ahead.Rows:
    def rows(after: int) -> list[Entry]:
        asked.append(after)
        return list(log.read(after))[:size]

    return rows


def read_ahead(log: SqliteLog, size: int, after: int = 0) -> tuple[list[list[Entry]], list[int]]:
    """The batches, and behind which entries the reader of rows had to help."""
    asked: list[int] = []
    return list(ahead.batches(log.path, after, size, rows_of(log, size, asked))), asked


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 100])
@pytest.mark.parametrize("after", [0, 4, 6])
def test_ahead_is_what_row_by_row_gives(log: SqliteLog, size: int, after: int) -> None:
    batches, helped = read_ahead(log, size, after)
    assert [entry for batch in batches for entry in batch] == list(log.read(after))
    assert {len(batch) for batch in batches[:-1]} <= {size}
    assert not helped


@pytest.mark.parametrize("damage", ["CAST(x'7bff7d' AS TEXT)", "x'7b7d'"], ids=["no UTF-8", "bytes for text"])
def test_what_no_json_holds_is_read_by_rows_and_the_rest_goes_on(log: SqliteLog, damage: str) -> None:
    with closing(sqlite3.connect(log.path, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'entries'")
        for (trigger,) in other.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            other.execute(f"DROP TRIGGER [{trigger}]")
    with closing(sqlite3.connect(log.path, isolation_level=None)) as other:
        other.execute(f"UPDATE entries SET body = {damage} WHERE seq = 3")
    batches, helped = read_ahead(log, 2)
    assert helped == [2]
    assert [entry for batch in batches for entry in batch] == list(log.read())
    assert [len(batch) for batch in batches] == [2, 2, 2, 0]


def test_what_others_write_meanwhile_is_read_too(log: SqliteLog) -> None:
    reading = ahead.batches(log.path, 0, 3, rows_of(log, 3, []))
    first = next(reading)
    log.append([draft("c-late")], 6)
    rest = [entry for batch in reading for entry in batch]
    assert [entry.seq for entry in [*first, *rest]] == [1, 2, 3, 4, 5, 6, 7]


def test_who_stops_reading_leaves_no_thread_and_no_connection(log: SqliteLog) -> None:
    before = threading.active_count()
    reading = ahead.batches(log.path, 0, 1, rows_of(log, 1, []))
    next(reading)
    assert threading.active_count() == before + 1
    reading.close()
    assert threading.active_count() == before


def test_a_file_that_is_gone_meanwhile_is_told_as_such(log: SqliteLog, tmp_path: Path) -> None:
    with pytest.raises(NoFile):
        list(ahead.batches(tmp_path / "nobody.accord", 0, 1, rows_of(log, 1, [])))
