"""The file a log is kept in: looking at it before anything is written, connecting, putting a new one in place.

A file that is not ours, cut short, made by a newer version or damaged is refused here, and not a byte of it is
changed: its header and all its pages are checked on connections that cannot write.
"""

import os
import sqlite3
import stat
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from budget_app.history import made
from budget_app.history.findings import Finding, What
from budget_app.history.port import (
    Damaged,
    FileGone,
    FileReplaced,
    FileTaken,
    NewerSchema,
    NotALog,
    NotReadable,
    Why,
)
from budget_app.history.sqlite_files import holds_files
from budget_app.history.surroundings import may, translated

APPLICATION_ID = 0x41434344  # "ACCD"
SCHEMA = 2  # how many steps schema.py knows; SQLite's user_version
BUSY_SECONDS = 10.0
SIDE_FILES = ("-wal", "-shm", "-journal")

_MOST_FINDINGS = 100


def inspect(path: Path) -> None:
    """Refuse what is no log of ours or does not hold together, without writing anything.

    NoFile, NotReadable, NotALog, NewerSchema, Damaged. Reads the whole file: about 1 s a GB.
    """
    identify(path)
    with translated(path), closing(connect(path, writing=False)) as connection:
        found = _page_findings(connection, "quick_check") or table_findings(connection)
    if found:
        raise Damaged(path, found)


def identify(path: Path) -> None:
    """Refuse what is no log of ours, by what the file says of itself: NoFile, NotReadable, NotALog, NewerSchema."""
    with translated(path):
        _check_kind(path)
        with closing(connect(path, writing=False, alone=True)) as connection:
            _check_header(path, connection)
        with closing(connect(path, writing=False)) as connection:
            _check_ids(path, connection)  # once more: a newer version may have written into the -wal only


def whole_findings(connection: sqlite3.Connection) -> list[Finding]:
    """What SQLite's own check of every page finds, indexes against their tables included."""
    return _page_findings(connection, "integrity_check")


def _page_findings(connection: sqlite3.Connection, check: str) -> list[Finding]:
    rows = connection.execute(f"PRAGMA {check}({_MOST_FINDINGS})").fetchall()
    return [Finding(0, What.FILE, str(row[0])) for row in rows if row != ("ok",)]


def table_findings(connection: sqlite3.Connection) -> list[Finding]:
    """Which of the log's tables are not as they were made."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')"))
    tables = made.TABLES | made.FILES if holds_files(connection) else made.TABLES
    return [Finding(0, What.FILE, name) for name, sql in tables.items() if found.get(name) != sql]


def guard_findings(connection: sqlite3.Connection) -> list[Finding]:
    """Which guards against change are gone, altered, or not ours."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('entries', 'files')"
    found = dict(connection.execute(sql))
    guards = made.GUARDS | made.FILE_GUARDS if holds_files(connection) else made.GUARDS
    names = sorted({*found, *guards})
    return [Finding(0, What.GUARDS, name) for name in names if found.get(name) != guards.get(name)]


def _check_kind(path: Path) -> None:
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise NotALog(path, Why.FOLDER)
    if not stat.S_ISREG(about.st_mode):
        raise NotALog(path, Why.NOT_A_DATABASE)
    if not may(path, os.R_OK):
        raise NotReadable(path)
    if about.st_size == 0:  # SQLite would take it for a healthy empty database
        raise NotALog(path, Why.EMPTY)


def _check_header(path: Path, connection: sqlite3.Connection) -> None:
    # Never by opening the file ourselves: closing it would drop the locks of every connection in this process.
    connection.execute("PRAGMA writable_schema = ON")  # lets SQLite read the header of a file that was cut
    _check_ids(path, connection)
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    connection.execute("PRAGMA writable_schema = OFF")
    # Beside a -wal the last pages may not have come into the file yet; then SQLite's own check must tell.
    if not has_wal(path) and (path.stat().st_size < pages * size or _lacks_pages(connection)):
        raise NotALog(path, Why.CUT_SHORT, f"{path.stat().st_size} bytes")


def _lacks_pages(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA page_count").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CORRUPT:
            return True
        raise
    return False


def _check_ids(path: Path, connection: sqlite3.Connection) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise NotALog(path, Why.OTHER_APPLICATION, f"application_id {application & 0xFFFFFFFF:#010x}")
    if version > SCHEMA:
        raise NewerSchema(path, version, SCHEMA)
    if version < 1:
        raise Damaged(path, [Finding(0, What.FILE, f"user_version {version}")])


def connect(
    path: Path, *, writing: bool, alone: bool = False, busy_seconds: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """A connection in which every transaction is written out; to be used from the thread that made it.

    Reading a file that nobody has open (or `alone`: the file without its -wal) leaves nothing beside it: SQLite's
    `immutable`, no lock and no side files.
    """
    alone = alone or not has_wal(path)
    how = "mode=rw" if writing else "mode=ro&immutable=1" if alone else "mode=ro"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None, timeout=busy_seconds
    )
    try:
        connection.execute("PRAGMA cell_size_check = ON")
        if writing:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA recursive_triggers = ON")
            connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise
    return connection


def has_wal(path: Path) -> bool:
    """Whether somebody has the file open for writing, or left it without closing."""
    return path.with_name(path.name + "-wal").exists()


def may_write(path: Path) -> bool:
    """Whether this person may write the file and, as SQLite must, beside it."""
    return may(path, os.W_OK) and may(path.absolute().parent, os.W_OK)


def signature(path: Path) -> tuple[int, ...]:
    """What changes when somebody else writes the file: for a reader that takes no lock."""
    try:
        about = path.stat()
    except OSError:
        return ()
    return (about.st_ino, about.st_size, about.st_mtime_ns, has_wal(path))


def place(path: Path) -> tuple[int, int]:
    """Which file lies there: the same as long as it is neither deleted, moved nor replaced; (0, 0) where none does."""
    try:
        about = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return (0, 0)
    return (about.st_dev, about.st_ino)


def check_place(path: Path, opened: tuple[int, int]) -> None:
    """FileGone or FileReplaced where the file that was `opened` lies there no more.

    SQLite goes on writing into a file that has lost its name: what it keeps there, nobody finds again.
    """
    now = place(path)
    if now == (0, 0):
        raise FileGone(path)
    if now != opened:
        raise FileReplaced(path)


def connect_new(path: Path) -> sqlite3.Connection:
    """A connection to a file that is only just being made: `making` brings it to the disk, once and whole."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    return connection


@contextmanager
def making(path: Path) -> Generator[Path]:
    """Where to make a new file that is put at `path` when the block ends well: wholly or not at all.

    FileTaken where a file lies there, or a -wal that SQLite would take for the new one's.
    """
    for name in (path.name, *(path.name + side for side in SIDE_FILES)):
        if path.with_name(name).exists():
            raise FileTaken(path.with_name(name))
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield new
        _sync(new)
        _place(new, path)
    finally:
        for name in (new.name, *(new.name + side for side in SIDE_FILES)):
            new.with_name(name).unlink(missing_ok=True)


def _place(new: Path, path: Path) -> None:
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:  # no hard links on this kind of disk
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        os.replace(new, path)
    if os.name == "posix":  # the name is as durable as the file only then
        _sync(path.absolute().parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
