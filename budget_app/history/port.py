"""What a log does, whatever it is kept in: records, errors, and the protocol every adapter fulfils.

No adapter lives here. The words for errors live in presentation/messages.py; here are only their facts.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import msgspec

from budget_app.domain.sealing import Secret
from budget_app.history.findings import Finding


class Draft(msgspec.Struct, frozen=True, gc=False):
    """An entry as the desk hands it over: who, when, what; not yet numbered and chained.

    `at` is UTC text with microseconds and Z (2026-11-23T08:27:00.000000Z) and need not rise. A sealed entry
    has no `body` but brings the `digest` that was made where the body lies; `secret` is what has to be kept there
    before it is appended, and is no business of a log.
    """

    at: str
    actor: str
    command_id: str
    kind: str
    version: int
    subject: str
    department: str
    body: str | None
    digest: str = ""
    secret: Secret | None = None


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One record of the history; `salt`, `digest`, `hash` are hex; a hidden body is None, and so is its salt.

    Not tracked by the garbage collector: it holds text and numbers only, and there are 100,000 of them. As JSON it
    is a list of its fields in their order (ahead.py reads them so).
    """

    seq: int
    round: str
    at: str
    actor: str
    command_id: str
    kind: str
    version: int
    subject: str
    department: str
    body: str | None
    salt: str | None
    digest: str
    hash: str


class Head(msgspec.Struct, frozen=True, gc=False):
    """How far a log reaches: the number and hash of its newest entry (chain.START before the first)."""

    seq: int
    hash: str


class Log(Protocol):
    """One round's history: append-only, numbered 1, 2, 3 without a gap, each hash covering what is before."""

    @property
    def round_id(self) -> str:
        """The id of the round, which every entry carries."""
        ...

    def append(self, drafts: Sequence[Draft], after: int, files: Sequence[bytes] = ()) -> list[Entry]:
        """Keep the events of one command behind entry `after`, all or none, and return them as entries.

        `files` are the bytes of attached files that these events name by digest: kept with them or not at all.

        A command id that is in the log already is answered with its entries, and nothing is added. Otherwise
        MovedOn where `after` is not the head any more. LogError where the surroundings fail; then nothing was
        added, unless the failure is one of the answer alone: give the same command again to find out.
        ValueError where the drafts are of several commands or a header cannot be kept.
        """
        ...

    def file(self, digest: str) -> bytes | None:
        """The bytes kept under this SHA-256 (hex), as they are now; None where there are none. LogError.

        Whether they are still the ones that were kept, their SHA-256 tells: `genuine` in files.py.
        """
        ...

    def read(self, after: int = 0) -> Iterator[Entry]:
        """The entries behind `after`, in order, in batches, so that memory does not grow with the log."""
        ...

    def head(self) -> Head:
        """How far the log reaches now."""
        ...

    def changed(self) -> bool:
        """Whether somebody else may have appended since this was last asked; cheap, for polling.

        Never misses an append; may be true for another write (then `read` has nothing new).
        """
        ...

    def close(self) -> None:
        """Let go of what the log is kept in. The log cannot be used afterwards."""
        ...


class MovedOn(Exception):
    """Somebody else appended first: read what is behind your entry, evolve, decide again."""

    def __init__(self, head: Head) -> None:
        super().__init__(head)
        self.head = head


class LogError(Exception):
    """The surroundings failed (disk, lock, file), not the program. `path` is the log's file."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(str(path), detail)
        self.path = path
        self.detail = detail


class NoFile(LogError):
    """There is no such file, or its folder is not there."""


class FileGone(LogError):
    """The file was deleted or moved while it was open; nothing was added."""


class FileReplaced(LogError):
    """Another file or another history lies where the one that was opened was; nothing was added."""


class FileTaken(LogError):
    """A file of this name (or a remainder of one) exists, and is not written over."""


class Why(StrEnum):
    """Why a file is not one of our logs."""

    EMPTY = "empty"
    FOLDER = "folder"
    NOT_A_DATABASE = "not_a_database"
    OTHER_APPLICATION = "other_application"
    CUT_SHORT = "cut_short"


class NotALog(LogError):
    """The file is not a log of ours; nothing was written."""

    def __init__(self, path: Path, why: Why, detail: str = "") -> None:
        super().__init__(path, detail)
        self.why = why


class NewerSchema(LogError):
    """A newer version of the program made the file; nothing was written."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, f"{found} > {known}")
        self.found = found
        self.known = known


class Damaged(LogError):
    """The file is one of ours and does not hold together."""

    def __init__(self, path: Path, findings: Sequence[Finding]) -> None:
        super().__init__(path, "; ".join(finding.detail for finding in findings))
        self.findings = tuple(findings)


class NotReadable(LogError):
    """The file or its folder may not be read by this person."""


class ReadOnly(LogError):
    """The file or its folder may be read but not written."""


class Busy(LogError):
    """Another program holds the lock and does not let go; `holders` as far as known: "python (4711)"."""

    def __init__(self, path: Path, holders: Sequence[str] = ()) -> None:
        super().__init__(path, ", ".join(holders))
        self.holders = tuple(holders)


class DiskFull(LogError):
    """No room left; nothing was added."""


class WriteFailed(LogError):
    """The disk refused to read or write."""
