"""What stands in the place of rows where a filter lets none through: that it is so, and the way out.

What must not live here: what is filtered.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from budget_app.words import _
from ui.widgets.buttons import button
from ui.widgets.labels import text


class Unmatched(QFrame):
    """A sentence with what was typed, and "Clear the filter"."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = text("", "secondary")
        self.clear = button(_("Clear the filter"), "link", on_click=self.clear_wanted.emit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._nothing)
        row.addWidget(self.clear)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 0)
        column.addLayout(row)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def words(self) -> str:
        """The sentence."""
        return self._nothing.text()

    def show_words(self, words: str) -> None:
        """What the filter says; "" where it is a choice and no words."""
        sentence = _("No line matches “{words}”.").format(words=words) if words else _("No line matches.")
        self._nothing.setText(sentence)
