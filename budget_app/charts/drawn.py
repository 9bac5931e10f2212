"""Charts as pixels, by their kind: the one door through which the window reaches this package.

What must not live here: any drawing.
"""

from budget_app.charts.asks import asks_figure
from budget_app.charts.export import to_pixels
from budget_app.charts.frontier import frontier_figure
from budget_app.charts.paper import Paper
from budget_app.presentation.asks_chart import AsksChart
from budget_app.presentation.frontier_chart import FrontierChart, Spot
from budget_app.presentation.look import Look


def pixels(
    chart: AsksChart | FrontierChart,
    width: float,
    height: float,
    ratio: float,
    look: Look,
    picked: Spot | None = None,
) -> tuple[bytes, int, int]:
    """The chart in a theme: RGBA bytes, width and height in device px, of which `ratio` make a px.

    `picked`: where the picked line enters the frontier.
    """
    paper = Paper(width, height, look)
    if isinstance(chart, AsksChart):
        return to_pixels(asks_figure(chart, paper), ratio)
    return to_pixels(frontier_figure(chart, paper, picked), ratio)
