"""The errand of submitting: opens the list of what is ready, hands in what is ticked as one command with one undo.

What is ready is decided in presentation/submit_list.py, what may be submitted in the core.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from budget_app.domain.lines import Status
from budget_app.presentation.places import Place
from budget_app.presentation.submit_list import SubmitList, submit_list, submitted_text
from budget_app.words import _
from ui.actions import Intent
from ui.bridge import Bridge
from ui.errands import House
from ui.going import Going
from ui.selection import Selection

if TYPE_CHECKING:
    from ui.submitting.dialog import SubmitDialog

_WHERE = "submitting"


class Submitting(QObject):
    """Keeps the list true while others change the round; says what went, with the way back."""

    def __init__(self, bridge: Bridge, selection: Selection, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._house = house
        self._window = window
        self._going = Going(house, selection, self)
        self._left_out: set[str] = set()
        self._awaited: tuple[str, ...] = ()
        self.dialog: SubmitDialog | None = None
        bridge.changed.connect(self._on_changed)
        bridge.refused.connect(self._on_refused)

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        words = _("Submit requests…")
        return (Intent("submit-lines", words, self.open, ("Ctrl+Shift+Return",), "round"),)

    def open(self) -> None:
        """Open the list, everything that is ready ticked."""
        from ui.submitting.dialog import SubmitDialog  # late: opened now and then

        if self.dialog is None:
            self.dialog = SubmitDialog(self._window)
            self.dialog.submitted.connect(self._submit)
            self.dialog.ticked.connect(self._tick)
            self.dialog.all_ticked.connect(self._tick_all)
            self.dialog.mended.connect(self._mend)
        self._left_out.clear()
        self._show()
        self.dialog.open()
        self.dialog.list.setFocus()

    @property
    def _list(self) -> SubmitList:
        return submit_list(self._bridge.state, self._bridge.desk.person, self._left_out)

    def _show(self) -> None:
        if self.dialog:
            self.dialog.show_list(self._list)

    def _tick(self, line: str, is_on: bool) -> None:
        (self._left_out.discard if is_on else self._left_out.add)(line)
        self._show()

    def _tick_all(self, is_on: bool) -> None:
        self._left_out = set() if is_on else {row.line for row in self._list.rows}
        self._show()

    def _mend(self, place: Place) -> None:
        if self.dialog:
            self.dialog.close()
        # The window must be in front again before a field in it can have the keys.
        self._window.activateWindow()
        QTimer.singleShot(0, self, lambda: self._going.go(place))

    def _submit(self) -> None:
        shown = self._list
        if shown.command is None or self.dialog is None:
            return
        self._awaited = tuple(row.line for row in shown.rows if row.is_on)
        self.dialog.close()
        self._bridge.do(shown.command, _WHERE)

    def _on_changed(self) -> None:
        if self.dialog and self.dialog.isVisible():
            self._show()
        lines = self._bridge.state.lines
        if self._awaited and all(lines[line].status is Status.SUBMITTED for line in self._awaited):
            words = submitted_text(self._bridge.state, self._awaited)
            self._awaited = ()
            self._house.tell(words, _("Undo"), self._take_back)

    def _take_back(self) -> None:
        self._house.tell("")
        self._bridge.undo()

    def _on_refused(self, words: str, where: str) -> None:
        if where == _WHERE:
            self._awaited = ()
            self._house.say(words)
