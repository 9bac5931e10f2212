"""Dynamic programming over money: the best value at every number of units, from the last line to the first.

Right where amounts share a large unit, or where values follow costs so closely that lists explode. What must
not live here: the choice between this and dominance lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from budget_app.analysis.stages import Chain, Move, Stage, dearest

Table: TypeAlias = npt.NDArray[np.int64] | npt.NDArray[np.int32]
Codes: TypeAlias = npt.NDArray[np.uint8]

_CODE_BITS = 2
_CODE = (1 << _CODE_BITS) - 1
_PER_BYTE = 4
_WORD = 8
_BLOCK = 2**16
"""Tables are worked through in blocks that stay in the processor's cache with all they are made from."""

_CACHE = 2**23
"""Tables longer than this, in bytes, come from memory each time, at half the speed."""

_SMALL = 2**29
"""Below this sum of values (code bits included) tables of 32 bits do, at half the time and memory."""


@dataclass(frozen=True, slots=True)
class Tables:
    """All non-dominated sets (costs in units, values in 1e-9, both strictly rising) and the moves behind
    them.

    `moves[j][s]` is a packed table (four moves a byte) of the move taken at every number of units on stage j
    in state s, or the one code that is possible there.
    """

    chain: Chain
    costs: npt.NDArray[np.int64]
    values: npt.NDArray[np.int64]
    moves: tuple[tuple[Codes | int, ...], ...]

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

    def walk(self, places: npt.NDArray[np.int64]) -> Iterator[tuple[int, Codes]]:
        """Line by line the codes (tier + 1, 0 for none) of the sets at all these places of `costs` at once.

        Some passes over the places per line, instead of a trace per place.
        """
        units, state = self.costs[places], np.zeros(len(places), np.int64)
        for stage, packed in zip(self.chain.stages, self.moves, strict=True):
            codes = np.zeros(len(places), np.uint8)
            spent, to = np.zeros_like(units), np.zeros_like(state)
            for s, (moves, table) in enumerate(zip(stage.states, packed, strict=True)):
                here = np.flatnonzero(state == s) if len(packed) > 1 else np.arange(len(places))
                own = (
                    np.full(len(here), table) if isinstance(table, int) else _unpacked_all(table, units[here])
                )
                for move in moves:
                    taken = here[own == move.code]
                    codes[taken], spent[taken], to[taken] = move.code, move.cost, move.to
            units, state = units - spent, to
            yield stage.line, codes


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
        slow = 2 if cells * width > _CACHE else 1
        for moves in stage.states:
            passes = (0.2 + 0.55 * len(moves)) * slow * (width + 2) / 10
            seconds += 6e-6 + 4e-6 * len(moves) + cells * passes * 1e-9
            taken += cells / _PER_BYTE if len(moves) > 1 else 0
    return seconds, round(taken + cells * width * 2 * widest)


def sweep(chain: Chain, most: int) -> Tables:
    """The best value at every number of units from 0 to `most` (no more than all lines can take).

    Exact in integers. Among sets of equal cost and value the chain's first stage takes its highest code, then
    the second, and so on. Source: Bellman's recursion for the multiple-choice knapsack (Kellerer, Pferschy &
    Pisinger 2004, ch. 11), here over the states of a chain. Time: moves times units; memory: a quarter of a
    byte per stage, state and unit, and two tables per state.
    """
    spare = _Spare(min(most, chain.most()) + 1, _narrow(chain))
    tables = [spare.take()]
    tables[0][0] = 0
    cells = 1
    taken: list[tuple[Codes | int, ...]] = []
    for stage in reversed(chain.stages):
        longer = min(spare.size, cells + dearest(stage))
        for table in tables:
            table[cells:longer] = table[cells - 1]
        cells = longer
        tables, codes = _step(stage, tables, cells, spare)
        taken.append(codes)
    best = tables[0][:cells]
    costs = np.append(np.int64(0), np.flatnonzero(best[1:] > best[:-1]) + 1)
    return Tables(chain, costs, best[costs].astype(np.int64) >> _CODE_BITS, tuple(reversed(taken)))


class _Spare:
    """Tables of one size, used again and again; and room for one block to add up in."""

    def __init__(self, size: int, narrow: bool) -> None:
        self.size = size
        self._narrow = narrow
        self._free: list[Table] = []
        self.sums = self._new(_BLOCK)
        self.lowest = -(2**30) if narrow else -(2**62)

    def take(self) -> Table:
        return self._free.pop() if self._free else self._new(self.size)

    def give(self, tables: list[Table]) -> None:
        self._free += tables

    def _new(self, size: int) -> Table:
        return np.empty(size, np.int32) if self._narrow else np.empty(size, np.int64)


def _step(
    stage: Stage, after: list[Table], cells: int, spare: _Spare
) -> tuple[list[Table], tuple[Codes | int, ...]]:
    """The tables of a stage from those of the next one, which are given back."""
    tables: list[Table] = []
    taken: list[Codes | int] = []
    for moves in stage.states:
        table = spare.take()
        only = moves[0].code if len(moves) == 1 else None
        codes = np.empty(_bytes(cells) if only is None else 0, np.uint8)
        for start in range(0, cells, _BLOCK):
            end = min(start + _BLOCK, cells)
            _best(moves, after, table, (start, end), spare)
            if only is None:
                _pack(table[start:end], codes[_bytes(start) : _bytes(end)])
            table[start:end] &= ~_CODE
        tables.append(table)
        taken.append(codes if only is None else only)
    spare.give(after)
    return tables, tuple(taken)


def _best(
    moves: tuple[Move, ...], after: list[Table], table: Table, block: tuple[int, int], spare: _Spare
) -> None:
    """Fill a block with the best over the moves; its lowest bits hold the code, so that of equals the higher
    wins.
    """
    start, end = block
    known, funded = table, moves
    if moves[0].code == 0:
        known, funded = after[moves[0].to], moves[1:]
    else:
        table[start:end] = spare.lowest
    for move in funded:
        first = max(start, move.cost)
        if first < end:
            sums = spare.sums[: end - first]
            worth = (move.value << _CODE_BITS) | move.code
            np.add(after[move.to][first - move.cost : end - move.cost], worth, out=sums)
            np.maximum(known[first:end], sums, out=table[first:end])
        if known is not table:
            rest = min(first, end)
            table[start:rest] = known[start:rest]
            known = table
    if known is not table:
        table[start:end] = known[start:end]


def _bytes(cells: int) -> int:
    """The bytes that many codes are packed in: a quarter, rounded up to whole words."""
    return -(-cells // (_PER_BYTE * _WORD)) * _WORD


def _pack(block: Table, packed: Codes) -> None:
    """Take the codes of a block, four a byte: byte r of n holds those of r, r + n, r + 2n and r + 3n."""
    codes = np.empty(len(packed) * _PER_BYTE, np.uint8)
    codes[: len(block)] = block.astype(np.uint8)
    quarters = codes.view(np.uint64).reshape(_PER_BYTE, -1) & np.uint64(_CODE * 0x01010101_01010101)
    words = packed.view(np.uint64)
    words[:] = quarters[0]
    for q in range(1, _PER_BYTE):
        words |= quarters[q] << np.uint64(q * _CODE_BITS)


def _unpacked(packed: Codes, at: int) -> int:
    """The code at a number of units: the block's bytes are found first, then the quarter within them."""
    start = at // _BLOCK * (_BLOCK // _PER_BYTE)
    quarter, place = divmod(at % _BLOCK, min(_BLOCK // _PER_BYTE, len(packed) - start))
    return int(packed[start + place]) >> (quarter * _CODE_BITS) & _CODE


def _unpacked_all(packed: Codes, at: npt.NDArray[np.int64]) -> Codes:
    """As `_unpacked`, for many numbers of units at once."""
    start = at // _BLOCK * (_BLOCK // _PER_BYTE)
    quarter, place = np.divmod(at % _BLOCK, np.minimum(_BLOCK // _PER_BYTE, len(packed) - start))
    shifted = packed[start + place] >> (quarter * _CODE_BITS).astype(np.uint8)
    return shifted & np.uint8(_CODE)


def _narrow(chain: Chain) -> bool:
    """Whether all values together, with room for the codes, fit tables of 32 bits."""
    total = sum(max(abs(m.value) for moves in stage.states for m in moves) for stage in chain.stages)
    return (total + 1) << _CODE_BITS < _SMALL
