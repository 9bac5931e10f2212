"""Attached files in a log: what they are called by, whether they are still what they were, which are missing.

The log keeps the bytes; which line they belong to is said by its entries. No adapter lives here.
"""

import hashlib
from collections.abc import Iterable, Mapping

from budget_app.domain.attachments import FileAttached
from budget_app.domain.messages import Event
from budget_app.history.findings import Finding, What
from budget_app.history.port import Log


def digest_of_file(content: bytes) -> str:
    """What a file is called by: the SHA-256 of its bytes in hex. About 2 ms a MB."""
    return hashlib.sha256(content).hexdigest()


def genuine(log: Log, digest: str) -> bytes | What:
    """The file of this digest; FILE_MISSING or FILE_ALTERED where it cannot be had as it was attached. LogError."""
    content = log.file(digest)
    if content is None:
        return What.FILE_MISSING
    return content if digest_of_file(content) == digest else What.FILE_ALTERED


class Named:
    """The files that a history names, noted as it is read, for a check at the end."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[int, str]] = {}

    def note(self, seq: int, event: Event | None) -> None:
        """Entry `seq` tells this event."""
        if isinstance(event, FileAttached):
            self._first.setdefault(event.attachment.digest, (seq, event.attachment.name))

    def findings(self, log: Log) -> list[Finding]:
        """The files that are missing or altered, by the entry that attached them first. O(bytes)."""
        return list(_findings(log, self._first))


def _findings(log: Log, first: Mapping[str, tuple[int, str]]) -> Iterable[Finding]:
    for digest, (seq, name) in first.items():
        found = genuine(log, digest)
        if isinstance(found, What):
            yield Finding(seq, found, name)
