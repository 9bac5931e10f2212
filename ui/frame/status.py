"""The status line: that all is saved, which file is open, and what somebody else did last."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from budget_app.words import _, _n
from ui.widgets.labels import Elided, text

HEIGHT = 28


class StatusLine(QFrame):
    """Saved, file, last change."""

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "status")
        self.setFixedHeight(HEIGHT)
        self._saved = text(_("All changes are saved as you make them"), "small")
        self._file = Elided(file.name, "small")
        self._file.setToolTip(str(file))
        self._last = Elided("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(24)
        row.addWidget(self._saved)
        row.addWidget(self._file)
        row.addStretch(1)
        row.addWidget(self._last)

    def show_saved(self, at: str) -> None:
        """Something was saved at this moment (UTC text); shown by the clock on the wall."""
        local = datetime.fromisoformat(at).astimezone()
        self._saved.setText(_("Saved {time}").format(time=local.strftime("%H:%M")))

    def show_saving(self) -> None:
        """What was asked for is not in the file yet, and it takes a while."""
        self._saved.setText(_("Saving …"))

    def show_unsaved(self, changes: int) -> None:
        """So many changes could not be saved."""
        if changes:
            words = _n("{n} change is not saved", "{n} changes are not saved", changes)
            self._saved.setText(words.format(n=changes))

    @property
    def saved(self) -> str:
        """What the line says of saving."""
        return self._saved.text()

    @property
    def last(self) -> str:
        """What the line says somebody else did last."""
        return self._last.text()

    def show_last(self, words: str) -> None:
        """What somebody else did last."""
        self._last.setText(words)
