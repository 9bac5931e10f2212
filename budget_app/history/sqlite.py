"""A log in one SQLite file (.accord), shared by any number of windows and processes on one machine.

A log is used from the thread that opened it: the store's thread, never the window's. How the file is checked and
connected to is in file.py, its tables in schema.py.
"""

import sqlite3
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import starmap
from pathlib import Path

import msgspec

from budget_app.history import ahead, chain, file, sqlite_files
from budget_app.history.findings import Finding, What
from budget_app.history.port import Damaged, Draft, Entry, FileReplaced, Head, MovedOn, ReadOnly
from budget_app.history.surroundings import is_unreadable_text, translated

_COLUMNS = ", ".join(Entry.__struct_fields__)
INSERT = f"INSERT INTO entries ({_COLUMNS}) VALUES ({', '.join('?' * len(Entry.__struct_fields__))})"
_BATCH = 4096


class SqliteLog:
    """A round's history in a file. Made by `create` and `open`; `writable` says whether it takes appends."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, *, writable: bool, salts: chain.Salts
    ) -> None:
        self.path = path
        self.connection = connection
        self.writable = writable
        self._salts = salts
        self._place = file.place(path)
        self._seen = chain.BEGINNING
        self._round_id = _round_of(path, connection)
        self._signature = file.signature(path)
        self._version = self._data_version()

    @classmethod
    def create(
        cls,
        path: Path,
        round_id: str,
        *,
        salts: chain.Salts = chain.random_salt,
        busy_seconds: float = file.BUSY_SECONDS,
    ) -> "SqliteLog":
        """A new log at `path`, there wholly or not at all; FileTaken where a file or remainder lies there."""
        from budget_app.history import schema  # late, for a quick start: sqlite-utils takes 0.15 s

        with translated(path), file.making(path) as made, closing(file.connect_new(made)) as connection:
            schema.build(connection, round_id)
        return cls.open(path, salts=salts, busy_seconds=busy_seconds)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        salts: chain.Salts = chain.random_salt,
        busy_seconds: float = file.BUSY_SECONDS,
    ) -> "SqliteLog":
        """The log at `path`, checked before anything is written; for reading only where it may not be written.

        NoFile, NotReadable, NotALog, NewerSchema, Damaged, Busy. The chain is checked by whoever reads.
        """
        file.inspect(path)
        writable = file.may_write(path)
        with translated(path):
            connection = file.connect(path, writing=writable, busy_seconds=busy_seconds)
            try:
                if writable:
                    _bring_up(connection)
                return cls(path, connection, writable=writable, salts=salts)
            except BaseException:
                connection.close()
                raise

    @classmethod
    def open_as_is(cls, path: Path) -> "SqliteLog":
        """The log at `path` for reading only, whatever state it is in: for `verify`. LogError where even that fails."""
        with translated(path):
            connection = file.connect(path, writing=False)
            try:
                return cls(path, connection, writable=False, salts=chain.random_salt)
            except BaseException:
                connection.close()
                raise

    @property
    def round_id(self) -> str:
        """The id of the round, which every entry carries."""
        return self._round_id

    def append(self, drafts: Sequence[Draft], after: int, files: Sequence[bytes] = ()) -> list[Entry]:
        """See Log.append. One durable write (the -wal is synced) a call."""
        if not drafts:
            return []
        if not self.writable:
            raise ReadOnly(self.path)
        with translated(self.path):
            file.check_place(self.path, self._place)
        with translated(self.path), self.transaction():
            done = self._entries("WHERE command_id = ? ORDER BY seq", drafts[0].command_id)
            if done:
                return done
            head = self._head_that_follows()
            if head.seq != after:
                raise MovedOn(head)
            entries = chain.link_all(drafts, self._round_id, head, self._salts)
            self.connection.executemany(INSERT, map(msgspec.structs.astuple, entries))
            sqlite_files.keep(self.connection, files)
        self._seen = Head(entries[-1].seq, entries[-1].hash)
        return entries

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Writes kept all or none. The lock is taken at once, so that what is read inside still holds at the end."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def read(self, after: int = 0) -> Iterator[Entry]:
        """See Log.read. No transaction stays open between batches. About 0.8 µs an entry of a long history."""
        for batch in self._batches(after):
            if batch:
                self._seen = Head(batch[-1].seq, batch[-1].hash)
            yield from batch
            if len(batch) == _BATCH and batch[-1].seq <= after:  # damaged: going on would go round and round
                raise Damaged(self.path, [Finding(after, What.FILE, "entries out of order")])
            after = self._seen.seq

    def _batches(self, after: int) -> Iterator[list[Entry]]:
        batch = self._rows(after)
        yield batch
        if len(batch) == _BATCH:
            yield from ahead.batches(self.path, batch[-1].seq, _BATCH, self._rows)

    def _rows(self, after: int) -> list[Entry]:
        with translated(self.path):
            return self._entries("WHERE seq > ? ORDER BY seq LIMIT ?", after, _BATCH)

    def file(self, digest: str) -> bytes | None:
        """See Log.file."""
        return sqlite_files.read(self.connection, self.path, digest)

    def one(self, seq: int) -> Entry | None:
        """The entry of this number, if there is one."""
        with translated(self.path):
            found = self._entries("WHERE seq = ?", seq)
        return found[0] if found else None

    def head(self) -> Head:
        """See Log.head."""
        with translated(self.path):
            row = self.connection.execute(
                "SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1"
            ).fetchone()
        return Head(*row) if row else chain.BEGINNING

    def _head_that_follows(self) -> Head:
        """The head; FileReplaced where what this window has read already is not beneath it."""
        head, seen = self.head(), self._seen
        if head.seq < seen.seq or (head.seq == seen.seq and head.hash != seen.hash):
            raise FileReplaced(self.path, f"{head.seq} < {seen.seq}")
        return head

    def check(self) -> None:
        """FileGone, FileReplaced where the file is no longer the one that was opened, or holds another history."""
        with translated(self.path):
            file.check_place(self.path, self._place)
        self._head_that_follows()

    def changed(self) -> bool:
        """See Log.changed, and `check`. What nobody could write when it was opened is opened anew where it differs."""
        with translated(self.path):
            if self.writable:
                file.check_place(self.path, self._place)
            if not self.writable and file.signature(self.path) != self._signature:
                self._signature = file.signature(self.path)
                self.connection.close()
                self.connection = file.connect(self.path, writing=False)
                return True
            before, self._version = self._version, self._data_version()
            if before == self._version:
                return False
            self._head_that_follows()
            return True

    def save_copy(self, path: Path) -> None:
        """A whole copy of the log as it is now, also while others write. FileTaken where `path` exists."""
        with translated(path), file.making(path) as made, closing(file.connect_new(made)) as copy:
            self.connection.backup(copy)

    def close(self) -> None:
        """See Log.close."""
        self.connection.close()

    def _entries(self, where: str, *values: object) -> list[Entry]:
        sql = f"SELECT {_COLUMNS} FROM entries {where}"
        try:
            return list(starmap(Entry, self.connection.execute(sql, values)))
        except sqlite3.OperationalError as error:
            if not is_unreadable_text(error):
                raise
        # A damaged text comes back with marks in it: the chain names its entry, and the others stay readable.
        self.connection.text_factory = _marked
        try:
            return list(starmap(Entry, self.connection.execute(sql, values)))
        finally:
            self.connection.text_factory = str

    def _data_version(self) -> int:
        return self.connection.execute("PRAGMA data_version").fetchone()[0]


def _bring_up(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] < file.SCHEMA:
        from budget_app.history import schema  # late, for a quick start: sqlite-utils takes 0.15 s

        schema.migrate(connection)


def _round_of(path: Path, connection: sqlite3.Connection) -> str:
    try:
        row = connection.execute("SELECT round FROM log").fetchone()
    except sqlite3.OperationalError as error:
        raise Damaged(path, [Finding(0, What.FILE, str(error))]) from error
    if row is None:
        raise Damaged(path, [Finding(0, What.FILE, "log: no round")])
    return row[0]


def _marked(text: bytes) -> str:
    return text.decode("utf-8", "replace")
