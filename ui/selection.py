"""What is picked, wherever it was picked: a click travels from page to page and into the inspector.

What is done with it lives in the pages.
"""

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The picked line, by id; "" for none."""

    picked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = ""

    @property
    def line(self) -> str:
        """The id of the picked line, or ""."""
        return self._line

    def pick(self, line: str) -> None:
        """Pick a line; "" picks none. Nothing is said where it was picked already."""
        if line != self._line:
            self._line = line
            self.picked.emit(line)
