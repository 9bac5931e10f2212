"""A rail of parts, and the one that is picked with its title and what it is for. The wizard and the settings are made
of it. What the parts say is decided in presentation.
"""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from budget_app.presentation.form import Part
from ui.forms.part import PartForm
from ui.widgets.labels import text
from ui.widgets.rail import Rail
from ui.widgets.scrolled import scrolled

WIDEST = 940
_SIGNS_BELOW = 900


class FormSheet(QWidget):
    """Rail left, form right."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rail = Rail(_SIGNS_BELOW)
        self.rail.setAccessibleName(name)
        self.title = text("", "title")
        self._lead = text("", "secondary", wrap=True)
        self.form = PartForm()
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self._lead)
        column.addSpacing(16)
        column.addWidget(self.form)
        column.addStretch(1)
        self._scroll = scrolled(inside)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._scroll, 1)

    def show_part(self, part: Part, after: Sequence[QWidget] = ()) -> None:
        """Show this part; the Tab key goes on to what comes `after` it."""
        self.rail.set_current(part.id)
        self.title.setText(part.title)
        self._lead.setText(part.lead)
        self._lead.setVisible(bool(part.lead))
        if self.form.show_part(part):
            for one, other in pairwise([*self.form.stops(), *after]):
                QWidget.setTabOrder(one, other)

    def to_top(self) -> None:
        """As it begins."""
        self._scroll.verticalScrollBar().setValue(0)
