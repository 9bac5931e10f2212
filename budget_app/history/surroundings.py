"""What SQLite and the system say when disk, lock or file fail, told as the errors of port.py.

A mistake of ours (wrong SQL, a refused constraint) is not translated: it must be seen.
"""

import errno
import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from budget_app.history.findings import Finding, What
from budget_app.history.port import (
    Busy,
    Damaged,
    DiskFull,
    FileGone,
    FileTaken,
    LogError,
    NoFile,
    NotALog,
    NotReadable,
    ReadOnly,
    Why,
    WriteFailed,
)

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISSING = {errno.ENOENT, errno.ENOTDIR}


@contextmanager
def translated(path: Path) -> Generator[None]:
    """Errors of SQLite and the system inside the block come out as LogError about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        told = _of_sqlite(error, path)
        if told is None:
            raise
        raise told from error
    except UnicodeDecodeError as error:  # a complaint of SQLite's in which it quotes what is damaged
        raise Damaged(path, [Finding(0, What.FILE, str(error))]) from error
    except OSError as error:
        raise _of_system(error, path) from error


def may(path: Path, how: int) -> bool:
    """Whether this person may do this (os.R_OK, os.W_OK) with the file or folder."""
    return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)


def is_unreadable_text(error: sqlite3.Error) -> bool:
    """Whether a text in the file is no UTF-8: Python's own complaint, which carries no code of SQLite's."""
    return isinstance(error, sqlite3.OperationalError) and "decode to UTF-8" in str(error)


def holders(path: Path) -> tuple[str, ...]:
    """Which other programs hold a lock on the log at `path`, "python (4711)"; empty where nobody tells (not Linux)."""
    nodes = {_inode(path), _inode(path.with_name(path.name + "-shm"))} - {0}
    try:
        locks = Path("/proc/locks").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return ()
    fields = [line.replace("-> ", "").split() for line in locks]
    who = {
        field[4]
        for field in fields
        if len(field) > 5 and field[3] == "WRITE" and int(field[5].rpartition(":")[2]) in nodes
    }
    return tuple(f"{_name(pid)} ({pid})" for pid in sorted(who - {str(os.getpid())}))


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _name(pid: str) -> str:
    try:
        return Path("/proc", pid, "comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return "?"


def _of_sqlite(error: sqlite3.Error, path: Path) -> LogError | None:
    code = getattr(error, "sqlite_errorcode", 0)
    detail = f"{error} ({getattr(error, 'sqlite_errorname', '')})"
    if is_unreadable_text(error) or code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_TOOBIG):
        return Damaged(path, [Finding(0, What.FILE, str(error))])
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return FileGone(path, detail)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return Busy(path, holders(path))
        case sqlite3.SQLITE_FULL:
            return DiskFull(path, detail)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ReadOnly(path, detail)
        case sqlite3.SQLITE_NOTADB:
            return NotALog(path, Why.NOT_A_DATABASE, detail)
        case sqlite3.SQLITE_CANTOPEN:
            return _cannot_open(path, detail)
        case sqlite3.SQLITE_IOERR:
            return WriteFailed(path, detail)
        case _:
            return None


def _cannot_open(path: Path, detail: str) -> LogError:
    folder = path.absolute().parent
    if not folder.is_dir():
        return NoFile(path, detail)
    if path.exists() and not may(path, os.R_OK):
        return NotReadable(path, detail)
    if not may(folder, os.W_OK):  # also where SQLite would have to make a side file in order to read
        return ReadOnly(path, detail)
    return WriteFailed(path, detail) if path.exists() else NoFile(path, detail)


def _of_system(error: OSError, path: Path) -> LogError:
    detail = error.strerror or str(error)
    if error.errno in _FULL:
        return DiskFull(path, detail)
    if error.errno in _FORBIDDEN:
        return ReadOnly(path, detail)
    if error.errno in _MISSING:
        return NoFile(path, detail)
    return FileTaken(path, detail) if error.errno == errno.EEXIST else WriteFailed(path, detail)
