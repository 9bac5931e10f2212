"""Over the preview: in which rows the headings stand, and what of the sheet is not counted.

What must not live here: recognising it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from budget_app.exchange.import_columns import guessed_words
from budget_app.exchange.import_screen import ImportScreen
from budget_app.exchange.import_words import not_counted
from budget_app.words import _
from ui.widgets.buttons import button
from ui.widgets.labels import Elided, text

FIELD, MOST = 56, 100


class HeadRows(QWidget):
    """`changed`: the first and last row of the headings, as a person says. `guess_wanted`: to see what was guessed."""

    changed = Signal(int, int)
    guess_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = QSpinBox(), QSpinBox()
        self.not_counted = Elided("", "small")
        self.guessed = button("", "step", on_click=self.guess_wanted.emit)
        for field, name in (
            (self.first, _("First row of the headings")),
            (self.last, _("Last row of the headings")),
        ):
            field.setAccessibleName(name)
            field.setFixedWidth(FIELD)
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
            field.setKeyboardTracking(False)
            field.valueChanged.connect(lambda _n: self._say())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (text(_("Headings in row")), self.first, text(_("to")), self.last):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.not_counted, 1)
        row.addWidget(self.guessed)

    def show_screen(self, screen: ImportScreen) -> None:
        """The rows as they are taken now."""
        first, last = screen.heads
        top, bottom = screen.sheet.first_row, screen.sheet.first_row + len(screen.sheet.rows) - 1
        for field, row in ((self.first, first), (self.last, last)):
            field.blockSignals(True)
            field.setRange(top, max(min(bottom, top + MOST), top))
            field.setValue(row)
            field.blockSignals(False)
        self.not_counted.setText(not_counted(screen.layout))
        guessed = guessed_words(screen.columns)
        self.guessed.setText(guessed.replace("&", "&&"))
        self.guessed.setAccessibleName(guessed)
        self.guessed.setVisible(bool(guessed))

    def _say(self) -> None:
        first, last = self.first.value(), self.last.value()
        if self.sender() is self.first or first <= last:
            self.changed.emit(first, max(first, last))
        else:
            self.changed.emit(last, last)
