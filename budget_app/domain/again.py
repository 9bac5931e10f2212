"""The way again: for what somebody did, the command that does it somewhere else, if there all is as it was here.

The way back is in undo.py. What may be done for somebody else at all is said in bringing.py.
"""

from typing import Any

from budget_app.domain import ids
from budget_app.domain.attachments import AttachFile, AttachmentRemoved, FileAttached, RemoveAttachment
from budget_app.domain.bringing import BROUGHT
from budget_app.domain.imports import ImportedLine, ImportLines, LineImported
from budget_app.domain.lines import LineFields
from budget_app.domain.links import LineLinked, LineUnlinked, LinkGoal, UnlinkGoal
from budget_app.domain.messages import Command, Event
from budget_app.domain.past import Past, PastRecorded, RecordPast
from budget_app.domain.requests import DraftLine, LineDrafted, LineRevised, ReviseLine
from budget_app.domain.round import Round, Together
from budget_app.domain.sponsors import (
    DeclineLine,
    InviteSponsor,
    JoinLine,
    LineDeclined,
    LineJoined,
    SetShare,
    ShareSet,
    SponsorInvited,
)
from budget_app.domain.submission import (
    LineReopened,
    LineSubmitted,
    LineWithdrawn,
    ReopenLine,
    SubmitLine,
    WithdrawLine,
)
from budget_app.domain.talk import EditPost, Posted, PostEdited, WritePost


def again(before: Round, event: Event) -> Command | None:
    """The command that leads from `before` to what `event` did; None where it is to be done in person.

    What changes something says what it saw. New things keep their ids; codes are given anew by the round.
    """
    if type(event) not in BROUGHT:
        return None
    match event:
        case LineDrafted():
            return DraftLine(line=event.line, department=event.department, fields=event.fields)
        case LineImported():
            return ImportLines(lines=(_imported_line(event),))
        case LineRevised():
            line = before.lines[event.line]
            saw: dict[str, Any] = {name: getattr(line, name) for name in event.fields.given()}
            return ReviseLine(line=event.line, fields=event.fields, expects=LineFields(**saw))
        case PastRecorded():
            had = {name: getattr(before.lines[event.line], name) for name in event.figures.given()}
            return RecordPast(line=event.line, figures=event.figures, expects=Past(**had))
        case LineLinked():
            fields = {name: getattr(event.link, name) for name in event.link.__struct_fields__}
            return LinkGoal(line=event.line, expects=before.lines[event.line].link(event.link.goal), **fields)
        case LineUnlinked():
            saw_link = before.lines[event.line].link(event.goal)
            return UnlinkGoal(line=event.line, goal=event.goal, expects=saw_link)
        case _:
            return _said_again(event)


def together(name: str, commands: list[Command]) -> Command:
    """What one command did, as one again: the lines of a sheet in one import, since they may name each other."""
    rows = tuple(row for each in commands if isinstance(each, ImportLines) for row in each.lines)
    others = [each for each in commands if not isinstance(each, ImportLines)]
    whole = [ImportLines(lines=rows), *others] if rows else others
    return whole[0] if len(whole) == 1 else Together(name=name, commands=tuple(whole))


def _said_again(event: Event) -> Command | None:
    match event:
        case LineSubmitted():
            return SubmitLine(line=event.line)
        case LineWithdrawn():
            return WithdrawLine(line=event.line, reason=event.reason)
        case LineReopened():
            return ReopenLine(line=event.line)
        case SponsorInvited():
            return InviteSponsor(line=event.line, department=event.department, share=event.share)
        case ShareSet():
            return SetShare(line=event.line, department=event.department, share=event.share)
        case LineJoined():
            return JoinLine(line=event.line, department=event.department)
        case LineDeclined():
            return DeclineLine(line=event.line, department=event.department, reason=event.reason)
        case FileAttached():
            known = event.attachment
            return AttachFile(line=event.line, digest=known.digest, name=known.name, size=known.size)
        case AttachmentRemoved():
            return RemoveAttachment(line=event.line, digest=event.digest)
        case Posted():
            return WritePost(
                post=event.post,
                about=event.thread,
                text=event.text,
                is_question=event.is_question,
                answers=event.answers,
            )
        case PostEdited():
            return EditPost(post=event.post, text=event.text)
        case _:
            return None


def _imported_line(event: LineImported) -> ImportedLine:
    code = "" if ids.is_line_code(event.code) else event.code
    fields = {name: getattr(event, name) for name in ("line", "department", "fields", "links", "sponsors")}
    return ImportedLine(code=code, **fields)
