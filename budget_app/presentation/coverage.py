"""How far granted lines are expected to bring each joint goal: expected results against the way to the target.

What a result is worth in money or weight is analysis; how coverage is drawn is the window's.
"""

from collections.abc import Mapping
from math import isfinite

from budget_app.domain import queries
from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line, Link
from budget_app.domain.strategy import Goal
from budget_app.presentation.estimates import filled


def coverage(state: Decision, amounts: Mapping[str, int]) -> dict[str, float]:
    """Per live goal (by id) the share of the way from its baseline to its target; 1 is all of it, more is possible.

    `amounts`: what each line gets, by id, in minor units. A result counts by its confidence (1 where not stated), at
    the highest tier the amount pays for; results of other tiers are filled in by proportion as in `estimates.filled`.
    O(lines x links).
    """
    goals = {goal.id: goal for goal in queries.live_goals(state)}
    covered = dict.fromkeys(goals, 0.0)
    for id_, amount in amounts.items():
        for goal, share in line_coverage(state.lines[id_], amount, goals).items():
            covered[goal] += share
    return covered


def line_coverage(line: Line, amount: int, goals: Mapping[str, Goal]) -> dict[str, float]:
    """What one line with this amount brings to each of its goals, as a share of the way to the target."""
    found: dict[str, float] = {}
    for link in line.links:
        if link.goal in goals and (result := result_at(line, link, amount)) is not None:
            share = (1.0 if link.confidence is None else link.confidence) * result / goals[link.goal].span
            if isfinite(share):
                found[link.goal] = found.get(link.goal, 0.0) + share
    return found


def result_at(line: Line, link: Link, amount: int) -> float | None:
    """The result the link promises for this amount, in the goal's unit; None where nothing is estimated, 0 below the
    lowest tier."""
    tiers = {level: cost for level, cost in line.tiers.items() if cost > 0}
    results = filled(link, tiers)
    if not results:
        return None
    paid = [level for level, cost in tiers.items() if cost <= amount]
    return results[max(paid, key=lambda level: tiers[level])] if paid else 0.0
