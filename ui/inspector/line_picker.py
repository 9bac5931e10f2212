"""A list of lines to pick one from: typing narrows it, Up and Down go through it, Enter picks, Escape leaves.

What must not live here: which lines there are to pick from, and what becomes of the picked one.
"""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from budget_app.presentation.line_ties import PickRow
from budget_app.words import _, _n
from ui.theme import BODY, NORMAL, SMALL, theme_of
from ui.widgets.band import Refusal
from ui.widgets.fields import search_field
from ui.widgets.labels import text
from ui.widgets.paint import draw_right, draw_text, elided, fill_round, kept
from ui.widgets.tile import paint_tile

WIDTH, ROW, ROWS, TILE, CODE = 360, 30, 8, 14, 78

Find = Callable[[str], tuple[PickRow, ...]]


class LinePicker(QFrame):
    """A popup over the window; `picked` carries the id of a line and leaves the popup open until it is closed."""

    picked = Signal(str)

    def __init__(self, parent: QWidget, title: str, find: Find) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._find = find
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "picked")
        self.setAccessibleName(title)
        self.setFixedWidth(WIDTH)
        self.words: QLineEdit = search_field(_("Code, words of the title, department"), WIDTH - 24)
        self.words.setAccessibleName(title)
        self.model = PickModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PickDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Lines found"))
        self.list.setFixedHeight(ROW * ROWS)
        self.list.clicked.connect(lambda index: self.picked.emit(self.model.line(index.row())))
        self._count = text("", "faint")
        self._problem = Refusal()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(6)
        for part in (text(title, "smallstrong"), self.words, self._problem, self.list, self._count):
            column.addWidget(part)
        self.words.textChanged.connect(self._narrow)
        self.words.installEventFilter(self)
        self._narrow("")

    def open_at(self, corner: QPoint) -> None:
        """Show it with its corner there, or as near as the screen allows."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        y = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.words.setFocus()

    def say(self, words: str) -> None:
        """Why the picked one cannot be taken; another one can."""
        self._problem.say(words)
        self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field has the keys; those that go and pick are the list's."""
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: ROWS,
                Qt.Key.Key_PageUp: -ROWS,
            }
            key = Qt.Key(event.key())
            if key in steps:
                self._go(self.list.currentIndex().row() + steps[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if line := self.model.line(self.list.currentIndex().row()):
                    self.picked.emit(line)
                return True
        return super().eventFilter(watched, event)

    def _go(self, row: int) -> None:
        row = max(0, min(row, self.model.rowCount() - 1))
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _narrow(self, words: str) -> None:
        self.model.show_rows(self._find(words))
        self._problem.say("")
        self._go(0)
        n = self.model.rowCount()
        found = _n("{n} line", "{n} lines", n).format(n=n)
        self._count.setText(found if n else _("No line matches. Type less of it."))


class PickModel(QAbstractListModel):
    """The rows found."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PickRow, ...] = ()

    def show_rows(self, rows: tuple[PickRow, ...]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def line(self, row: int) -> str:
        """The id of the line in this row; "" where there is none."""
        return self._rows[row].line if 0 <= row < len(self._rows) else ""

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        """How many were found."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        """A row as words, and as the record the delegate paints."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return row if role == Qt.ItemDataRole.UserRole else None


class PickDelegate(QStyledItemDelegate):
    """Tile, code, title, amount."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        """One row."""
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        """The current one on the soft ground."""
        row: PickRow = index.data(Qt.ItemDataRole.UserRole)
        theme, box = theme_of(), QRectF(option.rect)  # type: ignore[attr-defined]
        middle, body = box.center().y(), theme.font(BODY, NORMAL)
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            view = self.parent()
            if isinstance(view, QListView) and view.currentIndex() == index:
                fill_round(painter, box.adjusted(0, 1, 0, -1), 5, theme.colour("accentsoft"))
            tile = QRectF(box.left() + 8, round(middle - TILE / 2), TILE, TILE)
            paint_tile(painter, tile, theme.look.department(row.sign.order), row.sign.letter)
            draw_text(painter, box.left() + 30, middle, row.code, body, theme.colour("ink2"))
            right = draw_right(
                painter, box.right() - 8, middle, row.amount, theme.font(SMALL), theme.colour("ink2")
            )
            x = box.left() + CODE
            draw_text(painter, x, middle, elided(row.title, body, right - x - 8), body, theme.colour("ink"))
