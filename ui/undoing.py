"""Undo and redo in the menu, each named by the step it would take.

What can be undone is the desk's; the names are presentation's.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from budget_app.presentation.undo_words import redo_text, undo_text
from budget_app.words import _
from ui.actions import Intent
from ui.bridge import Bridge
from ui.errands import House


class Undoing(QObject):
    """One's own last step, back and again."""

    def __init__(self, bridge: Bridge, _house: House, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        undo, redo = self._bridge.undo, self._bridge.redo
        return (
            Intent("undo", _("Undo"), undo, ("Ctrl+Z",), "edit", now=self._undo_words),
            Intent("redo", _("Redo"), redo, ("Ctrl+Shift+Z", "Ctrl+Y"), "edit", now=self._redo_words),
        )

    def _undo_words(self) -> str:
        return undo_text(self._bridge.desk.undo)

    def _redo_words(self) -> str:
        return redo_text(self._bridge.desk.redo)
