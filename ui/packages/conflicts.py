"""Fields that both sides changed, above the preview: both values with who and when, and the choice between them.

What is in conflict is decided in budget_app/exchange/bring_in.py; nothing is chosen by itself.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from budget_app.exchange.bring_in import Side
from budget_app.exchange.bring_in_rows import Row
from budget_app.words import _, _n
from ui.models.tips import plain_tip
from ui.widgets.buttons import button
from ui.widgets.labels import Elided, text
from ui.widgets.segmented import SegmentedControl

_ROW, _MOST_ROWS, _LONGEST = 52, 4, 28


class Conflicts(QWidget):
    """`chosen`: keys and the side whose value they get."""

    chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self.cards: list[ConflictCard] = []
        self.title = text("", "strong")
        self.keep_all = button(_("Keep all of the round’s"), "link", on_click=lambda: self._all(Side.ROUND))
        self.take_all = button(
            _("Take all of the packages’"), "link", on_click=lambda: self._all(Side.PACKAGE)
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.keep_all)
        head.addWidget(self.take_all)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._scroll)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other conflicts, or other choices of the same ones: then the controls stay, and the keys with them."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        self._rows = tuple(rows)
        if not same:
            self._make()
        for card, row in zip(self.cards, self._rows, strict=True):
            card.show_side(row.side)
        self.setVisible(bool(rows))
        words = _n("{n} field was changed on both sides", "{n} fields were changed on both sides", len(rows))
        self.title.setText(words.format(n=len(rows)))

    def _make(self) -> None:
        for card in self.cards:
            card.deleteLater()
        self.cards = [ConflictCard(row) for row in self._rows]
        for card in self.cards:
            self._column.addWidget(card)
            card.chosen.connect(lambda key, side: self.chosen.emit((key,), side))
        shown = min(len(self.cards), _MOST_ROWS)
        self._scroll.setFixedHeight(shown * (_ROW + 4))

    def _all(self, side: Side) -> None:
        self.chosen.emit(tuple(row.key for row in self._rows), side)


class ConflictCard(QFrame):
    """One field: which, and its two values as the two parts of a control of which none is picked at first."""

    chosen = Signal(object, object)

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setFixedHeight(_ROW)
        thing = Elided(row.thing, "strong")
        field = Elided(f"{row.field}, {row.note}", "secondary")
        values = {Side.ROUND: (row.here, row.here_by), Side.PACKAGE: (row.there, row.there_by)}
        words = {Side.ROUND: _("Keep {value}"), Side.PACKAGE: _("Take {value}")}
        items = [(s.value, words[s].format(value=_cut(value))) for s, (value, _who) in values.items()]
        self.sides = SegmentedControl(items, _("{thing}, {field}").format(thing=row.thing, field=row.field))
        for side, (value, who) in values.items():
            where = _("In the round") if side is Side.ROUND else _("In the package")
            part = self.sides.part(side.value)
            part.setToolTip(plain_tip(f"{where}: {value}\n{who}"))
            part.setAccessibleName(f"{where}: {value}, {who}")
        self.sides.chosen.connect(lambda side: self.chosen.emit(row.key, Side(side)))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 8, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.addWidget(thing, 0, 0)
        grid.addWidget(field, 1, 0)
        grid.addWidget(Elided(_("Round: {who}").format(who=row.here_by), "small"), 0, 1)
        grid.addWidget(Elided(_("Package: {who}").format(who=row.there_by), "small"), 1, 1)
        grid.addWidget(self.sides, 0, 2, 2, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def show_side(self, side: Side | None) -> None:
        """Which value is chosen; None: none yet."""
        if side is None:
            self.sides.clear()
        else:
            self.sides.choose(side.value)


def _cut(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
