"""The delegate of the requests grid: hands cells to the painter and opens the field in which one types.

What was typed goes to the model; while it cannot be taken the field stays open with its sentence in the row. What must
not live here: what typed text means.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from budget_app.presentation.troubles import Trouble
from ui.models.table_model import CELL, COLUMN, PARTS, ROW, Index
from ui.pages.requests_cells import LINE, CellPainter, Look, row_height
from ui.widgets.labels import set_look

_WAYS = {
    Qt.Key.Key_Tab: "next",
    Qt.Key.Key_Backtab: "previous",
    Qt.Key.Key_Return: "down",
    Qt.Key.Key_Enter: "down",
}


class CellField(QLineEdit):
    """The field in a cell; knows its row and column by name, so that a row that moves takes it along."""

    def __init__(self, parent: QWidget, row: str, column: str, right: bool, name: str) -> None:
        super().__init__(parent)
        self.row, self.column = row, column
        self.is_filled = False
        self.setProperty("kind", "cell")
        self.setAccessibleName(name)
        self.setMaxLength(2000)
        self.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)


class RequestsDelegate(QStyledItemDelegate):
    """`trouble_of` says whether what was typed in a cell could not be taken."""

    moved_on = Signal(str)  # "down", "next", "previous": where to go after a field was left by that key
    opened = Signal(str, str)  # row, column: typing begins
    noted = Signal(str, str, str)  # row, column, what stands in the field after a letter
    closed = Signal(str, str)  # row, column: the field is gone
    given_up = Signal(str, str)  # row, column: typing was ended by Escape
    step_chosen = Signal(str, str)  # row, id of a step

    def __init__(
        self,
        parent: QAbstractItemView,
        painter: CellPainter,
        trouble_of: Callable[[str, str], Trouble | None],
    ) -> None:
        super().__init__(parent)
        self._view = parent
        self._painter = painter
        self.trouble_of = trouble_of
        self.hovered_row = -1
        self.is_block = False  # whether more than one cell is selected
        self.editor: CellField | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        state = option.state  # type: ignore[attr-defined]
        row, column, cell = index.data(PARTS)
        picked = index.row() == self._view.currentIndex().row()
        look = Look(
            row,
            column,
            cell,
            bool(state & QStyle.StateFlag.State_Selected) if self.is_block else picked,
            index.row() == self.hovered_row,
            bool(state & QStyle.StateFlag.State_HasFocus),
            picked,
        )
        self._painter.paint(painter, QRectF(option.rect), look)  # type: ignore[attr-defined]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Heights are set row by row; this is for whoever asks the delegate."""
        return QSize(80, row_height(index.data(ROW)))

    # --- the field

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for text, an amount or months."""
        row, column = index.data(ROW), index.data(COLUMN)
        field = CellField(parent, row.key, column.id, column.is_figure, f"{row.spoken}, {column.title}")
        if index.data(CELL).tone == "refused":
            set_look(field, "state", "refused")
        self.editor = field
        self.opened.emit(row.key, column.id)
        field.textEdited.connect(lambda typed: self.noted.emit(row.key, column.id, typed))
        field.destroyed.connect(self._forget)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fills the field once: what somebody else changes meanwhile does not touch what is being typed."""
        if isinstance(editor, CellField) and not editor.is_filled:
            editor.is_filled = True
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The field lies in the cell's own line, not over its band."""
        box: QRect = option.rect  # type: ignore[attr-defined]
        inset = 0 if index.data(COLUMN).is_figure else -6
        editor.setGeometry(QRect(box.left() + 1 + inset, box.top() + 4, box.width() - 2 - inset, LINE - 9))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The field goes: nothing is half typed any more."""
        if isinstance(editor, CellField):
            self.closed.emit(editor.row, editor.column)
        super().destroyEditor(editor, index)

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        """Hands what was typed to the model, unless it is what stood there."""
        if isinstance(editor, CellField) and editor.text() != index.data(Qt.ItemDataRole.EditRole):
            index.model().setData(index, editor.text(), Qt.ItemDataRole.EditRole)  # type: ignore[union-attr]

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys that end typing; losing the keyboard to a menu or another window does not."""
        if isinstance(editor, CellField):
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(editor, event)
            if isinstance(event, QFocusEvent) and event.reason() in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            ):
                return False
        return super().eventFilter(editor, event)

    def _key(self, field: CellField, event: QKeyEvent) -> bool:
        ways = {
            Qt.Key.Key_Tab: "next",
            Qt.Key.Key_Backtab: "previous",
            Qt.Key.Key_Return: "down",
            Qt.Key.Key_Enter: "down",
        }
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        way = ways.get(Qt.Key(event.key()), "")
        if way and plain:
            self._settle(field, way)
            return True
        if way:
            # What is typed is taken before anything is done with the line.
            self._settle(field, "")
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.RevertModelCache)
            self.given_up.emit(field.row, field.column)
            return True
        if event.key() == Qt.Key.Key_Down and self.trouble_of(field.row, field.column):
            self._offer(field)
            return True
        return False

    def _settle(self, field: CellField, way: str) -> None:
        self.commitData.emit(field)
        if self.trouble_of(field.row, field.column):
            set_look(field, "state", "refused")
            field.setFocus()
            return
        self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.NoHint)
        if way:
            self.moved_on.emit(way)

    def _offer(self, field: CellField) -> None:
        """What could be meant, as a menu for the keyboard; the band says the same to the mouse."""
        trouble = self.trouble_of(field.row, field.column)
        if trouble is None or not trouble.steps:
            return
        menu = QMenu(field)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for step in trouble.steps:
            action = QAction(step.label.replace("&", "&&"), menu)
            action.triggered.connect(
                lambda _on=False, id=step.id, row=field.row: self.step_chosen.emit(row, id)
            )
            menu.addAction(action)
        menu.popup(field.mapToGlobal(QPoint(0, field.height())))
        menu.setActiveAction(menu.actions()[0])

    def _forget(self, gone: QObject) -> None:
        if self.editor is gone:
            self.editor = None
