"""The panel beside towers and grid: the picked line, what can be granted, the reason, the button that sends it.

What stands in it comes from presentation (decide_panel.py); the page turns its signals into commands.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from budget_app.presentation.decide_panel import GoalLine, Panel
from budget_app.words import _
from ui.pages.decide_goals import GoalStrip
from ui.widgets.band import Hint, Refusal
from ui.widgets.buttons import button
from ui.widgets.card import rule
from ui.widgets.glyph import GoalGlyph
from ui.widgets.labels import Elided, text
from ui.widgets.tier_picker import Choice, TierPicker
from ui.widgets.tile import LARGE, Tile

NARROWEST, NARROW, BROAD = 284, 320, 376
REASON_HEIGHT, NAME = 62, 120


class ReasonField(QPlainTextEdit):
    """Ctrl+Enter sends, Tab goes on."""

    sent = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is the button beneath."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


class DecidePanel(QFrame):
    """One line and its grant; under it the goals."""

    closed = Signal()
    picked = Signal(str)  # a key of the picker
    amount_typed = Signal(str)
    sent = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "inspector")
        self._shown: Panel | None = None
        self._tile = Tile(1, "", "", LARGE)
        self._code, self._title = text("", "secondary"), text("", "section", wrap=True)
        self._about, self._goals = text("", "small", wrap=True), QVBoxLayout()
        self._best, self._best_reason = text("", "smallstrong", wrap=True), text("", "small", wrap=True)
        self._facts = text("", "small", wrap=True)
        self._grant_word, self._standing = text(_("Grant"), "caption"), Elided("", "small")
        self._signed = text("", "small", wrap=True)
        self.picker = TierPicker(_("Grant"))
        self.amount = QLineEdit()
        self.reason = ReasonField()
        self._reason_word = text(_("Reason, goes on the answer slip"), "caption")
        self.gap, self.refusal = Hint(), Refusal()
        self.send = button("", "primary", on_click=self.sent.emit)
        self.take_back = button(_("Take back"), on_click=self.taken_back.emit)
        self.nothing = text(
            _("Pick a line to see what it brings, what the best set holds of it, and to grant it."),
            "small",
            wrap=True,
        )
        self.strip = GoalStrip()
        self._dress()
        self._lay_out()

    def _dress(self) -> None:
        self.amount.setPlaceholderText(_("Other amount"))
        self.amount.setAccessibleName(_("Other amount"))
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setFixedWidth(118)
        self.amount.returnPressed.connect(lambda: self.amount_typed.emit(self.amount.text()))
        self.reason.setFixedHeight(REASON_HEIGHT)
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(_("Reason, goes on the answer slip"))
        self.reason.textChanged.connect(self._show_gap)
        self.reason.sent.connect(self.sent)
        self.picker.chosen.connect(self.picked)

    # --- what it shows

    def show_panel(self, panel: Panel | None, refused: str = "") -> None:
        """Show a line, or none. A reason being typed stays unless the line or the pick is another."""
        before, self._shown = self._shown, panel
        self._body.setVisible(panel is not None)
        self._head.setVisible(panel is not None)
        self.nothing.setVisible(panel is None)
        if panel is None:
            return
        self._show_line(panel)
        self._show_grant(panel)
        same = before and (before.line, before.picked, before.reason) == (
            panel.line,
            panel.picked,
            panel.reason,
        )
        if not same:
            self.reason.setPlainText(panel.reason)
            if panel.picked != "other":
                self.amount.clear()
        self.refusal.say(refused)
        self._show_gap()

    @property
    def reason_text(self) -> str:
        """What stands in the field."""
        return _plain(self.reason.toPlainText())

    def _show_line(self, panel: Panel) -> None:
        self._tile.show_department(panel.sign.order, panel.sign.letter, panel.sign.name)
        self._code.setText(panel.code)
        for label, words in (
            (self._title, panel.title),
            (self._about, panel.about),
            (self._best, panel.best),
            (self._best_reason, panel.best_reason),
            (self._facts, "\n".join(f"{name}: {words}" for name, words in panel.facts)),
            (self._signed, panel.signed),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        while item := self._goals.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for goal in panel.goals:
            self._goals.addWidget(_goal_row(goal))

    def _show_grant(self, panel: Panel) -> None:
        may = panel.mode != "read"
        self._standing.setText(panel.standing)
        self.picker.show_choices(
            [Choice(s.key, s.word, s.short, s.is_best) for s in panel.segments], panel.picked
        )
        self.picker.setEnabled(may)
        self.amount.setVisible(may)
        for widget in (self._reason_word, self.reason):
            widget.setVisible(may or bool(panel.reason))
        self.reason.setReadOnly(not may)
        self.send.setText(panel.button)
        self.send.setAccessibleName(f"{panel.button}: {panel.code}")
        self.send.setVisible(bool(panel.button))
        self.take_back.setVisible(panel.mode == "decide" and panel.is_decided)
        self.take_back.setAccessibleName(_("Take back: {line} is undecided again").format(line=panel.code))

    def _show_gap(self) -> None:
        panel = self._shown
        if panel and panel.mode == "decide" and panel.is_decided and not panel.button:
            self.send.setText(_("Save the reason"))
            self.send.setAccessibleName(_("Save the reason: {line}").format(line=panel.code))
            self.send.setVisible(self.reason_text != _plain(panel.reason))
        lacks = panel and panel.needs_reason and panel.button and not self.reason_text
        self.gap.say(panel.reason_gap if panel and lacks else "")

    # --- how it is laid out

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(0)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._tile)
        head.addWidget(self._code)
        head.addStretch(1)
        head.addWidget(button(_("Close"), "quiet", "close", self.closed.emit))
        column.addWidget(self._head)
        column.addWidget(self.nothing)
        self._body = QScrollArea()
        self._body.setAccessibleName(_("The picked line"))
        self._body.setWidgetResizable(True)
        self._body.setFrameShape(QFrame.Shape.NoFrame)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = self._contents()
        self._body.setWidget(inside)
        # The panel's own ground shows through.
        inside.setAutoFillBackground(False)
        self._body.viewport().setAutoFillBackground(False)
        column.addWidget(self._body, 1)
        column.addStretch(0)
        column.addWidget(rule())
        column.addSpacing(10)
        column.addWidget(self.strip)

    def _contents(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        self._goals.setSpacing(2)
        for widget in (self._title, self._about):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(self._goals)
        column.addSpacing(6)
        for widget in (self._best, self._best_reason, self._facts):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(self._row(self._grant_word, self._standing, None, self.amount))
        for widget in (self.picker, self._signed, self._reason_word, self.reason, self.gap, self.refusal):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(self._row(self.send, self.take_back, None))
        column.addStretch(1)
        return inside

    def _row(self, *widgets: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            row.addStretch(1) if widget is None else row.addWidget(widget)
        return row


def _plain(words: str) -> str:
    # The field turns spaces that do not break into ordinary ones.
    return words.replace("\u00a0", " ").strip()


def _goal_row(goal: GoalLine) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(GoalGlyph(goal.sign.order, goal.sign.name))
    name = Elided(goal.sign.name, "small", "ink")
    name.setMaximumWidth(NAME)
    line.addWidget(name)
    result = Elided(", ".join(part for part in (goal.result, goal.sure) if part), "small")
    result.setAlignment(Qt.AlignmentFlag.AlignRight)
    line.addWidget(result, 1)
    return row
