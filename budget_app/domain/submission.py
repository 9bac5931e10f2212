"""How far a line is with its department: submitted, withdrawn, a draft again.

What a line says is drafted and revised in requests.py.
"""

import msgspec

from budget_app.domain.gaps import submission_gaps
from budget_app.domain.lines import Requests, Status, find_line, find_live_line
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason


class SubmitLine(Command, tag="submit_line", frozen=True, kw_only=True):
    """Asks for the money in earnest."""

    line: str


class WithdrawLine(Command, tag="withdraw_line", frozen=True, kw_only=True):
    """Takes a line back; a submitted one needs a reason. Nothing is deleted."""

    line: str
    reason: str = ""


class ReopenLine(Command, tag="reopen_line", frozen=True, kw_only=True):
    """Makes a withdrawn or submitted line a draft again."""

    line: str


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
    if line.status is Status.SUBMITTED:
        return []
    for reason, facts in submission_gaps(state, line):
        raise Refusal(reason, line=line.code, **facts)
    return [LineSubmitted(line=line.id)]


def withdraw_line(state: Requests, actor: str, command: WithdrawLine) -> list[Event]:
    """The line's end, which can be taken back while requests are open."""
    line = find_line(state, command.line)
    if not line.is_live:
        return []
    if line.status is Status.SUBMITTED and not command.reason:
        raise Refusal(Reason.REASON_MISSING)
    return [LineWithdrawn(line=line.id, reason=command.reason)]


def reopen_line(state: Requests, actor: str, command: ReopenLine) -> list[Event]:
    """A draft again."""
    line = find_line(state, command.line)
    return [] if line.status is Status.DRAFT else [LineReopened(line=line.id)]


DECIDE: Deciders = {SubmitLine: submit_line, WithdrawLine: withdraw_line, ReopenLine: reopen_line}


def line_submitted(state: Requests, event: LineSubmitted, stamp: Stamp) -> None:
    """The line is asked for."""
    _set_status(state, event.line, Status.SUBMITTED)


def line_withdrawn(state: Requests, event: LineWithdrawn, stamp: Stamp) -> None:
    """The line is asked for no more."""
    _set_status(state, event.line, Status.WITHDRAWN)


def line_reopened(state: Requests, event: LineReopened, stamp: Stamp) -> None:
    """The line is a draft."""
    _set_status(state, event.line, Status.DRAFT)


EVOLVE: Evolvers = {
    LineSubmitted: line_submitted,
    LineWithdrawn: line_withdrawn,
    LineReopened: line_reopened,
}


def _set_status(state: Requests, line: str, status: Status) -> None:
    state.lines[line] = msgspec.structs.replace(state.lines[line], status=status)
