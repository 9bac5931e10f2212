"""The drafts in the list of what is ready to submit: ticks, what each lacks, and the step that mends it.

What is ready and what is lacking is decided in presentation/submit_list.py.
"""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from budget_app.presentation.submit_list import DraftLine
from budget_app.words import _
from ui.drawings import paint_icon
from ui.theme import BODY, MEDIUM, SMALL, STRONG, theme_of
from ui.widgets.paint import draw_right, draw_text, edge_round, elided, fill_round, hairline, kept, text_width
from ui.widgets.tile import paint_tile

ROW, TALL, BOX, LEFT = 36, 56, 16, 68
Index = QModelIndex | QPersistentModelIndex


class DraftModel(QAbstractListModel):
    """The drafts, each ready one with its tick."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[DraftLine, ...] = ()

    def show_rows(self, rows: tuple[DraftLine, ...]) -> None:
        """Other drafts; where only ticks differ, everything stays in its place."""
        same = [row.line for row in rows] == [row.line for row in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The drafts."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row for painting, its words for a screen reader, its tick."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (row.title, row.amount, row.missing, row.step)))
        if role == Qt.ItemDataRole.CheckStateRole and not row.missing:
            return Qt.CheckState.Checked if row.is_on else Qt.CheckState.Unchecked
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What lacks something cannot be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.rows[index.row()].missing else flags | Qt.ItemFlag.ItemIsUserCheckable

    def toggle(self, index: Index) -> None:
        """Tick it or not."""
        row = self.rows[index.row()]
        if not row.missing:
            self.ticked.emit(row.line, not row.is_on)


class _Painter(QStyledItemDelegate):
    """Tick, tile, title, amount; beneath what is lacking, and the step that mends it, underlined."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(400, TALL if row.missing else ROW)

    def editorEvent(self, event: QEvent, *_rest: object) -> bool:  # type: ignore[override]
        """Ticks and steps are the list's."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = theme_of(), index.data(Qt.ItemDataRole.UserRole)
        assert isinstance(row, DraftLine)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        middle, view = box.top() + ROW / 2, self.parent()
        has_keys = (
            isinstance(view, QListView) and view.hasFocus() and view.currentIndex().row() == index.row()
        )
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if has_keys:
                fill_round(painter, box.adjusted(2, 1, -2, -1), 6, theme.colour("accentsoft"))
                edge_round(painter, box.adjusted(2, 1, -2, -1), 6, theme.colour("focus"), 2)
            _paint_tick(painter, QRectF(box.left() + 14, middle - BOX / 2, BOX, BOX), row)
            square = QRectF(box.left() + 42, middle - 8, 16, 16)
            paint_tile(painter, square, theme.look.department(row.sign.order), row.sign.letter)
            right = draw_right(
                painter, box.right() - 16, middle, row.amount, theme.font(BODY), theme.colour("ink")
            )
            font = theme.font(BODY, MEDIUM)
            title = elided(row.title, font, right - box.left() - LEFT - 12)
            draw_text(painter, box.left() + LEFT, middle, title, font, theme.colour("ink"))
            if row.missing:
                _paint_missing(painter, box, row)


def _paint_tick(painter: QPainter, box: QRectF, row: DraftLine) -> None:
    theme = theme_of()
    if row.missing:
        paint_icon(painter, box, "warning", theme.look.warn)
    elif row.is_on:
        fill_round(painter, box, 4, theme.colour("primary"))
        paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", theme.look.onprimary)
    else:
        edge_round(painter, box, 4, theme.colour("ink3"))


def _paint_missing(painter: QPainter, box: QRectF, row: DraftLine) -> None:
    theme, small, link = theme_of(), theme_of().font(SMALL), theme_of().font(SMALL, STRONG)
    middle, x = box.top() + ROW + 6, box.left() + LEFT
    words = elided(row.missing, small, box.width() - LEFT - 32 - text_width(row.step, link))
    x = draw_text(painter, x, middle, words, small, theme.colour("warn")) + 12
    end = draw_text(painter, x, middle, row.step, link, theme.colour("ink"))
    hairline(painter, x, round(middle) + 6, end, round(middle) + 7, theme.colour("ink"))


class DraftList(QListView):
    """Space ticks, Enter or a click mends what is lacking; a click on a ready line ticks it."""

    mended = Signal(object)  # Place

    def __init__(self, model: DraftModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Drafts, and what each lacks"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter; Ctrl+Enter is the dialog's."""
        index = self.currentIndex()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and enter:
            event.ignore()
        elif index.isValid() and (enter or event.key() == Qt.Key.Key_Space):
            self._act(index)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click does what Space and Enter do."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._act(index)

    def _act(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if row.missing:
            self.mended.emit(row.place)
        else:
            self._model.toggle(index)
