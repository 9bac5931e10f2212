"""The fund dragged on the trade-offs page, by synthetic mouse events off screen: what each frame takes.

A frame begins with the event and ends when everything that changed has been laid out and painted. Used by tradeoffs.py.
"""

import statistics
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from budget_app.domain.round import Round
from ui.background import Background
from ui.bridge import Bridge
from ui.pages.tradeoffs import TradeoffsPage
from ui.selection import Selection
from ui.theme import Theme
from ui.widgets.chart_canvas import ChartCanvas


class Frame(NamedTuple):
    """Seconds on the clock, and of the processor: they differ where others use the machine, too."""

    clock: float
    processor: float


PAGE = (1104, 636)
FRAMES = 300
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Dragged:
    """The real page on a state, as large as in a window of 1280 by 800; `known`: look-ups only, all is worked out."""

    def __init__(self, state: Round) -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        Theme(app, dark=False)
        self.background = Background()
        bridge = cast("Bridge", SimpleNamespace(state=state))
        self.page = TradeoffsPage(bridge, Selection(), self.background)
        self.page.resize(*PAGE)
        self.page.show()
        self.page.refresh(None)

    def settle(self) -> None:
        """Everything that is reckoned has arrived and is painted."""
        while not self.background.is_quiet:
            QApplication.processEvents()
        for _again in range(20):
            QApplication.processEvents()
            time.sleep(0.01)

    def close(self) -> None:
        """Take the page down."""
        self.background.close()
        self.page.close()
        self.page.deleteLater()

    def repaint_seconds(self) -> float:
        """Seconds of the processor to paint the three charts once more, each with a new layer."""
        cards = (self.page.asks, self.page.frontier, self.page.goals)

        def repaint() -> None:
            for card in cards:
                canvas = card.canvas
                canvas.show_over(self.page.over_of(card), "", self.page.trial.current)
                canvas.repaint()

        return processor_seconds(repaint, 50)

    def frames(self, canvas: ChartCanvas) -> "list[Frame]":
        """Each frame of a drag to and fro over the chart's whole width."""
        layer = canvas.layer
        assert layer is not None
        assert layer.gate is not None
        gate, painted = layer.gate, _Painted(canvas)
        height = canvas.height() - (gate.y0 + gate.y1) / 2
        _send(canvas, QEvent.Type.MouseButtonPress, QPointF(canvas.knob.geometry().center()))
        if not canvas.is_dragging:
            raise AssertionError("the fund's line was not taken hold of")
        frames: list[Frame] = []
        for n in range(FRAMES):
            share = abs((n * 7 % (2 * FRAMES)) / FRAMES - 1)
            at = QPointF(gate.x0 + share * (gate.x1 - gate.x0), height)
            before = painted.count
            start, begun = time.perf_counter(), time.thread_time()
            _send(canvas, QEvent.Type.MouseMove, at)
            QApplication.processEvents()
            frames.append(Frame(time.perf_counter() - start, time.thread_time() - begun))
            if painted.count == before:
                raise AssertionError("a frame was not painted")
        _send(canvas, QEvent.Type.MouseButtonRelease, QPointF(gate.x0, height))
        QApplication.processEvents()
        return frames


def at_most(seconds: list[float], share: float = 0.95) -> float:
    """What that share of the frames keeps within, in seconds."""
    return sorted(seconds)[int(share * len(seconds))]


def processor_seconds(work: Callable[[], object], times: int) -> float:
    """The median time of the processor that `work` takes, in seconds."""
    taken: list[float] = []
    for _turn in range(times):
        start = time.thread_time()
        work()
        taken.append(time.thread_time() - start)
    return statistics.median(taken)


class _Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: ChartCanvas) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is kept from the widget."""
        self.count += event.type() is QEvent.Type.Paint
        return False


def _send(canvas: ChartCanvas, kind: QEvent.Type, at: QPointF) -> None:
    everywhere = canvas.mapToGlobal(at)
    QApplication.sendEvent(canvas, QMouseEvent(kind, at, everywhere, _LEFT, _LEFT, _NONE))
