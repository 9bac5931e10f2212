"""Attached files in the file of a log: kept in the transaction of their entries, read by their digest.

Whether bytes are still the ones that were attached is asked in files.py.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from budget_app.history.files import digest_of_file
from budget_app.history.port import Damaged, LogError
from budget_app.history.surroundings import translated

_INSERT = "INSERT INTO files (digest, size, bytes) VALUES (?, ?, ?)"

Kept = tuple[str, int, bytes]


def keep(connection: sqlite3.Connection, files: Sequence[bytes]) -> None:
    """Keep these, inside the caller's transaction; what is there already stays once."""
    put(connection, ((digest_of_file(each), len(each), each) for each in files))


def put(connection: sqlite3.Connection, files: Iterable[Kept]) -> None:
    """Files with digest and size, as `left` gives them."""
    connection.executemany(_INSERT, files)


def read(connection: sqlite3.Connection, path: Path, digest: str) -> bytes | None:
    """The bytes kept under this digest; None where there are none or they cannot be read. LogError."""
    try:
        with translated(path):
            if not holds_files(connection):
                return None
            row = connection.execute("SELECT bytes FROM files WHERE digest = ?", [digest]).fetchone()
    except Damaged:
        return None  # as good as not there, and named by `verify`
    return row[0] if row else None


def left(connection: sqlite3.Connection, path: Path) -> Iterator[Kept]:
    """Every file as far as it can still be read: for a copy of a log whose own file is lost."""
    try:
        with translated(path):
            sql = "SELECT digest FROM files" if holds_files(connection) else "SELECT '' WHERE 0"
            digests = [row[0] for row in connection.execute(sql)]
    except LogError:
        return
    for digest in digests:
        content = read(connection, path, digest)
        if content is not None:
            yield digest, len(content), content


def holds_files(connection: sqlite3.Connection) -> bool:
    """Whether the file has had the step that brought attached files."""
    return connection.execute("PRAGMA user_version").fetchone()[0] >= 2
