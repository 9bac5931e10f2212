"""What is said where the whole exact frontier is out of reach: sets that exist, and a bound on what they
miss.

What must not live here: anything shown as exact that is not proven.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from budget_app.analysis.core import best_at
from budget_app.analysis.hull import Hull, hull
from budget_app.analysis.optimum import optimum
from budget_app.analysis.problem import Portfolio, Problem
from budget_app.analysis.stages import Chain

_SAMPLES = 33


@dataclass(frozen=True, slots=True)
class Limits:
    """What a method may take: `seconds`, for our own methods as forecast from counts and never read from a
    clock (only HiGHS is stopped by one), and `memory` in bytes.
    """

    seconds: float = 10.0
    memory: int = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Bounded:
    """Some sets (costs in minor units, values in 1e-9, both strictly rising) and a bound for every amount."""

    problem: Problem
    costs: npt.NDArray[np.int64]
    values: npt.NDArray[np.int64]
    choices: tuple[tuple[int, ...], ...] | None
    bound: Hull
    chain: Chain | None
    limits: Limits

    def at(self, amount: int) -> Portfolio:
        """The best set, proven on the core where that can be done; otherwise what HiGHS finds, or the known
        one where better, with the tighter bound. Where HiGHS answered, ties are broken by it.
        """
        place = int(np.searchsorted(self.costs, amount, side="right")) - 1
        value, limit = int(self.values[place]), self.bound.bound(amount)
        if self.chain:
            best = best_at(
                self.problem, self.chain, self.bound, amount, self.limits.seconds / 2, self.limits.memory
            )
            if best:
                return best
        if value == limit:
            return Portfolio(int(self.costs[place]), value, self._choice(place), limit)
        found = optimum(self.problem, amount, self.limits.seconds)
        limit = max(value, min(limit, found.bound))
        if found.value > value:
            return Portfolio(found.cost, found.value, found.choice, limit)
        return Portfolio(int(self.costs[place]), value, self._choice(place), limit)

    def known_at(self, amount: int) -> Portfolio:
        """The best set that is known to cost at most `amount`, with the bound there: a look-up."""
        place = int(np.searchsorted(self.costs, amount, side="right")) - 1
        value = int(self.values[place])
        return Portfolio(
            int(self.costs[place]), value, self._choice(place), max(value, self.bound.bound(amount))
        )

    def _choice(self, place: int) -> tuple[int, ...]:
        return self.bound.choice(place) if self.choices is None else self.choices[place]

    def gap(self, most: int) -> int:
        """The most that the sets may fall short of the best at any amount up to `most` minor units, in 1e-9."""
        places = [*range(1, len(self.costs)), len(self.costs)]
        ends = [*(int(cost) - 1 for cost in self.costs[1:]), most]
        return max(
            self.bound.bound(end) - int(self.values[k - 1]) for k, end in zip(places, ends, strict=True)
        )


def by_corners(problem: Problem, chain: Chain, most: int, limits: Limits) -> Bounded:
    """The corners of the hull up to `most` minor units, each best at its own cost, the hull as bound between."""
    bound = hull(problem, chain)
    kept = bound.corner(most) + 1
    return Bounded(problem, bound.costs[:kept], bound.values[:kept], None, bound, chain, limits)


def by_samples(problem: Problem, most: int, limits: Limits) -> Bounded:
    """HiGHS at evenly spaced amounts up to `most` minor units, the limit in seconds for all of them together.

    For groups too entangled for stages. The bound is the hull of the same lines with nothing tied.
    """
    untied = hull(Problem(problem.costs, problem.values))
    found = [Portfolio(0, 0, (-1,) * len(problem), 0)]
    for k in range(1, _SAMPLES):
        new = optimum(problem, most * k // (_SAMPLES - 1), limits.seconds / _SAMPLES)
        while new.value > found[-1].value and new.cost <= found[-1].cost and len(found) > 1:
            found.pop()
        if new.value > found[-1].value:
            found.append(new)
    costs, values = (np.array(x, np.int64) for x in zip(*((p.cost, p.value) for p in found), strict=True))
    return Bounded(problem, costs, values, tuple(p.choice for p in found), untied, None, limits)
