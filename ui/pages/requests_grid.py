"""The grid of request lines: a table view with spreadsheet keys, rows of three heights, and bands one can click.

It shows a TableModel and says what a person wants; what is done about it is the page's. What must not live here: rules,
commands, words.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from budget_app.presentation.tables import Band, Row, Step
from budget_app.presentation.troubles import Trouble
from budget_app.words import _
from ui.models.table_model import Index, TableModel
from ui.pages.block_view import BlockView
from ui.pages.grid_view import Trigger
from ui.pages.requests_band import band_rect, placed_steps, step_at
from ui.pages.requests_cells import BAND, LINE, CellPainter, Tint
from ui.pages.requests_delegate import RequestsDelegate
from ui.pages.requests_moves import below, beside, group_above


class RequestsGrid(BlockView):
    """Signals carry the key of a row; `step_taken` and `goals_wanted` also serve the keyboard."""

    picked = Signal(str)
    folded = Signal(str)
    goals_wanted = Signal(str)
    step_taken = Signal(str, str)
    acted = Signal(str, str)  # row, action: "submit", "undo", "redo"
    menu_wanted = Signal(str, QPoint)
    sort_wanted = Signal(str, bool)  # column; whether it is added to those chosen before
    column_menu_wanted = Signal(str, QPoint)
    refused_wanted = Signal(int)  # 1: go to the next cell that was refused, -1: to the one before
    all_folded = Signal(bool)  # whether all groups are to be folded, or none

    def __init__(
        self,
        model: TableModel,
        tint_of: Callable[[str], Tint | None],
        trouble_of: Callable[[str, str], Trouble | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent)
        painter = CellPainter(self, tint_of)
        self.begin(painter, RequestsDelegate(self, painter, trouble_of))
        self.customContextMenuRequested.connect(self._want_menu)
        self.setAccessibleName(_("Request lines"))
        self.head.sort_wanted.connect(self.sort_wanted)
        self.cells.moved_on.connect(self._move_on)
        self.cells.step_chosen.connect(self.step_taken)

    def edit(self, index: QModelIndex, *how: object) -> bool:  # type: ignore[override]
        """As Qt has it, but goals have an editor of their own."""
        if index.isValid() and how and self._model.table.columns[index.column()].typed == "goals":
            trigger = how[0]
            wanted = trigger != Trigger.NoEditTriggers and bool(trigger & self.editTriggers())  # type: ignore[operator]
            if wanted and self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.goals_wanted.emit(self._model.row(index.row()).key)
                self._hand_on(trigger, how[1] if len(how) > 1 else None)
            return False
        return bool(super().edit(index, *how))  # type: ignore[call-overload]

    def _hand_on(self, trigger: object, event: object) -> None:
        """The letter that opened the editor of goals chooses there the goal that begins with it."""
        chooser = QApplication.focusWidget()
        if (
            trigger == Trigger.AnyKeyPressed
            and isinstance(event, QKeyEvent)
            and isinstance(chooser, QComboBox)
        ):
            QApplication.sendEvent(chooser, event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A line was picked."""
        super().currentChanged(current, previous)
        if not self.is_settling and current.isValid():
            row = self._model.row(current.row())
            self.picked.emit(row.key if row.kind == "line" else "")

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter types or folds, Ctrl+Enter submits, Ctrl+Z takes back, Alt+Down sorts, Alt+Up opens the column's menu,
        Left and Right fold; and the keys of a block."""
        key, column = self.current_cell()
        row = self.row_of(key)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.takes_key(event):
            return
        if event.matches(QKeySequence.StandardKey.Undo):
            self.acted.emit(key, "undo")
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.acted.emit(key, "redo")
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.acted.emit(key, "submit")
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.sort_wanted.emit(column, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_F8:
            self.refused_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Up and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._want_column_menu(column)
        elif row and row.kind == "group" and (enter or event.key() == Qt.Key.Key_Space):
            self.folded.emit(key)
        elif row and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._takes_tree_key(row, event):
            return
        elif enter and row:
            self.edit(self.currentIndex(), Trigger.EditKeyPressed, event)
        elif event.key() == Qt.Key.Key_Escape and self.cells.trouble_of(key, column):
            self.cells.given_up.emit(key, column)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and row and row.kind == "line":
            self._move_on("next" if event.key() == Qt.Key.Key_Tab else "previous", types=False)
        else:
            super().keyPressEvent(event)

    def _takes_tree_key(self, row: Row, event: QKeyEvent) -> bool:
        """Left folds a group and goes from a line's first cell to its group, Right unfolds; with Ctrl, all of them."""
        left, how = event.key() == Qt.Key.Key_Left, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if row.kind == "group" and how == Qt.KeyboardModifier.ControlModifier:
            self.all_folded.emit(left)
        elif how:
            return False
        elif row.kind == "group":
            if row.folded != left:
                self.folded.emit(row.key)
            elif not left:
                self.setCurrentIndex(below(self._model, self.currentIndex()))
        elif left and self.currentIndex().column() == 0:
            group = group_above(self._model, self.currentIndex().row())
            if group < 0:
                return False
            self.setCurrentIndex(self._model.index(group, 0))
        else:
            return False
        return True

    def _want_column_menu(self, column: str) -> None:
        if column:
            place = QPoint(
                self.head.sectionViewportPosition(self._model.table.place(column)), self.head.height()
            )
            self.column_menu_wanted.emit(column, self.head.viewport().mapToGlobal(place))

    def _move_on(self, way: str, types: bool = True) -> None:
        """To the cell below, or to the next one that can be typed into; Tab goes on typing."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if way == "down":
            target = below(self._model, index)
        else:
            target = beside(self, self._model, index, 1 if way == "next" else -1)
        if not target.isValid():
            return
        self.setCurrentIndex(target)
        if types and way != "down" and self._model.table.columns[target.column()].typed != "goals":
            self.edit(target, Trigger.AllEditTriggers, None)

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a group folds it, one on a step of a band takes it."""
        row = self._row_at(event.position().toPoint())
        if row and event.button() == Qt.MouseButton.LeftButton:
            if row.kind == "group":
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.folded.emit(row.key)
                return
            if step := self._step_at(row, event):
                self.step_taken.emit(row.key, step)
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row below the mouse is tinted; a step shows that it can be clicked."""
        point = event.position().toPoint()
        self._hover(self.rowAt(point.y()))
        row = self._row_at(point)
        clickable = row is not None and (row.kind == "group" or bool(self._step_at(row, event)))
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is below the mouse."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, number: int) -> None:
        before, self.cells.hovered_row = self.cells.hovered_row, number
        for n in {before, number} - {-1}:
            top, height = self.rowViewportPosition(n), self.rowHeight(n)
            self.viewport().update(0, top, self.viewport().width(), height)

    def _row_at(self, point: QPoint) -> Row | None:
        n = self.rowAt(point.y())
        return self._model.row(n) if n >= 0 else None

    def place_of_step(self, key: str, step: Step) -> QPoint:
        """Where a step of a row's bands can be clicked, in the viewport."""
        for band, rect in self._bands(self._model.row(self._model.place_of(key))):
            for placed in placed_steps(band, rect)[1]:
                if placed.step == step:
                    return placed.area.center().toPoint()
        return QPoint()

    def _step_at(self, row: Row, event: QMouseEvent) -> str:
        steps = (step_at(band, rect, event.position()) for band, rect in self._bands(row))
        step = next(filter(None, steps), None)
        return step.id if step else ""

    def _bands(self, row: Row) -> list[tuple[Band, QRectF]]:
        """The row's bands and where they lie in the viewport."""
        at = self._model.place_of(row.key)
        left, width = -self.head.offset(), self.head.length()
        box = QRectF(left, self.rowViewportPosition(at), width, self.rowHeight(at))
        return [(band, band_rect(box, LINE + n * BAND)) for n, band in enumerate(row.bands)]

    def _want_menu(self, point: QPoint) -> None:
        row, index = self._row_at(point), self.indexAt(point)
        if row and row.kind == "line":
            if not self.selectionModel().isSelected(index):
                self.go_to(row.key, self._model.table.columns[index.column()].id, scroll=False)
            self.menu_wanted.emit(row.key, self.viewport().mapToGlobal(point))
