"""In the import dialog: how the sheet writes its amounts, and which of its rows come in.

What must not live here: what follows from it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from budget_app.exchange.import_columns import ScreenColumn
from budget_app.exchange.import_draft import LAST, LINES, NEW, Draft
from budget_app.exchange.import_screen import ImportScreen
from budget_app.exchange.import_words import field_name, only_word
from budget_app.words import _
from ui.widgets.labels import text

_SECTIONS = ("department", "function", "account", "owner")


class Manner(QWidget):
    """`said`: a person chose something; `changed` gives the draft that follows."""

    said = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.what, self.units, self.decimal = QComboBox(), QComboBox(), QComboBox()
        self.sections, self.only = QComboBox(), QComboBox()
        self._held: dict[QComboBox, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words, box in (
            (_("The rows are"), self.what),
            (_("Amounts are in"), self.units),
            (_("Decimals are written"), self.decimal),
            (_("A row of one text names the"), self.sections),
            (_("Only rows that say"), self.only),
        ):
            label = text(words, "caption", wrap=True)
            label.setBuddy(box)
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.activated.connect(lambda _n: self.said.emit())
            both = self._held[box] = QWidget()
            pair = QVBoxLayout(both)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(4)
            pair.addWidget(label)
            pair.addWidget(box)
            column.addWidget(both)

    def changed(self, draft: Draft) -> Draft:
        """The draft with what stands in the fields."""
        only = self.only.currentData()
        return replace(
            draft,
            what=self.what.currentData() or LINES,
            units=self.units.currentData() or 0,
            decimal=self.decimal.currentData() or "",
            sections=self.sections.currentData() or "",
            only={only[0]: only[1]} if only else {},
        )

    def show_screen(self, screen: ImportScreen) -> None:
        """The choices there are for this sheet, and what is chosen."""
        self.show()
        draft = screen.draft
        whats = [
            (LINES, _("lines, new and changed")),
            (NEW, _("new lines only")),
            (LAST, _("last year’s budget")),
        ]
        _fill(self.what, whats, draft.what)
        units = [
            (0, _("what the sheet says")),
            (1, _("units")),
            (1000, _("thousands")),
            (1_000_000, _("millions")),
        ]
        _fill(self.units, units, draft.units)
        decimals = [
            ("", _("as the column shows")),
            (".", _("with a point: 12.50")),
            (",", _("with a comma: 12,50")),
        ]
        _fill(self.decimal, decimals, draft.decimal)
        sections = [("", _("nothing: it is a row")), *((name, field_name(name)) for name in _SECTIONS)]
        _fill(self.sections, sections, draft.sections)
        chosen = next(iter(draft.only.items()), None)
        _fill(self.only, [(None, _("anything")), *_words(screen.columns, screen)], chosen)
        for box, is_of_use in (
            (self.sections, bool(screen.guessed.sections or draft.sections)),
            (self.only, bool(screen.words or draft.only)),
        ):
            self._held[box].setVisible(is_of_use)


def _words(columns: Sequence[ScreenColumn], screen: ImportScreen) -> list[tuple[object, str]]:
    headings = {column.place: column.heading for column in columns}
    return [
        ((place, word), only_word(headings[place], word))
        for place, words in screen.words.items()
        for word in words
        if place in headings
    ]


def _fill(box: QComboBox, items: Sequence[tuple[Any, str]], chosen: object) -> None:
    box.clear()
    for key, word in items:
        box.addItem(word, key)
    box.setCurrentIndex(next((n for n, (key, _word) in enumerate(items) if key == chosen), 0))
