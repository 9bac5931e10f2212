"""A question inside a page: what would happen, yes, no.

What must not live here: what is asked, and what follows.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from budget_app.words import _
from ui.widgets.buttons import button
from ui.widgets.labels import text


class Ask(QFrame):
    """A question inside the page, never a box above it: what would happen, yes, no."""

    agreed = Signal()
    declined = Signal()
    shown_or_hidden = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sunk")
        self.words = text("", "body", wrap=True)
        self.yes, self.no = button("", on_click=self.agreed.emit), button(_("Not now"), on_click=self._close)
        self._asker: QPushButton | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.hide()

    def ask(self, words: str, yes: str, is_final: bool = False) -> None:
        """Put the question. Whoever asked for it by a button has the keys here: at yes, at no where it is final."""
        self.words.setText(words)
        self.yes.setText(yes)
        self.yes.setAccessibleName(yes)
        self.setAccessibleName(words)
        before, was_hidden = QApplication.focusWidget(), self.isHidden()
        self.show()
        self.shown_or_hidden.emit(True)
        if was_hidden and isinstance(before, QPushButton):
            self._asker = before
            (self.no if is_final else self.yes).setFocus()

    def close_question(self) -> None:
        """It is answered, or no longer to be asked."""
        if self._asker and self.isAncestorOf(QApplication.focusWidget() or self._asker):
            self._asker.setFocus()
        self._asker = None
        self.hide()
        self.shown_or_hidden.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keys, Escape is no."""
        here = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(here, QPushButton):
            here.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.close_question()
        self.declined.emit()
