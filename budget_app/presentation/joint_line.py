"""Two lines that are likely the same: side by side, and how they become one joint line.

Nobody withdraws another department's line. So the way has two steps, each one command and one undo: a head asks the
other department to stand behind the own line; the other head joins, and with it withdraws what was asked for twice.
What must not live here: how alike two lines are (duplicates.py), widgets.
"""

import msgspec

from budget_app.domain import money, permissions
from budget_app.domain.decision import Decision
from budget_app.domain.lines import Level, Line
from budget_app.domain.messages import Event
from budget_app.domain.round import Together
from budget_app.domain.sponsors import InviteSponsor, JoinLine, LineJoined, SponsorInvited
from budget_app.domain.submission import LineWithdrawn, WithdrawLine
from budget_app.presentation.amounts import full_money
from budget_app.presentation.line_actions import Action
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.month_text import line_period, period_text
from budget_app.presentation.names import kind_name, level_name
from budget_app.presentation.signs import department_signs, state_of
from budget_app.presentation.tables import DepartmentSign
from budget_app.words import _


class PairRow(msgspec.Struct, frozen=True):
    """One field of both lines, and whether they say the same."""

    label: str
    mine: str
    theirs: str
    same: bool
    is_figure: bool = False


class Side(msgspec.Struct, frozen=True):
    """The head of one side: whose line, its code and title."""

    line: str
    sign: DepartmentSign
    code: str
    title: str


class Pair(msgspec.Struct, frozen=True):
    """Both lines field by field, what would become of them in a sentence, and the step that can be taken now."""

    mine: Side
    theirs: Side
    rows: tuple[PairRow, ...]
    sentence: str
    action: Action


def pair_of(state: Decision, person: str, mine: Line, theirs: Line) -> Pair:
    """The two as this person sees them; `mine` is the line that is warned of. O(goals)."""
    signs = department_signs(state)
    fields = [(label, one, other, money) for label, one, other, money in _fields(state, mine, theirs)]
    rows = tuple(
        PairRow(label, one, other, bool(one) and one == other, money)
        for label, one, other, money in fields
        if one or other
    )
    action, sentence = _step(state, person, mine, theirs)
    sides = [Side(line.id, signs[line.department], line.code, line.title) for line in (mine, theirs)]
    return Pair(sides[0], sides[1], rows, sentence, action)


def _fields(state: Decision, mine: Line, theirs: Line) -> list[tuple[str, str, str, bool]]:
    digits = money.digits(state.currency)

    def amount(line: Line, level: Level) -> str:
        minor = line.tiers.get(level)
        return "" if minor is None else full_money(minor, digits)

    def goals(line: Line) -> str:
        return ", ".join(
            sorted(state.goals[k.goal].title for k in line.links if not state.goals[k.goal].retired)
        )

    both = (mine, theirs)
    told = [
        (_("Title"), [line.title for line in both], False),
        (_("Function"), [line.function for line in both], False),
        (_("Kind"), [kind_name(line.kind).capitalize() for line in both], False),
        (_("Goals"), [goals(line) for line in both], False),
        (_("Months"), [period_text(*line_period(state, line)) for line in both], False),
        *((level_name(level).capitalize(), [amount(line, level) for line in both], True) for level in Level),
        (_("Owner"), [line.owner for line in both], False),
        (_("State"), [state_of(state, line)[1] for line in both], False),
    ]
    return [(label, one, other, figure) for label, (one, other), figure in told]


def _step(state: Decision, person: str, mine: Line, theirs: Line) -> tuple[Action, str]:
    own, other = state.departments[mine.department].name, state.departments[theirs.department].name
    asked = next((s for s in theirs.sponsors if s.department == mine.department), None)
    if asked and not asked.declined:
        sentence = _(
            "{other} asks {own} to stand behind {theirs}. Joining shares its money and results and withdraws {mine}."
        ).format(other=other, own=own, theirs=theirs.code, mine=mine.code)
        return _join(state, person, mine, theirs), sentence
    if any(s.department == theirs.department and not s.declined for s in mine.sponsors):
        sentence = _("{other} has been asked to stand behind {mine} and has not answered yet.").format(
            other=other, mine=mine.code
        )
        return Action(
            "ask_together", _("Make it a joint line"), _("It waits for {other}.").format(other=other)
        ), sentence
    sentence = _(
        "As a joint line {mine} stays, and {other} is asked to stand behind it with an even share. "
        "Joining, {other} withdraws {theirs}."
    ).format(mine=mine.code, other=other, theirs=theirs.code)
    why = _why_not(state, person, SponsorInvited, mine.departments)
    invite = InviteSponsor(line=mine.id, department=theirs.department)
    return Action(
        "ask_together", _("Make it a joint line"), why, Together(name="ask_together", commands=(invite,))
    ), sentence


def _join(state: Decision, person: str, mine: Line, theirs: Line) -> Action:
    label = _("Join {theirs}, withdraw {mine}").format(theirs=theirs.code, mine=mine.code)
    why = _why_not(state, person, LineJoined, (mine.department,)) or _why_not(
        state, person, LineWithdrawn, mine.departments
    )
    reason = _("Asked for together, as {line}").format(line=theirs.code)
    commands = (
        JoinLine(line=theirs.id, department=mine.department),
        WithdrawLine(line=mine.id, reason=reason),
    )
    return Action("join_instead", label, why, Together(name="join_instead", commands=commands))


def _why_not(state: Decision, person: str, kind: type[Event], departments: tuple[str, ...]) -> str:
    refusal = permissions.why_not(state, person, kind, departments)
    return refusal_text(refusal, state) if refusal else ""
