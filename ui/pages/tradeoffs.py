"""The trade-offs page: asks against the fund, the efficient frontier, goals by departments, the lines by priority.

Everything is reckoned in the background from the state as it stood, and matplotlib is loaded there too, so the window
never waits. What must not live here: figures, sentences (presentation/tradeoffs.py), drawing (charts), what is tried
and picked (tradeoffs_try.py).
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from budget_app.domain.round import Round
from budget_app.presentation.tradeoff_picks import NOTHING, Pick
from budget_app.presentation.tradeoffs import Study, Tradeoffs
from budget_app.seen import Changes
from budget_app.words import _
from ui.background import Background
from ui.bridge import Bridge
from ui.pages.tradeoffs_card import ChartCard, LinesCard
from ui.pages.tradeoffs_keys import cell_of, department_of, ground_of, layer_of, point_of, row_of
from ui.pages.tradeoffs_pictures import Pictures
from ui.pages.tradeoffs_try import Trial
from ui.selection import Selection
from ui.spoken import announce
from ui.widgets.band import Refusal
from ui.widgets.buttons import button
from ui.widgets.chart_canvas import Over
from ui.widgets.empty import EmptyState, draw_curve
from ui.widgets.labels import Elided, text
from ui.widgets.scrolled import scrolled
from ui.widgets.segmented import SegmentedControl

_KEY, _AHEAD = "tradeoffs", "tradeoffs-ahead"
_LEFT, _RIGHT = 41, 59
# Lower than this a chart says nothing; the page scrolls then.
_LOWEST = 520


class TradeoffsPage(QWidget):
    """Shows `Tradeoffs`. `page_wanted` carries the key of the page that an empty round should go to.

    `told` carries a sentence and, where there is one, the file it is about; `failed` what could not be done.
    """

    page_wanted = Signal(str)
    told = Signal(str, object)
    failed = Signal(str)

    def __init__(
        self, bridge: Bridge, selection: Selection, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title_text = _("Trade-offs")
        self.icon_name = "tradeoffs"
        self._bridge, self._background = bridge, background
        self._asked_for: Round | None = None
        self.selection = selection
        self.trial = Trial(selection, self)
        self.finding = Elided("", "secondary")
        self.tried = text("", "strong", "accent")
        self.back = button(_("As agreed"), "step", on_click=self.trial.as_agreed)
        self.problem = Refusal()
        self.asks = ChartCard(_("Asks against the fund"), department_of)
        self.frontier = ChartCard(_("Efficient frontier"), point_of)
        self.mode = SegmentedControl((("asked", _("Asked")), ("held", _("Best set"))), _("Money shown"))
        self.goals = ChartCard(_("Goals by departments"), cell_of, self.mode)
        self.lines = LinesCard()
        self.mode.setEnabled(False)
        self._mode_before = ""
        self._empty = EmptyState(
            draw_curve,
            _("Nothing to weigh yet"),
            _(
                "Once lines ask for money and say what they bring to a goal, this page shows what each amount is worth."
            ),
            _("Go to Requests"),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(Pictures(background, self))

    # --- what the window asks

    def take_keys(self) -> None:
        """The lines have the keys first; without any, the way to where they are made."""
        (self.lines.table if self.lines.table.isVisible() else self._empty.action).setFocus()

    def refresh(self, changes: Changes | None) -> None:
        """Reckon anew where something that matters here is not as it was."""
        if self._asked_for is not None and _alike(self._asked_for, self._bridge.state):
            return
        self._asked_for = self._bridge.state
        self._background.run(_KEY, _reckoned, self._asked_for, then=self._show)

    @property
    def shown(self) -> Tradeoffs | None:
        """What is in view; None until it is reckoned."""
        return self.trial.shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets go: first of the fund that is tried, then of what is picked."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.trial.is_tried:
            self.trial.as_agreed()
        elif self.trial.group.pick:
            self.trial.pick(NOTHING)

    # --- showing

    def _show(self, found: "Study | str") -> None:
        self.problem.say(found if isinstance(found, str) else "")
        if isinstance(found, str):
            return
        self.trial.take(found)
        self.mode.setEnabled(True)
        self._stack.setCurrentIndex(1 if found.agreed.is_empty else 0)
        self._show_moment()
        ahead = partial(self.trial.know, found)
        then = partial(self._background.run, _AHEAD, found.look_ahead, then=ahead)
        self._background.step_through(_KEY, self._show_grounds(found.agreed), then)

    def _show_grounds(self, agreed: Tradeoffs) -> Iterator[None]:
        """One at a turn of the event loop, since each takes some 40 ms to be drawn."""
        charts = (agreed.asks, agreed.frontier, agreed.asked)
        for card, chart in zip((self.asks, self.frontier, self.goals), charts, strict=True):
            card.show_chart(ground_of(chart), self.over_of(card), "")
            yield

    def _show_moment(self) -> None:
        """Everything as it is at the fund that is tried, with what is picked; no ground is drawn for it."""
        shown, trial = self.shown, self.trial
        if shown is None:
            return
        self._follow_mode()
        self.finding.setText("" if shown.is_empty else shown.finding)
        self.tried.setText(shown.tried)
        self.back.setVisible(trial.is_tried)
        for card in (self.asks, self.frontier, self.goals):
            chart = self._chart(card)
            card.say(chart.title, chart.subtitle)
            card.canvas.show_over(self.over_of(card), chart.sentence, trial.current)
            card.canvas.knob.setAccessibleDescription(shown.fund_words)
            card.show_figures(chart.table, row_of(trial.current))
        self.frontier.say_notice(shown.frontier.notice)
        self.lines.say(*shown.lines_title(trial.group))
        self.lines.all.setVisible(bool(trial.group.pick))
        self.lines.show_lines(shown.lines_of(trial.group), trial.line)

    def _chart(self, card: ChartCard) -> Any:
        shown = self.shown
        assert shown is not None
        if card is self.asks:
            return shown.asks
        if card is self.frontier:
            return shown.frontier
        return shown.held if self.mode.current == "held" else shown.asked

    def over_of(self, card: ChartCard) -> Over:
        """What makes a chart's layer as things stand."""
        chart, marked = self._chart(card), self.trial.marked
        is_dragging = any(drawn.canvas.is_dragging for drawn in (self.asks, self.frontier))
        entries = self.trial.entries(is_dragging) if card is self.frontier else []
        return layer_of(chart, marked, entries)

    def _follow_mode(self) -> None:
        """What is tried is a best set: goals show it while it is tried, and afterwards what they showed before."""
        if self.trial.is_tried and not self._mode_before:
            self._mode_before = self.mode.current
            self.mode.choose("held")
        elif not self.trial.is_tried and self._mode_before:
            self.mode.choose(self._mode_before)
            self._mode_before = ""

    # --- making

    def _connect(self, pictures: Pictures) -> None:
        trial = self.trial
        trial.changed.connect(self._show_moment)
        trial.said.connect(lambda sentence: announce(self, sentence))
        self.mode.chosen.connect(lambda _key: self._show_moment())
        self.lines.all.clicked.connect(lambda: trial.pick(NOTHING))
        self.lines.table.picked.connect(lambda line: trial.pick(Pick(line=line)))
        for card in (self.asks, self.frontier, self.goals):
            card.picked.connect(trial.pick)
            card.canvas.tip_of = trial.sentence_of
            card.canvas.fund_moved.connect(trial.point_at)
            card.canvas.fund_rested.connect(self._show_moment)
            card.canvas.knob.stepped.connect(trial.step)
            card.canvas.knob.left.connect(trial.as_agreed)
            card.wanted.connect(lambda what, card=card: self._picture(pictures, what, card))
        pictures.done.connect(self.told)
        pictures.failed.connect(self.failed)

    def _picture(self, pictures: Pictures, what: str, card: ChartCard) -> None:
        if what == "copy":
            pictures.copy(self._chart(card), card.canvas.size())
        else:
            pictures.save(self._chart(card), card.canvas.size(), card.name)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(text(self.title_text, "title"))
        head.addWidget(self.finding, 1)
        head.addWidget(self.tried)
        head.addWidget(self.back)
        self.back.hide()
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for n, card in enumerate((self.asks, self.frontier, self.goals, self.lines)):
            grid.addWidget(card, n // 2, n % 2)
        for column, share in enumerate((_LEFT, _RIGHT)):
            grid.setColumnStretch(column, share)
            grid.setColumnMinimumWidth(column, 1)
            grid.setRowStretch(column, 1)
        content.setMinimumHeight(_LOWEST)
        for part in (scrolled(content), self._empty):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 12)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.problem)
        whole.addWidget(self._stack, 1)
        self._empty.acted.connect(lambda: self.page_wanted.emit("requests"))


def _reckoned(state: Round) -> "Study | str":
    """The page, or why it cannot be reckoned. Runs in the background; loads what draws, so that showing is quick."""
    import budget_app.charts.drawn  # noqa: F401  (late: matplotlib is not needed before the first window is painted)

    try:
        return Study(state)
    except ValueError:
        return _(
            "The amounts or results of this round are too large to be reckoned exactly. Correct them under Requests."
        )


def _alike(one: Round, other: Round) -> bool:
    """Whether two states give the same page. Entities are shared, so comparing them costs next to nothing."""
    names = ("fund", "reserve", "currency", "departments", "goals", "lines", "allocations", "revisions")
    return all(getattr(one, name) == getattr(other, name) for name in names)
