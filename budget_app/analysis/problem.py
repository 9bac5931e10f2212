"""The plain input of every analysis: what the tiers of each line cost and are worth, and what ties lines
together.

Here live the record `Problem`, its checks, and the one rule by which results become a value. What must not
live here: how a round becomes a problem (that is presentation's), and any method that solves one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite

UNIT = 1_000_000_000
"""Values are integers in units of 1e-9: a value of `UNIT` is 1.0."""

MOST_TIERS = 3
_GREATEST = 2**59


@dataclass(frozen=True, slots=True)
class Problem:
    """Lines in the order of their codes, each with up to three tiers of which at most one is funded.

    `costs[i][t]` is what tier t of line i takes, in minor units, above 0. `values[i][t]` is what it is worth,
    in units of 1e-9; zero and negative are allowed. A line without tiers is never funded. `requires` holds
    pairs (i, j): i is funded only if j is, at any tier; pairs that form a cycle mean all or none. `excludes`
    holds pairs (i, j): never both. Raises ValueError, with the reason, for anything else.
    """

    costs: tuple[tuple[int, ...], ...]
    values: tuple[tuple[int, ...], ...]
    requires: tuple[tuple[int, int], ...] = ()
    excludes: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        _check_tiers(self.costs, self.values)
        for name, pairs in (("requires", self.requires), ("excludes", self.excludes)):
            _check_pairs(name, pairs, len(self.costs))

    def __len__(self) -> int:
        """How many lines there are, those without tiers included."""
        return len(self.costs)

    def measure(self, choice: Sequence[int]) -> tuple[int, int]:
        """Cost and value of a set: `choice[i]` is the tier funded of line i, or -1 for none. Exact, in
        integers.
        """
        funded = [(i, t) for i, t in enumerate(choice) if t >= 0]
        return sum(self.costs[i][t] for i, t in funded), sum(self.values[i][t] for i, t in funded)

    def allows(self, choice: Sequence[int]) -> bool:
        """Whether a set names existing tiers only and keeps every requires and excludes. Cost plays no part."""
        if len(choice) != len(self) or any(
            not -1 <= t < len(own) for t, own in zip(choice, self.costs, strict=True)
        ):
            return False
        kept = all(choice[i] < 0 or choice[j] >= 0 for i, j in self.requires)
        return kept and all(choice[i] < 0 or choice[j] < 0 for i, j in self.excludes)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A set of funded tiers: `choice[i]` is the tier of line i, or -1 for none; cost in minor units, value in
    1e-9.

    `bound` is a value that no set within the amount asked for exceeds; it equals `value` where the set is
    proven best.
    """

    cost: int
    value: int
    choice: tuple[int, ...]
    bound: int

    @property
    def exact(self) -> bool:
        """Whether no set within the amount asked for is worth more, proven."""
        return self.value == self.bound


def tier_value(
    weights: Sequence[float], confidence: Sequence[float], results: Sequence[float], spans: Sequence[float]
) -> int:
    """What a tier is worth over the goals it is linked to, in units of 1e-9, rounded once at the end.

    One entry per linked goal: its weight, the link's confidence (0 to 1), the result in the goal's unit, and
    the goal's span (target less baseline, negative where less is better). Linear and without a cap. Raises
    ValueError where the four are not equally long, a span is 0 or the sum is not a finite number.
    """
    if any(span == 0 for span in spans):
        raise ValueError("a goal whose target equals its baseline cannot be valued")
    worth = fsum(w * p * r / span for w, p, r, span in zip(weights, confidence, results, spans, strict=True))
    if not isfinite(worth):
        raise ValueError("the value of a tier is not a finite number")
    return round(UNIT * worth)


def _check_tiers(costs: tuple[tuple[int, ...], ...], values: tuple[tuple[int, ...], ...]) -> None:
    if len(costs) != len(values):
        raise ValueError(f"{len(costs)} lines have costs, {len(values)} have values")
    for i, (own_costs, own_values) in enumerate(zip(costs, values, strict=True)):
        if len(own_costs) != len(own_values):
            raise ValueError(f"line {i} has {len(own_costs)} costs and {len(own_values)} values")
        if len(own_costs) > MOST_TIERS:
            raise ValueError(f"line {i} has {len(own_costs)} tiers, at most {MOST_TIERS} are possible")
        if own_costs and min(own_costs) <= 0:
            raise ValueError(f"line {i} has a tier that costs nothing or less")
    for name, table in (("costs", costs), ("values", values)):
        if sum(max(map(abs, own), default=0) for own in table) >= _GREATEST:
            raise ValueError(f"the {name} add up to more than can be computed exactly")


def _check_pairs(name: str, pairs: tuple[tuple[int, int], ...], lines: int) -> None:
    for i, j in pairs:
        if not (0 <= i < lines and 0 <= j < lines):
            raise ValueError(f"{name} names line {j if 0 <= i < lines else i}, there are {lines}")
        if i == j:
            raise ValueError(f"{name} ties line {i} to itself")
