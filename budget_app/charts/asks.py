"""The ground of asks against the fund: the axis, the names, a bar per department; and the whole chart for paper.

What must not live here: what follows the fund (asks_layer.py), what the figures are and what is said about them
(presentation/asks_chart.py).
"""

import msgspec
from matplotlib.figure import Figure

from budget_app.charts.asks_layer import GAP, AsksPlan, asks_layer, bar_marks
from budget_app.charts.marking import add_marks
from budget_app.charts.marks import Marked
from budget_app.charts.paper import NORMAL, STRONG, Margins, Paper, Sheet
from budget_app.presentation.amounts import short_money
from budget_app.presentation.asks_chart import AskRow, AsksChart
from budget_app.presentation.look import DepartmentLook, mix

_MARKERS = {"square": "s", "round": "o", "hexagon": "H", "diamond": "D", "plate": "s"}
_TILE = 14.0


def asks_figure(chart: AsksChart, paper: Paper) -> Figure:
    """The chart on paper. Linear in departments."""
    sheet, plan = asks_ground(chart, paper)
    add_marks(sheet, asks_layer(chart, plan, paper.look, sheet.width_of, Marked()).marks)
    return sheet.figure


def asks_ground(chart: AsksChart, paper: Paper) -> tuple[Sheet, AsksPlan]:
    """What stays whatever fund is tried: the axis, the departments and their bars."""
    ground = _Ground(chart, paper)
    return ground.draw(), ground.plan


class _Ground:
    def __init__(self, chart: AsksChart, paper: Paper) -> None:
        self._chart, self._look, self._scale = chart, paper.look, paper.scale
        scale, probe = paper.scale, Sheet(msgspec.structs.replace(paper, title=""), Margins(0, 0, 0, 0))
        self._indent = (_TILE + GAP) * scale
        names = [row.name for row in (*chart.rows, chart.together)]
        wide = max(probe.width_of(name, STRONG) for name in names) + self._indent
        self._names = min(wide, 0.34 * paper.width)
        left = self._names + GAP * scale
        self._sheet = Sheet(paper, Margins(left, self._right(probe, left), 4 * scale, 24 * scale))
        frame = self._sheet.frame
        rows = len(chart.rows)
        # A row of words stands between the departments and all together: the fund and the reserve by name.
        words = 20 * scale
        pitch = (frame.y1 - frame.y0 - words) / (rows + 1)
        self.plan = AsksPlan(
            frame,
            self._sheet.bounds,
            scale,
            chart.width,
            tuple(frame.y1 - (n + 0.5) * pitch for n in range(rows)),
            frame.y1 - rows * pitch - words - pitch / 2,
            min(pitch * 0.55, max(40 * scale, pitch * 0.36)),
        )

    def draw(self) -> Sheet:
        sheet, chart = self._sheet, self._chart
        few = sheet.inner.width < 330 * self._scale
        sheet.money_axis(chart.width, chart.digits, chart.style, 3 if few else 5)
        sheet.axes.set_yticks([])
        sheet.axes.grid(axis="x", color=self._look.line, linewidth=self._scale)
        sheet.axes.set_ylim(0, 1)
        for row, middle in zip(chart.rows, self.plan.middles, strict=True):
            self._department(row, middle)
        self._name(chart.together, self.plan.together, None)
        return sheet

    def _right(self, probe: Sheet, left: float) -> float:
        """The margin that the longest words after a bar need, no more; half of the last label of the axis at least."""
        chart, gap, room = self._chart, GAP * self._scale, probe.paper.width - left
        last = short_money(chart.width, chart.digits, chart.style)
        need = max(2 * gap, probe.width_of(last, NORMAL) / 2 + 1)
        for row in (*chart.rows, chart.together):
            share = max(row.asked, row.granted or 0) / chart.width
            wide = probe.width_of(row.words, STRONG) + 2 * gap
            # Of the room, `share` of what the margin leaves is the bar: the words follow it.
            if share > 0:
                need = max(need, (wide - room * (1 - share)) / share)
        return min(need, room / 2)

    def _department(self, row: AskRow, middle: float) -> None:
        look = self._look
        sign = look.department(row.sign.order) if row.sign else None
        self._name(row, middle, sign)
        solid = sign.fill if sign else look.ink3
        bars = [(row.asked, solid)]
        if row.granted is not None:
            pale = mix(solid, look.surface, look.shares.fits)
            bars = [(max(row.asked, row.granted), pale), (row.granted, solid)]
        add_marks(
            self._sheet, [bar for end, fill in bars for bar in bar_marks(self.plan, 0, end, middle, fill)]
        )
        end = self.plan.x(max(row.asked, row.granted or 0)) + GAP * self._scale
        self._write(row.words, (end, middle), look.ink, STRONG)

    def _name(self, row: AskRow, middle: float, sign: DepartmentLook | None) -> None:
        left = 0.0
        if sign and row.sign:
            size = _TILE * self._scale
            self._sheet.axes.plot(
                size / 2, middle, marker=_MARKERS[sign.shape], markersize=size * 0.94, color=sign.fill,
                markeredgecolor=sign.edge, markeredgewidth=0.8 * self._scale,
                transform=self._sheet.px, clip_on=False, zorder=4,
            )  # fmt: skip
            small = 0.8 * self._sheet.paper.text
            letter = self._sheet.words(
                row.sign.letter, (size / 2, middle), colour=sign.on, weight=STRONG, across="center",
                along=self._sheet.px, halo=False, size=small,
            )  # fmt: skip
            letter.set_zorder(5)
            left = self._indent
        weight = NORMAL if sign or row is not self._chart.together else STRONG
        text = self._sheet.shortened(row.name, self._names - left, weight)
        self._write(text, (left, middle), self._look.ink, weight)

    def _write(self, text: str, at: tuple[float, float], colour: str, weight: int) -> None:
        self._sheet.words(text, at, colour=colour, weight=weight, along=self._sheet.px, halo=False)
