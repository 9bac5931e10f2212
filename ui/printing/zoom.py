"""How large pages are shown: fitted to the width or as a whole, or at a scale of one's own.

Plain reckoning; no widget lives here.
"""

from dataclasses import dataclass
from typing import Literal

from budget_app.summary.paper import Sheet

How = Literal["width", "page", "free"]
STEPS = (0.25, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
GAP = 16
"""Pixels around a page."""
_POINT = 96 / 72
_FINEST = 300
"""Pixels to the inch: what is larger on the screen is stretched."""


@dataclass(frozen=True)
class Zoom:
    """`scale` counts only where it is free; 1 is the size on paper."""

    how: How = "width"
    scale: float = 1.0


@dataclass(frozen=True)
class PageSize:
    """A page on the screen, in px, and the pixels to the inch at which to render it."""

    width: float
    height: float
    ppi: float


def scale_of(zoom: Zoom, sheet: Sheet, width: int, height: int) -> float:
    """The scale in an area of `width` x `height` px, within the steps there are."""
    if zoom.how == "free":
        return zoom.scale
    scale = (width - 2 * GAP) / (sheet.width * _POINT)
    if zoom.how == "page":
        scale = min(scale, (height - 2 * GAP) / (sheet.height * _POINT))
    return max(STEPS[0], min(scale, STEPS[-1]))


def stepped(scale: float, further: bool) -> Zoom:
    """The next step up or down from a scale."""
    steps = [s for s in STEPS if (s > scale * 1.01 if further else s < scale * 0.99)]
    return Zoom("free", (min if further else max)(steps, default=scale))


def page_size(sheet: Sheet, scale: float, ratio: float) -> PageSize:
    """The page at a scale, on whole device pixels; `ratio`: device pixels to a px."""
    ppi = 96 * scale * ratio
    device = (round(sheet.width * ppi / 72), round(sheet.height * ppi / 72))
    return PageSize(device[0] / ratio, device[1] / ratio, min(ppi, _FINEST))
