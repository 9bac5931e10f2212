"""The preview of a sheet that is to come in: its rows under what each column fills. Typing corrects, Space ticks rows.

What must not live here: what follows from a correction or a choice.
"""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from budget_app.exchange.import_columns import ScreenColumn
from budget_app.exchange.import_screen import ImportScreen
from budget_app.words import _
from ui.importing.mapping_header import ROOM, MappingHeader
from ui.importing.preview_cells import LINE, PreviewCells
from ui.models.import_model import ImportModel
from ui.theme import SMALL, STRONG, theme_of
from ui.widgets.paint import text_width

_ROW_WIDTH, _LEAST, _MOST, _FIGURE = 132, 96, 240, 116
_SHORT = 6  # characters: a column of codes or months gains nothing by more room
_LETTER = "n"  # one of middling width

Trigger = QAbstractItemView.EditTrigger


class Preview(QTableView):
    """`corrected` and `ticked` say what a person did, `wanted` for which column they want to choose."""

    wanted = Signal(int, QPoint)  # position in the sheet of the column, where the menu opens
    moved = Signal(
        int, int
    )  # the current row's position and the column's position in the sheet, -1 for the row itself

    def __init__(self, model: ImportModel) -> None:
        super().__init__()
        self._model = model
        self.heads = MappingHeader(self)
        self.setHorizontalHeader(self.heads)
        cells = PreviewCells(self)
        cells.entered.connect(self._lead_on)
        self.setItemDelegate(cells)
        self.setModel(model)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(LINE)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        self.setAccessibleName(_("The rows of the sheet"))
        self.heads.asked.connect(lambda section, at: self.wanted.emit(self._place(section), at))
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        model.modelReset.connect(self._fit)
        self._is_spreading = self._is_by_hand = False
        self.heads.sectionResized.connect(lambda _n, _was, _now: self._on_resized())

    def go_to(self, row: int, place: int) -> None:
        """Make a cell the current one, where there is such a row; place -1: the row itself."""
        if not 0 <= row < self._model.rowCount():
            return
        column = place + 1 if 0 <= place < self._model.columnCount() - 1 else 0
        index = self._model.index(row, column)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, how)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row, Delete takes back a correction or takes out a row."""
        index = self.currentIndex()
        if index.isValid() and event.key() == Qt.Key.Key_Space:
            PreviewCells.tick(self._model, self._model.index(index.row(), 0))
        elif index.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_back(index)
        else:
            super().keyPressEvent(event)

    def _lead_on(self) -> None:
        """After a correction to the next problem, else down, as in a spreadsheet."""
        index = self.currentIndex()
        screen = self._model.screen
        if not index.isValid() or screen is None:
            return
        here, place = index.row(), index.column() - 1
        rows = [(p.row, p.place) for p in screen.problems if p.row >= 0]
        if (here, place) in rows and rows[-1] != (here, place):
            self.go_to(*rows[rows.index((here, place)) + 1])
        else:
            self.go_to(min(here + 1, self._model.rowCount() - 1), place)

    def _take_back(self, index: QModelIndex) -> None:
        """A correction; in the column of rows, the row itself."""
        if index.column() == 0:
            unticked = Qt.CheckState.Unchecked
            self._model.setData(index, unticked, Qt.ItemDataRole.CheckStateRole)
            return
        cell = self._model.row(index.row()).cells[index.column() - 1]
        if cell.was is not None:
            self._model.setData(index, cell.was)

    def _place(self, section: int) -> int:
        return self._model.screen.columns[section - 1].place if self._model.screen else -1

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.moved.emit(index.row(), index.column() - 1)

    def _fit(self) -> None:
        screen = self._model.screen
        self._is_by_hand = False
        if screen is None:
            return
        self._spread()
        self.heads.go_to(1)
        self.go_to(*_first(screen))

    def _spread(self) -> None:
        """Each column as wide as it needs, and what room is left among those of words."""
        columns = self._model.screen.columns if self._model.screen else ()
        widths = [_width(column) for column in columns]
        left = self.viewport().width() - _ROW_WIDTH - sum(widths)
        wide = [n for n, column in enumerate(columns) if not column.is_figure and column.width > _SHORT]
        self._is_spreading = True
        self.setColumnWidth(0, _ROW_WIDTH)
        for n, width in enumerate(widths, 1):
            more = left // len(wide) if left > 0 and n - 1 in wide else 0
            self.setColumnWidth(n, width + more)
        self._is_spreading = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room, as long as nobody chose the widths."""
        super().resizeEvent(event)
        if not self._is_by_hand:
            self._spread()

    def _on_resized(self) -> None:
        self._is_by_hand = self._is_by_hand or not self._is_spreading


def _width(column: ScreenColumn) -> int:
    """What the cells need, and the word for what they fill."""
    word = round(text_width(column.word, theme_of().font(SMALL, STRONG))) + ROOM
    letter = text_width(_LETTER, theme_of().font())
    cells = _FIGURE if column.is_figure else min(_MOST, round(letter * column.width) + 24)
    return max(_LEAST, word, cells)


def _first(screen: ImportScreen) -> tuple[int, int]:
    """Where a person looks first: at the first problem, else at the first change, else at the first row."""
    problem = next(iter(screen.problems or screen.changes.listed), None)
    return (problem.row, problem.place) if problem and problem.row >= 0 else (0, 0)
