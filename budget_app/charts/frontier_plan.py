"""Where things stand on a frontier that is drawn: the plan that its ground hands to all that lies over it.

What must not live here: drawing.
"""

import msgspec

from budget_app.charts.marks import Box, Point
from budget_app.presentation.frontier_chart import Spot

MARK = 5.0
"""Radius of a point, in px."""


class FrontierPlan(msgspec.Struct, frozen=True):
    """Where the ground has its axes (px), what they span, and the curve's outline at the resolution of the paper."""

    frame: Box
    bounds: Box
    scale: float
    most: int
    floor: float
    top: float
    outline: tuple[Point, ...]

    def x(self, amount: float) -> float:
        """Of an amount, within the axes."""
        share = min(max(amount / self.most, 0.0), 1.0)
        return self.frame.x0 + share * (self.frame.x1 - self.frame.x0)

    def y(self, value: float) -> float:
        """Of a value, within the axes."""
        share = min(max((value - self.floor) / (self.top - self.floor), 0.0), 1.0)
        return self.frame.y0 + share * (self.frame.y1 - self.frame.y0)


class Entry(msgspec.Struct, frozen=True):
    """A line where it enters the curve. `is_named`: it is the picked one; else one of the picked group."""

    line: str
    spot: Spot
    is_named: bool = False


def place_of(plan: FrontierPlan, spot: Spot) -> Point:
    """Where a spot stands, in px."""
    return plan.x(spot.amount), plan.y(spot.value)
