"""Marks put on a matplotlib figure, for print and for pictures; a window paints the same marks by its own means.

What must not live here: which marks there are.
"""

from collections.abc import Iterable
from typing import Any

from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Polygon

from budget_app.charts.marks import Area, Box, Dot, Line, Mark, Words
from budget_app.charts.paper import Sheet

_ABOVE = 5
"""The layer in which marks begin: over all that belongs to the ground."""


def add_marks(sheet: Sheet, marks: Iterable[Mark]) -> None:
    """Marks over what is drawn already, in their order."""
    for n, mark in enumerate(marks):
        _add(sheet, mark, {"transform": sheet.px, "clip_on": False, "zorder": _ABOVE + n / 1000})


def _add(sheet: Sheet, mark: Mark, common: dict[str, Any]) -> None:
    match mark:
        case Line():
            xs, ys = zip(*mark.points, strict=True)
            dashes = (0, mark.dash) if mark.dash else "solid"
            line = Line2D(xs, ys, color=mark.colour, linewidth=mark.width, linestyle=dashes, **common)
            line.set_solid_capstyle("butt")
            sheet.axes.add_artist(line)
        case Area():
            area = Polygon(mark.points, color=mark.colour, alpha=mark.opacity, linewidth=0, **common)
            sheet.axes.add_artist(area)
        case Box():
            sheet.axes.add_patch(_rounded(mark, common))
        case Dot():
            fill, edge = mark.fill or "none", mark.edge or "none"
            width = mark.width if mark.edge else 0
            dot = Circle(mark.at, mark.radius, facecolor=fill, edgecolor=edge, linewidth=width, **common)
            sheet.axes.add_artist(dot)
        case Words():
            artist = sheet.words(
                mark.text,
                mark.at,
                colour=mark.colour,
                weight=mark.weight,
                across=mark.across,
                along=sheet.px,
                halo=bool(mark.halo),
            )
            artist.set_zorder(common["zorder"])


def _rounded(box: Box, common: dict[str, Any]) -> FancyBboxPatch:
    width, height = box.x1 - box.x0, box.y1 - box.y0
    radius = min(box.radius, width / 2, height / 2)
    return FancyBboxPatch(
        (box.x0, box.y0),
        width,
        height,
        boxstyle=f"round,pad=0,rounding_size={radius}" if radius > 0 else "square,pad=0",
        facecolor=box.fill or "none",
        edgecolor=box.edge or "none",
        linewidth=box.width if box.edge else 0,
        linestyle=(0, box.dash) if box.dash else "solid",
        **common,
    )
