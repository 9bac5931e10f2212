"""How one list of keys becomes another: which runs go and which come, so that a view keeps its place.

What must not live here: Qt.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple


class Run(NamedTuple):
    """Rows `first` to `last` go, or come in at `first`; numbered as they stand when the run's turn comes."""

    what: Literal["remove", "insert"]
    first: int
    last: int


def runs_between(old: Sequence[str], new: Sequence[str], anchor: str = "") -> list[Run]:
    """The runs that turn `old` into `new`, removals from the end first, then insertions from the start.

    What is in both and in the same order stays (a longest rising run); `anchor` stays whatever happens, where it is in
    both. Keys are unique. O(n log n), and O(n) for what is alike at both ends.
    """
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    old_part, new_part = old[head : len(old) - tail], new[head : len(new) - tail]
    stays = _staying(old_part, new_part, anchor)
    gone = [head + n for n, key in enumerate(old_part) if key not in stays]
    come = [head + n for n, key in enumerate(new_part) if key not in stays]
    removals = [Run("remove", first, last) for first, last in reversed(runs_of(gone))]
    return removals + [Run("insert", first, last) for first, last in runs_of(come)]


def are_far_apart(old: Sequence[str], new: Sequence[str], most: int) -> bool:
    """Whether more than `most` runs turn `old` into `new`, as far as a look at neighbours tells. O(n), and quick.

    A run sets at most three pairs of neighbours apart, so that there are more runs than a third of such pairs.
    """
    places = {key: n for n, key in enumerate(old)}
    apart, last = 0, -1
    for key in new:
        at = places.get(key, -2)
        apart += not (at == last + 1 or at == last == -2)
        last = at
    return apart > 3 * most


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return n
    return min(len(one), len(other))


def _staying(old: Sequence[str], new: Sequence[str], anchor: str) -> frozenset[str]:
    places = {key: n for n, key in enumerate(new)}
    both = [(key, places[key]) for key in old if key in places]
    at = next((n for n, (key, _place) in enumerate(both) if key == anchor), -1)
    if at >= 0:
        # Only what does not have to pass the anchor can stay beside it.
        fixed = both[at][1]
        both = [(k, p) for n, (k, p) in enumerate(both) if k == anchor or (n < at) == (p < fixed)]
    return frozenset(both[n][0] for n in _longest_rising([place for _key, place in both]))


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """Places of a longest rising subsequence (patience sorting with back pointers)."""
    ends: list[int] = []
    tails: list[int] = []
    before = [-1] * len(numbers)
    for n, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before[n] = ends[length - 1] if length else -1
        if length == len(tails):
            tails.append(number)
            ends.append(n)
        else:
            tails[length], ends[length] = number, n
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def runs_of(places: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last of each run of neighbours among rising places."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
