"""The plain fields of a line as a compact form: short ones beside their label, long ones below it.

What must not live here: which fields there are (presentation/line_fields.py).
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from budget_app.presentation.line_fields import Field
from ui.inspector.inplace import Inplace, InplaceChoice, InplaceLine, InplaceText
from ui.widgets.labels import text

LABEL = 96


class FieldForm(QWidget):
    """Made anew only where the fields themselves change; otherwise their texts do."""

    def __init__(self) -> None:
        super().__init__()
        self.editors: dict[str, Inplace] = {}
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_fields(self, fields: Sequence[Field], why_fixed: str) -> bool:
        """Show these; true where editors were made anew."""
        anew = list(self.editors) != [field.id for field in fields]
        if anew:
            self._make(fields)
        for field in fields:
            self.editors[field.id].show_text(field.text, field.assumed, why_fixed)
        return anew

    def _make(self, fields: Sequence[Field]) -> None:
        if self._inside:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(1, 1)
        self.editors = {field.id: _editor(field) for field in fields}
        row = 0
        for field in fields:
            editor = self.editors[field.id]
            if field.kind == "long":
                grid.setRowMinimumHeight(row, 26)
                grid.addWidget(text(field.label, "caption"), row, 0, 1, 2)
                grid.addWidget(editor, row + 1, 0, 1, 2)
                row += 2
            else:
                grid.addWidget(text(field.label, "small"), row, 0)
                grid.addWidget(editor, row, 1)
                row += 1
        self._column.addWidget(self._inside)


def _editor(field: Field) -> Inplace:
    if field.kind == "long":
        return InplaceText(field.label)
    if field.kind == "choice":
        return InplaceChoice(field.label, field.choices)
    return InplaceLine(field.label)
