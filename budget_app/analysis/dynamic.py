"""Dynamic programming over money: the best value at every number of units, from the last line to the first.

Right where amounts share a large unit, or where values follow costs so closely that lists explode. What must not live
here: the choice between this and dominance lists.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from budget_app.analysis.stages import Chain, Move, Stage, dearest

Table: TypeAlias = npt.NDArray[np.int64] | npt.NDArray[np.int32]

_CODE_BITS = 2
_CODE = (1 << _CODE_BITS) - 1
_PER_BYTE = 4
_SMALL = 2**29
"""Below this sum of values (code bits included) tables of 32 bits do, at half the time and memory."""


@dataclass(frozen=True, slots=True)
class Tables:
    """All non-dominated sets (costs in units, values in 1e-9, both strictly rising) and the moves that lead to them.

    `moves[j][s]` is a packed table (four moves a byte) of the move taken at every number of units on stage j in state s, or
    the one code that is possible there.
    """

    chain: Chain
    costs: npt.NDArray[np.int64]
    values: npt.NDArray[np.int64]
    moves: tuple[tuple[npt.NDArray[np.uint8] | int, ...], ...]

    def trace(self, place: int) -> dict[int, int]:
        """The tier per funded line of the set at that place of `costs`. Linear in lines."""
        chosen: dict[int, int] = {}
        units, state = int(self.costs[place]), 0
        for stage, packed in zip(self.chain.stages, self.moves, strict=True):
            table = packed[state]
            code = table if isinstance(table, int) else _unpacked(table, units)
            move = next(move for move in stage.states[state] if move.code == code)
            if code:
                chosen[stage.line] = code - 1
            units, state = units - move.cost, move.to
        return chosen


def forecast(chain: Chain, most: int) -> tuple[float, int]:
    """Seconds and bytes that a sweep up to `most` units is expected to take, from counts alone.

    A count, not a clock: the same problem is solved by the same method on every machine.
    """
    width = 4 if _narrow(chain) else 8
    seconds = taken = 0.0
    cells, widest = 1, 1
    for stage in reversed(chain.stages):
        cells = min(most + 1, cells + dearest(stage))
        widest = max(widest, len(stage.states))
        for moves in stage.states:
            seconds += 6e-6 + len(moves) * 4e-6 + cells * (0.2 + 0.55 * len(moves)) * width / 8 * 1e-9
            taken += cells / _PER_BYTE if len(moves) > 1 else 0
    return seconds, round(taken + cells * width * (2 * widest + 2))


def sweep(chain: Chain, most: int) -> Tables:
    """The best value at every number of units from 0 to `most` (no more than all lines can take).

    Exact in integers. Among sets of equal cost and value the chain's first stage takes its highest code, then the
    second, and so on. Source: Bellman's recursion for the multiple-choice knapsack (Kellerer, Pferschy & Pisinger 2004,
    ch. 11), here over the states of a chain. Time: moves times units; memory: a quarter of a byte per stage, state and unit,
    and two tables per state.
    """
    kind = np.int32 if _narrow(chain) else np.int64
    size = min(most, chain.most()) + 1
    spare = _Spare(size, np.dtype(kind))
    tables: list[Table] = [spare.take()]
    tables[0][0] = 0
    cells = 1
    taken: list[tuple[npt.NDArray[np.uint8] | int, ...]] = []
    for stage in reversed(chain.stages):
        longer = min(size, cells + dearest(stage))
        for table in tables:
            table[cells:longer] = table[cells - 1]
        cells = longer
        tables, packed = _step(stage, tables, cells, spare)
        taken.append(packed)
    best = tables[0][:cells]
    costs = np.append(np.int64(0), np.flatnonzero(best[1:] > best[:-1]) + 1)
    return Tables(chain, costs, best[costs].astype(np.int64) >> _CODE_BITS, tuple(reversed(taken)))


class _Spare:
    """Tables of one size, used again and again; and one more to add up in."""

    def __init__(self, size: int, kind: np.dtype[np.int32] | np.dtype[np.int64]) -> None:
        self._size, self._kind = size, kind
        self._free: list[Table] = []
        self.sums = self.take()
        self.lowest = -(2**30) if kind.itemsize == 4 else -(2**62)

    def take(self) -> Table:
        return self._free.pop() if self._free else np.empty(self._size, self._kind)

    def give(self, table: Table) -> None:
        self._free.append(table)


def _step(
    stage: Stage, after: list[Table], cells: int, spare: _Spare
) -> tuple[list[Table], tuple[npt.NDArray[np.uint8] | int, ...]]:
    """The tables of a stage from those of the next one, which are given back."""
    tables: list[Table] = []
    packed: list[npt.NDArray[np.uint8] | int] = []
    for moves in stage.states:
        table = spare.take()
        _best(moves, after, table[:cells], spare)
        if len(moves) == 1:
            packed.append(moves[0].code)
            table[:cells] &= ~_CODE
        else:
            packed.append(_packed(table[:cells]))
        tables.append(table)
    for table in after:
        spare.give(table)
    return tables, tuple(packed)


def _best(moves: tuple[Move, ...], after: list[Table], table: Table, spare: _Spare) -> None:
    """Fill a table with the best over the moves; its lowest bits hold the code, so that equal values go to the higher."""
    cells = len(table)
    stay = after[moves[0].to][:cells] if moves[0].code == 0 else None
    funded = moves if stay is None else moves[1:]
    begun = False
    for move in funded:
        if move.cost >= cells:
            continue
        sums = spare.sums[move.cost : cells]
        np.add(after[move.to][: cells - move.cost], (move.value << _CODE_BITS) | move.code, out=sums)
        known = table if begun or stay is None else stay
        if not begun:
            table[: move.cost if stay is not None else cells] = (
                spare.lowest if stay is None else stay[: move.cost]
            )
            begun = True
        np.maximum(known[move.cost :], sums, out=table[move.cost :])
    if not begun:
        table[:] = spare.lowest if stay is None else stay


def _packed(table: Table) -> npt.NDArray[np.uint8]:
    """Take the codes out of a table, four a byte: byte r holds those of r, r + n, r + 2n and r + 3n, n bytes in all."""
    n = -(-len(table) // _PER_BYTE)
    codes = np.zeros(n * _PER_BYTE, np.uint8)
    codes[: len(table)] = table.astype(np.uint8)
    codes &= _CODE
    table &= ~_CODE
    quarters = codes.reshape(_PER_BYTE, n)
    packed = quarters[0].copy()
    for q in range(1, _PER_BYTE):
        packed |= quarters[q] << (q * _CODE_BITS)
    return packed


def _unpacked(packed: npt.NDArray[np.uint8], at: int) -> int:
    quarter, place = divmod(at, len(packed))
    return int(packed[place]) >> (quarter * _CODE_BITS) & _CODE


def _narrow(chain: Chain) -> bool:
    """Whether all values together, with room for the codes, fit tables of 32 bits."""
    total = sum(max(abs(m.value) for moves in stage.states for m in moves) for stage in chain.stages)
    return (total + 1) << _CODE_BITS < _SMALL
