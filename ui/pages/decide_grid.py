"""The grid of the Decide page: every line of a round, however many, a click per tier.

Cells are painted by decide_cells.py; only rows in view are ever asked for. What a click means is the page's.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from budget_app.presentation.decide_lines import DecideLine
from budget_app.words import _
from ui.models.decide_model import CHOICES, COLUMNS, DecideModel, choice_of
from ui.pages.decide_cells import RIGHT, ROW, DecideCells
from ui.pages.decide_header import DecideHeader

WIDTHS = {"code": 96, "none": 46, "minimum": 62, "requested": 68, "stretch": 62, "granted": 92}
WIDE_CODE, TITLE_SHARE, TITLE_LEAST, TITLE_MOST, BOTH = 132, 0.55, 80, 480, 220
_KEYS = {Qt.Key.Key_N: "none", Qt.Key.Key_U: "undecided", Qt.Key.Key_Delete: "undecided"}


class DecideGrid(QTableView):
    """Click or Space on a tier grants it, again takes it back; N none, U undecided; amount and reason are typed."""

    picked = Signal(str)
    asked_for = Signal(str, str)
    hovered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = DecideModel(self)
        self.cells = DecideCells(self)
        self._can_act = False
        self.setModel(self.lines)
        self.setItemDelegate(self.cells)
        self.setHorizontalHeader(DecideHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setTabKeyNavigation(
            False
        )  # Tab leads on to what is beside the grid; arrows go through its cells
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edit = QAbstractItemView.EditTrigger
        self.setEditTriggers(edit.DoubleClicked | edit.EditKeyPressed | edit.AnyKeyPressed)
        self.setAccessibleName(_("Lines with what is granted"))
        self.selectionModel().currentRowChanged.connect(self._row_changed)

    def show_lines(self, lines: Sequence[DecideLine], can_act: bool, picked: str) -> None:
        """Show these lines and mark the picked one."""
        self._can_act = can_act
        at = self.currentIndex().column()
        self.lines.show_lines(lines, can_act)
        self.show_picked(picked, max(at, 0))

    def show_picked(self, line: str, column: int = -1) -> None:
        """Go to a line that was picked elsewhere; without one no row is picked here either."""
        if not line:
            self.setCurrentIndex(QModelIndex())
            return
        row = self.lines.row_of(line)
        if row >= 0 and row != self.currentIndex().row():
            column = self.currentIndex().column() if column < 0 else column
            self.setCurrentIndex(self.lines.index(row, max(column, 0)))

    def show_trials(self, trials: Mapping[str, int]) -> None:
        """Amounts that are picked and not granted yet."""
        self.lines.show_trials(trials)

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self.picked.emit(self.lines.line(now.row()).id)

    def _ask(self, index: QModelIndex) -> None:
        line, column = self.lines.line(index.row()), COLUMNS[index.column()]
        if self._can_act and column in CHOICES and line.short(column):
            self.asked_for.emit(line.id, "undecided" if choice_of(line) == column else column)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a tier asks for it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._ask(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover shows what a click would grant."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row(), index.column() if index.isValid() else -1)

    def viewportEvent(self, event: QEvent) -> bool:
        """The preview ends where the mouse leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1, -1)
        return super().viewportEvent(event)

    def _hover(self, row: int, column: int) -> None:
        if (row, column) == self.cells.hovered:
            return
        before, self.cells.hovered = self.cells.hovered[0], (row, column)
        for changed in {before, row} - {-1}:
            self.viewport().update(0, self.rowViewportPosition(changed), self.viewport().width(), ROW)
        choice = COLUMNS[column] if row >= 0 and COLUMNS[column] in CHOICES and self._can_act else ""
        there = bool(choice) and bool(self.lines.line(row).short(choice))
        self.hovered.emit(self.lines.line(row).id if there else "", choice if there else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter on a tier grant it; N none, U undecided, where nothing is being typed."""
        index, key = self.currentIndex(), Qt.Key(event.key())
        column = COLUMNS[index.column()] if index.isValid() else ""
        if column in CHOICES and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(index)
        elif self._can_act and key in _KEYS and column not in ("", "granted", "reason"):
            self.asked_for.emit(self.lines.line(index.row()).id, _KEYS[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Line and reason share what the others leave."""
        super().resizeEvent(event)
        widths = dict(WIDTHS)
        longest = max(
            (len(self.lines.line(row).code) for row in range(min(self.lines.rowCount(), 50))), default=0
        )
        if longest > 6:
            widths["code"] = WIDE_CODE
        rest = max(self.viewport().width() - sum(widths.values()) - RIGHT, TITLE_LEAST)
        # Without room for both, the reason stands in the panel only; with much, figures stay near their title.
        share = TITLE_SHARE if rest >= BOTH else 1.0
        title = min(round(rest * share), TITLE_MOST)
        self.setColumnHidden(COLUMNS.index("reason"), share == 1.0)
        widths |= {"title": title, "reason": rest - title + RIGHT}
        for n, name in enumerate(COLUMNS):
            self.setColumnWidth(n, widths[name])
