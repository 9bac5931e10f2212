"""Asks against the fund drawn: a bar per department, and all together up to the fund and over it.

The fund cuts only the bar of all together: whose fault an overrun is, no chart says. What must not live here: what the
figures are and what is said about them (presentation/asks_chart.py).
"""

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from budget_app.charts.paper import NORMAL, STRONG, Margins, Paper, Sheet
from budget_app.presentation.asks_chart import AskRow, AsksChart
from budget_app.presentation.look import DepartmentLook, mix

_MARKERS = {"square": "s", "round": "o", "hexagon": "H", "diamond": "D", "plate": "s"}
_TILE, _GAP, _RADIUS = 14.0, 8.0, 2.5


def asks_figure(chart: AsksChart, paper: Paper) -> Figure:
    """The chart on paper. Linear in departments."""
    return _Asks(chart, paper).figure()


class _Asks:
    def __init__(self, chart: AsksChart, paper: Paper) -> None:
        self._chart, self._look, self._scale = chart, paper.look, paper.scale
        probe = Sheet(paper, Margins(0, 0, 0, 0))
        self._indent = (_TILE + _GAP) * self._scale
        names = [row.name for row in (*chart.rows, chart.together)]
        wide = max(probe.width_of(name, STRONG) for name in names) + self._indent
        self._names = min(wide, 0.34 * paper.width)
        left = self._names + _GAP * self._scale
        ends = [probe.width_of(row.words, STRONG) for row in (*chart.rows, chart.together)]
        right = max(ends, default=0) + 2 * _GAP * self._scale
        self._sheet = Sheet(paper, Margins(left, right, 4 * self._scale, 24 * self._scale))
        self._floor = self._sheet.inner.y0
        rows = len(chart.rows)
        # A row of words stands between the departments and all together: the fund and the reserve by name.
        self._words = 20 * self._scale
        self._pitch = min((self._sheet.inner.height - self._words) / (rows + 1), 92 * self._scale)
        self._bar = min(self._pitch * 0.55, 40 * self._scale)

    def figure(self) -> Figure:
        sheet, chart = self._sheet, self._chart
        few = sheet.inner.width < 330 * self._scale
        sheet.money_axis(chart.width, chart.digits, chart.style, 3 if few else 5)
        sheet.axes.set_yticks([])
        sheet.axes.grid(axis="x", color=self._look.line, linewidth=self._scale)
        sheet.axes.set_ylim(0, 1)
        top = sheet.inner.y1
        for n, row in enumerate(chart.rows):
            self._department(row, top - (n + 0.5) * self._pitch)
        middle = top - len(chart.rows) * self._pitch - self._words - self._pitch / 2
        self._together(chart.together, middle)
        self._gate(middle)
        return sheet.figure

    def _department(self, row: AskRow, middle: float) -> None:
        look = self._look
        sign = look.department(row.sign.order) if row.sign else None
        self._name(row, middle, sign)
        solid = sign.fill if sign else look.ink3
        if row.granted is None:
            self._fill(0, row.asked, middle, solid)
        else:
            self._fill(0, max(row.asked, row.granted), middle, mix(solid, look.surface, look.shares.fits))
            self._fill(0, row.granted, middle, solid)
        self._end(row, middle)

    def _together(self, row: AskRow, middle: float) -> None:
        """Grey up to the fund, red over it; what is granted darker; an empty track where asks end before the fund."""
        look, chart = self._look, self._chart
        pale, solid = mix(look.ink, look.surface, 0.22), mix(look.ink, look.surface, 0.62)
        self._name(row, middle, None)
        if row.asked < chart.fund:
            self._fill(row.asked, chart.fund, middle, look.surface, edge=look.line2)
        self._fill(0, min(row.asked, chart.fund), middle, solid if row.granted is None else pale)
        if chart.over:
            self._fill(chart.fund, row.asked, middle, look.badsoft, edge=look.bad, dashed=True)
            if (row.granted or 0) <= chart.fund:
                self._over(middle)
        if row.granted is not None:
            self._fill(0, min(row.granted, chart.fund), middle, solid)
            self._fill(chart.fund, row.granted, middle, look.bad)
        self._end(row, middle)

    def _gate(self, middle: float) -> None:
        """The fund through the bar of all together, its name above; the reserve dotted, left of it."""
        chart, look, sheet = self._chart, self._look, self._sheet
        low, high = middle - self._bar / 2 - 4 * self._scale, middle + self._bar / 2 + 5 * self._scale
        above = high + 9 * self._scale
        gate = self._at(chart.fund)
        sheet.axes.plot(
            (gate, gate),
            (low, high),
            color=look.ink,
            linewidth=2 * self._scale,
            transform=sheet.px,
            zorder=5,
            solid_capstyle="butt",
        )
        name = sheet.words(chart.fund_text, (gate, above), weight=STRONG, across="center", along=sheet.px)
        box = sheet.box(name)
        name.set_x(min(0.0, sheet.paper.width - box.x1 - 1) + max(0.0, sheet.inner.x0 - box.x0))
        if not chart.reserve:
            return
        dotted = self._at(chart.fund - chart.reserve)
        dots = (0, (1.5, 1.5))
        sheet.axes.plot(
            (dotted, dotted),
            (low, high),
            color=look.ink,
            linewidth=self._scale,
            linestyle=dots,
            transform=sheet.px,
            zorder=5,
        )
        room = sheet.box(name).x0 - _GAP * self._scale
        if room - sheet.width_of(chart.reserve_text) > sheet.inner.x0:
            at = min(dotted, room), above
            sheet.words(
                chart.reserve_text, at, colour=look.ink2, weight=NORMAL, across="right", along=sheet.px
            )

    def _over(self, middle: float) -> None:
        """By how much, in the bar; where that is too thin for words, above it."""
        chart, gap = self._chart, _GAP * self._scale
        left, right = self._at(chart.fund), self._at(chart.together.asked)
        width = self._sheet.width_of(chart.over_text, STRONG)
        if self._bar >= 14 * self._scale and width + 2 * gap <= right - left:
            self._write(chart.over_text, ((left + right) / 2, middle), self._look.bad, STRONG, "center")
        elif width + self._sheet.width_of(chart.fund_text, STRONG) / 2 + gap <= right - left:
            above = middle + self._bar / 2 + 14 * self._scale
            self._write(chart.over_text, (right - width, above), self._look.bad, STRONG, "left")

    def _name(self, row: AskRow, middle: float, sign: DepartmentLook | None) -> None:
        left = 0.0
        if sign and row.sign:
            size = _TILE * self._scale
            self._sheet.axes.plot(
                size / 2, middle, marker=_MARKERS[sign.shape], markersize=size * 0.94, color=sign.fill,
                markeredgecolor=sign.edge, markeredgewidth=0.8 * self._scale,
                transform=self._sheet.px, clip_on=False, zorder=4,
            )  # fmt: skip
            at = (size / 2, middle)
            self._write(row.sign.letter, at, sign.on, STRONG, "center", size=0.8 * self._sheet.paper.text)
            left = self._indent
        weight = NORMAL if sign or row is not self._chart.together else STRONG
        text = self._sheet.shortened(row.name, self._names - left, weight)
        self._write(text, (left, middle), self._look.ink, weight, "left")

    def _end(self, row: AskRow, middle: float) -> None:
        """What is asked, right of its bar; before the fund's line inside, where it has no room between the two."""
        end, gap = self._at(max(row.asked, row.granted or 0)), _GAP * self._scale
        width = self._sheet.width_of(row.words, STRONG)
        if row is self._chart.together and row.asked < self._chart.fund < row.asked + self._amount(
            width + 2 * gap
        ):
            if row.granted is None and self._at(row.asked) - self._at(0) > width + 2 * gap:
                at = (end - gap - width, middle)
                self._write(row.words, at, self._look.surface, STRONG, "left")
            return
        self._write(row.words, (end + gap, middle), self._look.ink, STRONG, "left")

    def _write(
        self, text: str, at: tuple[float, float], colour: str, weight: int, across: str, size: float = 0.0
    ) -> None:
        artist = self._sheet.words(
            text, at, colour=colour, weight=weight, along=self._sheet.px, halo=False, size=size
        )
        artist.set_horizontalalignment("center" if across == "center" else "left")

    def _amount(self, px: float) -> float:
        return px * self._chart.width / self._sheet.inner.width

    def _at(self, amount: int) -> float:
        return self._sheet.inner.x0 + self._sheet.inner.width * amount / self._chart.width

    def _fill(
        self, start: int, end: int, middle: float, colour: str, edge: str = "", dashed: bool = False
    ) -> None:
        left, width = self._at(start), self._at(end) - self._at(start)
        if width <= 0:
            return
        radius = min(_RADIUS * self._scale, width / 2)
        self._sheet.axes.add_patch(
            FancyBboxPatch(
                (left, middle - self._bar / 2), width, self._bar, boxstyle=f"round,pad=0,rounding_size={radius}",
                facecolor=colour, edgecolor=edge or "none", linewidth=self._scale if edge else 0,
                linestyle=(0, (3, 2)) if dashed else "solid", transform=self._sheet.px, clip_on=False, zorder=2,
            )
        )  # fmt: skip
