"""The best set of a round under what a person demands: lines in or out, floors and ceilings, goals reached so far.

How it is reckoned lives in analysis/constrained.py. What must not live here: widgets.
"""

from collections.abc import Iterator

import msgspec

from budget_app.analysis.constrained import Demand, conflict, constrained, must, must_not
from budget_app.analysis.optimum import Row
from budget_app.domain import money, queries
from budget_app.domain.departments import find_department
from budget_app.domain.lines import Level, find_line
from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason
from budget_app.domain.round import Round
from budget_app.domain.strategy import find_goal
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.names import level_name, together
from budget_app.presentation.points import points_text
from budget_app.presentation.problem import RoundProblem, Unvalued, problem_of
from budget_app.presentation.worths import worths
from budget_app.words import _

_WHOLE = 10**6  # shares of the way to a goal's target are counted in millionths


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is demanded. `must`: line (id or code) to the tier it must have, None for any; `floors` and `ceilings` by
    department, in minor units (joint lines by their shares); `goals`: the least share of the way to their targets."""

    must: dict[str, Level | None] = {}
    must_not: tuple[str, ...] = ()
    floors: dict[str, int] = {}
    ceilings: dict[str, int] = {}
    goals: dict[str, float] = {}


class Best(msgspec.Struct, frozen=True, kw_only=True):
    """The best set at `available`: cost in minor units, value in 1e-9, lines (by code) with their tiers. Where what is
    wanted cannot hold, it is empty and `conflict` names demands of which each one left out would help.
    """

    available: int
    cost: int = 0
    value: int = 0
    exact: bool = True
    lines: dict[str, Level] = {}
    conflict: tuple[str, ...] = ()
    unvalued: Unvalued


def best_under_demands(state: Round, wanted: Wanted, available: int | None = None) -> Best:
    """The best set of the round that keeps what is wanted, at what is available or at another amount (minor units).

    Refusal where a line, department, goal or tier is not known. Cost: one solve by HiGHS, and where it cannot hold one
    more for each demand.
    """
    rounds = problem_of(state)
    amount = max(state.available if available is None else available, 0)
    demands = [*_lines(state, rounds, wanted), *_money(state, rounds, wanted), *_goals(state, rounds, wanted)]
    found = constrained(rounds.problem, amount, demands)
    if found is None:
        names = tuple(demand.name for demand in conflict(rounds.problem, amount, demands))
        return Best(available=amount, conflict=names, unvalued=rounds.unvalued)
    chosen = rounds.choice(found)
    return Best(
        available=amount,
        cost=chosen.cost,
        value=chosen.value,
        exact=found.exact,
        lines=dict(sorted((state.lines[line].code, level) for line, level in chosen.levels.items())),
        unvalued=rounds.unvalued,
    )


def best_text(state: Round, best: Best, style: NumberStyle = ENGLISH) -> str:
    """The set in lines of text, or which demands cannot hold together."""
    digits = money.digits(state.currency)
    available = full_money(best.available, digits, style)
    if best.conflict:
        words = _("This cannot hold within {available}: {demands}. Loosen one of these.")
        if len(best.conflict) == 1:
            words = _("This cannot hold within {available}: {demands}. Loosen it, or make more available.")
        return words.format(available=available, demands=together(list(best.conflict)))
    words = (
        _("Best within {available}: {value} for {cost}.")
        if best.exact
        else _("Good within {available}, not proven the best: {value} for {cost}.")
    )
    head = words.format(
        available=available,
        value=points_text(best.value, style),
        cost=full_money(best.cost, digits, style),
    )
    return "\n".join([head, *(f"  {code}  {level_name(level)}" for code, level in best.lines.items())])


def _lines(state: Round, rounds: RoundProblem, wanted: Wanted) -> Iterator[Demand]:
    place = {line: i for i, line in enumerate(rounds.lines)}
    for ref, level in wanted.must.items():
        line = find_line(state, ref)
        name = _("{line} must be in").format(line=line.code)
        if level:
            name = _("{line} must be in at {level}").format(line=line.code, level=level_name(level))
            if level not in line.tiers:
                raise Refusal(Reason.TIER_MISSING, line=line.code, level=level)
        levels = rounds.levels[place[line.id]] if line.id in place else ()
        yield must(name, place.get(line.id, 0), [t for t, own in enumerate(levels) if level in (None, own)])
    for ref in wanted.must_not:
        line = find_line(state, ref)
        if line.id in place:
            name = _("{line} must not be in").format(line=line.code)
            yield must_not(name, rounds.problem, place[line.id])


def _money(state: Round, rounds: RoundProblem, wanted: Wanted) -> Iterator[Demand]:
    digits = money.digits(state.currency)
    for limits, words in (
        (wanted.floors, _("{department} gets {amount} at least")),
        (wanted.ceilings, _("{department} gets {amount} at most")),
    ):
        for ref, amount in limits.items():
            code = find_department(state, ref)
            name = words.format(department=state.departments[code].name, amount=full_money(amount, digits))
            parts = _of_department(state, rounds, code)
            is_floor = limits is wanted.floors
            yield Demand(name, Row(parts, amount if is_floor else None, None if is_floor else amount))


def _of_department(state: Round, rounds: RoundProblem, department: str) -> dict[tuple[int, int], int]:
    """What each tier gives a department, a joint line's by its share."""
    parts: dict[tuple[int, int], int] = {}
    for i, (line_id, costs) in enumerate(zip(rounds.lines, rounds.problem.costs, strict=True)):
        shares = state.lines[line_id].shares()
        if department in shares:
            at = list(shares).index(department)
            parts |= {(i, t): money.split(cost, list(shares.values()))[at] for t, cost in enumerate(costs)}
    return parts


def _goals(state: Round, rounds: RoundProblem, wanted: Wanted) -> Iterator[Demand]:
    goals = queries.live_goals(state)
    figures = worths(state, rounds, goals) if wanted.goals else []
    places = [(i, t) for i, own in enumerate(rounds.problem.costs) for t in range(len(own))]
    for ref, share in wanted.goals.items():
        goal = find_goal(state, ref)
        column = next(n for n, each in enumerate(goals) if each.id == goal)
        parts = {at: round(row[column] * _WHOLE) for at, row in zip(places, figures, strict=True)}
        name = _("{goal} is reached by {percent} % at least").format(
            goal=state.goals[goal].title, percent=f"{100 * share:g}"
        )
        yield Demand(name, Row({at: n for at, n in parts.items() if n}, round(share * _WHOLE), None))
