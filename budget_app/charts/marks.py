"""What lies over a chart's ground, without a toolkit: lines, areas, boxes, dots, words, in px from the lower left.

A window paints marks over the ground by its own means, many times a second; a figure for paper takes the same marks.
What must not live here: which marks a chart has, and how either paints them.
"""

from collections.abc import Callable
from typing import Literal, TypeAlias

import msgspec

from budget_app.presentation.tradeoff_picks import Pick

Point: TypeAlias = tuple[float, float]
Across: TypeAlias = Literal["left", "center", "right"]
Measure: TypeAlias = Callable[[str, int], float]
"""How wide words of a weight are, in px, at the size of a chart's words."""

NORMAL, MEDIUM, STRONG = 400, 500, 600


class Line(msgspec.Struct, frozen=True):
    """A line through points; `dash`: lengths on and off, in widths."""

    points: tuple[Point, ...]
    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


class Area(msgspec.Struct, frozen=True):
    """A filled polygon, see-through below an opacity of 1."""

    points: tuple[Point, ...]
    colour: str
    opacity: float = 1.0


class Box(msgspec.Struct, frozen=True):
    """A rectangle by its corners, filled, edged, or both ("": not); `radius` rounds it."""

    x0: float
    y0: float
    x1: float
    y1: float
    fill: str = ""
    edge: str = ""
    width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()

    @property
    def middle(self) -> Point:
        """Its centre."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def grown(self, by: float) -> "Box":
        """As large by so much on each side."""
        return msgspec.structs.replace(
            self, x0=self.x0 - by, y0=self.y0 - by, x1=self.x1 + by, y1=self.y1 + by
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any place."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


def around(at: Point, by: float) -> Box:
    """The square around a place, so far on each side."""
    return Box(at[0] - by, at[1] - by, at[0] + by, at[1] + by)


class Dot(msgspec.Struct, frozen=True):
    """A disc or, without a fill, a ring."""

    at: Point
    radius: float
    fill: str = ""
    edge: str = ""
    width: float = 1.0


class Words(msgspec.Struct, frozen=True):
    """One line of text whose middle is at a height; a halo of the ground lifts it off what it crosses."""

    text: str
    at: Point
    colour: str
    weight: int = MEDIUM
    across: Across = "left"
    halo: str = ""


Mark: TypeAlias = Line | Area | Box | Dot | Words


class Target(msgspec.Struct, frozen=True):
    """What can be picked, and where."""

    pick: Pick
    box: Box


class Gate(msgspec.Struct, frozen=True):
    """The fund's line: its x and its ends in px, and the scale it moves on: `low` money at `x0`, `high` at `x1`.

    `is_knob_above`: it is taken by its upper end, else by the lower one.
    """

    x: float
    y0: float
    y1: float
    x0: float
    x1: float
    low: int
    high: int
    is_knob_above: bool = True

    @property
    def pixel(self) -> float:
        """What a px is worth, in minor units."""
        return (self.high - self.low) / max(self.x1 - self.x0, 1.0)

    def fund_at(self, x: float) -> float:
        """The fund at a place, in minor units; no further than the ends."""
        return self.low + (min(max(x, self.x0), self.x1) - self.x0) * self.pixel


class Layer(msgspec.Struct, frozen=True):
    """All over the ground: marks from below to above, what can be picked, the fund's line where there is one."""

    marks: tuple[Mark, ...]
    targets: tuple[Target, ...] = ()
    gate: Gate | None = None


class Marked(msgspec.Struct, frozen=True):
    """What is marked in a chart: the picked group and its money by department; the picked line's money and goals."""

    pick: Pick = Pick()
    money: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    line_money: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    line_goals: tuple[str, ...] = ()
