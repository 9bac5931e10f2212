"""Why a line is not in the best set at an amount: where it enters, what forcing it in costs, what would get it in.

Each answer comes from one more frontier: of the problem with the tier forced in, and of that without it. What must not
live here: words, and which tier is asked about.
"""

from dataclasses import dataclass, replace

import numpy as np

from budget_app.analysis.frontier import Frontier, frontier
from budget_app.analysis.locks import Locked, locked
from budget_app.analysis.problem import Portfolio, Problem


@dataclass(frozen=True, slots=True)
class Entering:
    """The smallest cost of a best set, from that at the amount asked about on, that holds the line at the tier or a
    higher one; and that from which on all do (None: never for good). Between the two it may leave again."""

    amount: int
    tier: int
    stays: int | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Of a tier of a line at an amount; amounts in minor units, values in 1e-9.

    `best`: the best set there. `rival`: the best one without the tier. `forced`: the best one with it, None where none
    is possible. `entering`: None where it enters nowhere above, or where the frontier is not exact. `needed`: the value
    from which on the tier is in; `dearest`: the most it may cost to be in; all else being as it is. None where nothing
    gets it in.
    """

    best: Portfolio
    rival: Portfolio
    forced: Portfolio | None
    entering: Entering | None
    needed: int | None
    dearest: int | None

    @property
    def lost(self) -> int:
        """What forcing the tier in costs in value; 0 or less where it is in, or as good as any."""
        return self.rival.value - self.forced.value if self.forced else 0

    @property
    def exact(self) -> bool:
        """Whether all of it is proven."""
        sets = (self.best, self.rival, *([self.forced] if self.forced else []))
        return all(each.exact for each in sets)


def explained(problem: Problem, known: Frontier, line: int, tier: int, amount: int) -> Explanation:
    """Why the tier of the line (by their places) is or is not in the best set at `amount` minor units.

    `known`: the frontier of the problem. Raises ValueError where there is no such tier, or for a negative amount. Cost:
    two more frontiers of the same size.
    """
    within = min(amount, known.most)
    with_it = locked(problem, {line: (tier,)})
    forced_known = frontier(with_it.problem)
    forced = with_it.plain(forced_known.at(amount))
    rival = frontier(_without(problem, line, tier), amount).at(amount)
    needed = dearest = None
    if forced:
        needed = problem.values[line][tier] + max(rival.value - forced.value + 1, 0)
        dearest = _dearest(problem, with_it, forced_known, rival, (line, tier), amount)
    return Explanation(known.at(within), rival, forced, _entering(known, line, tier, within), needed, dearest)


def _without(problem: Problem, line: int, tier: int) -> Problem:
    """The problem in which the tier is worth too little ever to be in: its place stays."""
    least = -1 - sum(max(map(abs, own), default=0) for own in problem.values)
    own = tuple(least if t == tier else v for t, v in enumerate(problem.values[line]))
    values = (*problem.values[:line], own, *problem.values[line + 1 :])
    return replace(problem, values=values)


def _dearest(
    problem: Problem, with_it: Locked, known: Frontier, rival: Portfolio, at: tuple[int, int], amount: int
) -> int | None:
    """What the tier may cost: what is left of the amount once the others, with it, are worth more than the rival."""
    line, tier = at
    least = known.least_for(rival.value + 1 + with_it.raised)
    if least is None:
        return None
    cost = problem.costs[line][tier] + amount - least
    return cost if cost > 0 else None


def _entering(known: Frontier, line: int, tier: int, amount: int) -> Entering | None:
    held = known.held(line, amount)
    if held is None:
        return None
    is_in = held.tiers >= tier
    inside, outside = np.flatnonzero(is_in), np.flatnonzero(~is_in)
    if not len(inside):
        return None
    first, last_out = int(inside[0]), int(outside[-1]) if len(outside) else -1
    stays = None if last_out + 1 == len(is_in) else int(held.costs[last_out + 1])
    return Entering(int(held.costs[first]), int(held.tiers[first]), stays)
