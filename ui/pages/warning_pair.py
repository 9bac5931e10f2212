"""Two lines side by side that are likely the same, and the step that makes a joint line of them.

What must not live here: what the lines say, and what the step does.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from budget_app.presentation.joint_line import Pair, PairRow, Side
from budget_app.words import _
from ui.widgets.buttons import button, disable
from ui.widgets.labels import text
from ui.widgets.tile import LARGE, Tile

WIDE, COLUMN, MARGIN = 720, 260, 20


class PairDialog(QDialog):
    """`joined`: the step was wanted; `dismissed`: they are two things; `opened`: the other line was asked for."""

    joined = Signal(object)
    dismissed = Signal()
    opened = Signal(str)

    def __init__(self, pair: Pair, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("{mine} and {theirs}").format(mine=pair.mine.code, theirs=pair.theirs.code))
        self.setMinimumWidth(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(text(_("Asked for twice?"), "section"))
        column.addLayout(self._sides(pair))
        column.addWidget(text(pair.sentence, "secondary", wrap=True))
        column.addLayout(self._steps(pair))
        (self.apart if pair.action.why_not else self.join).setFocus()

    def _sides(self, pair: Pair) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 84)
        for place, side in ((1, pair.mine), (3, pair.theirs)):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, COLUMN)
            grid.addLayout(self._head(side), 0, place)
        rule = QFrame()
        rule.setProperty("band", "rule")
        rule.setFixedHeight(1)
        grid.addWidget(rule, 1, 0, 1, 4)
        for n, row in enumerate(pair.rows, 2):
            grid.addWidget(text(row.label, "caption"), n, 0)
            grid.addWidget(text("=" if row.same else "≠", "secondary" if row.same else "strong"), n, 2)
            for place, words in ((1, row.mine), (3, row.theirs)):
                grid.addWidget(_value(row, words), n, place)
        return grid

    def _head(self, side: Side) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Tile(side.sign.order, side.sign.letter, side.sign.name, LARGE))
        row.addWidget(text(side.code, "strong"))
        row.addWidget(text(side.sign.name, "secondary"))
        row.addStretch(1)
        return row

    def _steps(self, pair: Pair) -> QHBoxLayout:
        self.join = button(pair.action.label, "primary", on_click=lambda: self._end(pair))
        disable(self.join, pair.action.why_not)
        self.apart = button(_("They are two things"), on_click=self._dismiss)
        other = _("Go to {line}").format(line=pair.theirs.code)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(other, "link", on_click=lambda: self._open(pair.theirs.line)))
        if pair.action.why_not:
            row.addWidget(text(pair.action.why_not, "small", wrap=True), 1)
        else:
            row.addStretch(1)
        row.addWidget(self.apart)
        row.addWidget(self.join)
        return row

    def _end(self, pair: Pair) -> None:
        if pair.action.command is not None:
            self.joined.emit(pair.action.command)
        self.accept()

    def _dismiss(self) -> None:
        self.dismissed.emit()
        self.accept()

    def _open(self, line: str) -> None:
        self.opened.emit(line)
        self.accept()


def _value(row: PairRow, words: str) -> QLabel:
    """What both say is quiet; where they differ it is in ink."""
    made = text(words or "—", "secondary" if row.same else "body", wrap=True)
    made.setAccessibleName(f"{row.label}: {words}")
    return made
