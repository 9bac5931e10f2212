"""Dominance lists: only the sets of later lines that no other set beats, carried from the last line to the
first.

Right where amounts are fine-grained and few sets survive. What must not live here: the choice between this
and dynamic programming over money.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from budget_app.analysis.stages import Chain, Move, Stage

Integers: TypeAlias = npt.NDArray[np.int64]
Origins: TypeAlias = npt.NDArray[np.uint32]

_CODE_BITS = 2
_CODE = (1 << _CODE_BITS) - 1
_LONGEST = 2**29
_FAR = float("-inf")
_SECONDS_PER_CANDIDATE = 30e-9
_SECONDS_PER_STATE = 50e-6
_BYTES_PER_CANDIDATE = 64


@dataclass(frozen=True, slots=True)
class Lists:
    """The first stage's list (costs in units, values in 1e-9, both strictly rising) and where every entry
    came from.

    `origins[j][s]` holds, per entry of stage j's list in state s, its place in the list of the move's state
    one stage on, and in its lowest bits the move's code.
    """

    chain: Chain
    costs: Integers
    values: Integers
    origins: tuple[tuple[Origins, ...], ...]

    def trace(self, place: int) -> dict[int, int]:
        """The tier per funded line of the set at that place of the list. Linear in lines."""
        chosen: dict[int, int] = {}
        state = 0
        for stage, origins in zip(self.chain.stages, self.origins, strict=True):
            place, code = divmod(int(origins[state][place]), 1 << _CODE_BITS)
            if code:
                chosen[stage.line] = code - 1
            state = next(move.to for move in stage.states[state] if move.code == code)
        return chosen

    def walk(self, places: Integers) -> Iterator[tuple[int, npt.NDArray[np.uint8]]]:
        """Line by line the codes (tier + 1, 0 for none) of the sets at all these places of the list at once.

        Some passes over the places per line, instead of a trace per place.
        """
        at, state = places.astype(np.int64), np.zeros(len(places), np.int64)
        for stage, origins in zip(self.chain.stages, self.origins, strict=True):
            codes, to = np.zeros(len(at), np.uint8), np.zeros_like(state)
            for s, (moves, origin) in enumerate(zip(stage.states, origins, strict=True)):
                here = np.flatnonzero(state == s) if len(origins) > 1 else np.arange(len(at))
                came = origin[at[here]]
                codes[here] = came & _CODE
                at[here] = came >> _CODE_BITS
                for move in moves:
                    to[here[codes[here] == move.code]] = move.to
            state = to
            yield stage.line, codes


@dataclass(frozen=True, slots=True)
class Cut:
    """What entries must reach: at stage j in state s, value less `slope` times cost must be `least[j][s]` or
    more.
    """

    slope: float
    least: tuple[tuple[float, ...], ...]


def lists(chain: Chain, most: int, seconds: float, memory: int, cut: Cut | None = None) -> Lists | None:
    """All non-dominated sets that cost at most `most` units; None where that would take more than is allowed.

    With a `cut`, only those whose every part reaches it; there may be none.

    `seconds` is counted from the number of candidates and not read from a clock, so that the same problem is
    always solved the same way; `memory` is in bytes. Given up as soon as the lists, were they to grow no
    further, would take too long. Exact in integers. Among sets of equal cost and value the chain's first
    stage takes its highest code, then the second, and so on. Source: Nemhauser & Ullmann 1969, with one merge
    of all tiers of a line as in multiple-choice problems, over the states of a chain. Time: lines times the
    length of the lists, which is at worst the smaller of the money in units and the number of sets, and
    polynomial on average (Beier & Voecking 2004).
    """
    nothing = np.zeros(1, np.int64)
    after: list[tuple[Integers, Integers]] = [(nothing, nothing)]
    origins: list[tuple[Origins, ...]] = []
    spent, held = 0.0, 0
    for left, stage in zip(reversed(range(len(chain.stages))), reversed(chain.stages), strict=True):
        candidates = sum(len(after[m.to][0]) for moves in stage.states for m in moves)
        cost = candidates * _SECONDS_PER_CANDIDATE + len(stage.states) * _SECONDS_PER_STATE
        spent += cost
        if spent + left * cost > seconds or held + candidates * _BYTES_PER_CANDIDATE > memory:
            return None
        if candidates >= _LONGEST:
            return None
        least = cut.least[left] if cut else (_FAR,) * len(stage.states)
        after, came = _step(stage, after, most, (cut.slope if cut else 0.0, least))
        origins.append(came)
        held += sum(part.nbytes for part in came)
    return Lists(chain, *after[0], tuple(reversed(origins)))


def _step(
    stage: Stage, after: list[tuple[Integers, Integers]], most: int, cut: tuple[float, tuple[float, ...]]
) -> tuple[list[tuple[Integers, Integers]], tuple[Origins, ...]]:
    slope, least = cut
    merged = [
        _merged(moves, after, most, (slope, own)) for moves, own in zip(stage.states, least, strict=True)
    ]
    return [(costs, values) for costs, values, _ in merged], tuple(came for _, _, came in merged)


def _merged(
    moves: tuple[Move, ...], after: list[tuple[Integers, Integers]], most: int, cut: tuple[float, float]
) -> tuple[Integers, Integers, Origins]:
    """The non-dominated entries over all moves, by rising cost; of equals the one with the highest code."""
    parts = [_moved(move, *after[move.to], most, *cut) for move in reversed(moves)]
    if len(parts) == 1:
        return parts[0]
    costs, values, origins = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(costs, kind="stable")
    order = order[_undominated(costs[order], values[order])]
    return costs[order], values[order], origins[order]


def _moved(
    move: Move, costs: Integers, values: Integers, most: int, slope: float, least: float
) -> tuple[Integers, Integers, Origins]:
    """A list with one move put before each entry, as far as that stays within `most` and reaches the cut."""
    within = int(np.searchsorted(costs, most - move.cost, side="right"))
    costs, values = costs[:within] + move.cost, values[:within] + move.value
    places = np.arange(within, dtype=np.uint32)
    if least > _FAR:
        reaching = np.flatnonzero(values - slope * costs >= least)
        costs, values, places = costs[reaching], values[reaching], places[reaching]
    return costs, values, places * np.uint32(1 << _CODE_BITS) + np.uint32(move.code)


def _undominated(costs: Integers, values: Integers) -> npt.NDArray[np.intp]:
    """Places of the entries that are worth more than all before and than all of equal cost; `costs` rises."""
    if not len(costs):
        return np.empty(0, np.intp)
    best = np.maximum.accumulate(values)
    better = np.append(True, best[1:] > best[:-1])
    kept = np.flatnonzero(better)
    dear = costs[kept]
    return kept[np.append(dear[1:] > dear[:-1], True)]
