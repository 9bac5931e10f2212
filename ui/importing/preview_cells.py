"""How a row of the preview is painted, and the field in which a cell is corrected.

What a cell says and what is wrong with it comes with it; what typed text means is not known here.
"""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from budget_app.exchange.screen_parts import ScreenCell, ScreenRow
from budget_app.words import _
from ui.drawings import paint_icon
from ui.models.import_model import CELL, COLUMN, ROW
from ui.models.table_model import Index
from ui.theme import BODY, NORMAL, SMALL, STRONG, theme_of
from ui.widgets.paint import (
    draw_middle,
    draw_right,
    draw_text,
    edge_round,
    elided,
    fill_round,
    hairline,
    kept,
)

LINE, INSET, BOX, MARK = 28, 8, 14, 3
LEFT = INSET + BOX + 8  # where the number of a row begins


class PreviewCells(QStyledItemDelegate):
    """Rows that do not count are grey; a problem stands on its ground, a correction behind its mark."""

    entered = Signal()  # a cell was left by Enter

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        row: ScreenRow = index.data(ROW)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        theme = theme_of()
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            ground = "accentsoft" if chosen else "surface" if row.counts else "sunk"
            painter.fillRect(box, theme.colour(ground))
            hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom(), theme.colour("line"))
            if index.column() == 0:
                self._paint_row(painter, box, row)
            else:
                self._paint_cell(painter, box, row, index.data(CELL), index.data(COLUMN))
            if state & QStyle.StateFlag.State_HasFocus:
                edge_round(painter, box.adjusted(1, 1, -1, -2), 4, theme.colour("focus"), 2.0)

    def _paint_row(self, painter: QPainter, box: QRectF, row: ScreenRow) -> None:
        theme, middle = theme_of(), box.center().y()
        if row.role != "blank":
            square = QRectF(box.left() + INSET, round(middle - BOX / 2), BOX, BOX)
            if row.role == "doubtful":
                edge_round(painter, square, 4, theme.colour("warnmark"))
                draw_middle(
                    painter, square.center().x(), middle, "?", theme.font(SMALL, STRONG), theme.colour("warn")
                )
            elif row.counts:
                fill_round(painter, square, 4, theme.colour("primary"))
                paint_icon(painter, square.adjusted(2, 2, -2, -2), "check", theme.look.onprimary)
            else:
                edge_round(painter, square, 4, theme.colour("line2"))
        ink = {"problem": "bad", "doubtful": "warn"}.get(row.role, "ink2" if row.counts else "ink3")
        font = theme.font(SMALL, STRONG if row.role == "problem" else NORMAL)
        end = draw_text(painter, box.left() + LEFT, middle, str(row.number), font, theme.colour(ink))
        word = elided(row.word, theme.font(SMALL), box.right() - end - 12)
        draw_text(painter, end + 8, middle, word, theme.font(SMALL), theme.colour(ink))

    @staticmethod
    def _paint_cell(painter: QPainter, box: QRectF, row: ScreenRow, cell: ScreenCell, column: object) -> None:
        theme = theme_of()
        ink, figure = "ink" if row.counts else "ink3", getattr(column, "is_figure", False)
        if not getattr(column, "is_mapped", True):
            ink = "ink2" if row.counts and getattr(column, "fills", "") == "" else "ink3"
        if cell.problem:
            fill_round(painter, box.adjusted(1, 2, -1, -3), 4, theme.colour("badsoft"))
            ink = "bad"
        elif cell.was is not None or cell.now is not None:
            ground, mark = ("warnsoft", "warnmark") if cell.was is not None else ("well", "ok")
            fill_round(painter, box.adjusted(1, 2, -1, -3), 4, theme.colour(ground))
            painter.fillRect(
                QRectF(box.left() + 1, box.top() + 4, MARK, box.height() - 9), theme.colour(mark)
            )
        font = theme.font(BODY, STRONG if cell.problem else NORMAL)
        words = cell.shown or (_("blank") if cell.problem else "")
        shown = elided(" ".join(words.split()), font, box.width() - 2 * INSET)
        if figure:
            draw_right(painter, box.right() - INSET, box.center().y(), shown, font, theme.colour(ink))
        else:
            draw_text(painter, box.left() + INSET, box.center().y(), shown, font, theme.colour(ink))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(96, LINE)

    # --- correcting and ticking

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter takes what was typed at once and leads on; the rest is as everywhere."""
        if (
            isinstance(editor, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.entered.emit()
            return True
        return super().eventFilter(editor, event)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field over the cell."""
        field = QLineEdit(parent)
        field.setProperty("kind", "cell")
        row: ScreenRow = index.data(ROW)
        heading = getattr(index.data(COLUMN), "heading", "")
        field.setAccessibleName(_("Row {n}, {heading}").format(n=row.number, heading=heading))
        figure = getattr(index.data(COLUMN), "is_figure", False)
        field.setAlignment(Qt.AlignmentFlag.AlignRight if figure else Qt.AlignmentFlag.AlignLeft)
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The field takes the whole cell, and more where the cell is narrow."""
        box: QRect = option.rect  # type: ignore[attr-defined]
        editor.setGeometry(QRect(box.left(), box.top(), max(box.width(), 88), box.height() - 1))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the box of a row ticks it."""
        if (
            index.column() == 0
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.position().x() < option.rect.left() + LEFT  # type: ignore[attr-defined]
        ):
            return self.tick(model, index)
        return False

    @staticmethod
    def tick(model: QAbstractItemModel, index: Index) -> bool:
        """The row counts if it did not, and the other way round."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return False
        other = Qt.CheckState.Unchecked if state == Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)  # type: ignore[arg-type]
