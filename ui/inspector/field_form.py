"""The plain fields of a line as a compact form: short ones beside their label, long ones below it.

What must not live here: which fields there are (presentation/line_fields.py).
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from budget_app.presentation.line_fields import Field
from ui.inspector.inplace import Inplace, InplaceChoice, InplaceLine, InplaceText
from ui.inspector.part import Part
from ui.widgets.labels import text

LABEL = 96


class FieldForm(Part):
    """Made anew only where the fields themselves change; otherwise their texts do."""

    def __init__(self) -> None:
        super().__init__()
        self._inside: QWidget | None = None

    def show_fields(self, fields: Sequence[Field], why_fixed: str) -> None:
        """Show these; editors are made anew only where there are other fields."""
        if list(self.editors) != [field.id for field in fields]:
            self._make(fields)
        for field in fields:
            editor = self.editors[field.id]
            editor.show_text(field.text, field.assumed, why_fixed)
            if isinstance(editor, InplaceLine):
                editor.suggest(field.known)

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
        self.editors.clear()
        for field in fields:
            self.take_editor(field.id, _editor(field))
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
        self.column.addWidget(self._inside)


def _editor(field: Field) -> Inplace:
    if field.kind == "long":
        return InplaceText(field.label)
    if field.kind == "choice":
        return InplaceChoice(field.label, field.choices)
    return InplaceLine(field.label)
