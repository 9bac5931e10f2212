"""Everything the inspector shows of a goal: what it measures, how far the lines go, which lines serve it. Pure.

What must not live here: widgets, and changing a goal (settings*.py).
"""

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.decision import granted_amounts
from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.domain.strategy import Goal
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.coverage import coverage, result_at
from budget_app.presentation.overview_days import short_day
from budget_app.presentation.results import goal_note, result_text, sure_text
from budget_app.presentation.signs import department_signs
from budget_app.presentation.tables import DepartmentSign
from budget_app.words import _, _n


class Serves(msgspec.Struct, frozen=True):
    """A line that serves the goal: what it is expected to bring at what it asks or gets."""

    line: str
    sign: DepartmentSign
    title: str
    detail: str


class GoalFacts(msgspec.Struct, frozen=True):
    """A goal: `facts` as pairs of label and value; `sentence`: how far the lines go."""

    goal: str
    order: int
    code: str
    title: str
    note: str
    facts: tuple[tuple[str, str], ...]
    sentence: str
    lines: tuple[Serves, ...]


def goal_facts(state: Round, goal: Goal, style: NumberStyle = ENGLISH) -> GoalFacts:
    """The goal as it stands. O(lines x links)."""
    granted = granted_amounts(state)
    live = queries.live_lines(state)
    amounts = granted if granted else {line.id: queries.asked(line) for line in live}
    serving = [line for line in live if line.link(goal.id)]
    share = queries.weights(state).get(goal.id)
    facts = [
        (_("Measures"), goal.metric),
        (
            _("From, to"),
            _("{baseline} to {target}").format(
                baseline=result_text(goal.baseline, goal, style), target=result_text(goal.target, goal, style)
            ),
        ),
        (_("By"), f"{short_day(goal.date)} {goal.date[:4]}" if goal.date else ""),
        (_("Weight"), "" if share is None else _("{share} %").format(share=round(share * 100))),
    ]
    return GoalFacts(
        goal=goal.id,
        order=list(state.goals).index(goal.id) + 1,
        code=goal.code,
        title=goal.title,
        note=_("Retired") if goal.retired else goal_note(goal, style),
        facts=tuple((label, value) for label, value in facts if value),
        sentence=_sentence(len(serving), coverage(state, amounts).get(goal.id), decided=bool(granted)),
        lines=tuple(_serves(state, line, goal, amounts.get(line.id, 0), style) for line in serving),
    )


def _sentence(lines: int, share: float | None, decided: bool) -> str:
    if not lines:
        return _("No line serves it yet.")
    serve = _n("{n} line serves it", "{n} lines serve it", lines).format(n=lines)
    if share is None:
        return _("{serve}.").format(serve=serve)
    words = (
        _("{serve}; what is granted covers {share} % of the way.")
        if decided
        else _("{serve}; what is asked for would cover {share} % of the way.")
    )
    return words.format(serve=serve, share=max(0, round(share * 100)))


def _serves(state: Round, line: Line, goal: Goal, amount: int, style: NumberStyle) -> Serves:
    link = line.link(goal.id)
    assert link is not None  # only lines that serve it come here
    result = result_at(line, link, amount) if amount else None
    brings = _("cannot say") if link.cannot_say else _("no result yet")
    if result is not None:
        brings = ", ".join(filter(None, (result_text(result, goal, style), sure_text(link))))
    for_money = full_money(amount, money.digits(state.currency), style) if amount else _("nothing")
    detail = _("{brings} for {amount}").format(brings=brings, amount=for_money)
    return Serves(
        line.id, department_signs(state)[line.department], f"{line.code} {line.title}".rstrip(), detail
    )
