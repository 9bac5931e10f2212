"""Keeps the readable tables and their full-text search in the log's own file, so that anybody can open it.

They can be thrown away and rebuilt at any time, and say in `tables_upto` up to which entry they go. What is hidden is
not in the state and so never in them. Used on the store's thread, after the append has been acknowledged. What the
tables hold is said in layout.py.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from budget_app.domain.round import Round
from budget_app.history.findings import Finding, What
from budget_app.history.layout import OVERVIEW, SECTIONS, TABLES, Section, Table, rows_of
from budget_app.history.rows import Row
from budget_app.history.sqlite import SqliteLog
from budget_app.history.surroundings import translated

if TYPE_CHECKING:
    from sqlite_utils import Database

LAYOUT = hashlib.sha256(repr((TABLES, OVERVIEW)).encode()).hexdigest()[:16]
"""Which layout the tables have; tables of another one are rebuilt."""

_LARGEST = 2**63 - 1

Things = Mapping[str, object]


class Tables:
    """The readable tables of one log, as one window keeps them. Several windows may keep the same ones."""

    def __init__(self, log: SqliteLog) -> None:
        self._log = log
        self._known: list[Things] = []
        self._seq = 0

    def follow(self, state: Round, seq: int) -> None:
        """Bring the tables to `state`, which is the fold up to entry `seq`, writing only what changed.

        Nothing is done where they are further already, or where the file may only be read. O(things) to compare by
        identity, and as many rows as changed; once a window, where they lag, all rows. LogError.
        """
        if self._log.writable:
            self._write(state, seq, anew=False)

    def rebuild(self, state: Round, seq: int) -> None:
        """Throw the tables away and fill them from `state`, which is the fold up to entry `seq`. LogError."""
        self._write(state, seq, anew=True)

    def _write(self, state: Round, seq: int, *, anew: bool) -> None:
        now: list[Things] = [dict(section.things(state)) for section in SECTIONS]
        with translated(self._log.path), self._log.transaction():
            kept = None if anew else upto(self._log.connection)
            if kept is not None and kept > seq:
                return
            if kept is None or kept < self._seq or (not self._known and kept != seq):
                _rebuild(self._log.connection, state)
            elif self._known:
                for section, before, after in zip(SECTIONS, self._known, now, strict=True):
                    _replace(self._log.connection, section, before, after)
            if kept != seq:
                self._log.connection.execute("UPDATE tables_upto SET upto_seq = ?", [seq])
        self._known, self._seq = now, seq


def upto(connection: sqlite3.Connection) -> int | None:
    """Up to which entry the tables go; None where there are none, or of another layout."""
    try:
        row = connection.execute("SELECT upto_seq FROM tables_upto WHERE layout = ?", [LAYOUT]).fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return None  # no such table
    return row[0] if row else None


def differences(connection: sqlite3.Connection, state: Round, seq: int) -> list[Finding]:
    """Which tables of the file do not say what `state`, the fold up to entry `seq`, says. O(rows)."""
    findings: list[Finding] = []
    expected = rows_of(state)
    for table in TABLES:
        try:
            kept = Counter(connection.execute(f"SELECT {_names(table)} FROM {_quoted(table.name)}"))
        except (sqlite3.Error, UnicodeDecodeError) as error:
            findings.append(Finding(seq, What.TABLES, f"{table.name}: {error}"))
            continue
        if kept != Counter(_values(table, row) for row in expected[table.name]):
            findings.append(Finding(seq, What.TABLES, table.name))
    return findings


def search_differences(connection: sqlite3.Connection) -> list[Finding]:
    """Which full-text indexes do not hold what their table says. Asks FTS5 itself, which needs a writable database."""
    findings: list[Finding] = []
    for table in TABLES:
        if table.searched:
            index = f"{table.name}_fts"
            try:
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            except (sqlite3.Error, UnicodeDecodeError) as error:
                findings.append(Finding(0, What.SEARCH, f"{table.name}: {error}"))
    return findings


def search_upto(log: SqliteLog, words: str, seq: int) -> list[tuple[str, str]] | None:
    """As `search`; None where the tables do not go up to entry `seq` yet. LogError."""
    with translated(log.path):
        kept = upto(log.connection)
    return None if kept is None or kept < seq else search(log, words)


def search(log: SqliteLog, words: str, limit: int = 50) -> list[tuple[str, str]]:
    """What holds all of `words` (each may go on), best first, as (table, id): lines, goals and posts."""
    terms = " ".join('"' + word.replace('"', '""') + '"*' for word in words.replace("\0", " ").split())
    if not terms or upto(log.connection) is None:
        return []
    parts = " UNION ALL ".join(
        f"SELECT '{t.name}', {t.of}, rank FROM {t.name} JOIN {t.name}_fts AS i ON i.rowid = {t.name}.rowid"
        f" WHERE {t.name}_fts MATCH :terms"
        for t in TABLES
        if t.searched
    )
    with translated(log.path):
        found = log.connection.execute(
            f"{parts} ORDER BY rank LIMIT :limit", {"terms": terms, "limit": limit}
        )
        return [(name, of) for name, of, _ in found]


def _rebuild(connection: sqlite3.Connection, state: Round) -> None:
    database = _database(connection)
    connection.execute("DROP VIEW IF EXISTS overview")
    connection.execute("DROP TABLE IF EXISTS tables_upto")
    expected = rows_of(state)
    for table in TABLES:
        if table.searched:
            connection.execute(f"DROP TABLE IF EXISTS {table.name}_fts")
        connection.execute(f"DROP TABLE IF EXISTS {_quoted(table.name)}")
        one_row_each = table.key == (table.of,)
        kept = database.table(table.name).create(
            table.columns, pk=table.of if one_row_each else None, strict=True
        )
        if not one_row_each:
            kept.create_index([table.of])
        _insert(connection, table, iter(expected[table.name]))
        if table.searched:
            kept.enable_fts(table.searched, create_triggers=True, tokenize="unicode61 remove_diacritics 2")
    database.create_view("overview", OVERVIEW)
    connection.execute("CREATE TABLE tables_upto (upto_seq INTEGER NOT NULL, layout TEXT NOT NULL) STRICT")
    connection.execute("INSERT INTO tables_upto VALUES (-1, ?)", [LAYOUT])


def _replace(connection: sqlite3.Connection, section: Section, before: Things, after: Things) -> None:
    gone = [(id_,) for id_, thing in before.items() if id_ not in after or _differ(thing, after[id_])]
    new = [thing for id_, thing in after.items() if id_ not in before or _differ(before[id_], thing)]
    if not gone and not new:
        return
    rows = [section.rows(thing) for thing in new]
    for table in section.tables:
        connection.executemany(f"DELETE FROM {_quoted(table.name)} WHERE {table.of} = ?", gone)
        _insert(connection, table, (row for each in rows for row in each[table.name]))


def _differ(one: object, other: object) -> bool:
    return one is not other and one != other


def _insert(connection: sqlite3.Connection, table: Table, rows: Iterator[Row]) -> None:
    marks = ", ".join("?" * len(table.columns))
    sql = f"INSERT INTO {_quoted(table.name)} ({_names(table)}) VALUES ({marks})"
    connection.executemany(sql, (_values(table, row) for row in rows))


def _values(table: Table, row: Row) -> tuple[str | int | float | None, ...]:
    # An entry that somebody forged may hold a number too large for SQLite; the table then shows the largest.
    return tuple(
        max(-_LARGEST, min(value, _LARGEST)) if isinstance(value, int) else value
        for value in (row[name] for name in table.columns)
    )


def _names(table: Table) -> str:
    return ", ".join(map(_quoted, table.columns))


def _quoted(name: str) -> str:
    return f'"{name}"'


def _database(connection: sqlite3.Connection) -> "Database":
    from sqlite_utils import Database  # late, for a quick start: it takes 0.15 s

    return Database(connection, recursive_triggers=False, execute_plugins=False)
