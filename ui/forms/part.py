"""A part of a form as a widget: its rows, the button that adds one, what is said of the whole.

Made anew only where other rows stand in it; otherwise their texts change in place. No rules here.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from budget_app.presentation.form import Part, Place
from ui.forms.editors import Editor
from ui.forms.rows import CardRow, FieldsRow, RowWidget, TableRow
from ui.widgets.band import Refusal
from ui.widgets.buttons import button, disable
from ui.widgets.labels import text


class PartForm(QWidget):
    """`typed` and `entered` carry a Place and a text, `done` a row and a deed ("" as row: of the whole part)."""

    typed = Signal(object, str)
    entered = Signal(object, str)
    done = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._part: Part | None = None
        self.rows: dict[str, RowWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._inside: QWidget | None = None
        self.problem = Refusal()
        self.add = button("", icon="plus", on_click=lambda: self.done.emit("", "add"))
        self._note = text("", "secondary", wrap=True)
        self.note_step = button("", "link", on_click=lambda: self.done.emit("", self._note_deed))
        self._note_deed = ""
        for part in (self.problem, self.add, self._note, self.note_step):
            self._column.addWidget(part)

    def show_part(self, part: Part) -> bool:
        """Show this one; true where widgets were made anew, so that the order of the Tab key is to be set again.

        What somebody is typing stays; where rows come or go, the keys stay in their field.
        """
        anew = self._part is None or _shape(self._part) != _shape(part)
        here = self.place_of(QApplication.focusWidget()) if anew else None
        if anew:
            self._make(part)
        self._part = part
        for row in part.rows:
            self.rows[row.id].show_row(row)
        self.problem.say(part.problem)
        self.add.setVisible(part.add is not None)
        if part.add:
            self.add.setText(part.add.words)
            self.add.setAccessibleName(part.add.words)
            disable(self.add, part.add.why_not)
        self._note.setText(part.note)
        self._note.setVisible(bool(part.note))
        self.note_step.setVisible(part.note_deed is not None)
        if part.note_deed:
            self._note_deed = part.note_deed.id
            self.note_step.setText(part.note_deed.words)
            self.note_step.setAccessibleName(part.note_deed.words)
        self.go_to(here)
        return anew

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        rows = [stop for row in self.rows.values() for stop in row.stops()]
        return [*rows, self.add, self.note_step]

    def editor(self, row: str, field: str) -> Editor | None:
        """The widget of a field, if it is here."""
        return self.rows[row].editors.get(field) if row in self.rows else None

    def place_of(self, widget: QWidget | None) -> Place | None:
        """In which field a widget is; None in none of these."""
        for row, shown in self.rows.items():
            for field, made in shown.editors.items():
                if widget is not None and (widget is made or made.isAncestorOf(widget)):
                    return Place(self._part.id if self._part else "", row, field)
        return None

    def go_to(self, place: Place | None) -> bool:
        """The keys to a field; whether it is here."""
        made = self.editor(place.row, place.field) if place else None
        if made is not None:
            made.setFocus()
        return made is not None

    def go_to_first(self) -> None:
        """The keys to the first field that can be changed, else to the button that adds one."""
        every = [made for row in self.rows.values() for made in row.editors.values() if made.isEnabled()]
        # As Tab does it: what a field proposes is picked, so that typing takes its place.
        (every[0] if every else self.add).setFocus(Qt.FocusReason.TabFocusReason)

    def go_to_problem(self) -> bool:
        """The keys to the first field in which something is wrong; whether there is one."""
        for row in self._part.rows if self._part else ():
            for field in row.fields:
                if field.problem:
                    return self.go_to(Place("", row.id, field.id))
        return False

    def _make(self, part: Part) -> None:
        if self._inside:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12 if part.shape == "cards" else 8)
        self.rows = {}
        for n, row in enumerate(part.rows):
            made: RowWidget
            if part.shape == "table":
                made = TableRow(row, with_head=n == 0)
            else:
                made = CardRow(row) if part.shape == "cards" else FieldsRow(row)
            self._connect(part.id, row.id, made)
            self.rows[row.id] = made
            column.addWidget(made)
        self._column.insertWidget(1, self._inside)
        # At once, not when the event loop comes round: the keys are to go there now.
        self._inside.show()

    def _connect(self, part: str, row: str, made: RowWidget) -> None:
        made.typed.connect(lambda field, words: self.typed.emit(Place(part, row, field), words))
        made.entered.connect(lambda field, words: self.entered.emit(Place(part, row, field), words))
        made.done.connect(lambda deed: self.done.emit(row, deed))


def _shape(part: Part) -> object:
    rows = tuple(
        (
            row.id,
            tuple((field.id, field.kind) for field in row.fields),
            tuple((d.id, d.is_main) for d in row.deeds),
        )
        for row in part.rows
    )
    return part.id, part.shape, rows
