"""How far each person has read: kept in the round's file beside its history, never in it.

A mark decides nothing and is nobody else's business, and reading would otherwise fill the history and move its
fingerprint; in the file it still goes wherever the round goes, also to another machine. Used on the store's thread.
What is marked is said by whoever reads (ui/reading.py).
"""

import sqlite3
from collections.abc import Mapping

from budget_app.history.sqlite import SqliteLog
from budget_app.history.surroundings import translated

_TABLE = (
    "CREATE TABLE IF NOT EXISTS read_marks "
    "(person TEXT NOT NULL, thing TEXT NOT NULL, upto INTEGER NOT NULL, PRIMARY KEY (person, thing)) STRICT"
)
_KEEP = (
    "INSERT INTO read_marks VALUES (?, ?, ?) "
    "ON CONFLICT (person, thing) DO UPDATE SET upto = max(upto, excluded.upto)"
)


class Marks:
    """The marks in the file of one log."""

    def __init__(self, log: SqliteLog) -> None:
        self._log = log

    def of(self, person: str) -> dict[str, int]:
        """Up to which entry the person has read each thing; what was never read is not there. LogError."""
        sql = "SELECT thing, upto FROM read_marks WHERE person = ?"
        with translated(self._log.path):
            try:
                return dict(self._log.connection.execute(sql, [person]))
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                    raise
                return {}  # nobody has read anything yet

    def keep(self, person: str, marks: Mapping[str, int]) -> None:
        """Keep these; no mark ever goes back. Nothing is done where the file may only be read. LogError."""
        if not self._log.writable:
            return
        with translated(self._log.path), self._log.transaction():
            self._log.connection.execute(_TABLE)
            self._log.connection.executemany(_KEEP, [(person, *mark) for mark in marks.items()])
