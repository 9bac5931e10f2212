"""The errand of the round's settings, and the band that asks a head about an amendment that waits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from budget_app.presentation.amending import band_text
from budget_app.words import _
from ui.actions import Intent
from ui.bridge import Bridge
from ui.errands import House

if TYPE_CHECKING:
    from ui.settings_dialog import SettingsDialog


class RoundSettings(QObject):
    """Opens the settings; keeps the band true while amendments come and go."""

    def __init__(self, bridge: Bridge, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._house = house
        self._window = window
        self._asked = ""
        self.dialog: SettingsDialog | None = None
        bridge.changed.connect(self._look)
        bridge.person_changed.connect(self._look)
        # Not before the window is put together.
        QTimer.singleShot(0, self, self._look)

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        return (
            Intent("round-settings", _("Round settings…"), self.open, ("Ctrl+,",), "round"),
            Intent("answer-amendment", _("Agree or decline other terms…"), self._answer),
        )

    def open(self, part: str = "") -> None:
        """Open the settings, at this part."""
        from ui.settings_dialog import SettingsDialog  # late: few go there

        if self.dialog is None:
            self.dialog = SettingsDialog(self._bridge, self._window)
        self.dialog.open()
        self.dialog.go(part or self.dialog.part)

    def _answer(self) -> None:
        from budget_app.presentation.settings_amend import AMEND  # late, as the dialog is

        self.open(AMEND)

    def _look(self) -> None:
        words = band_text(self._bridge.state, self._bridge.desk.person)
        if words != self._asked:
            self._asked = words
            self._house.tell(words, _("Agree or decline…") if words else "", self._answer)
