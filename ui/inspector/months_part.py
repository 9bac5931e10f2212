"""The months of a line: how its money is spread, from when to when, and bars that are set month by month.

Months by hand are a draft of this line until they add up; then they are handed in. What must not live here: how an
amount is split (presentation/spread.py).
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.presentation.line_facts import MonthFact
from budget_app.presentation.month_shape import Shape, shape_names
from budget_app.presentation.requests_edit import Problem, read_money
from budget_app.presentation.spread import ByHand, asked_as_set, by_hand, reshaped, settled, step_of
from budget_app.presentation.spread_words import amount_text, month_sentence, rest_words
from budget_app.words import _
from ui.inspector.inplace import InplaceChoice, InplaceLine
from ui.inspector.months_bars import MonthsEditor
from ui.inspector.part import Part
from ui.widgets.band import Hint

# Presses of a key that follow one another are one change.
_PAUSE_MS = 700


class MonthsPart(Part):
    """Shape, period, bars; what is left over beneath them, with what can be done about it."""

    def __init__(self) -> None:
        super().__init__()
        self._state: Round | None = None
        self._line: Line | None = None
        self._drafts: dict[str, ByHand] = {}
        self._why_fixed = ""
        self._order = 1
        self.shape = InplaceChoice(_("How the amount is spread over the months"), shape_names())
        self.period = InplaceLine(_("Months, from and to"), right=True)
        self.bars = MonthsEditor()
        self.rest = Hint(icon="info")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.hand_in)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.shape, 3)
        row.addWidget(self.period, 2)
        self.column.addLayout(row)
        self.column.addSpacing(4)
        self.column.addWidget(self.bars)
        self.column.addWidget(self.rest)
        self.shape.entered.connect(self._choose)
        self.take_editor("months", self.period)
        self.bars.put.connect(self._put)
        self.bars.stepped.connect(self._step)
        self.bars.carried.connect(self._carry)
        self.bars.typed.connect(self._type)
        self.bars.moved.connect(self._show_bars)
        self.rest.stepped.connect(self._spread_rest)
        self.rest.other_stepped.connect(self._other_way)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def show_months(self, state: Round, line: Line, fact: MonthFact, order: int, why_fixed: str) -> None:
        """Another line, or another state of it; its months by hand stay until they are handed in."""
        if self._line is not None and self._line.id != line.id:
            self.hand_in()
        self._state, self._line, self._why_fixed, self._order = state, line, why_fixed, order
        draft = self._drafts.get(line.id)
        now = by_hand(state, line)
        if draft is not None and (why_fixed or draft.months != now.months or draft.amounts == now.amounts):
            draft = None
            del self._drafts[line.id]
        elif draft is not None and draft.total != now.total:
            # Somebody asks for another amount meanwhile: what was set stays, and the rest says the difference.
            self._drafts[line.id] = ByHand(draft.months, draft.amounts, now.total)
        self.shape.show_text(Shape.HAND.value if draft else fact.shape.value, "", why_fixed)
        self.period.show_text("" if fact.assumed else fact.period, fact.period, why_fixed)
        self.setEnabled(True)
        self._show_bars()

    @property
    def hand(self) -> ByHand | None:
        """The months as they are on the screen."""
        if self._line is None or self._state is None:
            return None
        return self._drafts.get(self._line.id) or by_hand(self._state, self._line)

    def hand_in(self) -> None:
        """Hand in months that add up; others stay as they are, with what is left over beneath."""
        self._pause.stop()
        draft = self._drafts.get(self._line.id) if self._line else None
        if self._line is None or draft is None or draft.rest:
            return
        command = settled(self._line, draft)
        if command is None:
            del self._drafts[self._line.id]
        else:
            self.wanted.emit(command)

    # --- showing

    def _show_bars(self) -> None:
        hand = self.hand
        if hand is None or self._state is None:
            return
        at = self.bars.at
        sentence = month_sentence(self._state, hand, at)
        self.bars.show_hand(hand, self._order, sentence, amount_text(self._state, hand, at), self._why_fixed)
        words, step, other = rest_words(self._state, hand, at)
        self.rest.say(words, step, other)

    def _keep(self, hand: ByHand) -> None:
        """The months were set so; they go in after a pause, if they add up."""
        if self._line is None or self._why_fixed:
            return
        self._drafts[self._line.id] = hand
        self.shape.show_text(Shape.HAND.value)
        self._show_bars()
        self._pause.start()

    # --- what a person does

    def _choose(self, shape: str) -> None:
        if self._line is None or self._state is None:
            return
        self._drafts.pop(self._line.id, None)
        self._pause.stop()
        if shape == Shape.HAND:
            self.bars.setFocus()
            self._show_bars()
            return
        month = self.bars.month if shape == Shape.ONCE else ""
        command = reshaped(self._state, self._line, Shape(shape), month)
        if command is not None:
            self.wanted.emit(command)
        self._show_bars()

    def _put(self, at: int, amount: int) -> None:
        if hand := self.hand:
            self._keep(hand.put(at, amount))

    def _step(self, at: int, steps: int) -> None:
        if hand := self.hand:
            self._keep(hand.put(at, hand.amounts[at] + steps * step_of(hand)))

    def _carry(self, at: int, to: int) -> None:
        if hand := self.hand:
            self._keep(hand.carry(at, to, step_of(hand)))

    def _type(self, at: int, typed: str) -> None:
        hand = self.hand
        if hand is None or self._state is None:
            return
        read = read_money(self._state, typed)
        if isinstance(read, Problem):
            self.bars.refuse()
            self.said.emit(read.text)
            return
        self.said.emit("")
        self.bars.close_field()
        self._keep(hand.put(at, read or 0))

    def _spread_rest(self) -> None:
        if hand := self.hand:
            self._keep(hand.settle_over_others(self.bars.at))
            self.hand_in()

    def _other_way(self) -> None:
        """What is left over goes into this month; what is too much is asked for."""
        hand = self.hand
        if hand is None or self._line is None:
            return
        if hand.rest > 0:
            self._keep(hand.settle_into(self.bars.at))
            self.hand_in()
        elif (command := asked_as_set(self._line, hand)) is not None:
            self._pause.stop()
            self.wanted.emit(command)

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes elsewhere does not wait for the pause."""
        if self._pause.isActive() and now is not None and not self.isAncestorOf(now):
            self.hand_in()
