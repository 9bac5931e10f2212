"""The search field in the header. Arrows, Enter and Escape are for what it found; the field keeps the keys throughout.

What must not live here: searching.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from budget_app.words import _
from ui.icons import icon

NARROWEST, WIDTH = 120, 236


class SearchField(QLineEdit):
    """Says what its keys mean; whoever searches listens."""

    begun = Signal()
    left = Signal()
    moved = Signal(int)
    taken = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setPlaceholderText(_("Search lines, goals, threads"))
        self.setAccessibleName(_("Search lines, goals, threads, people and actions"))
        self.setToolTip(_("Ctrl+K"))
        self.addAction(icon("search", "ink2"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Up move, Enter takes, Escape leaves."""
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.taken.emit()
            case Qt.Key.Key_Escape:
                self.given_up.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody begins to search; coming by Tab, they may only pass."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.begun.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was found goes away with the keys."""
        super().focusOutEvent(event)
        self.left.emit()
