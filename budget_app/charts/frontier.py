"""The efficient frontier drawn: the curve, the fund as a line, the proposal P and the best set B.

What must not live here: what the figures are and what is said about them (presentation/frontier_chart.py).
"""

from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from budget_app.charts.labels import Label, place
from budget_app.charts.paper import STRONG, Margins, Paper, Sheet, round_places
from budget_app.presentation.frontier_chart import FrontierChart, Spot
from budget_app.presentation.look import mix
from budget_app.presentation.points import POINT, point_figure

_MARK = 5.0
_ABOVE = ("above-left", "left", "above", "below-right", "low-right", "right", "low", "below")
_ANYWHERE = (
    *("above-left", "above", "high-left", "high"),
    *("low-right", "low", "low-left", "lower-left", "lower-right", "lower", "right", "high-right"),
)
_BELOW = ("right", "below-right", "below-left", "below", "low", "low-left", "low-right", "left", "above-left")


def frontier_figure(chart: FrontierChart, paper: Paper, picked: Spot | None = None) -> Figure:
    """The chart on paper; `picked` is marked where it lies on the curve. Linear in the steps of the curve."""
    scale = paper.scale
    sheet = Sheet(paper, Margins(left=38 * scale, right=24 * scale, top=20 * scale, bottom=24 * scale))
    few = paper.width < 400 * scale
    sheet.money_axis(chart.most, chart.digits, chart.style, 3 if few else 5)
    top = chart.top * 1.06
    sheet.axes.set_ylim(min(0, chart.proposal.value) if chart.proposal else 0, top)
    sheet.axes.set_yticks([])
    if chart.proposal:
        _value_axis(sheet, chart, top)
    _draw_curve(sheet, chart)
    _draw_fund(sheet, chart)
    spots = [spot for spot in (chart.best, chart.proposal) if spot]
    marks = [_draw_spot(sheet, chart, spot) for spot in spots]
    below = Bbox.from_extents(0, 0, paper.width, sheet.inner.y0)
    left = Bbox.from_extents(0, 0, sheet.inner.x0 - 2, paper.height)
    taken = [below, left, *marks, *_name_fund(sheet, chart, marks)]
    if len(marks) == 2 and marks[0].overlaps(marks[1]):
        _name_both(sheet, chart, taken)
    else:
        taken += _name_spots(sheet, chart, taken)
    if picked and picked.amount <= chart.most:
        _mark_picked(sheet, chart, picked, taken)
    return sheet.figure


def _value_axis(sheet: Sheet, chart: FrontierChart, top: float) -> None:
    """Points, with the unit above the highest; decimals only where whole points would repeat."""
    tenths = top < 3 * POINT
    unit = POINT // 10 if tenths else POINT
    places = [place * unit for place in round_places(max(top / unit, 1), 4)]
    names = [point_figure(place, chart.style, 1 if tenths else 0) for place in places]
    sheet.value_axis(places, names)
    corner = sheet.inner.x0 - 5 * sheet.paper.scale, sheet.inner.y1 + 9 * sheet.paper.scale
    sheet.words(chart.unit, corner, colour=sheet.look.ink2, weight=400, across="right", along=sheet.px)


def _draw_curve(sheet: Sheet, chart: FrontierChart) -> None:
    look = sheet.look
    costs = [cost for cost, _value in chart.curve] + [chart.most]
    values = [value for _cost, value in chart.curve] + [chart.curve[-1][1]]
    within = [(min(cost, chart.available), value) for cost, value in chart.curve if cost <= chart.available]
    if within:
        ends, heights = zip(*within, (chart.available, within[-1][1]), strict=True)
        ground = mix(look.ink, look.surface, 0.05)
        sheet.axes.fill_between(ends, heights, step="post", color=ground, linewidth=0, zorder=0.5)
    sheet.axes.step(
        costs,
        values,
        where="post",
        color=look.ink,
        linewidth=2 * sheet.paper.scale,
        solid_joinstyle="round",
        zorder=3,
    )


def _draw_fund(sheet: Sheet, chart: FrontierChart) -> None:
    look = sheet.look
    sheet.axes.axvline(chart.available, color=look.ink, linewidth=1.6 * sheet.paper.scale, zorder=2.5)
    if chart.reserve:
        end = chart.available + chart.reserve
        sheet.axes.axvspan(
            chart.available, end, color=mix(look.ink, look.surface, 0.04), linewidth=0, zorder=0.4
        )
        sheet.axes.axvline(
            end, color=look.ink, linewidth=sheet.paper.scale, linestyle=(0, (1.5, 1.5)), zorder=2.4
        )


def _place_of(chart: FrontierChart, spot: Spot) -> tuple[float, float]:
    """B stands on the fund's line: what its set leaves over buys nothing more."""
    return (chart.available if spot is chart.best else spot.amount), spot.value


def _draw_spot(sheet: Sheet, chart: FrontierChart, spot: Spot) -> Bbox:
    """P filled, B hollow; a dashed line leads from P up to the best for its money. Gives the mark's box."""
    look, at = sheet.look, _place_of(chart, spot)
    size = _MARK * sheet.paper.scale
    if spot is chart.proposal:
        best = max((value for cost, value in chart.curve if cost <= spot.amount), default=0)
        dashes = (0, (3, 2.5))
        sheet.axes.plot(
            (at[0], at[0]),
            (at[1], best),
            color=look.accent,
            linewidth=1.4 * sheet.paper.scale,
            linestyle=dashes,
            zorder=3.5,
        )
    filled = look.accent if spot is chart.proposal else look.surface
    sheet.axes.plot(
        *at,
        "o",
        markersize=2 * size,
        markerfacecolor=filled,
        markeredgecolor=look.accent,
        markeredgewidth=2 * sheet.paper.scale,
        zorder=5,
        clip_on=False,
    )
    x, y = _px(sheet, at)
    return Bbox.from_extents(x - size, y - size, x + size, y + size)


def _name_fund(sheet: Sheet, chart: FrontierChart, taken: list[Bbox]) -> list[Bbox]:
    """The words at the foot of the fund's line, and right of the reserve's."""
    foot = sheet.inner.y0 + 11 * sheet.paper.scale
    line, _y = _px(sheet, (chart.available, 0))
    end, _y = _px(sheet, (chart.available + chart.reserve, 0))
    sides = ("left", "right") if chart.reserve else ("right", "left")
    near = Label(chart.available_text, (line, foot), sheet.look.ink, sides, STRONG)
    labels = [near]
    if chart.reserve:
        labels.append(Label(chart.reserve_text, (end, foot), sheet.look.ink2, ("right",), 400))
    return [sheet.box(text) for text in place(sheet, labels, taken)]


def _name_spots(sheet: Sheet, chart: FrontierChart, taken: list[Bbox]) -> list[Bbox]:
    look = sheet.look
    labels = []
    for spot, colour, sides in (
        (chart.best, look.ink, _ABOVE),
        (chart.proposal, look.accent, _BELOW),
    ):
        if spot:
            at = _px(sheet, _place_of(chart, spot))
            labels.append(Label(f"{spot.letter}  {spot.label}", at, colour, sides, STRONG))
    return [sheet.box(text) for text in place(sheet, labels, taken, _along(sheet, chart))]


def _name_both(sheet: Sheet, chart: FrontierChart, taken: list[Bbox]) -> None:
    """P and B in one place have one name."""
    if chart.proposal:
        at = _px(sheet, _place_of(chart, chart.proposal))
        label = Label(f"P = B  {chart.proposal.label}", at, sheet.look.accent, _ABOVE, STRONG)
        place(sheet, [label], taken, _along(sheet, chart))


def _mark_picked(sheet: Sheet, chart: FrontierChart, picked: Spot, taken: list[Bbox]) -> None:
    """A ring around the place where the picked line enters, and its code."""
    scale = sheet.paper.scale
    at = picked.amount, picked.value
    sheet.axes.plot(
        *at,
        "o",
        markersize=15 * scale,
        fillstyle="none",
        color=sheet.look.accent,
        markeredgewidth=2 * scale,
        zorder=4,
    )
    x, y = _px(sheet, at)
    own = Bbox.from_extents(x - 6, y - 6, x + 6, y + 6)
    for words in (f"{picked.letter}  {picked.label}", picked.letter):
        label = Label(words, (x, y), sheet.look.accent, _ANYWHERE, STRONG)
        if place(sheet, [label], [*taken, own], _along(sheet, chart)):
            break


def _along(sheet: Sheet, chart: FrontierChart) -> list[Bbox]:
    """The curve, the fund's line and the reserve's as a row of small boxes, which words had better not cross."""
    points = [_px(sheet, point) for point in chart.curve]
    line, _y = _px(sheet, (chart.available, 0))
    end, _y = _px(sheet, (chart.available + chart.reserve, 0))
    for x in (line, end):
        points += [(x, sheet.inner.y0 + share * sheet.inner.height / 20) for share in range(21)]
    return [Bbox.from_extents(x - 2, y - 2, x + 2, y + 2) for x, y in points]


def _px(sheet: Sheet, at: tuple[float, float]) -> tuple[float, float]:
    x, y = sheet.axes.transData.transform(at)
    return float(x), float(y)
