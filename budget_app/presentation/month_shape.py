"""The shapes in which a line's money lies over its months: evenly, more at first, in one month, by hand.

Read off the line's parts; nothing else is kept. What must not live here: commands (spread.py).
"""

from enum import StrEnum

from budget_app.domain.lines import Line
from budget_app.domain.setup import Setup
from budget_app.presentation.month_text import line_period, months_between
from budget_app.words import _


class Shape(StrEnum):
    """How an amount is spread over its months."""

    EVEN = "even"
    FRONT = "front"
    ONCE = "once"
    HAND = "hand"


def shape_names() -> tuple[tuple[str, str], ...]:
    """The shapes in the order in which they are offered."""
    return (
        (Shape.EVEN.value, _("Evenly")),
        (Shape.FRONT.value, _("More at first")),
        (Shape.ONCE.value, _("In one month")),
        (Shape.HAND.value, _("By hand")),
    )


def shape_of(state: Setup, line: Line) -> Shape:
    """Which shape the line's months have, read off its parts."""
    count = len(months_between(*line_period(state, line)))
    if sum(part > 0 for part in line.months) == 1 or (count == 1 and line.start):
        return Shape.ONCE
    if not line.months or (len(set(line.months)) == 1 and len(line.months) == count):
        return Shape.EVEN
    return Shape.FRONT if line.months == falling(count) else Shape.HAND


def falling(count: int) -> tuple[int, ...]:
    """Parts that fall evenly to the last month: 4, 3, 2, 1."""
    return tuple(range(count, 0, -1))


def follow_period(state: Setup, line: Line, start: str, end: str) -> tuple[int, ...]:
    """The parts after the period changed: the same shape; by hand, moved along or cut to the months that stay."""
    before, after = months_between(*line_period(state, line)), months_between(start, end)
    match shape_of(state, line):
        case Shape.FRONT:
            return falling(len(after))
        case Shape.HAND if len(before) == len(after):
            return line.months
        case Shape.HAND:
            parts = dict(zip(before, line.months, strict=False))
            kept = tuple(parts.get(month, 0) for month in after)
            return kept if any(kept) else ()
        case _:
            return ()
