"""A grid in which a block of cells can be selected, with the keys people know and a handle at its corner to fill by.

Blocks grow by Shift and arrows, Shift+click, dragging and Ctrl+A, as Qt has it. What must not live here: what is
copied, pasted or filled (requests_block.py of presentation), rules, words.
"""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from budget_app.presentation.requests_block import Block
from ui.models.table_model import TableModel
from ui.pages.grid_view import GridView, Trigger
from ui.pages.requests_cells import LINE
from ui.theme import theme_of
from ui.widgets.paint import edge_round, fill_round, painting

HANDLE, GRIP, EDGE, CLEAR = 7, 4, 2, 5
_KEYS = {
    QKeySequence.StandardKey.Copy: "copy",
    QKeySequence.StandardKey.Cut: "cut",
    QKeySequence.StandardKey.Paste: "paste",
}


class BlockView(GridView):
    """`block_deed` says what is wanted of the block: copy, cut, paste, clear, fill; `filled_over` the lines over which
    its corner was dragged."""

    block_deed = Signal(str)
    filled_over = Signal(object)

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._over: tuple[int, int] | None = (
            None  # first and last row below the block while its corner is dragged
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)

    # --- the block

    def block(self) -> Block:
        """The lines and columns that are selected, from the top and from the left as they stand on the screen."""
        rows = set[int]()
        for area in self._areas():
            rows.update(range(area.top(), area.bottom() + 1))
        lines = (self._model.row(n) for n in sorted(rows))
        return Block(
            tuple(row.key for row in lines if row.kind == "line"),
            tuple(self._model.table.columns[n].id for n in self._columns_selected()),
        )

    def select_block(self, block: Block) -> None:
        """Select these cells, as far as they are shown; the first one is where the keys go."""
        at = [self._model.index_of(line, block.columns[0]) for line in block.lines if block.columns]
        shown = [index for index in at if index.isValid()]
        if not shown:
            return
        last = self._model.index_of(self._model.row(shown[-1].row()).key, block.columns[-1])
        self.go_to(self._model.row(shown[0].row()).key, block.columns[0], scroll=False)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(shown[0], last), how)

    @property
    def is_block(self) -> bool:
        """Whether more than one cell is selected."""
        areas = self._areas()
        return len(areas) > 1 or any(area.width() * area.height() > 1 for area in areas)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The edge and the corner of a block reach beyond the cells that changed."""
        super().selectionChanged(selected, deselected)
        self.cells.is_block = self.is_block
        self.viewport().update()

    def edit(self, index: QModelIndex, *how: object) -> bool:  # type: ignore[override]
        """Typing goes into the cell at which the block began; a click inside a block does not begin it."""
        if how and index.isValid() and self.is_block:
            if how[0] == Trigger.SelectedClicked:
                return False
            if how[0] in (Trigger.AnyKeyPressed, Trigger.EditKeyPressed):
                index = self._beginning(index)
                self.setCurrentIndex(index)
        return bool(super().edit(index, *how))  # type: ignore[call-overload]

    def _beginning(self, current: QModelIndex) -> QModelIndex:
        """The corner of the block that lies opposite the current cell, where it began."""
        areas = self._areas()
        if len(areas) != 1:
            return current
        area = areas[0]
        row = area.bottom() if current.row() == area.top() else area.top()
        column = area.right() if current.column() == area.left() else area.left()
        return self._model.index(row, column)

    # --- keys

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one for the block, and is answered."""
        deed = next((deed for keys, deed in _KEYS.items() if event.matches(keys)), "")
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            deed = "clear"
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            deed = "fill"
        if deed:
            self.block_deed.emit(deed)
        return bool(deed)

    # --- the corner

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The corner is taken hold of."""
        if event.button() == Qt.MouseButton.LeftButton and self._on_handle(event.position().toPoint()):
            self._over = (0, -1)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """While the corner is dragged, the rows over which it goes are marked."""
        point = event.position().toPoint()
        if self._over is not None:
            self._drag(point.y())
            return
        super().mouseMoveEvent(event)
        if self._on_handle(point):
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was marked is filled."""
        if self._over is None:
            super().mouseReleaseEvent(event)
            return
        (first, last), self._over = self._over, None
        self.viewport().update()
        lines = [self._model.row(n) for n in range(first, last + 1)]
        if keys := tuple(row.key for row in lines if row.kind == "line"):
            self.filled_over.emit(keys)

    def _drag(self, y: int) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not 0 <= y < height:
            bar.setValue(bar.value() + (LINE if y >= height else -LINE))
        top, bottom = self._rows_selected()
        at = self.rowAt(max(0, min(y, height - 1)))
        at = at if at >= 0 else self._model.rowCount() - 1
        if at > bottom:
            self._over = (bottom + 1, at)
        else:
            self._over = (at, top - 1) if at < top else (0, -1)
        self.viewport().update()

    def _on_handle(self, point: QPoint) -> bool:
        return self._handle().adjusted(-GRIP, -GRIP, GRIP, GRIP).contains(point)

    def _handle(self) -> QRect:
        """The corner of the block; empty where nothing in it can be typed into."""
        top, bottom = self._rows_selected()
        typed = any(self._model.table.columns[n].typed for n in self._columns_selected())
        rows = (self._model.row(n) for n in range(top, bottom + 1))
        row = next((row for row in rows if row.kind == "line"), None)
        if not typed or row is None or row.why_fixed or self.cells.editor:
            return QRect()
        box = self._area(top, bottom)
        return QRect(box.right() - HANDLE + 2, box.bottom() - HANDLE + 2, HANDLE, HANDLE)

    def _areas(self) -> list[QItemSelectionRange]:
        return list(self.selectionModel().selection())  # type: ignore[call-overload]

    def _rows_selected(self) -> tuple[int, int]:
        areas = self._areas()
        return min((a.top() for a in areas), default=0), max((a.bottom() for a in areas), default=-1)

    def _columns_selected(self) -> list[int]:
        """Their numbers, from the left as they stand on the screen."""
        columns = set[int]()
        for area in self._areas():
            columns.update(range(area.left(), area.right() + 1))
        return sorted(n for n in columns if not self.isColumnHidden(n))

    def _area(self, top: int, bottom: int) -> QRect:
        """The cells of the block's columns from row `top` to `bottom`, without the last one's band."""
        head, places = self.horizontalHeader(), self._columns_selected()
        if bottom < top or not places:
            return QRect()
        left = min(head.sectionViewportPosition(n) for n in places)
        right = max(head.sectionViewportPosition(n) + head.sectionSize(n) for n in places)
        high = min(self.rowHeight(bottom), LINE)
        y = self.rowViewportPosition(top)
        return QRect(left, y, right - left, self.rowViewportPosition(bottom) + high - 1 - y)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Over the cells: the block's edge, its corner, and the rows over which the corner is dragged."""
        super().paintEvent(event)
        handle = self._handle()
        if not self.is_block and handle.isEmpty():
            return
        with painting(self.viewport()) as painter:
            self._paint_marks(painter, handle)

    def _paint_marks(self, painter: QPainter, handle: QRect) -> None:
        theme = theme_of()
        accent = theme.colour("accent")
        if self.is_block:
            self._paint_edge(painter, *self._rows_selected())
        if self._over and self._over[1] >= self._over[0]:
            edge_round(painter, QRectF(self._area(*self._over)), 2, accent, 1, dash=True)
        if not handle.isEmpty():
            fill_round(painter, QRectF(handle).adjusted(-1, -1, 1, 1), 2, theme.colour("surface"))
            fill_round(painter, QRectF(handle), 1, accent)

    def _paint_edge(self, painter: QPainter, top: int, bottom: int) -> None:
        """The block's outline; beside a band it stops, whose words it would cross."""
        whole = self._area(top, bottom)
        if whole.isEmpty():
            return
        first_column = self._model.table.columns[self._columns_selected()[0]]
        if not first_column.is_figure and first_column.id != "code":
            # Words begin where their column does.
            whole.setLeft(whole.left() - CLEAR)
        accent = theme_of().colour("accent")
        painter.fillRect(QRect(whole.left(), whole.top(), whole.width(), EDGE), accent)
        painter.fillRect(QRect(whole.left(), whole.bottom() + 1 - EDGE, whole.width(), EDGE), accent)
        first, last = max(self.rowAt(0), top), self.rowAt(self.viewport().height() - 1)
        for n in range(first, min(last if last >= 0 else bottom, bottom) + 1):
            y, height = self.rowViewportPosition(n), min(self.rowHeight(n), LINE)
            for x in (whole.left(), whole.right() + 1 - EDGE):
                painter.fillRect(QRect(x, y, EDGE, height), accent)
