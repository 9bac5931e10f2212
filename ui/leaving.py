"""Whether a window may close now: not before all that was asked for is saved, and not in silence where it cannot be.

How a command is saved is the bridge's.
"""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from budget_app.words import _, _n
from ui.bridge import Bridge
from ui.errands import House

_LOOK_MS = 50


class Leaving(QObject):
    """Closes one window as soon as that loses nothing."""

    def __init__(self, bridge: Bridge, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._house = house
        self._window = window
        self._gives_up = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def may_close(self) -> bool:
        """Whether nothing is lost by closing. Where something would be, the person is told or asked."""
        if self._gives_up:
            return True
        if not self._bridge.is_idle:
            self._house.tell(_("Saving … The window closes once that is done."))
            self._timer.start()
            return False
        if self._bridge.unsaved:
            self._ask()
            return False
        return True

    def _look(self) -> None:
        if self._bridge.is_idle:
            self._timer.stop()
            self._house.tell("")
            if not self._bridge.unsaved:
                self._window.close()

    def _ask(self) -> None:
        n = self._bridge.unsaved
        words = _n("{n} change is not saved.", "{n} changes are not saved.", n).format(n=n)
        box = QMessageBox(QMessageBox.Icon.Warning, _("Not saved"), words, parent=self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        again = box.addButton(_("Try again"), QMessageBox.ButtonRole.AcceptRole)
        lose = box.addButton(_("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(again)
        again.clicked.connect(self._bridge.try_again)
        lose.clicked.connect(self._close_anyway)
        box.open()

    def _close_anyway(self) -> None:
        self._gives_up = True
        self._window.close()
