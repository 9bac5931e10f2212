"""A chart on the screen that cannot be drawn says why, and asks for no second attempt with each paint."""

from typing import Any

from pytestqt.qtbot import QtBot

from budget_app.charts.marks import Layer
from ui.widgets.chart_canvas import ChartCanvas


def test_a_chart_that_cannot_be_drawn_says_why(qtbot: QtBot, theme: object):
    tried: list[float] = []

    def draw(width: float, *_more: Any) -> Any:
        tried.append(width)
        raise ValueError("too large")

    canvas = ChartCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 200)
    canvas.show_chart(draw, lambda _plan, _look, _measure: Layer((), ()), "Asks", "A sentence")
    empty = ChartCanvas()
    qtbot.addWidget(empty)
    empty.resize(400, 200)
    assert canvas.grab().toImage() != empty.grab().toImage()
    canvas.grab()
    assert canvas.why_not == "This chart cannot be drawn (too large). Its figures stand in the table."
    assert (tried, canvas.layer) == ([400], None)
