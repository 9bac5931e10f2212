"""Files attached to a line: which, by digest, name and size. Removing one is a move; nothing is deleted.

The bytes themselves never come here: the log keeps them by their digest, beside the entry that names them.
"""

import re

import msgspec

from budget_app.domain.file_names import safe_name
from budget_app.domain.lines import Attachment, Line, Requests, find_live_line
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason

LARGEST = 20_000_000
"""Bytes of the largest file that can be attached."""

MOST = 40
"""Files on one line: more belong into a folder of their own."""

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")


class AttachFile(Command, tag="attach_file", frozen=True, kw_only=True):
    """Attaches a file to a line: its SHA-256 in hex, its name, and its size in bytes.

    Its bytes are handed over beside the command (`budget-app attach` does so); without them only a file that the
    round holds already can be attached again.
    """

    line: str
    digest: str
    name: str
    size: int


class RemoveAttachment(Command, tag="remove_attachment", frozen=True, kw_only=True):
    """Takes an attached file off a line; the history keeps it."""

    line: str
    digest: str


class FileAttached(Event, frozen=True, kw_only=True):
    """A file was attached to a line."""

    kind = "file_attached"
    about = "line"
    line: str
    attachment: Attachment


class AttachmentRemoved(Event, frozen=True, kw_only=True):
    """A file was taken off a line."""

    kind = "attachment_removed"
    about = "line"
    line: str
    digest: str


def attach_file(state: Requests, actor: str, command: AttachFile) -> list[Event]:
    """The file under a safe name; nothing where the line has it under that name already."""
    line = find_live_line(state, command.line)
    attachment = Attachment(command.digest.lower(), safe_name(command.name), command.size)
    return [] if attachment in line.attachments else [FileAttached(line=line.id, attachment=attachment)]


def remove_attachment(state: Requests, actor: str, command: RemoveAttachment) -> list[Event]:
    """The file's end on this line."""
    line = find_live_line(state, command.line)
    return [AttachmentRemoved(line=line.id, digest=_attached(line, command.digest).digest)]


DECIDE: Deciders = {AttachFile: attach_file, RemoveAttachment: remove_attachment}


def file_attached(state: Requests, event: FileAttached, stamp: Stamp) -> None:
    """The line has the file; the same one again has its new name."""
    line, attachment = find_live_line(state, event.line), event.attachment
    others = tuple(known for known in line.attachments if known.digest != attachment.digest)
    if not _DIGEST.match(attachment.digest):
        raise Refusal(Reason.BAD_DIGEST, digest=attachment.digest)
    if attachment.name != safe_name(attachment.name):
        raise Refusal(Reason.FILE_NAME, name=attachment.name)
    if not 0 < attachment.size <= LARGEST:
        raise Refusal(Reason.FILE_SIZE, name=attachment.name, most=LARGEST // 1_000_000)
    if len(others) >= MOST:
        raise Refusal(Reason.TOO_MANY_FILES, line=line.code, most=MOST)
    _put(state, line, (*others, attachment))


def attachment_removed(state: Requests, event: AttachmentRemoved, stamp: Stamp) -> None:
    """The line has the file no more."""
    line = find_live_line(state, event.line)
    gone = _attached(line, event.digest)
    _put(state, line, tuple(known for known in line.attachments if known != gone))


EVOLVE: Evolvers = {FileAttached: file_attached, AttachmentRemoved: attachment_removed}


def _attached(line: Line, digest: str) -> Attachment:
    for attachment in line.attachments:
        if attachment.digest == digest:
            return attachment
    raise Refusal(Reason.NOT_ATTACHED, line=line.code)


def _put(state: Requests, line: Line, attachments: tuple[Attachment, ...]) -> None:
    ordered = tuple(sorted(attachments, key=lambda known: (known.name.casefold(), known.digest)))
    state.lines[line.id] = msgspec.structs.replace(line, attachments=ordered)
