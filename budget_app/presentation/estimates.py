"""What one line's tiers are worth by the results its department states, and which of those are assumed.

What must not live here: ties between lines, the choice among them, anything about a screen.
"""

from collections.abc import Mapping

import msgspec

from budget_app.analysis.problem import UNIT, tier_value
from budget_app.domain.lines import LEVELS, Level, Line, Link
from budget_app.domain.queries import asked
from budget_app.domain.strategy import Goal

MOST = 10**13
"""A tier worth more than this (10,000 times all goals together) is a slip of the pen, and its line is left out."""


class Estimate(msgspec.Struct, frozen=True):
    """Values of the tiers in 1e-9, empty where nothing is estimated; `assumed`: (goal, tier) filled in by proportion.

    `out_of_range`: results are stated, but they make a value beyond `MOST`.
    """

    values: dict[Level, int]
    assumed: tuple[tuple[str, Level], ...] = ()
    out_of_range: bool = False


NOTHING = Estimate({})


def estimate(line: Line, goals: Mapping[str, Goal], weights: Mapping[str, float]) -> Estimate:
    """The line's tiers valued: sum over its goals of weight x confidence x result / (target - baseline), in 1e-9.

    `goals` and `weights` by goal id, only those that count. A link that cannot say, or says nothing, gives nothing;
    where one tier of a link has a result and another not, the other is taken in proportion to the amount (see
    `filled`). A confidence that is not stated counts as 1. Linear in links.
    """
    tiers = {level: amount for level, amount in line.tiers.items() if amount > 0}
    stated = [
        (link, results) for link in line.links if link.goal in goals and (results := filled(link, tiers))
    ]
    if not stated:
        return NOTHING
    shares = [weights[link.goal] for link, _results in stated]
    sure = [1.0 if link.confidence is None else link.confidence for link, _results in stated]
    spans = [goals[link.goal].span for link, _results in stated]
    try:
        values = {t: tier_value(shares, sure, [own[t] for _link, own in stated], spans) for t in tiers}
    except (ValueError, OverflowError):
        return Estimate({}, out_of_range=True)
    if max(map(abs, values.values())) > MOST:
        return Estimate({}, out_of_range=True)
    assumed = tuple((link.goal, t) for link, _r in stated for t in tiers if getattr(link, t.value) is None)
    return Estimate(values, assumed)


def value_for_money(
    line: Line, goals: Mapping[str, Goal], weights: Mapping[str, float], fund: int
) -> float | None:
    """Share of all goals over share of the fund, at what is asked; None where nothing is estimated."""
    values = estimate(line, goals, weights).values
    level = (
        Level.REQUESTED if line.requested else max(line.tiers, key=lambda lv: line.tiers[lv], default=None)
    )
    amount = asked(line)
    if level is None or level not in values or not amount or not fund:
        return None
    return values[level] / UNIT / (amount / fund)


def filled(link: Link, tiers: Mapping[Level, int]) -> dict[Level, float]:
    """The link's result at every tier (amounts in minor units); empty where none of them has one, or it cannot say.

    What is not stated follows in proportion to the amount, from the requested tier where that is stated, otherwise from
    the stated tier nearest in amount.
    """
    if link.cannot_say:
        return {}
    stated = {level: result for level, result in zip(LEVELS, link.results, strict=True) if result is not None}
    known = {level: result for level, result in stated.items() if level in tiers}
    if not known:
        return {}
    return {level: known[level] if level in known else _proportional(level, known, tiers) for level in tiers}


def _proportional(level: Level, known: Mapping[Level, float], tiers: Mapping[Level, int]) -> float:
    source = Level.REQUESTED
    if source not in known:
        source = min(known, key=lambda other: abs(tiers[other] - tiers[level]))
    return known[source] * (tiers[level] / tiers[source])
