"""Copies of a log in another file: whole, checked, and never over a file that is there.

When a copy is made, and where it goes, is said elsewhere.
"""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from budget_app.history import file, sqlite_files
from budget_app.history.findings import Finding, What
from budget_app.history.port import Busy, Damaged, Entry, FileGone, FileReplaced, WriteFailed
from budget_app.history.sqlite import INSERT, SqliteLog
from budget_app.history.surroundings import translated


def save_copy(log: SqliteLog, entries: Sequence[Entry], path: Path) -> None:
    """A copy of `log` at `path` that holds the `entries` read from it, also where its own file no longer does.

    FileTaken where `path` exists, and what else hinders writing there; Damaged where the entries leave a gap.
    """
    try:
        log.check()
        log.save_copy(path)
    except (FileGone, FileReplaced, Damaged, Busy, WriteFailed):
        _write(log, entries, path)
        return
    if entries and not _holds(path, entries[-1]):
        path.unlink()
        _write(log, entries, path)


def copy_file(source: Path, path: Path) -> None:
    """A copy of the log in `source`, which nobody writes, at `path`; FileTaken where that exists."""
    with closing(SqliteLog.open_as_is(source)) as log:
        log.save_copy(path)


def _holds(path: Path, entry: Entry) -> bool:
    with closing(SqliteLog.open_as_is(path)) as copy:
        return copy.one(entry.seq) == entry


def _write(log: SqliteLog, entries: Sequence[Entry], path: Path) -> None:
    gap = next((e.seq for n, e in enumerate(entries, 1) if e.seq != n), 0)
    if gap:
        raise Damaged(path, [Finding(gap, What.GAP)])
    from budget_app.history import schema  # late, for a quick start: sqlite-utils takes 0.15 s

    with translated(path), file.making(path) as made, closing(file.connect_new(made)) as connection:
        schema.build(connection, log.round_id)
        connection.execute("BEGIN")
        connection.executemany(INSERT, map(msgspec.structs.astuple, entries))
        sqlite_files.put(connection, sqlite_files.left(log.connection, log.path))
        connection.execute("COMMIT")
