"""The names on the frontier: the fund and the reserve, P, B and C, the picked line; none over another, none outside.

What must not live here: the words themselves (presentation/frontier_chart.py).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from budget_app.charts.frontier_plan import MARK, Entry, FrontierPlan, place_of
from budget_app.charts.labels import Label, Room, place
from budget_app.charts.marks import NORMAL, STRONG, Box, Measure, Point, Words, around
from budget_app.presentation.frontier_chart import FrontierChart
from budget_app.presentation.look import Look

_ABOVE = (
    "above-left",
    "left",
    "above",
    "below-right",
    "low-right",
    "right",
    "low",
    "below",
    "high-left",
    "below-left",
)
_BELOW = ("right", "below-right", "below-left", "below", "low", "low-left", "low-right", "left", "above-left")
_BESIDE = ("above-left", "left", "high-left", "below-right", "low-right", "low", "lower", "below", "above")
_ANYWHERE = (
    *("above-left", "above", "high-left", "high"),
    *("low-right", "low", "low-left", "lower-left", "lower-right", "lower", "right", "high-right"),
)
_SAMPLES, _NEAR = 20, 2.0


def name_all(
    chart: FrontierChart,
    plan: FrontierPlan,
    look: Look,
    measure: Measure,
    spots: dict[str, Point],
    named: Sequence[Entry],
) -> tuple[Words, ...]:
    """All names, the fund's first; what finds no room is left out. Labels times sides times the outline."""
    marks = tuple(around(at, MARK * plan.scale) for at in spots.values())
    frame = plan.frame
    bounds = Box(frame.x0, frame.y0, frame.x1, frame.y1)
    labels = [*_fund_names(chart, plan, look), *_spot_names(chart, plan, look, spots)]
    for entry in named:
        if entry.spot.amount <= plan.most:
            texts = f"{entry.spot.letter}  {entry.spot.label}", entry.spot.letter
            labels.append(Label(texts, place_of(plan, entry.spot), look.accent, _ANYWHERE, STRONG))
            marks = (*marks, around(place_of(plan, entry.spot), MARK * plan.scale))
    return place(labels, Room(bounds, marks, _crossed(chart, plan)), measure, plan.scale, look.surface)


def _fund_names(chart: FrontierChart, plan: FrontierPlan, look: Look) -> list[Label]:
    """The words at the foot of the fund's line, and right of the reserve's."""
    foot, top = plan.frame.y0 + 11 * plan.scale, plan.frame.y1 - 9 * plan.scale
    here, end = plan.x(chart.available), plan.x(chart.available + chart.reserve)
    sides = ("left", "right") if chart.reserve else ("right", "left")
    labels = [Label((chart.available_text,), (here, foot), look.ink, sides, STRONG, ((here, top),))]
    if chart.reserve:
        labels.append(Label((chart.reserve_text,), (end, foot), look.ink2, ("right",), NORMAL))
    return labels


def _spot_names(chart: FrontierChart, plan: FrontierPlan, look: Look, spots: dict[str, Point]) -> list[Label]:
    """P, B and C; of points in one place, one name for all."""
    known = {"P": chart.proposal, "B": chart.best, "C": chart.cheaper}
    sides = {"P": _BELOW, "B": _ABOVE, "C": _BESIDE}
    labels: list[Label] = []
    done: set[str] = set()
    for letter in ("B", "P", "C"):
        if letter not in spots or letter in done:
            continue
        box = around(spots[letter], MARK * plan.scale)
        near = [o for o in "PBC" if o in spots and box.overlaps(around(spots[o], MARK * plan.scale))]
        done.update(near)
        first = known[near[0]]
        assert first is not None
        letters = (" = " if _are_one(near, spots) else ", ").join(near)
        colour = look.accent if "P" in near else look.ink
        own = sides[letter] if len(near) == 1 else _ABOVE
        labels.append(Label((f"{letters}  {first.label}", letters), spots[letter], colour, own, STRONG))
    return labels


def _are_one(letters: Sequence[str], spots: dict[str, Point]) -> bool:
    """Whether points that cannot be told apart are the same, by the px."""
    x, y = spots[letters[0]]
    return all(abs(spots[o][0] - x) < 1 and abs(spots[o][1] - y) < 1 for o in letters)


def _along(outline: Sequence[Point], step: float) -> Iterator[Point]:
    """Points of the outline, and those between two that are further apart than `step`."""
    for (x0, y0), (x1, y1) in pairwise(outline):
        parts = max(int(max(abs(x1 - x0), abs(y1 - y0)) / step), 1)
        yield from ((x0 + (x1 - x0) * n / parts, y0 + (y1 - y0) * n / parts) for n in range(parts))
    yield from outline[-1:]


def _crossed(chart: FrontierChart, plan: FrontierPlan) -> tuple[Box, ...]:
    """The curve, the fund's line and the reserve's as a row of small boxes, which words had better not cross."""
    frame = plan.frame
    every = max(len(plan.outline) // (2 * _SAMPLES), 1)
    height = frame.y1 - frame.y0
    # From its last step on the curve is flat, to the end of the axis.
    flat = [(frame.x1, plan.outline[-1][1])] if plan.outline else []
    points = [*_along((*plan.outline[::every], *plan.outline[-1:], *flat), height / _SAMPLES)]
    for amount in {chart.available, chart.available + chart.reserve}:
        x = plan.x(amount)
        points += [(x, frame.y0 + n * height / _SAMPLES) for n in range(_SAMPLES + 1)]
    return tuple(around(point, _NEAR * plan.scale) for point in points)
