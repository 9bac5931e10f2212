"""Between the trade-offs page and what it shows: functions that draw, and the rows of the charts' tables as picks.

matplotlib is loaded when the first function draws, not before. What must not live here: drawing itself.
"""

from collections.abc import Sequence
from typing import Any

from budget_app.charts.marks import Layer, Marked, Measure
from budget_app.presentation.frontier_chart import Spot
from budget_app.presentation.look import Look
from budget_app.presentation.tradeoff_picks import NOTHING, Pick
from ui.widgets.chart_canvas import Draw, Ground, Over

_POINTS = ("P", "B", "C")


def ground_of(chart: Any) -> Draw:
    """What draws the ground of a chart."""

    def draw(width: float, height: float, ratio: float, look: Look) -> Ground:
        from budget_app.charts.drawn import ground  # late: matplotlib is not needed before a chart is

        return ground(chart, width, height, ratio, look)

    return draw


def layer_of(chart: Any, marked: Marked, entries: Sequence[tuple[str, Spot, bool]] = ()) -> Over:
    """What makes the layer of a chart; `entries`: lines where they enter the curve, and which is the picked one."""

    def over(plan: Any, look: Look, measure: Measure) -> Layer:
        from budget_app.charts.drawn import Entry, layer  # late, as above

        return layer(chart, plan, look, measure, marked, [Entry(*entry) for entry in entries])

    return over


def department_of(key: str) -> Pick:
    """The pick of a row in the table of asks; the rows of the fund pick nothing."""
    return Pick(department=key)


def point_of(key: str) -> Pick:
    """The pick of a row in the table of the frontier."""
    return Pick(point=key) if key in _POINTS else NOTHING


def cell_of(key: str) -> Pick:
    """The pick of a row in the table of goals by departments."""
    goal, _slash, department = key.partition("/")
    return Pick(department=department, goal=goal) if _slash else NOTHING


def row_of(pick: Pick) -> str:
    """The key of a pick's row, in whichever of these tables has it."""
    if pick.goal:
        return f"{pick.goal}/{pick.department}"
    return pick.department or pick.point
