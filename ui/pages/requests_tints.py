"""What others changed just now: a tint and a corner in each changed cell, for six seconds, fading. Nothing moves.

What must not live here: painting, and what changed.
"""

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from budget_app.presentation.tables import Row, Table
from ui.pages.requests_cells import Tint

SECONDS, STEP_MS, HELD = 6.0, 120, 0.5


class Tints(QObject):
    """The tints by key of row; `faded` says that they are to be painted again."""

    faded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tints: dict[str, tuple[Tint, QElapsedTimer]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._fade)

    def of(self, key: str) -> Tint | None:
        """The tint of a row, while it has one."""
        known = self._tints.get(key)
        return known[0] if known else None

    def mark(self, before: Mapping[str, Row], table: Table, lines: frozenset[str]) -> None:
        """Tint what differs in these lines; a line that is new is tinted as a whole."""
        for row in table.rows:
            if row.key not in lines or row.department is None:
                continue
            old = before.get(row.key)
            changed = frozenset(
                column.id
                for n, column in enumerate(table.columns)
                if old is None
                or old.cells[n].text != row.cells[n].text
                or old.cells[n].data != row.cells[n].data
            )
            if changed:
                clock = QElapsedTimer()
                clock.start()
                self._tints[row.key] = (Tint(row.department.order, changed), clock)
        if self._tints and not self._timer.isActive():
            self._timer.start()

    def _fade(self) -> None:
        for key, (tint, clock) in list(self._tints.items()):
            gone = clock.elapsed() / 1000 / SECONDS
            tint.strength = min(1.0, (1 - gone) / (1 - HELD))
            if gone >= 1:
                del self._tints[key]
        if not self._tints:
            self._timer.stop()
        self.faded.emit()
