"""A grid over a TableModel: rows of their own heights, columns that fit, and a current row that stays in its place.

What must not live here: what the keys and the mouse do in a particular grid, rules, words.
"""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from budget_app.presentation.tables import Row, Table
from ui.models.table_model import TableModel
from ui.pages.column_fit import ColumnFit
from ui.pages.grid_header import GridHeader
from ui.pages.requests_cells import LINE, CellPainter, row_height
from ui.pages.requests_delegate import RequestsDelegate

Trigger = QAbstractItemView.EditTrigger


class GridView(QTableView):
    """`is_settling` while another table is put in: what becomes current then was not picked by a person."""

    _painter: CellPainter
    cells: RequestsDelegate

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_settling = False
        self._model = model
        self.columns_fit = ColumnFit(self, model)
        self._set_manners()

    def keyboardSearch(self, search: str) -> None:
        """Letters are typed into the cell; none leads to a row that begins with it, as in Qt's own tables."""

    def begin(self, painter: CellPainter, cells: RequestsDelegate) -> None:
        """Paint and type by these from now on, and show the model."""
        model, self._painter, self.cells = self._model, painter, cells
        self.setItemDelegate(cells)
        self.setModel(model)
        model.rowsInserted.connect(lambda _parent, first, last: self._fit_rows(first, last))
        model.dataChanged.connect(lambda first, last: self._fit_rows(first.row(), last.row()))
        model.modelReset.connect(lambda: self._fit_rows(0, model.rowCount() - 1))
        self._fit_rows(0, model.rowCount() - 1)

    def _set_manners(self) -> None:
        self.head = GridHeader(self, is_sortable=True)
        self.setHorizontalHeader(self.head)
        heads = self.verticalHeader()
        heads.hide()
        heads.setMinimumSectionSize(1)
        heads.setDefaultSectionSize(LINE)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed | Trigger.SelectedClicked
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    # --- showing

    def show_table(self, table: Table) -> frozenset[str]:
        """Show another table; the current row, or the one being typed into, stays where it is on the screen."""
        key, column = self.current_cell()
        top = self._top_of(key)
        self.is_settling = True
        try:
            changed = self._model.show(table, self.cells.editor.row if self.cells.editor else key)
            self.fit_columns()
            if key and self.current_cell()[0] != key:
                self.go_to(key, column, scroll=False)
        finally:
            self.is_settling = False
        self._keep_at(key, top)
        return changed

    def columns_shown(self) -> tuple[str, ...]:
        """The ids of the columns in view, from the left."""
        columns = self._model.table.columns
        return tuple(column.id for n, column in enumerate(columns) if not self.isColumnHidden(n))

    def current_cell(self) -> tuple[str, str]:
        """Key of the current row and id of the current column; two empty texts where there is none."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= self._model.rowCount():
            return "", ""
        return self._model.row(index.row()).key, self._model.table.columns[index.column()].id

    def go_to(self, key: str, column: str, scroll: bool = True) -> bool:
        """Make a cell the current one and select it alone; False where it is not shown."""
        index = self._model.index_of(key, column if column in self.columns_shown() else "title")
        if not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if scroll:
            self.scrollTo(index)
        return True

    def type_into(self, key: str, column: str) -> None:
        """Go to a cell and begin to type in it; for goals, ask for their editor."""
        if self.go_to(key, column):
            self.edit(self.currentIndex())

    def close_field(self) -> None:
        """End typing without taking what was typed."""
        if self.cells.editor:
            self.closeEditor(self.cells.editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def _top_of(self, key: str) -> int | None:
        index = self._model.index_of(key, "code") if key else QModelIndex()
        if not index.isValid():
            return None
        box = self.visualRect(index)
        return box.top() if box.intersects(self.viewport().rect()) else None

    def _keep_at(self, key: str, top: int | None) -> None:
        now = None if top is None else self._model.index_of(key, "code")
        if now is None or not now.isValid():
            return
        self.updateGeometries()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(now).top() - (top or 0))

    def _fit_rows(self, first: int, last: int) -> None:
        heads = self.verticalHeader()
        for n in range(first, min(last, self._model.rowCount() - 1) + 1):
            height = row_height(self._model.row(n))
            if heads.sectionSize(n) != height:
                heads.resizeSection(n, height)

    # --- columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width."""
        super().resizeEvent(event)
        self.fit_columns()

    def width_of(self, column: str) -> int:
        """How wide a column is in px; ValueError where it is not there."""
        return self.columnWidth(self._model.table.place(column))

    def fit_columns(self) -> None:
        """Share the width anew."""
        self.columns_fit.fit()
        shown = [n for n in range(self._model.columnCount()) if not self.isColumnHidden(n)]
        columns = self._model.table.columns
        self._painter.first_figure = next((n for n in shown if columns[n].kind == "money"), -1)

    def row_of(self, key: str) -> Row | None:
        """The row with this key, if it is shown."""
        place = self._model.place_of(key) if key else -1
        return self._model.row(place) if place >= 0 else None
