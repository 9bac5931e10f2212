"""The errand of beginning anew from a window on a round: the start page again, or the wizard for a new round."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from budget_app.words import _
from ui.actions import Intent
from ui.errands import House
from ui.rounds import Rounds


class Beginner(QObject):
    """Opens the start page in a window of its own."""

    def __init__(self, rounds: Rounds, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._rounds = rounds
        self._window = window
        self._start: QWidget | None = None

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        return (
            Intent("new-round", _("New round…"), lambda: self._begin(new=True), (), "open"),
            Intent("start", _("Start page"), lambda: self._begin(new=False), (), "open"),
        )

    def _begin(self, new: bool) -> None:
        from ui.start.window import StartWindow  # late: few go there from a round

        if self._start:
            self._start.deleteLater()
        self._start = start = StartWindow(self._rounds, self._window)
        if new:
            start.begin("new")
        start.show()
