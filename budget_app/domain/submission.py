"""How far a line is with its department: submitted, withdrawn, a draft again.

What a line says is drafted and revised in requests.py.
"""

from typing import Any, cast

import msgspec

from budget_app.domain.gaps import submission_gaps
from budget_app.domain.lines import Line, LineFields, Requests, Status, find_line, find_live_line
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.setup import check_expected


class SubmitLine(Command, tag="submit_line", frozen=True, kw_only=True):
    """Asks for the money in earnest."""

    line: str


class WithdrawLine(Command, tag="withdraw_line", frozen=True, kw_only=True):
    """Takes a line back; a submitted one needs a reason. Nothing is deleted.

    With `expects`, only where it is still a draft that says this.
    """

    line: str
    reason: str = ""
    expects: LineFields | None = None


class ReopenLine(Command, tag="reopen_line", frozen=True, kw_only=True):
    """Makes a withdrawn or submitted line a draft again. With `expects`, only where that is still its status."""

    line: str
    expects: Status | None = None


class LineSubmitted(Event, frozen=True, kw_only=True):
    """A line was submitted."""

    kind = "line_submitted"
    about = "line"
    line: str


class LineWithdrawn(Event, frozen=True, kw_only=True):
    """A line was withdrawn."""

    kind = "line_withdrawn"
    about = "line"
    line: str
    reason: str = ""


class LineReopened(Event, frozen=True, kw_only=True):
    """A line became a draft again."""

    kind = "line_reopened"
    about = "line"
    line: str


def submit_line(state: Requests, actor: str, command: SubmitLine) -> list[Event]:
    """The ask, where nothing compulsory is missing."""
    line = find_live_line(state, command.line)
    return [] if line.status is Status.SUBMITTED else [LineSubmitted(line=line.id)]


def withdraw_line(state: Requests, actor: str, command: WithdrawLine) -> list[Event]:
    """The line's end, which can be taken back while requests are open."""
    line = find_line(state, command.line)
    if not line.is_live:
        return []
    if command.expects is not None and not _is_draft_of(line, command.expects):
        raise Refusal(Reason.CHANGED_SINCE)
    return [LineWithdrawn(line=line.id, reason=command.reason)]


def reopen_line(state: Requests, actor: str, command: ReopenLine) -> list[Event]:
    """A draft again."""
    line = find_line(state, command.line)
    check_expected(command.expects, line.status)
    return [] if line.status is Status.DRAFT else [LineReopened(line=line.id)]


DECIDE: Deciders = {SubmitLine: submit_line, WithdrawLine: withdraw_line, ReopenLine: reopen_line}


def line_submitted(state: Requests, event: LineSubmitted, stamp: Stamp) -> None:
    """The line is asked for: it was a draft, and nothing compulsory is missing."""
    line = find_live_line(state, event.line)
    if line.status is Status.SUBMITTED:
        raise Refusal(Reason.DOES_NOT_FOLLOW)
    for reason, facts in submission_gaps(state, line):
        raise Refusal(reason, line=line.code, **facts)
    _set_status(state, line, Status.SUBMITTED)


def line_withdrawn(state: Requests, event: LineWithdrawn, stamp: Stamp) -> None:
    """The line is asked for no more."""
    line = find_live_line(state, event.line)
    if line.status is Status.SUBMITTED and not event.reason:
        raise Refusal(Reason.REASON_MISSING)
    _set_status(state, line, Status.WITHDRAWN)


def line_reopened(state: Requests, event: LineReopened, stamp: Stamp) -> None:
    """The line is a draft."""
    _set_status(state, state.lines[event.line], Status.DRAFT)


EVOLVE: Evolvers = {
    LineSubmitted: line_submitted,
    LineWithdrawn: line_withdrawn,
    LineReopened: line_reopened,
}


def _is_draft_of(line: Line, fields: LineFields) -> bool:
    """Whether it is a draft that says this. The order of ties says nothing."""
    if line.status is not Status.DRAFT:
        return False
    for name, value in fields.given().items():
        now = getattr(line, name)
        if now != value and not (name in ("requires", "excludes") and set(now) == set(cast(Any, value))):
            return False
    return True


def _set_status(state: Requests, line: Line, status: Status) -> None:
    state.lines[line.id] = msgspec.structs.replace(line, status=status)
