"""All cells of the requests grid, painted from the table's records: one painter for every kind of cell and row.

Colours and fonts are the theme's, words the table's. What must not live here: typing (requests_delegate.py), keys.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QTableView

from budget_app.presentation.tables import Cell, Column, Row
from ui.drawings import paint_icon
from ui.pages.requests_band import band_rect, paint_row_band
from ui.theme import BODY, MEDIUM, NORMAL, SMALL, STRONG, colour, theme_of
from ui.widgets.chip import GoalSign as ChipSign
from ui.widgets.chip import paint_chips
from ui.widgets.glyph import paint_glyph
from ui.widgets.months import paint_months
from ui.widgets.paint import draw_right, draw_text, edge_round, elided, fill_round, hairline, kept
from ui.widgets.state_mark import paint_state_words
from ui.widgets.tile import paint_tile

LINE, GROUP, BAND = 34, 32, 32
INSET, RIGHT, TILE, MARK = 16, 12, 14, 12


def row_height(row: Row) -> int:
    """How high a row is: a group 32, a line 34, and 32 for each band below it."""
    if row.kind == "group":
        return GROUP
    return LINE + BAND * len(row.bands)


class Tint:
    """How strongly a row still shows that somebody else changed it (1 to 0), and in which cells."""

    def __init__(self, order: int, columns: frozenset[str]) -> None:
        self.order = order
        self.columns = columns
        self.strength = 1.0


class Look(NamedTuple):
    """How a cell lies: in which row and column, whether it is selected (alone: with its whole row) or hovered, whether
    it has the keyboard, whether its row is the picked one."""

    row: Row
    column: Column
    cell: Cell
    selected: bool = False
    hovered: bool = False
    focused: bool = False
    picked: bool = False


class CellPainter:
    """Paints the cells of one view. `tint_of` says what others changed just now."""

    def __init__(self, view: QTableView, tint_of: Callable[[str], Tint | None]) -> None:
        self._view = view
        self._tint_of = tint_of
        self.first_figure = -1  # the first column of sums in view, where the text of a group row ends

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """One cell, with its slice of the row's ground and band."""
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(box)
            self._ground(painter, box, look)
            if look.row.kind == "group":
                self._group(painter, box, look.row, look.column, look.cell)
                return
            top = QRectF(box.left(), box.top(), box.width(), LINE)
            self._tinted(painter, top, look.row, look.column)
            refused = look.cell.tone == "refused"
            if refused or look.focused:
                self._ring(painter, top, "bad" if refused else "focus")
            self._cell(painter, self._inside(top, look), look.row, look.column, look.cell, look.selected)
            for n, band in enumerate(look.row.bands):
                paint_row_band(painter, band, band_rect(self.whole_row(box), LINE + n * BAND))

    def whole_row(self, box: QRectF) -> QRectF:
        """The whole row of which `box` is one cell."""
        header = self._view.horizontalHeader()
        return QRectF(-header.offset(), box.top(), header.length(), box.height())

    def _ground(self, painter: QPainter, box: QRectF, look: Look) -> None:
        theme, is_group = theme_of(), look.row.kind == "group"
        if is_group:
            ground = "hover" if look.selected or look.hovered else "sunk"
        else:
            ground = "accentsoft" if look.selected else "hover" if look.hovered else "surface"
        painter.fillRect(box, theme.colour(ground))
        hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom(), theme.colour("line"))
        if look.picked and not is_group and look.column.id == "code":
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), theme.colour("accent"))

    def _tinted(self, painter: QPainter, box: QRectF, row: Row, column: Column) -> None:
        tint = self._tint_of(row.key)
        if tint is None or column.id not in tint.columns:
            return
        fill = colour(theme_of().look.department(tint.order).fill)
        wash = QColor(fill)
        wash.setAlphaF(theme_of().look.shares.changed * tint.strength)
        painter.fillRect(box.adjusted(0, 0, 0, -1), wash)
        corner = QColor(fill)
        corner.setAlphaF(tint.strength)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(corner)
        right, top = box.right(), box.top()
        painter.drawPolygon(QPolygonF([box.topRight(), QPointF(right - 8, top), QPointF(right, top + 8)]))

    def _ring(self, painter: QPainter, box: QRectF, token: str) -> None:
        area = box.adjusted(1, 4, -1, -5)
        fill_round(painter, area, 6, theme_of().colour("surface"))
        edge_round(painter, area, 6, theme_of().colour(token), 2)

    @staticmethod
    def _inside(box: QRectF, look: Look) -> QRectF:
        """Words stand clear of the ring around them."""
        words = look.focused and not look.column.is_figure and look.column.id != "code"
        return box.adjusted(8, 0, 0, 0) if words else box

    def _cell(
        self, painter: QPainter, box: QRectF, row: Row, column: Column, cell: Cell, selected: bool
    ) -> None:
        theme, middle = theme_of(), box.center().y()
        left = box.left() + (INSET if column.id == "code" else 0)
        inner = QRectF(left, box.top(), box.right() - RIGHT - left, box.height())
        if cell.tone == "refused":
            self._refused(painter, inner, column, cell)
            return
        match column.kind:
            case "code" if row.department:
                sign = theme.look.department(row.department.order)
                square = QRectF(inner.left(), round(middle - TILE / 2), TILE, TILE)
                paint_tile(painter, square, sign, row.department.letter)
                text = elided(cell.text, theme.font(), inner.right() + RIGHT - square.right() - 6)
                draw_text(painter, square.right() + 6, middle, text, theme.font(), theme.colour("ink2"))
            case "chips":
                self._chips(
                    painter, QRectF(box.left(), box.top(), box.width() - 8, box.height()), cell, selected
                )
            case "money" | "ratio":
                weight, ink = (STRONG, "ink") if column.strong else (NORMAL, "ink2")
                draw_right(
                    painter, inner.right(), middle, cell.text, theme.font(BODY, weight), theme.colour(ink)
                )
            case "months" if row.department:
                paint_months(painter, box.adjusted(4, 9, -16, -9), cell.data, row.department.order)
            case "state":
                self._state(painter, QRectF(box.left(), box.top(), box.width() - 4, box.height()), cell)
            case _:
                title = column.id == "title"
                if title and row.mark:
                    square = QRectF(inner.right() - MARK, round(middle - MARK / 2), MARK, MARK)
                    paint_icon(painter, square, "warning", theme.look.warn)
                    inner = inner.adjusted(0, 0, -MARK - 6, 0)
                font = theme.font(BODY, MEDIUM if title and selected else NORMAL)
                shown = elided(cell.text, font, inner.width())
                draw_text(
                    painter, inner.left(), middle, shown, font, theme.colour("ink" if title else "ink2")
                )

    def _refused(self, painter: QPainter, inner: QRectF, column: Column, cell: Cell) -> None:
        font, ink, middle = theme_of().font(), theme_of().colour("ink"), inner.center().y()
        text = elided(cell.text, font, inner.width())
        if column.is_figure:
            draw_right(painter, inner.right(), middle, text, font, ink)
        else:
            draw_text(painter, inner.left() + 8, middle, text, font, ink)

    def _chips(self, painter: QPainter, box: QRectF, cell: Cell, selected: bool) -> None:
        if cell.data:
            paint_chips(painter, box, [ChipSign(g.order, g.name) for g in cell.data], selected)
        else:
            draw_text(
                painter, box.left(), box.center().y(), "—", theme_of().font(), theme_of().colour("ink2")
            )

    def _state(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        if cell.data != "warning":
            paint_state_words(painter, box, cell.data, cell.text)
            return
        theme, middle = theme_of(), box.center().y()
        paint_icon(painter, QRectF(box.left(), round(middle - 6), 12, 12), "warning", theme.look.warn)
        font = theme.font(SMALL, MEDIUM)
        text = elided(cell.text, font, box.width() - 18)
        draw_text(painter, box.left() + 18, middle, text, font, theme.colour("warn"))

    def _group(self, painter: QPainter, box: QRectF, row: Row, column: Column, cell: Cell) -> None:
        theme, middle = theme_of(), box.center().y()
        if column.kind == "money":
            font = theme.font(SMALL, STRONG)
            draw_right(painter, box.right() - RIGHT, middle, cell.text, font, theme.colour("ink2"))
            return
        end = self._end_of_words()
        if box.left() >= end:
            return
        # Slices of one text that runs over the first columns.
        x = self.whole_row(box).left() + INSET
        sign = "chevron-right" if row.folded else "chevron-down"
        paint_icon(painter, QRectF(x - 1, round(middle - 6), 12, 12), sign, theme.look.ink2)
        x = self._group_sign(painter, row, x + 19, middle)
        title = elided(row.title, theme.font(weight=STRONG), max(end - x - 90, 60))
        x = draw_text(painter, x, middle, title, theme.font(weight=STRONG), theme.colour("ink"))
        x = draw_text(painter, x + 10, middle, row.count, theme.font(SMALL), theme.colour("ink2"))
        if (left := end - x - 24) > 60:
            note = elided(row.note, theme.font(SMALL), left)
            draw_text(painter, x + 10, middle, note, theme.font(SMALL), theme.colour("ink3"))

    def _end_of_words(self) -> float:
        """Where the text of a group row has to end: at its first sum."""
        if self.first_figure < 0:
            return self._view.viewport().width()
        return self._view.columnViewportPosition(self.first_figure)

    def _group_sign(self, painter: QPainter, row: Row, x: float, middle: float) -> float:
        theme = theme_of()
        if row.goal:
            paint_glyph(painter, QRectF(x, round(middle - 5), 10, 10), theme.look.goal(row.goal.order))
            return x + 19
        if row.department:
            square = QRectF(x, round(middle - TILE / 2), TILE, TILE)
            paint_tile(painter, square, theme.look.department(row.department.order), row.department.letter)
            return x + TILE + 7
        if row.key == "goal:":
            paint_icon(painter, QRectF(x - 1, round(middle - 7), 14, 14), "warning", theme.look.warn)
            return x + 19
        return x
