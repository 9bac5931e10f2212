"""What can be done with the picked line, at the foot of the inspector; a reason is asked for where one is due.

What must not live here: what can be done and why not (presentation/line_actions.py).
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from budget_app.presentation.line_actions import Action, with_reason
from budget_app.words import _
from ui.widgets.buttons import button, disable
from ui.widgets.labels import text


class Footer(QFrame):
    """Buttons, each with its reason beside it where it is off; `wanted` carries the command."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("band", "signoff")
        self._actions: tuple[Action, ...] | None = None
        self._asked: Action | None = None
        self._choices = QWidget()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._question = text("", wrap=True)
        self._why = text("", "small", wrap=True)
        self._sure = button("", on_click=self._go)
        self._instead = button("", "link", on_click=lambda: self._ask(None))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Why? Everybody will see it."))
        self.reason.setAccessibleName(_("Reason"))
        self.reason.returnPressed.connect(self._go)
        self._asking = QWidget()
        self._lay_out()

    def show_actions(self, actions: Sequence[Action], question: str = "") -> None:
        """Other actions, perhaps answers to a question; a reason that is being typed stays while its action does."""
        self._question.setText(question)
        self._question.setVisible(bool(question))
        if tuple(actions) == self._actions:
            return
        self._actions = tuple(actions)
        if self._asked not in self._actions:
            self._ask(None)
        while (item := self._buttons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for action in self._actions:
            made = button(action.label, on_click=lambda action=action: self.take(action))
            disable(made, action.why_not)
            self._buttons.addWidget(made)
        self._buttons.addStretch(1)
        whys = [f"{a.label}: {a.why_not}" for a in self._actions[:1] if a.why_not]
        self._why.setText("\n".join(whys))
        self._why.setVisible(bool(whys))

    def take(self, action: Action) -> None:
        """Do it, or ask for the reason first."""
        if action.needs_reason:
            self._ask(action)
            self.reason.setFocus()
        elif action.command is not None:
            self.wanted.emit(action.command)

    def take_keys(self) -> None:
        """The likeliest deed has the keys."""
        if (first := self._buttons.itemAt(0)) and (made := first.widget()):
            made.show()  # one that was made just now is shown by itself only later
            made.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps the line."""
        if event.key() == Qt.Key.Key_Escape and self._asked:
            self._ask(None)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        column.addWidget(self._question)
        self._choices.setLayout(self._buttons)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._choices)
        column.addWidget(self._why)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(6)
        asking.addWidget(self.reason)
        row = QHBoxLayout()
        row.addWidget(self._sure)
        row.addWidget(self._instead)
        row.addStretch(1)
        asking.addLayout(row)
        column.addWidget(self._asking)
        self._asking.hide()

    def _ask(self, action: Action | None) -> None:
        self._asked = action
        self._asking.setVisible(action is not None)
        self._choices.setVisible(action is None)
        if action is None:
            self.reason.clear()
            return
        self.reason.setAccessibleName(_("Reason: {deed}").format(deed=action.sure))
        for made, words in ((self._sure, action.sure), (self._instead, action.instead)):
            made.setText(words)
            made.setAccessibleName(words)

    def _go(self) -> None:
        reason = self.reason.text().strip()
        if self._asked is None or not reason:
            self.reason.setFocus()
            return
        command = with_reason(self._asked, reason)
        self._ask(None)
        if command is not None:
            self.wanted.emit(command)
