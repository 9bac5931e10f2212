"""Direct labels that do not overlap: each is tried at several sides of its place and stays where it is free.

What must not live here: what the labels say.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from budget_app.charts.paper import MEDIUM, Sheet

_NEAR, _FAR = 9.0, 16.0


class Label(msgspec.Struct, frozen=True):
    """Words beside a place, which is given in px from the lower left of the figure. `sides` in the order of preference.

    Sides: right, left, above, below, and above-right and so on between them, low and lower (high) further away.
    """

    text: str
    at: tuple[float, float]
    colour: str
    sides: tuple[str, ...]
    weight: int = MEDIUM


_MOVES: dict[str, tuple[float, float, Literal["left", "center", "right"]]] = {
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
    sheet: Sheet, labels: Sequence[Label], taken: Iterable[Bbox] = (), crossed: Sequence[Bbox] = ()
) -> list[Text]:
    """The labels as artists, each where it is freest; `taken` must not be covered, `crossed` should not be.

    A label that is free nowhere, with all its sides over what is taken or outside, is left out: it would be unreadable,
    and the table says the same. Labels times sides times boxes.
    """
    boxes, placed = list(taken), []
    for label in labels:
        best, least = None, 1.0
        for side in label.sides:
            text = _put(sheet, label, side)
            harm = _harm(sheet, sheet.box(text).padded(1.5), boxes, crossed)
            if harm < least:
                if best is not None:
                    best.remove()
                best, least = text, harm
            else:
                text.remove()
            if harm == 0:
                break
        if best is not None:
            boxes.append(sheet.box(best))
            placed.append(best)
    return placed


def _put(sheet: Sheet, label: Label, side: str) -> Text:
    x, y, across = _MOVES[side]
    scale = sheet.paper.scale
    at, offset = label.at, (x * scale, y * scale)
    text = sheet.words(label.text, at, offset, colour=label.colour, weight=label.weight, along=sheet.px)
    text.set_horizontalalignment(across)
    return text


def _harm(sheet: Sheet, box: Bbox, taken: Sequence[Bbox], crossed: Sequence[Bbox]) -> float:
    """0 where all is free, 1 and more where the label must not stand."""
    outside = box.x0 < 0 or box.y0 < 0 or box.x1 > sheet.paper.width or box.y1 > sheet.paper.height
    if outside or any(box.overlaps(other) for other in taken):
        return 1.0
    if not crossed:
        return 0.0
    return 0.9 * sum(box.overlaps(other) for other in crossed) / len(crossed)
