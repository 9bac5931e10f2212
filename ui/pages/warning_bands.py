"""Warnings as bands: of the picked line in the inspector, of a whole department above the grid.

Each has its next step and "That is right so". What must not live here: the sentences, what a step does.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from budget_app.presentation.warned import LineWarning
from budget_app.words import _
from ui.widgets.band import Hint


class WarningBands(QWidget):
    """Hidden while there is nothing to say. `stepped` and `dismissed` carry the warning."""

    stepped = Signal(object)
    dismissed = Signal(object)

    def __init__(self, margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        self._shown: tuple[LineWarning, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*margins)
        self._column.setSpacing(4)
        self.hide()

    def show_warnings(self, warnings: Sequence[LineWarning]) -> None:
        """Other warnings, the first to be mended on top."""
        if tuple(warnings) == self._shown:
            return
        self._shown = tuple(warnings)
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for warning in self._shown:
            self._column.addWidget(self._band(warning))
        self.setVisible(bool(self._shown))

    def _band(self, warning: LineWarning) -> Hint:
        band = Hint(parent=self)  # without one it would be a window of its own
        band.say(warning.sentence, warning.step.label, "" if warning.is_needed else _("That is right so"))
        band.stepped.connect(lambda: self.stepped.emit(warning))
        band.other_stepped.connect(lambda: self.dismissed.emit(warning))
        return band
