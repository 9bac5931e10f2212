"""What can be done with request lines now, and why not: submit, withdraw, reopen, a new line, submit all that is ready.

Decided from the core's own rules, so that no button promises what would be refused. What must not live here: widgets.
"""

from collections.abc import Callable

import msgspec

from budget_app.domain import permissions
from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line, LineFields, Sponsor, Status
from budget_app.domain.messages import Command, Event, Refusal
from budget_app.domain.people import Person
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import DraftLine, LineDrafted
from budget_app.domain.round import Round, decide
from budget_app.domain.sponsors import DeclineLine, JoinLine
from budget_app.domain.submission import (
    LineReopened,
    LineSubmitted,
    LineWithdrawn,
    ReopenLine,
    SubmitLine,
    WithdrawLine,
)
from budget_app.presentation.line_gaps import gap_of
from budget_app.presentation.messages import refusal_text
from budget_app.words import _, _n


class Action(msgspec.Struct, frozen=True):
    """Something that can be done: its label, why it cannot be done now ("" where it can), and the command.

    `needs_reason`: a person has to say why first; `sure` and `instead` are the words for going on and for not.
    """

    id: str
    label: str
    why_not: str = ""
    command: Command | None = None
    needs_reason: bool = False
    sure: str = ""
    instead: str = ""


def line_actions(state: Decision, person: str, line: Line) -> tuple[Action, ...]:
    """What can be done with this line, the likeliest first."""
    if line.status is Status.WITHDRAWN:
        why = _why_not(state, person, LineReopened, line.departments)
        return (Action("reopen", _("Ask again"), why, ReopenLine(line=line.id)),)
    withdraw = Action(
        "withdraw",
        _("Withdraw"),
        _why_not(state, person, LineWithdrawn, line.departments),
        WithdrawLine(line=line.id),
        needs_reason=line.status is Status.SUBMITTED,
        sure=_("Withdraw the line"),
        instead=_("Keep it"),
    )
    if line.status is Status.SUBMITTED:
        why = _why_not(state, person, LineReopened, line.departments)
        return (withdraw, Action("reopen", _("Back to draft"), why, ReopenLine(line=line.id)))
    why = _why_not(state, person, LineSubmitted, line.departments)
    gap = gap_of(state, line)
    if gap and not why:
        why = gap.sentence
    return (Action("submit", _("Submit"), why, SubmitLine(line=line.id)), withdraw)


def answers(line: Line, sponsor: Sponsor, why_not: str = "") -> tuple[Action, ...]:
    """What a department that was asked to stand behind the line can say."""
    return (
        Action("join", _("Join"), why_not, JoinLine(line=line.id, department=sponsor.department)),
        Action(
            "decline",
            _("Decline"),
            why_not,
            DeclineLine(line=line.id, department=sponsor.department),
            needs_reason=True,
            sure=_("Decline"),
            instead=_("Not now"),
        ),
    )


def with_reason(action: Action, reason: str) -> Command | None:
    """The action's command with the reason that was given."""
    if isinstance(action.command, WithdrawLine | DeclineLine):
        return msgspec.structs.replace(action.command, reason=reason)
    return action.command


def new_line(state: Decision, person: Person | None, scope: str, line: str) -> Action:
    """A new draft in the person's own department (for others: the one they look at); `line` is its id."""
    department = (person.department if person else "") or scope
    if not department:
        why = _("You belong to no department. A line is drafted by the head of the one that asks.")
        return Action("new", _("New line"), why)
    why = _why_not(state, person.id if person else "", LineDrafted, (department,))
    command = DraftLine(line=line, department=department, fields=LineFields())
    return Action("new", _("New line"), why, command)


def to_submit(
    state: Decision, person: str, scope: str, is_ready: Callable[[Line], bool] | None = None
) -> Action:
    """The way to the list of what is ready to submit (submit_list.py), where this person has a draft to submit.

    `is_ready`: for who knows already which lines lack nothing.
    """
    drafts = [line for line in state.lines.values() if line.status is Status.DRAFT]
    if scope:
        drafts = [line for line in drafts if scope in line.departments]
    behind = {line.departments for line in drafts}
    may = {some for some in behind if permissions.why_not(state, person, LineSubmitted, some) is None}
    mine = [line for line in drafts if line.departments in may]
    ready = [line for line in mine if (is_ready(line) if is_ready else gap_of(state, line) is None)]
    if not ready:
        return Action("to_submit", _("Submit…"), "" if mine else _why_nothing(state, person, drafts))
    label = _n("Submit {n} line…", "Submit {n} lines…", len(ready)).format(n=f"{len(ready):,}")
    return Action("to_submit", label)


def why_refused(state: Round, person: str, command: Command) -> str:
    """What the core would answer to a command, asked beforehand, so that what was typed stays; "" if it agrees."""
    try:
        decide(state, person, command)
    except Refusal as refusal:
        return refusal_text(refusal, state)
    return ""


def _why_nothing(state: Decision, person: str, drafts: list[Line]) -> str:
    general = _why_not(state, person, LineSubmitted, None)
    if general:
        return general
    if drafts:
        return _("The drafts here belong to another department. Its head submits them.")
    return _("There is no draft to submit.")


def _why_not(state: Decision, person: str, kind: type[Event], departments: tuple[str, ...] | None) -> str:
    refusal: Refusal | None = permissions.why_not(state, person, kind, departments)
    if refusal is None:
        return ""
    if refusal.reason is Reason.UNKNOWN_PERSON:
        return _("Nobody is signed in at this desk.")
    return refusal_text(refusal, state)
