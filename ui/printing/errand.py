"""The errand "print": opens the preview of the summary, always the same one.

The preview brings in what only printing needs; nothing of it is loaded before.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from budget_app.words import _
from ui.actions import Intent
from ui.background import Background
from ui.bridge import Bridge
from ui.errands import House

if TYPE_CHECKING:
    from ui.printing.preview import Preview


class Printing(QObject):
    """Shows the summary of the round as it stands when asked for."""

    def __init__(self, bridge: Bridge, background: Background, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._background = background
        self._house = house
        self._window = window
        self.preview: Preview | None = None
        window.installEventFilter(self)

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        return (Intent("print", _("Print the summary…"), self.open, ("Ctrl+P",), "paper"),)

    def open(self) -> None:
        """The preview, with the round as it stands now; where it is open it comes to the front."""
        from ui.printing.preview import Preview  # late: the first window needs none of it

        if self.preview is None:
            self.preview = Preview(self._bridge, self._background, self._house, self._window)
        self.preview.document.show_newest()
        self.preview.show()
        self.preview.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The preview goes with its window, before the window lets go of what it needs."""
        if event.type() == QEvent.Type.Close and self.preview:
            self.preview.close()
        return False
