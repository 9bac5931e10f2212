"""Goals by departments drawn: names and signs on the ground; over it a tinted cell each with its figure, and coverage.

As many departments and goals as can be read are drawn; the others are counted, and stand in the table. What must not
live here: what the figures are and what is said about them (presentation/heat_chart.py).
"""

import msgspec
from matplotlib.figure import Figure

from budget_app.charts.marking import add_marks
from budget_app.charts.marks import Box, Layer, Mark, Marked, Measure, Target, Words
from budget_app.charts.paper import MEDIUM, NORMAL, STRONG, Margins, Paper, Sheet
from budget_app.presentation.heat_chart import HeatChart, HeatRow
from budget_app.presentation.look import GoalLook, Look, contrast, mix
from budget_app.presentation.tradeoff_picks import Pick
from budget_app.words import _, _n

_MARKERS = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^", "hexagon": "H", "plus": "P"}
_LATER = {"star": "*", "ring": "o", "bar": "|"}
_SIGN, _GAP, _BETWEEN = 9.0, 8.0, 2.0
_LEAST_WIDE, _LEAST_HIGH = 50.0, 17.0
_PALEST = 0.14
# Beyond these shares of a department's colour no ink keeps 4.5 to 1 on it.
_FULLEST, _FULLEST_DARK = 0.72, 0.55


class HeatPlan(msgspec.Struct, frozen=True):
    """Where cells stand: their left edges and width, the middles of the rows and the height of a cell, in px.

    `places`: the columns drawn, by their places in the chart; the last is `rest` others together, where there are any.
    """

    lefts: tuple[float, ...]
    middles: tuple[float, ...]
    wide: float
    high: float
    right: float
    scale: float
    places: tuple[int, ...]
    rest: int

    def cell(self, row: int, column: int) -> Box:
        """The place of a cell."""
        left, half = self.lefts[column], self.high / 2
        return Box(left, self.middles[row] - half, left + self.wide, self.middles[row] + half)


def heat_figure(chart: HeatChart, paper: Paper) -> Figure:
    """The chart on paper. Linear in cells."""
    sheet, plan = heat_ground(chart, paper)
    add_marks(sheet, heat_layer(chart, plan, paper.look, sheet.width_of, Marked()).marks)
    return sheet.figure


def heat_ground(chart: HeatChart, paper: Paper) -> tuple[Sheet, HeatPlan]:
    """What stays whatever fund is tried: the names of goals and departments."""
    scale = paper.scale
    sheet = Sheet(paper, Margins(0, 0, 2 * scale, 2 * scale))
    sheet.axes.set_axis_off()
    plan, names = _plan(chart, sheet)
    top = sheet.frame.y1 - 8 * scale
    for left, words in zip(plan.lefts, _names_of_columns(chart, plan, sheet), strict=True):
        at = left + plan.wide / 2, top
        sheet.words(words, at, colour=sheet.look.ink2, weight=NORMAL, across="center", along=sheet.px)
    if plan.middles:
        sheet.words(
            _("Coverage"), (plan.right, top), colour=sheet.look.ink2, weight=NORMAL, across="right", along=sheet.px
        )  # fmt: skip
    for row, middle in zip(chart.rows, plan.middles, strict=False):
        _sign(sheet, sheet.look.goal(row.sign.order), (_SIGN * scale / 2 + 1, middle))
        left = (_SIGN + _GAP) * scale
        name = sheet.shortened(row.sign.name, names - left)
        sheet.words(name, (left, middle), colour=sheet.look.ink, weight=NORMAL, along=sheet.px)
    hidden = len(chart.rows) - len(plan.middles)
    if hidden and plan.middles:
        words = _n("{n} more goal in the table", "{n} more goals in the table", hidden).format(n=hidden)
        at = (_SIGN + _GAP) * scale, 7 * scale
        sheet.words(words, at, colour=sheet.look.ink2, weight=NORMAL, along=sheet.px)
    return sheet, plan


def _names_of_columns(chart: HeatChart, plan: HeatPlan, sheet: Sheet) -> list[str]:
    """The departments by name; by code, all of them, where a name would be cut."""
    room = plan.wide - 4 * plan.scale
    shown = [chart.columns[place] for place in plan.places]
    names = [column.sign.name for column in shown]
    if any(sheet.width_of(name) > room for name in names):
        names = [column.code for column in shown]
    if plan.rest:
        names.append(_n("{n} other", "{n} others", plan.rest).format(n=plan.rest))
    return [sheet.shortened(name, room) for name in names]


def heat_layer(chart: HeatChart, plan: HeatPlan, look: Look, measure: Measure, marked: Marked) -> Layer:
    """The cells, the coverage, and rings around what is picked. Linear in cells."""
    marks: list[Mark] = []
    targets: list[Target] = []
    rings: list[Mark] = []
    for n, _middle in enumerate(plan.middles):
        row = chart.rows[n]
        for column, amount, department in _cells(chart, row, plan):
            box = plan.cell(n, column)
            marks += _cell(chart, plan, look, measure, box, amount, department)
            code = chart.columns[department].code if department >= 0 else ""
            if code:
                targets.append(Target(Pick(department=code, goal=row.goal), box))
                if _is_picked(marked, code, row.goal):
                    rings.append(_ring(box, plan, look, 2.0))
                elif row.goal in marked.line_goals and code in marked.line_money:
                    rings.append(_ring(box, plan, look, 2.0, dash=True))
        tone, weight = (look.bad, STRONG) if row.is_starved else (look.ink2, MEDIUM)
        at = plan.right, plan.middles[n]
        marks.append(Words(row.coverage_text, at, tone, weight, "right"))
    return Layer((*marks, *rings), (*targets, *_heads(chart, plan)))


def _heads(chart: HeatChart, plan: HeatPlan) -> list[Target]:
    """A goal by its name, a department by its head."""
    if not plan.middles:
        return []
    high, top = plan.high / 2, plan.middles[0] + plan.high / 2
    goals = [
        Target(Pick(goal=row.goal), Box(0, middle - high, plan.lefts[0] - 4 * plan.scale, middle + high))
        for row, middle in zip(chart.rows, plan.middles, strict=False)
    ]
    departments = [
        Target(
            Pick(department=chart.columns[place].code),
            Box(left, top, left + plan.wide, top + 18 * plan.scale),
        )
        for place, left in zip(plan.places, plan.lefts, strict=False)
    ]
    return [*goals, *departments]


def _cells(chart: HeatChart, row: HeatRow, plan: HeatPlan) -> list[tuple[int, int, int]]:
    """Column drawn, money, and which department it is (-1: the others together)."""
    cells = [(n, row.amounts[place], place) for n, place in enumerate(plan.places)]
    if plan.rest:
        shown = sum(amount for _n, amount, _place in cells)
        cells.append((len(plan.places), sum(row.amounts) - shown, -1))
    return cells


def cell_fill(look: Look, colour: str, share: float) -> str:
    """The ground of a cell that holds this share (0 to 1) of the largest amount, pale enough for its figure."""
    fullest = _FULLEST_DARK if look.dark else _FULLEST
    return mix(colour, look.surface, _PALEST + (fullest - _PALEST) * share)


def _cell(
    chart: HeatChart, plan: HeatPlan, look: Look, measure: Measure, box: Box, amount: int, department: int
) -> list[Mark]:
    words = chart.words_of(amount)
    room = plan.wide - 4 * plan.scale
    if not amount:
        edge = Box(box.x0 + 0.5, box.y0 + 0.5, box.x1 - 0.5, box.y1 - 0.5, "", look.line2, plan.scale)
        return [edge, Words(words, box.middle, look.ink3, NORMAL, "center")]
    colour = look.ink3 if department < 0 else look.department(chart.columns[department].sign.order).fill
    fill = cell_fill(look, colour, min(amount / chart.most, 1.0))
    ink = max((look.ink, look.surface), key=lambda own: contrast(own, fill))
    marks: list[Mark] = [Box(box.x0, box.y0, box.x1, box.y1, fill)]
    if measure(words, MEDIUM) <= room:
        marks.append(Words(words, box.middle, ink, MEDIUM, "center"))
    return marks


def _is_picked(marked: Marked, department: str, goal: str) -> bool:
    """Whether the picked group holds the cell: all of a department's, all of a goal's, or the one of both."""
    pick = marked.pick
    return bool(pick.department or pick.goal) and (
        pick.department in ("", department) and pick.goal in ("", goal)
    )


def _ring(box: Box, plan: HeatPlan, look: Look, width: float, dash: bool = False) -> Box:
    inside = width * plan.scale / 2
    edged = box.grown(-inside)
    return msgspec.structs.replace(
        edged, edge=look.accent, width=width * plan.scale, dash=(2.0, 1.2) if dash else ()
    )


def _plan(chart: HeatChart, sheet: Sheet) -> tuple[HeatPlan, float]:
    """How many columns and rows have room, and how wide the goals' names are."""
    scale, frame = sheet.paper.scale, sheet.frame
    wanted = max((sheet.width_of(row.sign.name) for row in chart.rows), default=0)
    names = min(wanted + (_SIGN + _GAP) * scale, 0.36 * sheet.paper.width)
    coverage = max(
        sheet.width_of(words, STRONG) for words in (_("Coverage"), *(row.coverage_text for row in chart.rows))
    )
    start, end = names + _GAP * scale, frame.x1 - coverage - 1.5 * _GAP * scale
    most = max(int((end - start) / (_LEAST_WIDE * scale)), 1)
    known = len(chart.columns)
    places = tuple(range(known))
    if known > most:
        sums = [sum(row.amounts[place] for row in chart.rows) for place in range(known)]
        largest = sorted(range(known), key=lambda place: -sums[place])[: max(most - 1, 0)]
        places = tuple(sorted(largest))
    rest = known - len(places)
    columns = len(places) + bool(rest)
    wide = (end - start) / max(columns, 1)
    head, foot = 20 * scale, frame.y0
    rows = _rows(len(chart.rows), frame.y1 - head - foot, scale)
    if rows < len(chart.rows):
        foot += 14 * scale
        rows = _rows(len(chart.rows), frame.y1 - head - foot, scale)
    pitch = (frame.y1 - head - foot) / max(rows, 1)
    plan = HeatPlan(
        lefts=tuple(start + n * wide for n in range(columns)),
        middles=tuple(frame.y1 - head - (n + 0.5) * pitch for n in range(rows)) if columns else (),
        wide=max(wide - _BETWEEN * scale, 1.0),
        high=max(pitch - _BETWEEN * scale, 1.0),
        right=frame.x1 - 1,
        scale=scale,
        places=places,
        rest=rest,
    )
    return plan, names


def _rows(wanted: int, height: float, scale: float) -> int:
    return min(wanted, max(int(height / (_LEAST_HIGH * scale)), 0))


def _sign(sheet: Sheet, sign: GoalLook, at: tuple[float, float]) -> None:
    """A goal's sign, as chips have it."""
    marker = {**_MARKERS, **_LATER}[sign.shape]
    sheet.axes.plot(
        *at,
        marker=marker,
        markersize=_SIGN * sheet.paper.scale * (0.8 if sign.shape == "diamond" else 1.0),
        markerfacecolor="none" if sign.shape == "ring" else sign.fill,
        markeredgecolor=sign.fill if sign.shape in ("ring", "bar") else sign.edge,
        markeredgewidth=(2.4 if sign.shape in ("ring", "bar") else 0.8) * sheet.paper.scale,
        transform=sheet.px,
        clip_on=False,
        zorder=4,
    )
