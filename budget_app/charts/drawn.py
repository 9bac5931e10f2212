"""Charts by their kind: the one door through which the window reaches this package.

What must not live here: any drawing.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import msgspec
from matplotlib.figure import Figure

from budget_app.charts.asks import asks_figure, asks_ground
from budget_app.charts.asks_layer import AsksPlan, asks_layer
from budget_app.charts.export import to_pixels, to_svg
from budget_app.charts.frontier import frontier_figure, frontier_ground, frontier_layer
from budget_app.charts.frontier_plan import Entry, FrontierPlan
from budget_app.charts.heat import HeatPlan, heat_figure, heat_ground, heat_layer
from budget_app.charts.marks import Layer, Marked, Measure
from budget_app.charts.paper import HEAD, Paper
from budget_app.presentation.asks_chart import AsksChart
from budget_app.presentation.frontier_chart import FrontierChart
from budget_app.presentation.heat_chart import HeatChart
from budget_app.presentation.look import Look, look

Chart: TypeAlias = AsksChart | FrontierChart | HeatChart
Plan: TypeAlias = AsksPlan | FrontierPlan | HeatPlan


class Ground(msgspec.Struct, frozen=True):
    """A chart's ground as RGBA bytes, width and height in device px; and the plan for what lies over it."""

    pixels: bytes
    width: int
    height: int
    plan: Plan


def ground(chart: Chart, width: float, height: float, ratio: float, theme: Look) -> Ground:
    """What stays whatever fund is tried and whatever is picked: drawn once for a size (px) and a theme.

    `ratio` device px make a px. Some hundredths of a second.
    """
    paper = Paper(width, height, theme)
    if isinstance(chart, AsksChart):
        sheet, plan = asks_ground(chart, paper)
    elif isinstance(chart, FrontierChart):
        sheet, plan = frontier_ground(chart, paper)
    else:
        sheet, plan = heat_ground(chart, paper)
    return Ground(*to_pixels(sheet.figure, ratio), plan)


def layer(
    chart: Chart,
    plan: Any,
    theme: Look,
    measure: Measure,
    marked: Marked,
    entries: Sequence[Entry] = (),
) -> Layer:
    """What lies over the ground: a millisecond or so. `plan`: the one of this chart's ground."""
    if isinstance(chart, AsksChart):
        return asks_layer(chart, plan, theme, measure, marked)
    if isinstance(chart, FrontierChart):
        return frontier_layer(chart, plan, theme, measure, marked, entries)
    return heat_layer(chart, plan, theme, measure, marked)


def figure(chart: Chart, width: float, height: float) -> Figure:
    """The whole chart with its titles in it, in light colours, to be passed on. `height` in px without the titles."""
    paper = Paper(width, height + HEAD, look(), title=chart.title, subtitle=chart.subtitle)
    if isinstance(chart, AsksChart):
        return asks_figure(chart, paper)
    if isinstance(chart, FrontierChart):
        return frontier_figure(chart, paper)
    return heat_figure(chart, paper)


def picture(chart: Chart, width: float, height: float, ratio: float) -> tuple[bytes, int, int]:
    """The chart with its titles as RGBA bytes, width and height in px."""
    return to_pixels(figure(chart, width, height), ratio)


def svg(chart: Chart, width: float, height: float) -> bytes:
    """The chart with its titles as vectors."""
    return to_svg(figure(chart, width, height))
