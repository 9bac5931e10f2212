"""Points while they are being given: typed, ranked, spread, always whole and never more than 100 in all. Pure.

A spread is the lines that have points, the most first. What the panel says of it: points_panel.py.
"""

from collections.abc import Sequence

import msgspec

from budget_app.domain import money
from budget_app.domain.points import WHOLE, Given

Spread = tuple[Given, ...]


def left(spread: Spread) -> int:
    """How many of the 100 are still to be given."""
    return WHOLE - sum(given.points for given in spread)


def with_points(spread: Spread, line: str, points: int) -> Spread:
    """The line with so many points (0 to 100); where that makes more than 100, the others give way in proportion."""
    points = min(max(points, 0), WHOLE)
    others = [given for given in spread if given.line != line]
    room = WHOLE - points
    if sum(given.points for given in others) > room:
        others = _scaled(others, room)
    own = next((given for given in spread if given.line == line), Given(line, 0))
    # Among those with as many points it comes first: it is what was thought of last.
    return _ranked([_capped(own, points), *others])


def with_tier(spread: Spread, line: str, tier: str, points: int | None) -> Spread:
    """The line with so many points at a lower tier ("minimum" or "requested"); None: in proportion to the money."""
    return tuple(
        _capped(msgspec.structs.replace(given, **{tier: points}), given.points)
        if given.line == line
        else given
        for given in spread
    )


def moved(spread: Spread, line: str, place: int) -> Spread:
    """The line at another place of the ranking (0 first). The points of a place stay with it; a line that had none
    comes in between its neighbours, and all give way to it."""
    names = [given.line for given in spread]
    if line in names:
        by_line = {given.line: given for given in spread}
        names.remove(line)
        names.insert(place, line)
        return tuple(
            _capped(by_line[name], at.points) for name, at in zip(names, spread, strict=True) if at.points
        )
    above = spread[place - 1].points if 0 < place <= len(spread) else None
    below = spread[place].points if place < len(spread) else None
    known = [n for n in (above, below) if n is not None]
    points = max(sum(known) // len(known), 1) if known else WHOLE
    if below is None and above is not None:
        points = min(above, max(left(spread), 1))
    every = [*spread[:place], Given(line, points), *spread[place:]]
    return _in_order(_scaled(every, WHOLE) if points > left(spread) else every)


def rest_spread(spread: Spread, lines: Sequence[str]) -> Spread:
    """What is left, in proportion to what the lines have; where none has any, evenly over `lines`."""
    if not spread:
        parts = money.split(WHOLE, [1] * len(lines)) if lines else ()
        return _ranked([Given(line, n) for line, n in zip(lines, parts, strict=True) if n])
    more = money.split(left(spread), [given.points for given in spread])
    return _ranked([_capped(given, given.points + n) for given, n in zip(spread, more, strict=True)])


def by_rank(spread: Spread) -> Spread:
    """All 100 from the ranking alone: the centroid of all weightings that keep it (Barron and Barrett, 1996)."""
    n = len(spread)
    if not n:
        return spread
    tail, parts = 0.0, list[int]()
    for place in range(n, 0, -1):
        tail += 1 / place
        parts.append(round(tail / n * 1_000_000_000))
    whole = _at_least_one(WHOLE, parts[::-1])
    return tuple(
        _capped(given, points)
        for given, points in zip(spread, sorted(whole, reverse=True), strict=True)
        if points
    )


def _scaled(given: Sequence[Given], total: int) -> list[Given]:
    """These with `total` points in all, in proportion; nobody falls to none as long as there is one for each."""
    if not given:
        return []
    parts = _at_least_one(total, [each.points for each in given])
    return [_capped(each, points) for each, points in zip(given, parts, strict=True) if points]


def _at_least_one(total: int, weights: list[int]) -> list[int]:
    """`total` in proportion to the weights; whoever would have none gets one from whoever has most."""
    parts = money.split(total, weights)
    for place in [n for n, part in enumerate(parts) if not part]:
        richest = max(range(len(parts)), key=lambda n: parts[n])
        if parts[richest] > 1:
            parts[richest] -= 1
            parts[place] = 1
    return parts


def _capped(given: Given, points: int) -> Given:
    """With so many points; a lower tier has no more than that, and the minimum no more than the requested."""
    requested = None if given.requested is None else min(max(given.requested, 0), points)
    most = points if requested is None else requested
    minimum = None if given.minimum is None else min(max(given.minimum, 0), most)
    return Given(given.line, points, minimum, requested)


def _ranked(given: Sequence[Given]) -> Spread:
    return tuple(sorted((each for each in given if each.points), key=lambda each: -each.points))


def _in_order(given: Sequence[Given]) -> Spread:
    """The same lines in this order, the most points first."""
    amounts = sorted((each.points for each in given), reverse=True)
    return tuple(_capped(each, points) for each, points in zip(given, amounts, strict=True) if points)
