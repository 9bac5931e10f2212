"""How much the best set depends on the weights: in which share of weightings within their ranges it holds each tier.

It is the acceptability of SMAA (Lahdelma, Hokkanen and Salminen 1998) over weights alone. What must not live here:
whose weights they are, and what is said of a share.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from budget_app.analysis.bounded import Limits
from budget_app.analysis.frontier import frontier
from budget_app.analysis.problem import UNIT, Problem

Floats = npt.NDArray[np.float64]

GENERATOR = "PCG64"
_BLOCK, _MOST_BLOCKS = 4096, 2_000
_SLACK = 1e-12


@dataclass(frozen=True, slots=True)
class Acceptability:
    """Of `tried` weightings, in how many the best set holds each line at each tier: `counts[line][tier]`, by place.

    `exact`: each of these sets is proven best for its weights.
    """

    counts: tuple[tuple[int, ...], ...]
    tried: int
    exact: bool


def weightings(low: Sequence[float], high: Sequence[float], count: int, seed: int) -> Floats:
    """`count` weightings drawn evenly from all that add up to 1 with every weight within its range; a row each.

    All weights but the one with the widest range are drawn evenly within theirs, that one takes the rest, and what
    leaves its range is drawn again: so every weighting is as likely as any other. The same seed gives the same rows.
    Raises ValueError where no weighting fits the ranges, or nearly none.
    """
    least, most = np.asarray(low, np.float64), np.asarray(high, np.float64)
    if not len(least) or (least > most).any() or not least.sum() - _SLACK <= 1 <= most.sum() + _SLACK:
        raise ValueError("no weights within these ranges add up to 1")
    rest = int(np.argmax(most - least))
    rng = np.random.Generator(np.random.PCG64(seed))
    kept: list[Floats] = []
    found = 0
    for _block in range(_MOST_BLOCKS):
        drawn = rng.uniform(least, most, (_BLOCK, len(least)))
        drawn[:, rest] = 0.0
        drawn[:, rest] = 1.0 - drawn.sum(axis=1)
        fits = (drawn[:, rest] >= least[rest] - _SLACK) & (drawn[:, rest] <= most[rest] + _SLACK)
        kept.append(drawn[fits])
        found += int(fits.sum())
        if found >= count:
            return np.concatenate(kept)[:count]
    raise ValueError("hardly any weights within these ranges add up to 1")


def acceptability(
    problem: Problem, worth: Floats, weights: Floats, amount: int, limits: Limits | None = None
) -> Acceptability:
    """In how many of the weightings (rows of `weights`, a column per goal) the best set at `amount` minor units holds
    each tier.

    `worth`: what each tier, line after line, is worth towards each goal as a share of the way to its target, a column
    per goal. The values of `problem` play no part. Cost: a frontier up to `amount` for each weighting.
    """
    values = np.rint(UNIT * (weights @ worth.T)).astype(np.int64)
    counts = [[0] * len(own) for own in problem.costs]
    ends = np.cumsum([0, *map(len, problem.costs)]).tolist()
    exact = True
    for row in values.tolist():
        own = tuple(tuple(row[start:end]) for start, end in pairwise(ends))
        best = frontier(replace(problem, values=own), amount, limits).at(amount)
        exact = exact and best.exact
        for line, tier in enumerate(best.choice):
            if tier >= 0:
                counts[line][tier] += 1
    return Acceptability(tuple(map(tuple, counts)), len(weights), exact)
