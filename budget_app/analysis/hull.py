"""The bound at every amount in milliseconds: the concave hull of what money buys when the best steps may be
taken in part.

The corners of the hull are sets that exist, and each is best at its own cost; between corners the hull is a
bound. What must not live here: anything exact between corners.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from budget_app.analysis.problem import Problem
from budget_app.analysis.stages import Chain, Stage, chain


class _Funded(NamedTuple):
    """A funded tier, and the others of the same group funded with it."""

    line: int
    tier: int
    rest: "_Funded | None"


class _Corner(NamedTuple):
    """A set of tiers within a group: its cost in units, its value, and what is funded."""

    cost: int
    value: int
    funded: _Funded | None


@dataclass(frozen=True, slots=True)
class _Step:
    """From one corner of a group's hull to the next: what it adds, and where it leads. Ordered by value for
    money.
    """

    cost: int
    value: int
    group: int
    corner: _Corner

    def __lt__(self, other: "_Step") -> bool:
        return self.value * other.cost < other.value * self.cost


@dataclass(frozen=True, slots=True)
class Hull:
    """Corners by rising cost, from (0, 0): `costs` in minor units and `values` in 1e-9, one entry per corner.

    `steps[k]` is what leads from corner k to corner k + 1.
    """

    costs: npt.NDArray[np.int64]
    values: npt.NDArray[np.int64]
    lines: int
    steps: tuple[_Step, ...]

    def bound(self, amount: int) -> int:
        """No set that costs at most `amount` minor units is worth more than this, in 1e-9. Logarithmic in
        corners.

        Raises ValueError for a negative amount.
        """
        corner = self.corner(amount)
        value = int(self.values[corner])
        if corner + 1 == len(self.costs):
            return value
        gain, span = (int(x[corner + 1]) - int(x[corner]) for x in (self.values, self.costs))
        return value + (amount - int(self.costs[corner])) * gain // span

    def price(self, amount: int) -> float:
        """What one more minor unit is worth from `amount` on, in 1e-9; 0 from the last corner on."""
        corner = self.corner(amount)
        if corner + 1 == len(self.costs):
            return 0.0
        gain, span = (int(x[corner + 1]) - int(x[corner]) for x in (self.values, self.costs))
        return gain / span

    def corner(self, amount: int) -> int:
        """The last corner that costs at most `amount` minor units. Raises ValueError for a negative amount."""
        if amount < 0:
            raise ValueError("the amount is negative")
        return int(np.searchsorted(self.costs, amount, side="right")) - 1

    def choice(self, corner: int) -> tuple[int, ...]:
        """The tier of every line at a corner, -1 for none. Linear in steps and lines."""
        choice = [-1] * self.lines
        for last in {step.group: step.corner for step in self.steps[:corner]}.values():
            funded = last.funded
            while funded:
                choice[funded.line] = funded.tier
                funded = funded.rest
        return tuple(choice)

    def widest(self, most: int) -> int:
        """The largest difference, up to `most` minor units, between the bound and the last corner before, in
        1e-9.
        """
        ends = [*(int(cost) - 1 for cost in self.costs[1:] if cost <= most), most]
        return max(self.bound(end) - int(self.values[self.corner(end)]) for end in ends)


def hull(problem: Problem, stages: Chain | None = None) -> Hull:
    """The hull of a problem; `stages` are its stages where they are known already.

    Every group of tied lines becomes one item whose hull is carried through its stages (the hull of a union
    is that of the hulls' union); the groups' steps are then taken by falling value for money, compared in
    integers. Sources: Sinha & Zoltners 1979, Dyer 1984, Zemel 1984 for multiple choice. Time: tiers times
    states times the corners of a group, and a sort of all steps. Raises Entangled where a group has too many
    states.
    """
    known = stages or chain(problem)
    steps: list[tuple[float, _Step]] = []
    for group, (start, end) in enumerate(known.groups):
        corners = _corners(known.stages[start:end])
        for last, corner in pairwise(corners):
            step = _Step(corner.cost - last.cost, corner.value - last.value, group, corner)
            steps.append((step.value / step.cost, step))
    steps.sort(reverse=True)
    in_order = tuple(step for _, step in steps)
    costs = np.fromiter(accumulate((step.cost for step in in_order), initial=0), np.int64) * known.unit
    values = np.fromiter(accumulate((step.value for step in in_order), initial=0), np.int64)
    return Hull(costs, values, len(problem), in_order)


def _corners(stages: Sequence[Stage]) -> list[_Corner]:
    """The corners of a group's hull, from nothing funded."""
    after = [[_Corner(0, 0, None)]]
    for line, states in reversed(stages):
        after = [
            _upper(
                _Corner(
                    corner.cost + move.cost,
                    corner.value + move.value,
                    _Funded(line, move.code - 1, corner.funded) if move.code else corner.funded,
                )
                for move in moves
                for corner in after[move.to]
            )
            for moves in states
        ]
    return after[0]


def _upper(candidates: Iterable[_Corner]) -> list[_Corner]:
    """The corners of the rising part of the candidates' upper hull, from the cheapest on."""
    corners: list[_Corner] = []
    for new in sorted(candidates, key=lambda corner: (corner.cost, -corner.value)):
        if corners and new.value <= corners[-1].value:
            continue
        while len(corners) > 1 and not _bends(corners[-2], corners[-1], new):
            corners.pop()
        corners.append(new)
    return corners


def _bends(first: _Corner, second: _Corner, third: _Corner) -> bool:
    """Whether value for money falls at the second of three corners."""
    gained = (second.value - first.value) * (third.cost - second.cost)
    return gained > (third.value - second.value) * (second.cost - first.cost)
