"""Questions asked of the state: totals, shares, coverage. Nothing here changes anything.

What a tier is worth and which lines are best is reckoned in analysis.
"""

import math
from collections.abc import Iterable

from budget_app.domain import money
from budget_app.domain.decision import Decision, granted_amounts
from budget_app.domain.lines import Line, Status
from budget_app.domain.strategy import Goal, Strategy


def live_goals(state: Strategy) -> list[Goal]:
    """The goals that count, in the order in which they were set."""
    return [goal for goal in state.goals.values() if not goal.retired]


def weights(state: Strategy) -> dict[str, float]:
    """Each live goal's share of all weight, adding up to 1; even where nobody gave any."""
    goals = live_goals(state)
    whole = math.fsum(goal.weight for goal in goals)
    if not whole:
        return {goal.id: 1 / len(goals) for goal in goals}
    if math.isclose(whole, 1, abs_tol=1e-9):
        return {goal.id: goal.weight for goal in goals}
    return {goal.id: goal.weight / whole for goal in goals}


def live_lines(state: Decision) -> list[Line]:
    """The lines that are not withdrawn, by code."""
    return sorted((line for line in state.lines.values() if line.is_live), key=lambda line: line.code)


def asked(line: Line) -> int:
    """What the line asks for: requested, or its highest tier where that is missing; in minor units."""
    return line.requested or line.top


def by_department(state: Decision, lines: Iterable[tuple[Line, int]]) -> dict[str, int]:
    """Amounts of lines summed per department, a joint line's by its shares, to the minor unit. O(lines)."""
    sums = dict.fromkeys(state.departments, 0)
    for line, amount in lines:
        if not line.sponsors:
            sums[line.department] += amount
            continue
        shares = line.shares()
        parts = money.split(amount, list(shares.values()))
        for department, part in zip(shares, parts, strict=True):
            sums[department] += part
    return sums


def asked_by_department(state: Decision) -> dict[str, int]:
    """What each department asks for with its lines that are not withdrawn."""
    return by_department(state, ((line, asked(line)) for line in state.lines.values() if line.is_live))


def granted_by_department(state: Decision) -> dict[str, int]:
    """What each department is granted so far, revisions included."""
    amounts = granted_amounts(state)
    return by_department(state, ((state.lines[line], amount) for line, amount in amounts.items()))


def granted_total(state: Decision) -> int:
    """What is granted so far, in minor units."""
    return sum(granted_amounts(state).values())


def counts(state: Decision) -> dict[Status, int]:
    """How many lines are draft, submitted, withdrawn."""
    found = dict.fromkeys(Status, 0)
    for line in state.lines.values():
        found[line.status] += 1
    return found
