"""Where along an exact frontier each line gets more: found in one walk over all its sets, then looked up.

What must not live here: the frontier itself, and which amount is asked about.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from budget_app.analysis.problem import MOST_TIERS

Places = list[int]


@dataclass(frozen=True, slots=True)
class Risings:
    """`above[line][t]`: the amounts (minor units, rising) from which on a line is funded above its first t tiers, where
    just below it was not; t = 0: funded at all. Lines by their place in the problem.
    """

    above: tuple[tuple[Places, ...], ...]

    @classmethod
    def along(
        cls, costs: npt.NDArray[np.int64], walk: Iterable[tuple[int, npt.NDArray[np.uint8]]], lines: int
    ) -> Self:
        """From the codes (tier + 1, 0 for none) of every line at every point of a frontier. Lines times points."""
        above: list[tuple[Places, ...]] = [([],) * MOST_TIERS] * lines
        for line, codes in walk:
            below, here = codes[:-1], codes[1:]
            above[line] = tuple(costs[1:][(here > t) & (below <= t)].tolist() for t in range(MOST_TIERS))
        return cls(tuple(above))

    def entering(self, amount: int, choice: Sequence[int]) -> dict[int, int]:
        """Per line that gets a higher tier above `amount` than in `choice` (-1: none), the best set there: the smallest
        amount at which it does. As `Frontier.entering`, in a look-up per line.
        """
        found: dict[int, int] = {}
        for line, tier in enumerate(choice):
            if tier + 1 < MOST_TIERS:
                places = self.above[line][tier + 1]
                at = bisect_right(places, amount)
                if at < len(places):
                    found[line] = places[at]
        return found
