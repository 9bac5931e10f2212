"""The efficient frontier: the best value at every amount, with the set of lines behind each step.

Here live the choice of the method and the answer. What must not live here: the methods themselves.

The tie rule, the same whichever method ran: of sets worth the same the cheaper; of sets that also cost the
same, go through the lines by code, lines tied to one another by requires or excludes together at the place of
the first of them, and take the set that funds the first line in which they differ, or funds it at the higher
tier.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from budget_app.analysis.bounded import Bounded, Limits, by_corners, by_samples
from budget_app.analysis.dynamic import Tables, forecast, sweep
from budget_app.analysis.lists import Lists, lists
from budget_app.analysis.problem import Portfolio, Problem
from budget_app.analysis.risings import Risings
from budget_app.analysis.stages import Chain, Entangled, chain

DOMINANCE_LISTS = "dominance lists"
DYNAMIC_PROGRAMMING = "dynamic programming"
CORNERS = "corners of the hull, each amount solved when asked"
SAMPLES = "HiGHS at evenly spaced amounts"


class Held(NamedTuple):
    """Along rising costs (minor units) of best sets, the tier at which each holds a line; -1 where it does not."""

    costs: npt.NDArray[np.int64]
    tiers: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Frontier:
    """Non-dominated sets: `costs` in minor units, `values` in 1e-9 (int64), both strictly rising from (0, 0).

    Where `exact`, these are all of them up to `most` minor units and `gap` is 0. Otherwise they are sets that
    exist, and at no amount is any set worth more than theirs by more than `gap` (1e-9). `method` says in
    words how they were found.
    """

    costs: npt.NDArray[np.int64]
    values: npt.NDArray[np.int64]
    method: str
    exact: bool
    gap: int
    most: int
    _behind: Tables | Lists | Bounded
    _lines: int

    def at(self, amount: int) -> Portfolio:
        """The best set that costs at most `amount` minor units, by the tie rule of this module.

        Linear in lines, some milliseconds for 5,000. Where the frontier is not exact, the amount is solved
        anew, and the portfolio has its own bound. Raises ValueError for a negative amount and for one above
        the amount the frontier was asked up to.
        """
        place = self._place(amount)
        if isinstance(self._behind, Bounded):
            return self._behind.at(amount)
        choice = [-1] * self._lines
        for line, tier in self._behind.trace(place).items():
            choice[line] = tier
        cost, value = int(self.costs[place]), int(self.values[place])
        return Portfolio(cost, value, tuple(choice), value)

    def known_at(self, amount: int) -> Portfolio:
        """As `at`, but only looked up: where the frontier is not exact, the best set that is known, with its
        bound. Linear in lines; for a hand that moves the amount. Raises as `at` does.
        """
        if isinstance(self._behind, Bounded):
            self._place(amount)
            return self._behind.known_at(amount)
        return self.at(amount)

    def least_for(self, value: int) -> int | None:
        """The least amount (minor units) known to buy at least `value` (1e-9); None where none does. A look-up."""
        place = int(np.searchsorted(self.values, value, side="left"))
        return int(self.costs[place]) if place < len(self.costs) else None

    def value_at(self, amount: int) -> int:
        """The best value for at most `amount` minor units, as far as points are known. Raises as `at` does."""
        return int(self.values[self._place(amount)])

    def entering(self, amount: int, work: int = 20_000_000) -> dict[int, int]:
        """Per line that gets a higher tier at some higher amount: the smallest amount (minor units) at which it does.

        Lines by their place in the problem. Best sets are not monotone: a line may leave again above. Empty
        where the frontier is not exact. Looks at lines times points up to `work` (half a second), the nearest
        points first; of a line that enters beyond nothing is said. Raises as `at` does.
        """
        place = self._place(amount)
        if isinstance(self._behind, Bounded) or not self.exact:
            return {}
        end = min(len(self.costs), place + 1 + work // max(self._lines, 1))
        found: dict[int, int] = {}
        for line, codes in self._behind.walk(np.arange(place, end)):
            more = codes > codes[0]
            if more.any():
                found[line] = int(self.costs[place + int(more.argmax())])
        return found

    def held(self, line: int, amount: int, work: int = 30_000_000) -> Held | None:
        """At which tier the best sets hold a line (by its place), from the one at `amount` minor units on.

        None where the frontier is not exact, or where lines times points exceed `work` (a second). Raises as `at` does.
        """
        place = self._place(amount)
        points = len(self.costs) - place
        if isinstance(self._behind, Bounded) or not self.exact or self._lines * points > work:
            return None
        walk = self._behind.walk(np.arange(place, len(self.costs)))
        none = np.zeros(points, np.uint8)
        codes = next((codes for i, codes in walk if i == line), none)
        return Held(self.costs[place:], codes.astype(np.int64) - 1)

    def risings(self, work: int = 30_000_000) -> Risings | None:
        """What answers `entering` for every amount at once, by look-ups; None where the frontier is not exact,
        or where lines times points exceed `work` (a second).
        """
        points = len(self.costs)
        if isinstance(self._behind, Bounded) or not self.exact or self._lines * points > work:
            return None
        return Risings.along(self.costs, self._behind.walk(np.arange(points)), self._lines)

    def _place(self, amount: int) -> int:
        if amount < 0:
            raise ValueError("the amount is negative")
        if amount > self.most:
            raise ValueError("the amount is above the one the frontier was asked up to")
        return int(np.searchsorted(self.costs, amount, side="right")) - 1


_NO_END = 2**62


def frontier(problem: Problem, up_to: int | None = None, limits: Limits | None = None) -> Frontier:
    """The whole frontier of a problem, or its part up to an amount in minor units.

    Dominance lists are tried first and get the time that dynamic programming would take (but no more than
    allowed); where they would need more, dynamic programming over the amounts' common divisor follows. Where
    neither fits the limits, the corners of the hull are given, and where ties are too entangled for stages,
    HiGHS at evenly spaced amounts: both say `exact` False and carry their gap. The choice depends on counts
    only, so the same problem is solved the same way everywhere. Raises ValueError for a negative amount.
    Cost: see `lists` and `sweep`.
    """
    if up_to is not None and up_to < 0:
        raise ValueError("the amount is negative")
    allowed = limits or Limits()
    most = _NO_END if up_to is None else up_to
    within = min(most, sum(max(own, default=0) for own in problem.costs))
    try:
        stages = chain(problem)
    except Entangled:
        return _inexact(problem, by_samples(problem, within, allowed), SAMPLES, most, within)
    found = _exact(stages, min(most // stages.unit, stages.most()), allowed)
    if found is None:
        return _inexact(problem, by_corners(problem, stages, within, allowed), CORNERS, most, within)
    method = DOMINANCE_LISTS if isinstance(found, Lists) else DYNAMIC_PROGRAMMING
    return Frontier(found.costs * stages.unit, found.values, method, True, 0, most, found, len(problem))


def _exact(stages: Chain, most: int, limits: Limits) -> Tables | Lists | None:
    """The frontier up to `most` units by the method forecast to be quicker; None where neither fits the
    limits.
    """
    seconds, memory = forecast(stages, most)
    fits = seconds <= limits.seconds and memory <= limits.memory
    found = lists(stages, most, seconds if fits else limits.seconds, limits.memory)
    return sweep(stages, most) if found is None and fits else found


def _inexact(problem: Problem, found: Bounded, method: str, most: int, within: int) -> Frontier:
    gap = found.gap(within)
    return Frontier(found.costs, found.values, method, gap == 0, gap, most, found, len(problem))
