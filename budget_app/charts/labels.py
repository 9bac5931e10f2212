"""Direct labels that do not overlap: each is tried at several sides of its place and stays where it is free.

What must not live here: what the labels say.
"""

from collections.abc import Iterable, Sequence

import msgspec

from budget_app.charts.marks import MEDIUM, Across, Box, Measure, Point, Words

_NEAR, _FAR = 9.0, 16.0
_HEIGHT = 13.0
_FAR_OFF = {"lower": 0.12, "low": 0.05, "high": 0.03}


class Label(msgspec.Struct, frozen=True):
    """Words beside a place (px from the lower left): the first of `texts` that has room. `sides`: the preferred first.
    `elsewhere`: where it may stand as well, if there is no room at all.

    Sides: right, left, above, below, and above-right and so on between them, low and lower (high) further away.
    """

    texts: tuple[str, ...]
    at: Point
    colour: str
    sides: tuple[str, ...]
    weight: int = MEDIUM
    elsewhere: tuple[Point, ...] = ()


class Room(msgspec.Struct, frozen=True):
    """Where labels may stand (`bounds`), what they must not cover and what they had better not cross."""

    bounds: Box
    taken: tuple[Box, ...] = ()
    crossed: tuple[Box, ...] = ()


_MOVES: dict[str, tuple[float, float, Across]] = {
    "right": (_NEAR, 0.0, "left"),
    "left": (-_NEAR, 0.0, "right"),
    "above": (0.0, _FAR, "center"),
    "below": (0.0, -_FAR, "center"),
    "above-left": (-6.0, _FAR, "right"),
    "above-right": (6.0, _FAR, "left"),
    "below-left": (-6.0, -_FAR, "right"),
    "below-right": (6.0, -_FAR, "left"),
    "high": (0.0, 2 * _FAR, "center"),
    "high-left": (-6.0, 2 * _FAR, "right"),
    "high-right": (6.0, 2 * _FAR, "left"),
    "lower": (0.0, -3.5 * _FAR, "center"),
    "lower-left": (-6.0, -3.5 * _FAR, "right"),
    "lower-right": (6.0, -3.5 * _FAR, "left"),
    "low": (0.0, -2 * _FAR, "center"),
    "low-left": (-6.0, -2 * _FAR, "right"),
    "low-right": (6.0, -2 * _FAR, "left"),
}


def place(
    labels: Iterable[Label], room: Room, measure: Measure, scale: float = 1.0, halo: str = ""
) -> tuple[Words, ...]:
    """The labels as words, each where it is freest.

    A label that is free nowhere, with all its sides over what is taken or outside, is left out: it would be unreadable,
    and the table says the same. Labels times sides times boxes.
    """
    taken, placed = list(room.taken), list[Words]()
    for label in labels:
        places = (label.at, *label.elsewhere)
        tries = ((text, at) for text in label.texts for at in places)
        found = next(
            (own for text, at in tries if (own := _best(label, text, at, room, taken, measure, scale))), None
        )
        if found:
            placed.append(msgspec.structs.replace(found[0], halo=halo))
            taken.append(found[1])
    return tuple(placed)


def _best(
    label: Label,
    text: str,
    place_at: Point,
    room: Room,
    taken: Sequence[Box],
    measure: Measure,
    scale: float,
) -> tuple[Words, Box] | None:
    """The words at the side that is freest, and their box; None where all sides are taken."""
    best, least = None, 1.0
    width = measure(text, label.weight)
    for side in label.sides:
        x, y, across = _MOVES[side]
        at = place_at[0] + x * scale, place_at[1] + y * scale
        box = box_of(at, width, across, scale)
        harm = _harm(box, room, taken) + _far(side)
        if harm < least:
            best, least = (Words(text, at, label.colour, label.weight, across), box), harm
        if harm <= _far(side):
            break
    return best


def box_of(at: Point, width: float, across: Across, scale: float = 1.0) -> Box:
    """Where words of a width stand, with a little air."""
    left = at[0] - {"left": 0.0, "center": width / 2, "right": width}[across]
    half = (_HEIGHT / 2 + 1.5) * scale
    return Box(left - 1.5, at[1] - half, left + width + 1.5, at[1] + half)


def _far(side: str) -> float:
    """A little harm for what stands far from its place: rather across the curve by a hair than away from it."""
    return next((harm for name, harm in _FAR_OFF.items() if side.startswith(name)), 0.0)


def _harm(box: Box, room: Room, taken: Sequence[Box]) -> float:
    """0 where all is free, 1 and more where the label must not stand."""
    bounds = room.bounds
    outside = box.x0 < bounds.x0 or box.y0 < bounds.y0 or box.x1 > bounds.x1 or box.y1 > bounds.y1
    if outside or any(box.overlaps(other) for other in taken):
        return 1.0
    if not room.crossed:
        return 0.0
    return 0.9 * sum(box.overlaps(other) for other in room.crossed) / len(room.crossed)
