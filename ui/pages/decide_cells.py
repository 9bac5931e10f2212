"""The cells of the Decide page's grid: tile and code, tiers as one segmented strip, typed amount and reason.

What is granted and what may be typed is the model's (ui/models/decide_model.py).
"""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from budget_app.presentation.decide_lines import DecideLine
from budget_app.words import _
from ui.models.decide_model import CHOICES, COLUMNS, LINE, TRIAL, choice_of
from ui.theme import BODY, MEDIUM, NORMAL, SMALL, STRONG, TINY, colour, theme_of
from ui.widgets.paint import (
    draw_middle,
    draw_right,
    draw_text,
    edge_round,
    elided,
    fill_round,
    hairline,
    kept,
    text_width,
)
from ui.widgets.state_mark import paint_state
from ui.widgets.tile import paint_tile

ROW, INSET, RIGHT, STRIP = 34, 16, 12, 26

Index = QModelIndex | QPersistentModelIndex


class DecideCells(QStyledItemDelegate):
    """Paints one cell; `hovered` is the cell under the mouse as (row, column)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered: tuple[int, int] = (-1, -1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row is 34 high."""
        return QSize(60, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the row, then what the column says."""
        theme, box = theme_of(), QRectF(option.rect)  # type: ignore[attr-defined]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        line: DecideLine = index.data(LINE)
        column = COLUMNS[index.column()]
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(box)
            ground = "accentsoft" if selected else "hover" if self.hovered[0] == index.row() else "surface"
            painter.fillRect(box, theme.colour(ground))
            hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom(), theme.colour("line"))
            if selected and column == "code":
                painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), theme.colour("accent"))
            if column in CHOICES:
                self._choice(painter, box, index, line, column)
            else:
                self._text(painter, box, index, line, column)
            if option.state & QStyle.StateFlag.State_HasFocus:  # type: ignore[attr-defined]
                edge_round(painter, box.adjusted(1, 3, -1, -4), 5, theme.colour("focus"), 2.0)

    def _text(self, painter: QPainter, box: QRectF, index: Index, line: DecideLine, column: str) -> None:
        theme, middle = theme_of(), box.center().y()
        room = box.width() - RIGHT
        match column:
            case "code":
                square = QRectF(box.left() + INSET, round(middle - 7), 14, 14)
                paint_tile(painter, square, theme.look.department(line.sign.order), line.sign.letter)
                words = elided(line.code, theme.font(), box.right() - square.right() - 10)
                draw_text(painter, square.right() + 6, middle, words, theme.font(), theme.colour("ink2"))
            case "title":
                x = box.left()
                if line.draft:
                    paint_state(painter, QRectF(x, round(middle - 6), 12, 12), "draft")
                    x += 18
                words = elided(line.title, theme.font(), box.right() - x - RIGHT)
                draw_text(painter, x, middle, words, theme.font(), theme.colour("ink"))
            case "granted" if line.granted is None and index.data(TRIAL) is None:
                _still_open(painter, box, line)
            case "granted":
                strong = theme.font(BODY, STRONG)
                draw_right(
                    painter, box.right() - RIGHT, middle, line.granted_full, strong, theme.colour("ink")
                )
            case _:
                words = elided(" ".join(line.reason.split()), theme.font(SMALL), room)
                draw_text(painter, box.left(), middle, words, theme.font(SMALL), theme.colour("ink2"))

    def _choice(self, painter: QPainter, box: QRectF, index: Index, line: DecideLine, column: str) -> None:
        """One part of the strip: filled where it is granted, ringed where it is picked, a dot for the best set."""
        theme = theme_of()
        strip = QRectF(box.left(), round(box.center().y() - STRIP / 2), box.width(), STRIP)
        _strip(painter, strip, column)
        short = line.short(column)
        if not short:
            draw_middle(
                painter, strip.center().x(), strip.center().y(), "–", theme.font(SMALL), theme.colour("ink3")
            )
            return
        trial = index.data(TRIAL)
        amount = next((s.amount for s in line.tower.storeys if s.tier == column), 0)
        granted = choice_of(line) == column
        inner = strip.adjusted(2, 2, -2, -2)
        ink, weight = theme.colour("ink2"), NORMAL
        if granted:
            sign = theme.look.department(line.sign.order)
            fill_round(painter, inner, 4, colour(sign.fill) if column != "none" else theme.colour("line2"))
            ink, weight = colour(sign.on) if column != "none" else theme.colour("ink"), STRONG
        elif self.hovered == (index.row(), index.column()):
            fill_round(painter, inner, 4, theme.colour("bg"))
            ink = theme.colour("ink")
        if trial is not None and trial == amount and not granted:
            edge_round(painter, inner, 4, theme.colour("accent"), 2.0)
        font = theme.font(SMALL, weight, on_fill=granted)
        draw_middle(painter, strip.center().x(), strip.center().y(), short, font, ink)
        if line.best == column:
            dot = QRectF(strip.right() - 9, strip.top() + 5, 4, 4)
            fill_round(painter, dot, 2, ink if granted else theme.colour("accent"))

    # --- typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line edit with the look of a cell."""
        editor = QLineEdit(parent)
        editor.setProperty("kind", "cell")
        right = COLUMNS[index.column()] == "granted"
        editor.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        editor.setAccessibleName(_("Other amount") if right else _("Reason"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """As high as a control."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        editor.setGeometry(rect.adjusted(0, 2, -2, -3))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Clicks on the strip are the view's."""
        return COLUMNS[index.column()] not in CHOICES and super().editorEvent(event, model, option, index)


def _strip(painter: QPainter, strip: QRectF, column: str) -> None:
    """The common frame of the four parts, drawn part by part."""
    theme = theme_of()
    whole = strip
    if column != CHOICES[0]:
        whole = whole.adjusted(-12, 0, 0, 0)
    if column != CHOICES[-1]:
        whole = whole.adjusted(0, 0, 12, 0)
    fill_round(painter, whole, 6, theme.colour("surface"))
    edge_round(painter, whole, 6, theme.colour("line2"))
    if column != CHOICES[0]:
        hairline(
            painter, strip.left(), strip.top() + 1, strip.left(), strip.bottom() - 1, theme.colour("line")
        )


def _still_open(painter: QPainter, box: QRectF, line: DecideLine) -> None:
    """The outlined pill of a line that waits for a decision; a draft waits for none, and has only its word."""
    theme, words, middle = theme_of(), line.granted_state, box.center().y()
    if line.draft:
        draw_right(painter, box.right() - RIGHT, middle, words, theme.font(SMALL), theme.colour("ink3"))
        return
    font = theme.font(TINY, MEDIUM)
    width = text_width(words, font) + 12
    area = QRectF(box.right() - RIGHT - width, round(middle - 9), width, 18)
    edge_round(painter, area, 9, theme.colour("accent"), 1.2)
    draw_text(painter, area.left() + 6, middle, words, font, theme.colour("accent"))
