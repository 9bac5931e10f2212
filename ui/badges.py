"""The rail's badges: how many things wait for this person on a page, counted a moment after something changed.

What waits is decided in presentation/overview_waits.py.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer

from budget_app.presentation.overview_waits import waits
from ui.bridge import Bridge
from ui.reading import Reading

AFTER_MS = 100


class Badges(QObject):
    """Counts what waits on Overview; `show` takes the page and the number."""

    def __init__(
        self, bridge: Bridge, reading: Reading, show: Callable[[str, int], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._reading, self._show = bridge, reading, show
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.count)
        for moved in (bridge.changed, bridge.person_changed, reading.changed):
            moved.connect(self._timer.start)
        self._timer.start()

    def count(self) -> None:
        """Count them now."""
        now = datetime.now(UTC).isoformat()
        waiting = waits(self._bridge.state, self._bridge.desk.person, self._reading.marks, now)
        self._show("overview", len(waiting))
