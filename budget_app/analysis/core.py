"""The proven best set at one amount where the whole frontier is too much: only what can matter there is
searched.

At the hull's price of money every move has a loss against the best use of that money, and no set within reach
of the bound holds a move of greater loss. What is left, the core, is solved by dominance lists. What must not
live here: any answer that is not proven.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from budget_app.analysis.hull import Hull
from budget_app.analysis.lists import Cut, lists
from budget_app.analysis.problem import Portfolio, Problem
from budget_app.analysis.stages import Chain, Move, Stage

_FIRST_SHARE = 2**20
_WIDER = 8
_FAR = float("-inf")


@dataclass(frozen=True, slots=True)
class _Core:
    """The stages that are still open; the cost (in units), value and funded tiers of those that are not."""

    chain: Chain
    cost: int
    value: int
    settled: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Price:
    """The chain at one price of money: the best (value less price times cost) up to and from every state."""

    slope: float
    before: list[list[float]]
    beyond: list[list[float]]


def best_at(
    problem: Problem, chain: Chain, bound: Hull, amount: int, seconds: float, memory: int
) -> Portfolio | None:
    """The best set that costs at most `amount` minor units, proven, by the frontier's tie rule; None where
    that would take more than is allowed (`seconds` as forecast from counts, `memory` in bytes).

    The value aimed at starts close under the hull's bound and is lowered until a set is found: it is then the
    best, as all that was left out is worth less than the value aimed at. Source: the expanding core of
    Pisinger 1995 (A minimal algorithm for the multiple-choice knapsack problem), with Lagrangian bounds for
    every move of a chain. Time: linear in moves for each aim, and dominance lists over the core.
    """
    units = amount // chain.unit
    known, limit = int(bound.values[bound.corner(amount)]), bound.bound(units * chain.unit)
    price = _priced(chain, bound.price(amount) * chain.unit)
    reach = max(1, (limit - known) // _FIRST_SHARE)
    while True:
        aim = max(known, limit - reach)
        core = _core(chain, price, aim - price.slope * units - _margin(limit))
        left = units - core.cost
        if left >= 0:
            cut = _cut(core.chain, price.slope, aim - core.value - price.slope * left - _margin(limit))
            found = lists(core.chain, left, seconds, memory, cut)
            if found is None:
                return None
            if len(found.values) and core.value + int(found.values[-1]) >= aim:
                chosen = core.settled | found.trace(len(found.values) - 1)
                choice = tuple(chosen.get(i, -1) for i in range(len(problem)))
                return Portfolio(*problem.measure(choice), choice, core.value + int(found.values[-1]))
        reach *= _WIDER


def _margin(value: int) -> float:
    """What sums of floats may be off by, and more: bounds are only ever loosened by it."""
    return 1.0 + 1e-12 * value


def _priced(chain: Chain, slope: float) -> _Price:
    beyond: list[list[float]] = [[0.0]]
    for stage in reversed(chain.stages):
        last = beyond[-1]
        beyond.append(
            [
                max((m.value - slope * m.cost + last[m.to] for m in moves), default=_FAR)
                for moves in stage.states
            ]
        )
    return _Price(slope, _before(chain, slope), beyond[::-1])


def _before(chain: Chain, slope: float) -> list[list[float]]:
    """Per stage and state, and for the end, the best that all earlier stages can add (value less price times
    cost).
    """
    widths = [*(len(stage.states) for stage in chain.stages), 1][1:]
    before: list[list[float]] = [[0.0]]
    for stage, following in zip(chain.stages, widths, strict=True):
        best = [_FAR] * following
        for moves, so_far in zip(stage.states, before[-1], strict=True):
            for move in moves:
                best[move.to] = max(best[move.to], so_far + move.value - slope * move.cost)
        before.append(best)
    return before


def _core(chain: Chain, price: _Price, least: float) -> _Core:
    """The chain with only the moves through which a set can reach `least` (value less price times cost).

    A stage on which all sets do the same is left out, and states that nothing leads through with it.
    """
    cost = value = 0
    settled: dict[int, int] = {}
    stages: list[Stage] = []
    renamed = {0: 0}
    for j in reversed(range(len(chain.stages))):
        line, states = chain.stages[j]
        kept = {s: ms for s in range(len(states)) if (ms := _within(states[s], price, j, s, least))}
        open_moves = {move[:3] for moves in kept.values() for move in moves}
        if len(open_moves) == 1:
            ((code, own_cost, own_value),) = open_moves
            cost, value = cost + own_cost, value + own_value
            if code:
                settled[line] = code - 1
            renamed = {s: renamed[moves[0].to] for s, moves in kept.items()}
        else:
            stages.append(
                Stage(
                    line, tuple(tuple(m._replace(to=renamed[m.to]) for m in moves) for moves in kept.values())
                )
            )
            renamed = {s: place for place, s in enumerate(kept)}
    stages.reverse()
    return _Core(Chain(tuple(stages), (), chain.unit), cost, value, settled)


def _within(moves: Sequence[Move], price: _Price, stage: int, state: int, least: float) -> list[Move]:
    so_far, beyond = price.before[stage][state], price.beyond[stage + 1]
    return [m for m in moves if so_far + m.value - price.slope * m.cost + beyond[m.to] >= least]


def _cut(chain: Chain, slope: float, least: float) -> Cut:
    """What an entry of a list must reach for any set that holds it to reach `least`."""
    before = _before(chain, slope)[:-1]
    return Cut(slope, tuple(tuple(least - so_far for so_far in states) for states in before))
