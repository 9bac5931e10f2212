"""Which lines are in the best set whatever the goals' weights within their ranges, which are not, and which depend.

How it is reckoned lives in analysis/acceptability.py. What must not live here: charts and widgets.
"""

from enum import StrEnum

import msgspec
import numpy as np

from budget_app.analysis.acceptability import GENERATOR, acceptability, weightings
from budget_app.domain import money, queries
from budget_app.domain.lines import Level, Line
from budget_app.domain.round import Round
from budget_app.domain.strategy import Goal
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.points import percent
from budget_app.presentation.problem import Unvalued, problem_of
from budget_app.presentation.worths import worths
from budget_app.words import _

_DOWN, _UP = 0.75, 1.25


class Verdict(StrEnum):
    """In all best sets that were tried, in none, or in some."""

    SETTLED = "settled"
    OUT = "out"
    CONTESTED = "contested"


class LineAccepted(msgspec.Struct, frozen=True):
    """A line and what it asks for; in how many of the weightings it is in, at any tier and by tier."""

    line: str
    title: str
    amount: int
    count: int
    by_level: dict[Level, int]
    verdict: Verdict


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """The lines that take part: contested ones first, by what they ask for; then settled ones, then those out.

    `ranges`: per goal (by code) the least and the greatest share of all weight that was tried. Nothing is proven of
    weightings that were not. `exact`: each best set is the proven best for its weights.
    """

    available: int
    samples: int
    seed: int
    generator: str
    ranges: dict[str, tuple[float, float]]
    lines: tuple[LineAccepted, ...]
    exact: bool
    unvalued: Unvalued


def accepted(state: Round, available: int | None = None, samples: int = 1_000, seed: int = 1) -> Accepted:
    """Tries that many weightings at what is available in the round, or at another amount (minor units).

    Raises ValueError where no weights within the ranges add up to 1. Cost: a frontier for each weighting, 16 ms for 200
    lines.
    """
    rounds = problem_of(state)
    goals = queries.live_goals(state)
    amount = max(state.available if available is None else available, 0)
    low, high = zip(*(_range(state, goal) for goal in goals), strict=True) if goals else ((), ())
    weights = weightings(low, high, samples, seed) if goals else np.ones((samples, 0))
    worth = np.array(worths(state, rounds, goals), np.float64).reshape(-1, len(goals))
    found = acceptability(rounds.problem, worth, weights, amount)
    told = [
        _told(state.lines[line], levels, counts, samples)
        for line, levels, counts in zip(rounds.lines, rounds.levels, found.counts, strict=True)
        if levels
    ]
    order = [Verdict.CONTESTED, Verdict.SETTLED, Verdict.OUT]
    return Accepted(
        available=amount,
        samples=samples,
        seed=seed,
        generator=GENERATOR,
        ranges={goal.code: pair for goal, *pair in zip(goals, low, high, strict=True)},  # type: ignore[misc]
        lines=tuple(sorted(told, key=lambda each: (order.index(each.verdict), -each.amount, each.line))),
        exact=found.exact,
        unvalued=rounds.unvalued,
    )


def accepted_text(state: Round, found: Accepted, style: NumberStyle = ENGLISH) -> str:
    """One line each: "S-004 Pricing tool, 64,000: contested, in 37 %"."""
    digits = money.digits(state.currency)
    names = {
        Verdict.SETTLED: _("in all {n} weightings tried"),
        Verdict.OUT: _("in none of the {n} weightings tried"),
        Verdict.CONTESTED: _("contested, in {share}"),
    }
    return "\n".join(
        _("{line} {title}, {amount}: {verdict}").format(
            line=each.line,
            title=each.title,
            amount=full_money(each.amount, digits, style),
            verdict=names[each.verdict].format(n=found.samples, share=percent(each.count, found.samples)),
        )
        for each in found.lines
    )


def _told(line: Line, levels: tuple[Level, ...], counts: tuple[int, ...], samples: int) -> LineAccepted:
    count = sum(counts)
    verdict = Verdict.SETTLED if count == samples else Verdict.CONTESTED if count else Verdict.OUT
    by_level = {level: n for level, n in zip(levels, counts, strict=True) if n}
    return LineAccepted(line.code, line.title, queries.asked(line), count, by_level, verdict)


def _range(state: Round, goal: Goal) -> tuple[float, float]:
    """The least and the greatest share of all weight that a goal may have; where nothing is agreed, a quarter down and
    up."""
    share = queries.weights(state)[goal.id]
    scale = share / goal.weight if goal.weight else 1.0
    low = share * _DOWN if goal.weight_low is None else goal.weight_low * scale
    high = share * _UP if goal.weight_high is None else goal.weight_high * scale
    return max(low, 0.0), min(high, 1.0)
