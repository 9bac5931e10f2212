"""What every part of the inspector's details is: fields by name, what was typed into them, what is wanted.

What must not live here: which parts there are (details.py), what typed text means.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.inspector.inplace import Inplace


class Part(QWidget):
    """`typed`: field and text; `begun`: typing may begin in a field; `wanted`: a command; `said`: a sentence on what
    could not be done."""

    typed = Signal(str, str)
    begun = Signal(str)
    wanted = Signal(object)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.editors: dict[str, Inplace] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def take_editor(self, field: str, editor: Inplace) -> None:
        """An editor of this field; one that stood for it before is heard no more."""
        self.editors[field] = editor
        editor.entered.connect(lambda typed: self._pass_on(field, editor, typed))
        editor.begun.connect(lambda: self.begun.emit(field))

    def _pass_on(self, field: str, editor: Inplace, typed: str) -> None:
        if self.editors.get(field) is editor:
            self.typed.emit(field, typed)


def emptied(layout: QLayout) -> None:
    """Let go of every widget in the layout; hidden at once, so that none shows through until it is gone."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            emptied(inner)
