"""Verify names what does not hold, whatever the damage, and never fails; a sound file gives its fingerprint."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from budget_app.domain.talk import WritePost
from budget_app.history import chain
from budget_app.history.findings import What
from budget_app.history.layout import TABLES
from budget_app.history.port import Damaged, LogError
from budget_app.history.sqlite import SqliteLog
from budget_app.history.tables import Tables
from budget_app.history.verify import verify, verify_file
from tests.history.played import asked, decided, opened

Contents = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a closed log with a whole round and its readable tables."""
    path = tmp_path_factory.mktemp("whole") / "a.accord"
    with closing(SqliteLog.create(path, "round-1")) as log:
        played = opened(log)
        tables = Tables(log)
        asked(played)
        tables.follow(played.state, played.seq)
        decided(played)
        tables.follow(played.state, played.seq)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    copy = tmp_path / "a.accord"
    copy.write_bytes(whole)
    return copy


def by_hand(path: Path, *sql: str) -> None:
    """What somebody does who knows SQLite and has taken the guards away and put them back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as client:
        guards = client.execute(
            "SELECT name, sql FROM sqlite_master WHERE name GLOB 'entries_[ksf]*'"
        ).fetchall()
        for name, _ in guards:
            client.execute(f"DROP TRIGGER {name}")
        for statement in sql:
            client.execute(statement)
        for _, guard in guards:
            client.execute(guard)


def found(path: Path) -> set[tuple[int, What]]:
    before = path.read_bytes()
    findings = verify_file(path).findings
    assert path.read_bytes() == before
    return {(finding.seq, finding.what) for finding in findings}


def test_a_sound_file_gives_its_fingerprint(path: Path) -> None:
    report = verify_file(path)
    assert report.findings == ()
    with closing(SqliteLog.open(path)) as log:
        assert report.head == log.head()
        assert report.fingerprint == chain.fingerprint(log.head().hash)
        assert verify(log) == report


def test_a_file_is_verified_while_it_is_open(path: Path) -> None:
    with closing(SqliteLog.open(path)) as log:
        assert verify_file(path).head == log.head()
        assert verify_file(path).findings == ()


def test_a_log_without_readable_tables_is_sound(tmp_path: Path) -> None:
    with closing(SqliteLog.create(tmp_path / "a.accord", "round-1")) as log:
        asked(opened(log))
    assert verify_file(tmp_path / "a.accord").findings == ()


def test_tables_that_lag_are_compared_where_they_stand(tmp_path: Path) -> None:
    with closing(SqliteLog.create(tmp_path / "a.accord", "round-1")) as log:
        played = opened(log)
        Tables(log).follow(played.state, played.seq)
        asked(played)
    assert verify_file(tmp_path / "a.accord").findings == ()
    by_hand(tmp_path / "a.accord", "UPDATE goals SET weight = 0.5 WHERE id = 'g-1'")
    assert found(tmp_path / "a.accord") == {(4, What.TABLES)}


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE entries SET actor = 'eve' WHERE seq = 8", {(8, What.CHAIN)}),
        (
            "UPDATE entries SET body = replace(body, '2000000', '9000000') WHERE kind = 'line_drafted'",
            {(5, What.BODY)},
        ),
        ("UPDATE entries SET hash = upper(hash) WHERE seq = 3", {(3, What.CHAIN), (4, What.CHAIN)}),
        ("UPDATE entries SET round = 'round-2' WHERE seq = 2", {(2, What.OTHER_ROUND)}),
        ("UPDATE entries SET subject = 'l' || char(10) WHERE seq = 6", {(6, What.HEADER)}),
        ("DELETE FROM entries WHERE seq = 12", {(13, What.GAP)}),
        ("UPDATE tables_upto SET upto_seq = 1000", {(0, What.TABLES)}),
        ("UPDATE tiers SET amount = 1", {(22, What.TABLES)}),
        ("DROP TABLE allocations", {(22, What.TABLES)}),
        ("DROP TABLE lines_fts", {(0, What.SEARCH)}),
        ("DELETE FROM lines_fts_data WHERE id > 10", {(0, What.SEARCH)}),
        ("CREATE TRIGGER mine AFTER INSERT ON entries BEGIN SELECT 1; END", {(0, What.GUARDS)}),
        ("DELETE FROM log", {(0, What.FILE)}),
    ],
)
def test_what_was_done_by_hand_is_named(path: Path, sql: str, expected: set[tuple[int, What]]) -> None:
    by_hand(path, sql)
    assert expected <= found(path)


def test_guards_that_are_gone_are_named(path: Path) -> None:
    with closing(sqlite3.connect(path)) as client:
        client.execute("DROP TRIGGER entries_follow")
    assert [(f.what, f.detail) for f in verify_file(path).findings] == [(What.GUARDS, "entries_follow")]


def test_the_newest_entries_cut_off_show_in_the_tables_and_the_fingerprint(path: Path) -> None:
    before = verify_file(path).fingerprint
    by_hand(path, "DELETE FROM entries WHERE seq > 20")
    assert found(path) == {(0, What.TABLES)}
    assert verify_file(path).fingerprint != before


def contents(path: Path) -> Contents:
    """Everything that can be read of log and tables."""
    with closing(SqliteLog.open(path)) as log:
        read: Contents = {"entries": [(log.round_id,), *((entry,) for entry in log.read())]}
        for table in TABLES:
            read[table.name] = log.connection.execute(
                f'SELECT * FROM "{table.name}" ORDER BY 1, 2'
            ).fetchall()
        return read


def flips(whole: bytes, path: Path, seed: int, count: int) -> Iterator[int]:
    """Write the file with one bit flipped, `count` times; the bit each time. Half of them lie where there is data."""
    chance = random.Random(seed)
    filled = [at for at, byte in enumerate(whole) if byte]
    for number in range(count):
        at = chance.choice(filled) if number % 2 else chance.randrange(len(whole))
        bit = at * 8 + chance.randrange(8)
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        path.write_bytes(data)
        yield bit


def harmless_or_named(path: Path, sound: Contents) -> str:
    """ "named" where opening or verify says something, "harmless" where all reads the same; else a failure."""
    try:
        if verify_file(path).findings:
            return "named"
    except LogError:
        return "named"
    assert contents(path) == sound
    return "harmless"


def test_each_of_sixty_flipped_bits_is_harmless_or_named(tmp_path: Path, path: Path, whole: bytes) -> None:
    sound = contents(path)
    flipped = tmp_path / "flipped.accord"
    outcomes = {bit: harmless_or_named(flipped, sound) for bit in flips(whole, flipped, seed=7, count=60)}
    assert set(outcomes.values()) == {"named", "harmless"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:4096] + bytes(4096) + data[8192:],
        lambda data: data[:-4096] + bytes(4096),
        lambda data: data[:20480] + b"\xff" * 40960 + data[61440:],
        lambda data: data[:100] + random.Random(1).randbytes(len(data) - 100),
    ],
)
def test_pages_overwritten_are_named(path: Path, whole: bytes, damage: Callable[[bytes], bytes]) -> None:
    path.write_bytes(damage(whole))
    with pytest.raises(Damaged):
        SqliteLog.open(path)
    assert verify_file(path).findings


def test_entries_on_a_lost_page_are_named_and_the_others_still_read(tmp_path: Path) -> None:
    path = tmp_path / "a.accord"
    with closing(SqliteLog.create(path, "round-1")) as log:
        played = opened(log)
        for number in range(60):
            played.does("ana", WritePost(post=f"p-{number}", about="g-1", text="again and again " * 10))
        root = log.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entries'").fetchone()[
            0
        ]
        count = played.seq
    data = path.read_bytes()
    # The root of the table's tree holds the offset of its first cell, which begins with the child's page number.
    page = (root - 1) * 4096
    cell = page + int.from_bytes(data[page + 12 : page + 14])
    child = (int.from_bytes(data[cell : cell + 4]) - 1) * 4096
    path.write_bytes(data[:child] + bytes(4096) + data[child + 4096 :])
    report = verify_file(path)
    unreadable = {finding.seq for finding in report.findings if finding.what is What.UNREADABLE}
    assert unreadable == set(range(1, len(unreadable) + 1))
    assert 0 < len(unreadable) < count
    assert report.head.seq == count
