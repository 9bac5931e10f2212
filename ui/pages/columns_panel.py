"""The list of a grid's columns: tick to show, drag or Alt+Up and Alt+Down to move, Left and Right to make it narrower
or wider; and the way back to how it was at first.

What must not live here: what there is to show, and where the choice is kept.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from budget_app.presentation.tables import Column
from budget_app.words import _
from ui.widgets.buttons import button
from ui.widgets.labels import text

WIDTH, MOST_ROWS, ROW, STEP, EDGE = 264, 19, 26, 8, 12
_ID = Qt.ItemDataRole.UserRole
_ON = Qt.CheckState.Checked


class ColumnsPanel(QFrame):
    """`moved` carries the ids that are ticked, from the top; `wider` a column and by how many px."""

    ticked = Signal(str, bool)
    moved = Signal(object)
    wider = Signal(str, int)
    as_at_first = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setProperty("card", "picked")
        self.setAccessibleName(_("Columns"))
        self.setFixedWidth(WIDTH)
        self.list = _List(self)
        self.list.setAccessibleName(_("Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.itemChanged.connect(lambda item: self.ticked.emit(item.data(_ID), item.checkState() == _ON))
        self.list.model().rowsMoved.connect(lambda *_where: self._tell())
        self.reset = button(_("As at first"), "link", on_click=self.as_at_first.emit)
        self.done = button(_("Close"), on_click=self.close)
        self._lay_out()
        self.hide()
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def show_columns(self, columns: Sequence[Column], shown: Sequence[str], whys: dict[str, str]) -> None:
        """All columns, those that are shown first and ticked; `whys`: why one cannot be hidden, by id."""
        at = self.list.currentItem().data(_ID) if self.list.currentItem() else ""
        known = {column.id: column for column in columns}
        hidden = [column.id for column in columns if column.id not in shown]
        self.list.blockSignals(True)
        self.list.clear()
        for column in [*shown, *hidden]:
            item = QListWidgetItem(known[column].title)
            item.setData(_ID, column)
            item.setCheckState(_ON if column in shown else Qt.CheckState.Unchecked)
            if why := whys.get(column):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                item.setToolTip(why)
            else:
                item.setToolTip(known[column].tip)
            self.list.addItem(item)
            if column == at:
                self.list.setCurrentItem(item)
        if not self.list.currentItem():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def open_below(self, place: QPoint) -> None:
        """Open with its right upper corner at this point of its page, as high as there is room."""
        rows = min(self.list.count(), MOST_ROWS)
        self.list.setFixedHeight(rows * ROW + 6)
        self.adjustSize()
        over = max(self.height() + place.y() + EDGE - self._page.height(), 0)
        self.list.setFixedHeight(max(rows * ROW + 6 - over, 4 * ROW))
        self.adjustSize()
        self.move(place - QPoint(self.width(), 0))
        self.show()
        self.raise_()
        self.list.setFocus()

    def move_current(self, step: int) -> None:
        """Move the current column up or down."""
        row, item = self.list.currentRow(), self.list.currentItem()
        to = row + step
        if item is None or not row >= 1 or not 1 <= to < self.list.count():
            return
        self.list.blockSignals(True)
        self.list.insertItem(to, self.list.takeItem(row))
        self.list.setCurrentRow(to)
        self.list.blockSignals(False)
        self._tell()

    def resize_current(self, step: int) -> None:
        """Ask for the current column to be wider, or narrower."""
        if self.list.currentItem():
            self.wider.emit(self.list.currentItem().data(_ID), step * STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keys go back to where they came from."""
        super().closeEvent(event)
        self.closed.emit()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes elsewhere needs it no longer."""
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()

    def _tell(self) -> None:
        items = [self.list.item(n) for n in range(self.list.count())]
        self.moved.emit(tuple(item.data(_ID) for item in items if item.checkState() == _ON))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.reset)
        foot.addStretch(1)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(text(_("Columns"), "smallstrong"))
        column.addWidget(self.list)
        column.addWidget(
            text(
                _("Space shows or hides, Alt+Up and Alt+Down move, Left and Right set the width."),
                "small",
                wrap=True,
            )
        )
        column.addLayout(foot)


class _List(QListWidget):
    """Hands its panel the keys that move and widen."""

    def __init__(self, panel: ColumnsPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves, Left and Right widen, Enter closes."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._panel.move_current(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._panel.resize_current(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panel.close()
        else:
            super().keyPressEvent(event)
