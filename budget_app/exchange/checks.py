"""Whether what a sheet names exists in the round: goals, and lines that are required or excluded.

Departments live in departments.py; what a cell says was read before, in cells.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from budget_app.domain.lines import Line, Link, Requests, find_line
from budget_app.domain.links import check_link
from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason
from budget_app.domain.strategy import find_goal
from budget_app.exchange.asks import Ask, GoalCells
from budget_app.exchange.problems import Flaw


@dataclass(frozen=True)
class Bad:
    """What is wrong with a field of an ask; `row` where it is not the ask's first row."""

    field: str
    flaw: Flaw
    facts: Mapping[str, str]
    row: int = 0


@dataclass(frozen=True)
class Known:
    """The round, and the codes of the lines in the sheet."""

    state: Requests
    codes: set[str]


def links(known: Known, ask: Ask, goal: str) -> list[Link | Bad]:
    """The links of an ask. `goal`, where given, is served by every ask.

    Results in a row that names no goal are towards it; otherwise nothing is said of a result.
    """
    found: list[Link | Bad] = []
    for cells in ask.goals:
        link = _link(known.state, cells, cells.code or goal)
        if isinstance(link, Link) and _serves(found, link.goal):
            link = Bad("goal", Flaw.GOAL_TWICE, {"code": ask.code, "goal": cells.code}, cells.row)
        found.append(link)
    if goal:
        link = _link(known.state, GoalCells(ask.row, goal), goal)
        if isinstance(link, Bad) or not _serves(found, link.goal):
            found.append(link)
    return found


def _serves(found: list[Link | Bad], goal: str) -> bool:
    return any(isinstance(link, Link) and link.goal == goal for link in found)


def refs(known: Known, ask: Ask) -> Iterator[Bad]:
    """What is wrong with the codes in requires and excludes."""
    for name in ("requires", "excludes"):
        for code in ask.fields.get(name, ()):
            if code == ask.code:
                yield Bad(name, Flaw.ITSELF, {})
            elif code not in known.codes and not _in_round(known.state, code):
                yield Bad(name, Flaw.UNKNOWN_CODE, {"code": code})


def _in_round(state: Requests, code: str) -> bool:
    try:
        return find_line(state, code).code == code
    except Refusal:
        return False


def _link(state: Requests, cells: GoalCells, goal: str) -> Link | Bad:
    if not goal:
        return Bad("goal", Flaw.RESULT_WITHOUT_GOAL, {}, cells.row)
    try:
        link = Link(
            goal=find_goal(state, goal),
            minimum=cells.minimum,
            requested=cells.requested,
            stretch=cells.stretch,
            confidence=cells.confidence,
            cannot_say=cells.cannot_say,
        )
        check_link(state, Line(id="", code="", department=""), link)
    except Refusal as refusal:
        if refusal.reason is Reason.RESULTS_NOT_RISING:
            return Bad("requested_result", Flaw.RESULTS_NOT_RISING, {}, cells.row)
        goals = ", ".join(known.code for known in state.goals.values() if not known.retired)
        return Bad("goal", Flaw.UNKNOWN_GOAL, {"goal": goal, "goals": goals}, cells.row)
    return link
