"""The efficient frontier drawn: the curve on its ground, and over it the fund as a line, P, B and C with their names.

What must not live here: what the figures are and what is said about them (presentation/frontier_chart.py).
"""

from collections.abc import Sequence

import msgspec
from matplotlib.figure import Figure

from budget_app.charts.frontier_labels import name_all
from budget_app.charts.frontier_plan import MARK, Entry, FrontierPlan, place_of
from budget_app.charts.marking import add_marks
from budget_app.charts.marks import (
    Area,
    Dot,
    Gate,
    Layer,
    Line,
    Mark,
    Marked,
    Measure,
    Point,
    Target,
    around,
)
from budget_app.charts.paper import Margins, Paper, Sheet, round_places
from budget_app.presentation.frontier_chart import FrontierChart
from budget_app.presentation.look import Look
from budget_app.presentation.points import POINT, point_figure
from budget_app.presentation.tradeoff_picks import Pick

_RING = 8.0
_SHADE, _RESERVE = 0.05, 0.04


def frontier_figure(chart: FrontierChart, paper: Paper, entries: Sequence[Entry] = ()) -> Figure:
    """The chart on paper; `entries` are marked where they lie on the curve. Linear in the steps of the curve."""
    sheet, plan = frontier_ground(chart, paper)
    layer = frontier_layer(chart, plan, paper.look, sheet.width_of, Marked(), entries)
    add_marks(sheet, layer.marks)
    return sheet.figure


def frontier_ground(chart: FrontierChart, paper: Paper) -> tuple[Sheet, FrontierPlan]:
    """What stays whatever fund is tried: the axes and the curve."""
    scale = paper.scale
    floor, top = min(0, chart.proposal.value) if chart.proposal else 0, chart.top * 1.12
    places, names = _value_places(chart, top) if chart.proposal else ([], [])
    probe = Sheet(msgspec.structs.replace(paper, title=""), Margins(0, 0, 0, 0))
    left = max([26 * scale, *map(probe.width_of, names)]) + 12 * scale
    sheet = Sheet(paper, Margins(left, right=24 * scale, top=22 * scale, bottom=24 * scale))
    few = paper.width < 400 * scale
    sheet.money_axis(chart.most, chart.digits, chart.style, 3 if few else 5)
    sheet.axes.set_ylim(floor, top)
    sheet.axes.set_yticks([])
    if chart.proposal:
        _value_axis(sheet, chart, places, names)
    costs = [cost for cost, _value in chart.curve] + [chart.most]
    values = [value for _cost, value in chart.curve] + [chart.curve[-1][1]]
    sheet.axes.step(
        costs,
        values,
        where="post",
        color=sheet.look.ink,
        linewidth=2 * scale,
        solid_joinstyle="round",
        zorder=3,
    )
    plan = FrontierPlan(sheet.frame, sheet.bounds, scale, chart.most, floor, top, ())
    return sheet, msgspec.structs.replace(plan, outline=_outline(chart, plan))


def frontier_layer(
    chart: FrontierChart,
    plan: FrontierPlan,
    look: Look,
    measure: Measure,
    marked: Marked,
    entries: Sequence[Entry] = (),
) -> Layer:
    """What follows the fund and what is picked. Linear in the outline; no look at the whole curve."""
    spots = _spots(chart, plan)
    marks: list[Mark] = [*_fund(chart, plan, look)]
    if chart.cheaper and chart.proposal:
        ends = spots["C"], spots["P"]
        marks.append(Line(ends, look.accent, 1.4 * plan.scale, (3, 2.5)))
    rings = _rings(plan, look, marked, entries, spots)
    dots = [_dot(plan, look, letter, at) for letter, at in spots.items()]
    names = name_all(chart, plan, look, measure, spots, [entry for entry in entries if entry.is_named])
    near = 2 * MARK * plan.scale
    points = [Target(Pick(point=letter), around(at, near)) for letter, at in spots.items()]
    own = {entry.line: place_of(plan, entry.spot) for entry in entries if entry.spot.amount <= plan.most}
    lines = [Target(Pick(line=line), around(at, MARK * plan.scale)) for line, at in own.items()]
    frame = plan.frame
    gate = Gate(
        plan.x(chart.available),
        frame.y0,
        frame.y1,
        frame.x0,
        frame.x1,
        chart.beside,
        chart.beside + plan.most,
    )
    return Layer((*marks, *rings, *dots, *names), (*points, *lines), gate)


def _spots(chart: FrontierChart, plan: FrontierPlan) -> dict[str, Point]:
    """C, B and P where there are any. B stands on the fund's line: what its set leaves over buys nothing more."""
    found: dict[str, Point] = {}
    if chart.cheaper:
        found["C"] = place_of(plan, chart.cheaper)
    if chart.best:
        found["B"] = plan.x(chart.available), plan.y(chart.best.value)
    if chart.proposal:
        found["P"] = place_of(plan, chart.proposal)
    return found


def _fund(chart: FrontierChart, plan: FrontierPlan, look: Look) -> list[Mark]:
    frame, scale, here = plan.frame, plan.scale, plan.x(chart.available)
    marks: list[Mark] = []
    ground = [point for point in plan.outline if point[0] <= here]
    if ground and here > frame.x0:
        under = (*ground, (here, ground[-1][1]), (here, frame.y0), (frame.x0, frame.y0))
        marks.append(Area(under, look.ink, _SHADE))
    if chart.reserve:
        end = plan.x(chart.available + chart.reserve)
        corners = (here, frame.y0), (here, frame.y1), (end, frame.y1), (end, frame.y0)
        marks.append(Area(corners, look.ink, _RESERVE))
        marks.append(Line(((end, frame.y0), (end, frame.y1)), look.ink, scale, (1.5, 1.5)))
    if chart.agreed is not None:
        agreed = plan.x(chart.agreed)
        marks.append(Line(((agreed, frame.y0), (agreed, frame.y1)), look.ink3, scale, (4, 3)))
    marks.append(Line(((here, frame.y0), (here, frame.y1)), look.ink, 1.6 * scale))
    return marks


def _dot(plan: FrontierPlan, look: Look, letter: str, at: Point) -> Dot:
    """P filled, B and C hollow."""
    fill = look.accent if letter == "P" else look.surface
    return Dot(at, MARK * plan.scale, fill, look.accent, 2 * plan.scale)


def _rings(
    plan: FrontierPlan,
    look: Look,
    marked: Marked,
    entries: Sequence[Entry],
    spots: dict[str, Point],
) -> list[Mark]:
    """A ring around what is picked; small dots where the lines of a picked department or goal enter."""
    scale, marks = plan.scale, list[Mark]()
    for entry in entries:
        if entry.spot.amount > plan.most:
            continue
        at = place_of(plan, entry.spot)
        if entry.is_named:
            marks.append(Dot(at, _RING * scale, "", look.accent, 2 * scale))
        elif marked.pick and not marked.pick.point:
            marks.append(Dot(at, 3 * scale, look.surface, look.accent, 1.4 * scale))
    if marked.pick.point in spots:
        marks.append(Dot(spots[marked.pick.point], 1.1 * _RING * scale, "", look.accent, 2 * scale))
    return marks


def _outline(chart: FrontierChart, plan: FrontierPlan) -> tuple[Point, ...]:
    """The steps of the curve at most every px or so, each with the corner before it, for shading and for labels."""
    points: list[Point] = []
    last = plan.frame.x0 - 2 * plan.scale
    for cost, value in chart.curve:
        x, y = plan.x(cost), plan.y(value)
        if x - last >= 1.5 * plan.scale:
            if points:
                points.append((x, points[-1][1]))
            points.append((x, y))
            last = x
        else:
            points[-1] = points[-1][0], y
    return tuple(points)


def _value_places(chart: FrontierChart, top: float) -> tuple[list[int], list[str]]:
    """Round values up to the highest, in words; decimals only where whole points would repeat."""
    tenths = top < 3 * POINT
    unit = POINT // 10 if tenths else POINT
    places = [place * unit for place in round_places(max(top / unit, 1), 4) if place * unit <= chart.top]
    return places, [point_figure(place, chart.style, 1 if tenths else 0) for place in places]


def _value_axis(sheet: Sheet, chart: FrontierChart, places: Sequence[int], names: Sequence[str]) -> None:
    """Points, with the unit above the highest."""
    sheet.value_axis(places, names)
    corner = sheet.inner.x0 - 5 * sheet.paper.scale, sheet.inner.y1 + 9 * sheet.paper.scale
    sheet.words(chart.unit, corner, colour=sheet.look.ink2, weight=400, across="right", along=sheet.px)
