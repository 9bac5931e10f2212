"""A problem as a chain of stages, one per line, in which only the past that still matters is remembered.

Lines tied by requires and excludes form a group. Inside a group the stages run in line order, and a *state*
says which later lines of the group are already forced in and which are ruled out; states that say the same
are one. A line tied to nobody has one state. Both exact methods walk this chain from its end to its start.
What must not live here: any table over money.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from typing import NamedTuple

from budget_app.analysis.problem import Problem

MOST_STATES = 256
"""More states than this in one stage, and the group counts as too entangled to be solved by tables."""


class Entangled(Exception):
    """A group needs more than `MOST_STATES` states in one stage."""


class Move(NamedTuple):
    """One way to go on: fund tier `code - 1` of the line, or nothing where code is 0; `to` is the next
    stage's state.
    """

    code: int
    cost: int
    value: int
    to: int


class Stage(NamedTuple):
    """The decision on one line: for every state the moves that are possible in it, by rising code."""

    line: int
    states: tuple[tuple[Move, ...], ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """All stages, group after group by the first line of each; costs in `unit` minor units, their common
    divisor.

    Lines that no best set can hold have no stage. `groups` holds, for every group, the index of its first
    stage and the one after its last. Every stage that begins a group has exactly one state, and so has the
    end.
    """

    stages: tuple[Stage, ...]
    groups: tuple[tuple[int, int], ...]
    unit: int

    def most(self) -> int:
        """The greatest cost a set can have, in units, ignoring what ties lines together."""
        return sum(dearest(stage) for stage in self.stages)


def dearest(stage: Stage) -> int:
    """The cost of the dearest move of a stage, in units."""
    return max(move.cost for moves in stage.states for move in moves)


def chain(problem: Problem) -> Chain:
    """The stages of a problem, without the tiers that no best set can hold.

    Linear in lines, times the number of states for those that are tied. Raises Entangled (see `MOST_STATES`).
    """
    tiers = _worthwhile(problem)
    unit = gcd(*(problem.costs[i][t] for i, own in enumerate(tiers) for t in own)) or 1
    stages: list[Stage] = []
    spans: list[tuple[int, int]] = []
    for lines in _groups(problem):
        if not any(tiers[line] for line in lines):
            continue
        start = len(stages)
        if len(lines) == 1:
            moves = (Move(0, 0, 0, 0), *_moves(problem, lines[0], tiers[lines[0]], unit, 0))
            stages.append(Stage(lines[0], (moves,)))
        else:
            stages += _Group(problem, lines, tiers, unit).stages()
        spans.append((start, len(stages)))
    return Chain(tuple(stages), tuple(spans), unit)


def _worthwhile(problem: Problem) -> list[tuple[int, ...]]:
    """Per line the tiers no other tier of it beats; where nobody requires the line, only those worth
    something.

    Of two tiers equal in cost and value the higher stays.
    """
    needed = {j for _, j in problem.requires}
    kept: list[tuple[int, ...]] = []
    for i, (costs, values) in enumerate(zip(problem.costs, problem.values, strict=True)):
        best: list[int] = []
        for t in sorted(range(len(costs)), key=lambda t: (costs[t], -values[t], -t)):
            if (i in needed or values[t] > 0) and (not best or values[t] > values[best[-1]]):
                best.append(t)
        kept.append(tuple(sorted(best)))
    return kept


def _groups(problem: Problem) -> list[list[int]]:
    """Lines gathered by what ties them, directly or through others; each group, and the groups, by line
    order.
    """
    root = list(range(len(problem)))

    def top(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, j in (*problem.requires, *problem.excludes):
        root[max(top(i), top(j))] = min(top(i), top(j))
    members: dict[int, list[int]] = {}
    for i in range(len(problem)):
        members.setdefault(top(i), []).append(i)
    return list(members.values())


def _moves(problem: Problem, line: int, tiers: Sequence[int], unit: int, to: int) -> list[Move]:
    costs, values = problem.costs[line], problem.values[line]
    return [Move(t + 1, costs[t] // unit, values[t], to) for t in tiers]


class _Group:
    """One group on its way to stages. Sets of its lines are bit masks, bit p standing for its p-th line."""

    def __init__(
        self, problem: Problem, lines: list[int], tiers: Sequence[tuple[int, ...]], unit: int
    ) -> None:
        self._problem, self._lines, self._tiers, self._unit = problem, lines, tiers, unit
        place = {line: p for p, line in enumerate(lines)}
        needs, needed_by, never_with = ([0] * len(lines) for _ in range(3))
        for i, j in problem.requires:
            if i in place and j in place:
                needs[place[i]] |= 1 << place[j]
                needed_by[place[j]] |= 1 << place[i]
        for i, j in problem.excludes:
            if i in place and j in place:
                never_with[place[i]] |= 1 << place[j]
                never_with[place[j]] |= 1 << place[i]
        out = [_reach(p, needed_by) for p in range(len(lines))]
        self._with = [_reach(p, needs) for p in range(len(lines))]
        self._without = out
        self._against = [_union(_union(mask, never_with), out) for mask in self._with]
        self._never = _union(sum(1 << p for p, line in enumerate(lines) if not tiers[line]), out)

    def stages(self) -> list[Stage]:
        """The stages from the group's first line to its last. Raises Entangled."""
        states: dict[tuple[int, int], int] = {(0, self._never): 0}
        stages: list[Stage] = []
        for p, line in enumerate(self._lines):
            if not self._tiers[line]:
                continue  # ruled out in every state from the start
            following: dict[tuple[int, int], int] = {}
            stages.append(Stage(line, tuple(self._go_on(p, *state, following) for state in states)))
            if len(following) > MOST_STATES:
                raise Entangled(f"{len(self._lines)} lines are tied in more ways than tables can hold")
            states = following
        return stages

    def _go_on(
        self, p: int, inside: int, outside: int, following: dict[tuple[int, int], int]
    ) -> tuple[Move, ...]:
        """The moves on the p-th line where `inside` is forced in and `outside` ruled out; new states are
        added.

        All that follows from a state is already in it, and funding nothing more keeps every tie: no state is
        a dead end.
        """
        later = -1 << (p + 1)
        moves: list[Move] = []
        if not inside >> p & 1:
            state = (inside & later, (outside | self._without[p]) & later)
            moves.append(Move(0, 0, 0, following.setdefault(state, len(following))))
        withal, against = inside | self._with[p], outside | self._against[p]
        if not withal & against:
            to = following.setdefault((withal & later, against & later), len(following))
            moves += _moves(self._problem, self._lines[p], self._tiers[self._lines[p]], self._unit, to)
        return tuple(moves)


def _reach(start: int, edges: Sequence[int]) -> int:
    """Every place that can be reached from `start`, itself included."""
    reached, new = 0, 1 << start
    while new:
        reached |= new
        new = _union(new, edges) & ~reached
    return reached


def _union(mask: int, sets: Sequence[int]) -> int:
    """The union of the sets of every place in the mask."""
    union = 0
    while mask:
        low = mask & -mask
        union |= sets[low.bit_length() - 1]
        mask ^= low
    return union
