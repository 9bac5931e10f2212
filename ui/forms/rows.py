"""A row of a form: its fields in one of three shapes, its deeds, and a band that says what is wrong.

What must not live here: which rows there are (presentation), and which part is shown (part.py).
"""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from budget_app.presentation.form import Deed, Field, Row
from ui.forms.editors import Editor, editor
from ui.forms.problem import ProblemBand, first_problem
from ui.widgets.buttons import button, disable
from ui.widgets.card import Card
from ui.widgets.labels import text

LABEL, NARROW, WIDE, WIDEST = 132, 148, 380, 620
# How much of a card's line a field takes, of all its parts, and the width of a column of a table.
_SPANS = {"line": 10, "choice": 5, "short": 4, "number": 3}
_WIDTHS = {"line": WIDE, "long": WIDEST, "choice": WIDE, "short": NARROW, "number": NARROW}
_COLUMNS = {"choice": 148, "short": 112, "number": 84}
# Deeds that are a sign without words.
_SIGNS = {"remove": "trash", "back": "undo"}
_PARTS = 24


class RowWidget(QWidget):
    """What all rows share. `typed` and `entered` carry the field's name and text, `done` the deed's."""

    typed = Signal(str, str)
    entered = Signal(str, str)
    done = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.editors: dict[str, Editor] = {}
        self.buttons: dict[str, QPushButton] = {}

    def show_row(self, row: Row) -> None:
        """What stands in it now."""
        for field in row.fields:
            self.editors[field.id].show_field(field)
        for deed in row.deeds:
            made = self.buttons[deed.id]
            disable(made, deed.why_not)
            made.setAccessibleName(deed.words)
            if not made.text():
                made.setToolTip(deed.why_not or deed.words)

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        fields = [stop for made in self.editors.values() for stop in made.stops()]
        return [*fields, *self.buttons.values()]

    def make_editor(self, field: Field, of: str) -> Editor:
        """The widget of a field, which belongs to `of` (for a screen reader)."""
        made = editor(field, f"{field.label}, {of}" if of else field.label)
        made.typed.connect(lambda words, id_=field.id: self.typed.emit(id_, words))
        made.entered.connect(lambda words, id_=field.id: self.entered.emit(id_, words))
        self.editors[field.id] = made
        return made

    def make_button(self, deed: Deed) -> QPushButton:
        """The button of a deed: a sign for what takes away or brings back, else words."""
        sign = _SIGNS.get(deed.id, "")
        made = button(deed.words, "quiet" if sign else "primary" if deed.is_main else "plain", sign)
        made.clicked.connect(lambda: self.done.emit(deed.id))
        self.buttons[deed.id] = made
        return made

    def make_band(self, field: str = "") -> ProblemBand:
        """A band for what is wrong; a choice in it is typed into the field."""
        band = ProblemBand()
        band.taken.connect(lambda name, words: self._take(field or name, words))
        return band

    def _take(self, field: str, words: str) -> None:
        self.typed.emit(field, words)
        self.entered.emit(field, words)


class FieldsRow(RowWidget):
    """One field below the other, label left, note right, what is wrong beneath it."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(1, 1)
        self._bands: dict[str, ProblemBand] = {}
        self._notes = {field.id: text(field.note, "small") for field in row.fields}
        for n, field in enumerate(row.fields):
            made = self.make_editor(field, "")
            if field.kind != "many":
                made.setMinimumWidth(min(_WIDTHS[field.kind], NARROW))
                made.setMaximumWidth(_WIDTHS[field.kind])
            label = text(field.label, "secondary")
            label.setBuddy(made)
            grid.addWidget(label, 2 * n, 0)
            beside = QHBoxLayout()
            beside.setSpacing(12)
            # As wide as its kind of field is, less only where there is no room.
            beside.addWidget(made, 100)
            beside.addWidget(self._notes[field.id])
            beside.addStretch(1)
            grid.addLayout(beside, 2 * n, 1)
            self._bands[field.id] = self.make_band(field.id)
            grid.addWidget(self._bands[field.id], 2 * n + 1, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for deed in row.deeds:
            deeds.addWidget(self.make_button(deed))
        self._note = text("", "small")
        deeds.addWidget(self._note)
        deeds.addStretch(1)
        grid.addLayout(deeds, 2 * len(row.fields), 1)
        self._whole = self.make_band()
        grid.addWidget(self._whole, 2 * len(row.fields) + 1, 1)

    def show_row(self, row: Row) -> None:
        """Fields and what is wrong with each."""
        super().show_row(row)
        self._note.setText(row.note)
        for field in row.fields:
            self._notes[field.id].setText(field.note)
            self._bands[field.id].show_problem(field.problem)
        self._whole.show_problem(row.problem)


class TableRow(RowWidget):
    """All fields on one line; the labels stand above the first row."""

    def __init__(self, row: Row, with_head: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        first = 1 if row.label else 0
        if row.label:
            label = text(row.label, "secondary")
            label.setFixedWidth(LABEL)
            grid.addWidget(label, 1, 0)
        for n, field in enumerate(row.fields, first):
            made = self.make_editor(field, row.title)
            if field.kind in _COLUMNS:
                made.setFixedWidth(_COLUMNS[field.kind])
            if with_head:
                grid.addWidget(text(field.label, "caption"), 0, n)
            grid.addWidget(made, 1, n)
            grid.setColumnStretch(n, 1 if field.kind == "line" else 0)
        below = QHBoxLayout()
        for n, deed in enumerate(row.deeds, first + len(row.fields)):
            made = self.make_button(deed)
            # Words would move the columns of this row: they go beneath.
            grid.addWidget(made, 1, n) if deed.id in _SIGNS else below.addWidget(made)
        below.addStretch(1)
        column.addLayout(grid)
        self._note = text("", "small", wrap=True)
        self._band = self.make_band()
        column.addWidget(self._note)
        column.addWidget(self._band)
        column.addLayout(below)

    def show_row(self, row: Row) -> None:
        """Fields, and the first thing that is wrong."""
        super().show_row(row)
        self._note.setText(row.note)
        self._note.setVisible(bool(row.note))
        field, problem = first_problem(row)
        self._band.show_problem(problem, field)


class CardRow(RowWidget):
    """A card: title and deeds, then the fields, each under its label, in lines of equal parts."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(row.title)
        self._title = card.title
        self._note = card.note
        for deed in row.deeds:
            card.head.addWidget(self.make_button(deed))
        for fields in _lines(row.fields):
            grid = QGridLayout()
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(2)
            at = 0
            for field in fields:
                made = self.make_editor(field, row.title)
                made.setMinimumWidth(40)
                label = text(field.label, "caption")
                label.setBuddy(made)
                grid.addWidget(label, 0, at, 1, _SPANS[field.kind])
                grid.addWidget(made, 1, at, 1, _SPANS[field.kind])
                at += _SPANS[field.kind]
            for part in range(_PARTS):
                grid.setColumnStretch(part, 1)
            card.column.addLayout(grid)
        self._band = self.make_band()
        card.add(self._band)
        column.addWidget(card)

    def show_row(self, row: Row) -> None:
        """Title, fields, and the first thing that is wrong."""
        super().show_row(row)
        self._title.setText(row.title)
        self._note.setText(row.note)
        field, problem = first_problem(row)
        self._band.show_problem(problem, field)


def _lines(fields: tuple[Field, ...]) -> Iterator[list[Field]]:
    line: list[Field] = []
    room = _PARTS
    for field in fields:
        if _SPANS[field.kind] > room:
            yield line
            line, room = [], _PARTS
        line.append(field)
        room -= _SPANS[field.kind]
    yield line
