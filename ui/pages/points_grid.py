"""The grid of the Points panel: lines in order of rank, moved by dragging or Alt+Up and Alt+Down, points typed.

What must not live here: what a move comes to (presentation/point_spread.py), words.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from budget_app.presentation.points_table import REST
from budget_app.presentation.tables import Table
from budget_app.presentation.troubles import Trouble
from budget_app.words import _
from ui.models.table_model import Index, TableModel
from ui.pages.grid_header import GridHeader
from ui.pages.grid_view import GridView, Trigger
from ui.pages.requests_cells import CellPainter
from ui.pages.requests_delegate import RequestsDelegate
from ui.pages.requests_moves import below, beside

_FORM = "application/x-accord-line"
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
COLUMN = "points"


class PointsModel(TableModel):
    """Rows that can be dragged between one another."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A line can be taken up where points can be given; it is put down between rows, never on one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        row = self.row(index.row())
        may = row.kind == "line" and not row.why_fixed
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if may else Qt.ItemFlag.NoItemFlags)

    def mimeTypes(self) -> list[str]:
        """Lines of this panel alone."""
        return [_FORM]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The key of the row."""
        data = QMimeData()
        data.setData(_FORM, self.row(indexes[0].row()).key.encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """A line is moved."""
        return Qt.DropAction.MoveAction

    def place_above(self, row: int, key: str) -> int:
        """How many lines with points stand above this row, the line `key` not counted."""
        keys = [self.row(n).key for n in range(min(row, self.rowCount())) if self.row(n).kind == "line"]
        end = self.place_of(REST)
        with_points = {self.row(n).key for n in range(end if end >= 0 else self.rowCount())}
        return sum(other in with_points and other != key for other in keys)


class PointsGrid(GridView):
    """`moved`: line and the place at which it was put; `shifted`: line and how many places (−1 up)."""

    moved = Signal(str, int)
    shifted = Signal(str, int)
    picked = Signal(str)
    stepped = Signal(str)  # "undo" or "redo"
    folded = Signal(str)
    _model: PointsModel

    def __init__(
        self, table: Table, trouble_of: Callable[[str, str], Trouble | None], parent: QWidget
    ) -> None:
        self.model_of_points = PointsModel(table)
        super().__init__(self.model_of_points, parent)
        self.head = GridHeader(self)
        self.setHorizontalHeader(self.head)
        painter = CellPainter(self, lambda _key: None)
        self.begin(painter, RequestsDelegate(self, painter, trouble_of))
        self.setAccessibleName(_("Lines and their points"))
        self.setAccessibleDescription(_("Alt+Up and Alt+Down move a line in the ranking"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.cells.moved_on.connect(self._move_on)

    # --- keys

    def event(self, event: QEvent) -> bool:
        """Here undo takes back a step of the ranking, not the last command."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _way(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the line, Enter types its points; digits do so from any cell."""
        key, column = self.current_cell()
        row = self.row_of(key)
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if way := _way(event):
            self.stepped.emit(way)
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and row and row.kind == "line":
            self.shifted.emit(key, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in _GO and row and row.kind == "group":
            self.folded.emit(key)
        elif row and (event.key() in _GO[:2] or (event.text().isdigit() and not self._is_typed(column))):
            self._begin_typing(event)
        elif event.key() == Qt.Key.Key_Escape and self.cells.trouble_of(key, column):
            self.cells.given_up.emit(key, column)
        else:
            super().keyPressEvent(event)

    def _begin_typing(self, event: QKeyEvent) -> None:
        key, column = self.current_cell()
        if not self._is_typed(column):
            self.go_to(key, COLUMN)
        trigger = Trigger.AnyKeyPressed if event.text().isdigit() else Trigger.EditKeyPressed
        self.edit(self.currentIndex(), trigger, event)

    def _is_typed(self, column: str) -> bool:
        columns = {each.id: each for each in self._model.table.columns}
        return bool(column and columns[column].typed)

    def _move_on(self, way: str) -> None:
        index = self.currentIndex()
        target = (
            below(self._model, index)
            if way == "down"
            else beside(self, self._model, index, 1 if way == "next" else -1)
        )
        if target.isValid():
            self.setCurrentIndex(target)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A line was picked."""
        super().currentChanged(current, previous)
        if not self.is_settling and current.isValid():
            row = self._model.row(current.row())
            if row.kind == "line":
                self.picked.emit(row.key)

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a group folds it."""
        n = self.rowAt(event.position().toPoint().y())
        if n >= 0 and self._model.row(n).kind == "group":
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.folded.emit(self._model.row(n).key)
            return
        super().mousePressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The line is put between two rows; no row of the view is taken away by Qt."""
        key = bytes(event.mimeData().data(_FORM).data()).decode()
        at = event.position().toPoint()
        row = self.rowAt(at.y())
        if row < 0:
            row = self._model.rowCount()
        else:
            box = self.visualRect(self._model.index(row, 0))
            row += at.y() > box.center().y()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.moved.emit(key, self._model.place_above(row, key))


def _way(event: QKeyEvent) -> str:
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    return "redo" if event.matches(QKeySequence.StandardKey.Redo) else ""
