"""The trade-offs page: asks against the fund, the efficient frontier, and the lines in order of priority.

Everything is reckoned in the background from a copy of the state, and matplotlib is loaded there too, so the window
never waits. What must not live here: figures, sentences (presentation/tradeoffs.py), drawing (charts).
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from budget_app.desk import Changes
from budget_app.domain.round import Round
from budget_app.presentation.asks_chart import AsksChart
from budget_app.presentation.frontier_chart import FrontierChart, Spot
from budget_app.presentation.look import Look
from budget_app.presentation.tradeoffs import Tradeoffs, tradeoffs
from budget_app.words import _
from ui.background import Background
from ui.bridge import Bridge
from ui.pages.tradeoffs_card import ChartCard
from ui.pages.tradeoffs_table import FactsTable
from ui.selection import Selection
from ui.widgets.band import Refusal
from ui.widgets.card import Card
from ui.widgets.chart_canvas import Draw, Pixels
from ui.widgets.empty import EmptyState, draw_curve
from ui.widgets.labels import Elided, text

_KEY = "tradeoffs"
_REST_MS = 60


class TradeoffsPage(QWidget):
    """Shows `Tradeoffs`. `page_wanted` carries the key of the page that an empty round should go to."""

    page_wanted = Signal(str)

    def __init__(
        self, bridge: Bridge, selection: Selection, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title_text = _("Trade-offs")
        self.icon_name = "tradeoffs"
        self._bridge, self._selection, self._background = bridge, selection, background
        self._asked_for: Round | None = None
        self.shown: Tradeoffs | None = None
        self.finding = Elided("", "secondary")
        self.problem = Refusal()
        self.asks = ChartCard(_("Asks against the fund"))
        self.frontier = ChartCard(_("Efficient frontier"))
        self.lines = FactsTable(_("Lines in order of priority"))
        self._ground = Card()
        self._empty = EmptyState(
            draw_curve,
            _("Nothing to weigh yet"),
            _(
                "Once lines ask for money and say what they bring to a goal, this page shows what each amount is worth."
            ),
            _("Go to Requests"),
        )
        self._empty.acted.connect(lambda: self.page_wanted.emit("requests"))
        self._stack = QStackedWidget()
        self._lay_out()
        self.setFocusProxy(self.lines)
        self.lines.picked.connect(selection.pick)
        selection.picked.connect(self.lines.go_to)
        # Whoever walks through the rows is not held up by a drawing: the mark follows when the hand rests.
        self._marking = QTimer(self)
        self._marking.setSingleShot(True)
        self._marking.setInterval(_REST_MS)
        self._marking.timeout.connect(self._mark)
        selection.picked.connect(lambda _line: self._marking.start())

    # --- what the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Reckon anew where something that matters here is not as it was."""
        if self._asked_for is not None and _alike(self._asked_for, self._bridge.state):
            return
        self._asked_for = self._bridge.state.copied()
        self._background.run(_KEY, _reckoned, self._asked_for, then=self._show)

    # --- showing

    def _show(self, found: "Tradeoffs | str") -> None:
        self.problem.say(found if isinstance(found, str) else "")
        if isinstance(found, str):
            return
        self.shown = found
        self._stack.setCurrentIndex(1 if found.is_empty else 0)
        self.finding.setText("" if found.is_empty else found.finding)
        asks, curve = found.asks, found.frontier
        self.asks.show_chart(_drawing(asks), asks.table, asks.title, asks.subtitle, asks.sentence)
        self.frontier.show_chart(
            self._curve(found), curve.table, curve.title, curve.subtitle, curve.sentence, curve.notice
        )
        self.lines.show_table(found.lines, self._selection.line)

    def _curve(self, found: Tradeoffs) -> Draw:
        return _drawing(found.frontier, found.entries.get(self._selection.line))

    def _mark(self) -> None:
        """The picked line marked on the curve."""
        if self.shown is not None:
            self.frontier.canvas.redraw(self._curve(self.shown))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(text(self.title_text, "title"))
        head.addWidget(self.finding, 1)
        charts = QHBoxLayout()
        charts.setSpacing(12)
        for card in (self.asks, self.frontier):
            charts.addWidget(card, 1)
        self._ground.column.setContentsMargins(1, 1, 1, 1)
        self._ground.add(self.lines, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(charts, 11)
        column.addWidget(self._ground, 9)
        for part in (content, self._empty):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 12)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.problem)
        whole.addWidget(self._stack, 1)


def _reckoned(state: Round) -> "Tradeoffs | str":
    """The page, or why it cannot be reckoned. Runs in the background; loads what draws, so that showing is quick."""
    import budget_app.charts.drawn  # noqa: F401  (late: matplotlib is not needed before the first window is painted)

    try:
        return tradeoffs(state)
    except ValueError:
        return _(
            "The amounts or results of this round are too large to be reckoned exactly. Correct them under Requests."
        )


def _drawing(chart: AsksChart | FrontierChart, picked: Spot | None = None) -> Draw:
    def draw(width: float, height: float, ratio: float, look: Look) -> Pixels:
        from budget_app.charts.drawn import pixels  # late, as above

        return pixels(chart, width, height, ratio, look, picked)

    return draw


def _alike(one: Round, other: Round) -> bool:
    """Whether two states give the same page. Entities are shared, so comparing them costs next to nothing."""
    names = ("fund", "reserve", "currency", "departments", "goals", "lines", "allocations", "revisions")
    return all(getattr(one, name) == getattr(other, name) for name in names)
