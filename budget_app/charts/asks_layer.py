"""What lies over the ground of asks against the fund: all together up to the fund and beyond, the fund's line.

The fund cuts only the bar of all together: whose fault an overrun is, no chart says. What must not live here: the
ground (asks.py), and how marks are painted.
"""

import msgspec

from budget_app.charts.marks import (
    NORMAL,
    STRONG,
    Box,
    Gate,
    Layer,
    Line,
    Mark,
    Marked,
    Measure,
    Target,
    Words,
)
from budget_app.presentation.asks_chart import AskRow, AsksChart
from budget_app.presentation.look import Look, mix
from budget_app.presentation.tradeoff_picks import Pick

GAP, _RADIUS, _UNDER = 8.0, 2.5, 3.0


class AsksPlan(msgspec.Struct, frozen=True):
    """Where the ground has its axes (px), the money they span, the middles of the bars and their height."""

    frame: Box
    bounds: Box
    scale: float
    width: int
    middles: tuple[float, ...]
    together: float
    bar: float

    def x(self, amount: float) -> float:
        """Of an amount, within the axes."""
        share = min(max(amount / self.width, 0.0), 1.0)
        return self.frame.x0 + share * (self.frame.x1 - self.frame.x0)


def asks_layer(chart: AsksChart, plan: AsksPlan, look: Look, measure: Measure, marked: Marked) -> Layer:
    """What follows the fund and what is picked: all together, the fund's line, an underline for picked money."""
    marks: list[Mark] = [*_together(chart, plan, look), *_end(chart, plan, look, measure)]
    rows = list(zip(chart.rows, plan.middles, strict=True))
    for row, middle in rows:
        marks += _underlined(row, plan, middle, look, marked)
    marks += _gate(chart, plan, look, measure)
    half = plan.bar / 2 + 4 * plan.scale
    targets = [
        Target(Pick(department=row.codes[0]), Box(0, middle - half, plan.bounds.x1, middle + half))
        for row, middle in rows
        if len(row.codes) == 1
    ]
    low, high = plan.together - half, plan.together + half
    gate = Gate(plan.x(chart.fund), low, high, plan.frame.x0, plan.frame.x1, 0, plan.width, False)
    return Layer(tuple(marks), tuple(targets), gate)


def bar_marks(
    plan: AsksPlan, start: int, end: int, middle: float, fill: str, edge: str = "", dash: bool = False
) -> list[Mark]:
    """A bar between two amounts as a mark, or none where it has no length."""
    left, right, half = plan.x(start), plan.x(end), plan.bar / 2
    if right <= left:
        return []
    dashes = (3.0, 2.0) if dash else ()
    radius = min(_RADIUS * plan.scale, (right - left) / 2)
    return [Box(left, middle - half, right, middle + half, fill, edge, plan.scale, radius, dashes)]


def _together(chart: AsksChart, plan: AsksPlan, look: Look) -> list[Mark]:
    """Grey up to the fund, red over it; what is granted darker; an empty track where asks end before the fund."""
    row, middle = chart.together, plan.together
    pale, solid = mix(look.ink, look.surface, 0.22), mix(look.ink, look.surface, 0.62)
    marks: list[Mark] = []
    if row.asked < chart.fund:
        marks += bar_marks(plan, row.asked, chart.fund, middle, look.surface, look.line2)
    marks += bar_marks(plan, 0, min(row.asked, chart.fund), middle, solid if row.granted is None else pale)
    if chart.over:
        marks += bar_marks(plan, chart.fund, row.asked, middle, look.badsoft, look.bad, dash=True)
    if row.granted is not None:
        marks += bar_marks(plan, 0, min(row.granted, chart.fund), middle, solid)
        marks += bar_marks(plan, chart.fund, row.granted, middle, look.bad)
    return marks


def _gate(chart: AsksChart, plan: AsksPlan, look: Look, measure: Measure) -> list[Mark]:
    """The fund through the bar of all together, its name above; the reserve dotted, left of it; how far over."""
    scale, gap = plan.scale, GAP * plan.scale
    low, high = plan.together - plan.bar / 2 - 4 * scale, plan.together + plan.bar / 2 + 5 * scale
    above, here = high + 9 * scale, plan.x(chart.fund)
    marks: list[Mark] = []
    if chart.agreed is not None:
        agreed = plan.x(chart.agreed)
        marks.append(Line(((agreed, low), (agreed, high)), look.ink3, scale, (4, 3)))
    marks.append(Line(((here, low), (here, high)), look.ink, 2 * scale))
    width = measure(chart.fund_text, STRONG)
    left = min(max(here - width / 2, plan.frame.x0), plan.bounds.x1 - width - 1)
    marks.append(Words(chart.fund_text, (left, above), look.ink, STRONG, halo=look.surface))
    if chart.reserve:
        dotted = plan.x(chart.fund - chart.reserve)
        marks.append(Line(((dotted, low), (dotted, high)), look.ink, scale, (1.5, 1.5)))
        room = left - gap
        if room - measure(chart.reserve_text, NORMAL) > plan.frame.x0:
            at = min(dotted, room), above
            marks.append(Words(chart.reserve_text, at, look.ink2, NORMAL, "right", look.surface))
    if chart.over and (chart.together.granted or 0) <= chart.fund:
        marks += _over(chart, plan, look, measure, (left + width + gap, above))
    return marks


def _over(
    chart: AsksChart, plan: AsksPlan, look: Look, measure: Measure, above: tuple[float, float]
) -> list[Mark]:
    """By how much, in the bar; where that is too thin for words, above it; where there is no room, not at all."""
    left, right, gap = plan.x(chart.fund), plan.x(chart.together.asked), GAP * plan.scale
    width = measure(chart.over_text, STRONG)
    if plan.bar >= 14 * plan.scale and width + 2 * gap <= right - left:
        return [Words(chart.over_text, ((left + right) / 2, plan.together), look.bad, STRONG, "center")]
    start = max(above[0], right - width)
    if start + width <= plan.bounds.x1 - 1:
        return [Words(chart.over_text, (start, above[1]), look.bad, STRONG, halo=look.surface)]
    return []


def _end(chart: AsksChart, plan: AsksPlan, look: Look, measure: Measure) -> list[Mark]:
    """What is asked, right of its bar; before the fund's line inside, where it has no room between the two."""
    row, gap, middle = chart.together, GAP * plan.scale, plan.together
    end, width, gate = (
        plan.x(max(row.asked, row.granted or 0)),
        measure(row.words, STRONG),
        plan.x(chart.fund),
    )
    if row.asked < chart.fund and gate < end + width + 2 * gap:
        if row.granted is None and plan.x(row.asked) - plan.x(0) > width + 2 * gap:
            return [Words(row.words, (end - gap - width, middle), look.surface, STRONG)]
        return []
    if end + gap + width > plan.bounds.x1:
        return []
    return [Words(row.words, (end + gap, middle), look.ink, STRONG)]


def _underlined(row: AskRow, plan: AsksPlan, middle: float, look: Look, marked: Marked) -> list[Mark]:
    """How much of a department's money is picked: a line of that length under its bar, thicker for the picked line."""
    marks: list[Mark] = []
    for money, thick in ((marked.money, 1.0), (marked.line_money, 1.8)):
        amount = sum(money.get(code, 0) for code in row.codes)
        if amount:
            base = middle - plan.bar / 2 - 2 * plan.scale
            end = max(plan.x(amount), plan.frame.x0 + 2 * plan.scale)
            low = base - _UNDER * thick * plan.scale
            marks.append(Box(plan.frame.x0, low, end, base, look.accent))
    return marks
