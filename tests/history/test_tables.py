"""The readable tables: they say what the entries say, follow with what changed, and can be thrown away."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
import sqlite_utils

from budget_app.domain.attachments import AttachFile
from budget_app.domain.decision import Allocate, ClearAllocation
from budget_app.domain.departments import ChangeDepartment
from budget_app.domain.follow_up import ReviseDecision
from budget_app.domain.lines import LineFields
from budget_app.domain.packages import Package, Said
from budget_app.domain.phases import MovePhase
from budget_app.domain.requests import DraftLine, ReviseLine
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.domain.talk import EditPost
from budget_app.domain.terms import Amendment
from budget_app.history import tables
from budget_app.history.files import digest_of_file
from budget_app.history.findings import What
from budget_app.history.layout import TABLES, rows_of
from budget_app.history.sqlite import SqliteLog
from budget_app.history.tables import Tables, differences, search, search_differences
from tests.history.played import Played, asked, decided, opened


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    with closing(SqliteLog.create(tmp_path / "a.accord", "round-1")) as made:
        yield made


@pytest.fixture
def played(log: SqliteLog) -> Played:
    """A round with lines and posts, not yet decided."""
    started = opened(log)
    asked(started)
    return started


def holds(log: SqliteLog, played: Played) -> bool:
    """Whether tables and search say what the state says, up to its entry."""
    return (
        tables.upto(log.connection) == played.seq
        and differences(log.connection, played.state, played.seq) == []
        and search_differences(log.connection) == []
    )


def attach(played: Played) -> None:
    """Ana attaches an offer of one byte to her line."""
    digest = digest_of_file(b"x")
    played.does("ana", AttachFile(line="l-1", digest=digest, name="Offer 展.pdf", size=1), files=[b"x"])


def values(log: SqliteLog, sql: str) -> list[tuple[object, ...]]:
    return log.connection.execute(sql).fetchall()


def test_attached_files_are_found_by_their_name(log: SqliteLog, played: Played) -> None:
    attach(played)
    Tables(log).follow(played.state, played.seq)
    assert search(log, "offer") == [("attachments", "l-1")]
    assert values(log, "SELECT line, name, size FROM attachments") == [("l-1", "Offer 展.pdf", 1)]
    assert holds(log, played)


def test_an_empty_round_has_empty_tables() -> None:
    assert rows_of(Round()) == {table.name: [] for table in TABLES}


def test_rows_have_exactly_the_columns_of_their_table(log: SqliteLog, played: Played) -> None:
    attach(played)
    decided(played)
    played.does("eve", ReviseDecision(line="l-2", amount=6_000_00, reason="cheaper"))
    rows = rows_of(played.state)
    of_their_own = {"deadlines", "amendments", "packages", "brought", "points"}
    assert all(rows[table.name] for table in TABLES if table.name not in of_their_own)
    for table in TABLES:
        assert all(set(row) == set(table.columns) for row in rows[table.name]), table.name


def test_what_the_tables_say(log: SqliteLog, played: Played) -> None:
    decided(played)
    played.does("eve", ReviseDecision(line="l-2", amount=6_000_00, reason="cheaper"))
    Tables(log).follow(played.state, played.seq)
    assert values(log, "SELECT name, currency, decimals, fund, available FROM round") == [
        ("2027 – 预算", "EUR", 2, 100_000_00, 95_000_00)
    ]
    assert values(log, "SELECT level, amount, buys FROM tiers WHERE line = 'l-1' ORDER BY amount") == [
        ("minimum", 10_000_00, "two"),
        ("requested", 20_000_00, ""),
        ("stretch", 30_000_00, ""),
    ]
    assert values(log, "SELECT goal, minimum, requested, stretch, confidence, cannot_say FROM links") == [
        ("g-1", 1.5, 3.0, None, 0.8, 0),
        ("g-2", None, None, None, None, 1),
    ]
    assert values(log, "SELECT line, tie, other FROM ties") == [("l-2", "requires", "l-1")]
    assert values(log, "SELECT department, share, joined FROM sponsors") == [("M", 30, 1)]
    assert values(log, "SELECT months, extra FROM lines WHERE id = 'l-1'") == [
        ("1 2", '{"Cost centre":"4711"}')
    ]
    assert values(log, "SELECT roles, department FROM people WHERE id = 'fay'") == [("finance executive", "")]
    assert values(log, "SELECT person FROM signatures") == [("eve",)]
    assert values(log, "SELECT code, status, requested, granted, reason FROM overview") == [
        ("M-001", "submitted", 7000.0, 6000.0, ""),
        ("S-001", "submitted", 20000.0, 15000.0, "half now"),
        ("S-002", "withdrawn", 0.01, None, None),
    ]


def test_following_writes_what_changed_and_nothing_else(log: SqliteLog, played: Played) -> None:
    window = Tables(log)
    window.follow(played.state, played.seq)
    assert holds(log, played)
    written = log.connection.total_changes
    played.does("ana", ReviseLine(line="l-1", fields=LineFields(title="Vans")))
    appended = log.connection.total_changes - written
    window.follow(played.state, played.seq)
    assert holds(log, played)
    # one line, its three tiers, link and sponsor, out and in; what full-text search keeps; how far it goes
    assert log.connection.total_changes - written - appended < 60
    assert search(log, "vans") == [("lines", "l-1")]
    assert search(log, "trucks") == [("posts", "p-1")]


def test_what_is_taken_back_leaves_the_tables(log: SqliteLog, played: Played) -> None:
    window = Tables(log)
    decided(played)
    window.follow(played.state, played.seq)
    del played.state.allocations["l-1"]
    played.state.signatures.clear()
    window.follow(played.state, played.seq)
    assert values(log, "SELECT line FROM allocations") == [("l-2",)]
    assert values(log, "SELECT * FROM signatures") == []


@pytest.mark.parametrize("second_follows", [True, False])
def test_two_windows_keep_the_same_tables(log: SqliteLog, played: Played, *, second_follows: bool) -> None:
    with closing(SqliteLog.open(log.path)) as other:
        one, two = Tables(log), Tables(other)
        one.follow(played.state, played.seq)
        early, early_seq = played.state.copied(), played.seq
        if second_follows:
            two.follow(early, early_seq)
        played.does("ana", EditPost(post="p-2", text="Because of the move"))
        one.follow(played.state, played.seq)
        two.follow(early, early_seq)  # late: the tables are further already
        assert holds(log, played)
        played.does("fay", ChangeDepartment(department="S", name="Sales east"))
        two.follow(played.state, played.seq)
        assert holds(log, played)
        one.follow(played.state, played.seq)
        assert holds(log, played)


def test_tables_that_lag_are_filled_when_a_window_opens(log: SqliteLog, played: Played) -> None:
    Tables(log).follow(played.state, played.seq)
    decided(played)
    Tables(log).follow(played.state, played.seq)
    assert holds(log, played)


def test_tables_of_another_layout_are_rebuilt(log: SqliteLog, played: Played) -> None:
    window = Tables(log)
    window.follow(played.state, played.seq)
    log.connection.execute("UPDATE tables_upto SET layout = 'older'")
    assert tables.upto(log.connection) is None
    assert search(log, "trucks") == []
    window.follow(played.state, played.seq)
    assert holds(log, played)


def test_tables_changed_by_hand_are_found_and_rebuilt(log: SqliteLog, played: Played) -> None:
    window = Tables(log)
    window.follow(played.state, played.seq)
    log.connection.execute("UPDATE tiers SET amount = amount + 1 WHERE level = 'stretch'")
    log.connection.execute("DELETE FROM people WHERE id = 'ana'")
    log.connection.execute("DROP TABLE posts_fts")
    assert [f.detail for f in differences(log.connection, played.state, played.seq)] == ["people", "tiers"]
    assert [(f.what, f.detail.split(":")[0]) for f in search_differences(log.connection)] == [
        (What.SEARCH, "posts")
    ]
    log.connection.execute("DROP TABLE links")
    assert "links: no such table: links" in [
        f.detail for f in differences(log.connection, played.state, played.seq)
    ]
    window.rebuild(played.state, played.seq)
    assert holds(log, played)


def test_an_amount_too_large_for_the_file_does_no_harm(log: SqliteLog, played: Played) -> None:
    line = played.state.lines["l-1"]
    played.state.lines["l-1"] = msgspec.structs.replace(line, stretch=10**30)
    Tables(log).follow(played.state, played.seq)
    assert values(log, "SELECT stretch FROM lines WHERE id = 'l-1'") == [(2**63 - 1,)]
    assert holds(log, played)


def test_a_failed_follow_changes_nothing_and_the_next_one_mends_it(log: SqliteLog, played: Played) -> None:
    window = Tables(log)
    window.follow(played.state, played.seq)
    before = values(log, "SELECT * FROM lines ORDER BY id")
    log.connection.execute(
        "CREATE TEMP TRIGGER stop BEFORE INSERT ON lines BEGIN SELECT RAISE(ABORT, 'stop'); END"
    )
    played.does("ana", ReviseLine(line="l-1", fields=LineFields(title="Vans")))
    with pytest.raises(Exception, match="stop"):
        window.follow(played.state, played.seq)
    assert values(log, "SELECT * FROM lines ORDER BY id") == before
    log.connection.execute("DROP TRIGGER stop")
    window.follow(played.state, played.seq)
    assert holds(log, played)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("truck", [("lines", "l-1"), ("posts", "p-1")]),
        ("TRUCKS four", [("posts", "p-1")]),
        ("展会", [("lines", "l-2")]),
        ("S-001", [("lines", "l-1")]),
        ("customers", [("goals", "g-2")]),
        ("depot nowhere", []),
        ("", []),
        ('" OR * AND (', []),
        ("NEAR(", []),
        ("a\0b", []),
    ],
)
def test_search(log: SqliteLog, played: Played, words: str, found: list[tuple[str, str]]) -> None:
    Tables(log).follow(played.state, played.seq)
    assert sorted(search(log, words)) == sorted(found)


def test_anybody_can_read_the_file_with_sqlite_utils(log: SqliteLog, played: Played) -> None:
    Tables(log).follow(played.state, played.seq)
    with closing(sqlite_utils.Database(log.path)) as other:
        assert {table.name for table in TABLES} <= set(other.table_names())
        assert [row["id"] for row in other.table("lines").search("trucks")] == ["l-1"]
    told = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "rows", os.fspath(log.path), "overview", "--csv"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "S-001,S,Trucks $x$ <b> =1+1,submitted,20000.0,,EUR," in told.stdout


def test_many_new_lines_at_once(log: SqliteLog, played: Played) -> None:
    window = Tables(log)
    window.follow(played.state, played.seq)
    many = [
        DraftLine(line=f"n-{n}", department="S", fields=LineFields(title=f"Line {n}", requested=n + 1))
        for n in range(40)
    ]
    played.does("ana", *many)
    window.follow(played.state, played.seq)
    assert holds(log, played)


def test_clearing_a_decision(log: SqliteLog, played: Played) -> None:
    window = Tables(log)
    played.does("fay", MovePhase(phase=Phase.DECISION))
    played.does("eve", Allocate(line="l-1", amount=1, reason="little"))
    window.follow(played.state, played.seq)
    played.does("eve", ClearAllocation(line="l-1"))
    window.follow(played.state, played.seq)
    assert values(log, "SELECT * FROM allocations") == []
    assert holds(log, played)


def test_an_amendment_is_a_row_of_its_own() -> None:
    waiting = Amendment("a", "eve", "2026-11-23", "more is there", fund=1, agreed=("dana", "tom"))
    (row,) = rows_of(Round(amendments={"a": waiting}))["amendments"]
    (table,) = (table for table in TABLES if table.name == "amendments")
    assert set(row) == set(table.columns)
    assert (row["outcome"], row["agreed"], row["reserve"]) == ("waiting", "dana tom", None)


def test_what_was_brought_in_is_kept_with_what_it_touched() -> None:
    brought = Package(
        "p1", "dana", "S", "nina", "2026-11-23", ("a", "b"), ("l-1",), Said.CONTESTED, "An old one"
    )
    rows = rows_of(Round(packages={"p1": brought}))
    for name in ("packages", "brought"):
        (row,), (table,) = rows[name], (table for table in TABLES if table.name == name)
        assert set(row) == set(table.columns)
    assert (rows["packages"][0]["commands"], rows["packages"][0]["said"]) == ("a b", "contested")
    assert rows["brought"] == [{"package": "p1", "thing": "l-1"}]
