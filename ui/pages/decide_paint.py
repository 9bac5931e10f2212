"""Painting of the Decide page's towers: a cell with tower, mark of the best set, code, title and state.

Where a cell stands is decide_layout.py's; which one is hovered or picked decide_towers.py's.
"""

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF, QTextLayout, QTextOption

from budget_app.presentation.decide_lines import DecideLine
from ui.pages.decide_layout import INSET, Cell, Heading, Row, Size
from ui.theme import MEDIUM, NORMAL, SMALL, STRONG, TINY, colour, theme_of
from ui.widgets.paint import (
    draw_middle,
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
from ui.widgets.tower_paint import RADIUS, StoreyBox, paint_tower, storeys_of, tower_area

TILE: dict[Size, int] = {"large": 16, "medium": 12, "small": 14}
PILL = 18


class Marks(msgspec.Struct, frozen=True):
    """What is special about one cell now. `trial`: an amount shown as if granted; `tier`: the storey that is framed."""

    picked: bool = False
    trial: int | None = None
    tier: str = ""
    has_focus: bool = False
    can_act: bool = True


def tower_box(cell: Cell) -> QRectF:
    """Where the cell's tower itself stands."""
    if cell.size == "large":
        return tower_area(cell.line.tower, cell.tower, cell.scale)
    width = min(round(cell.tower.width() * 0.68), 46) if cell.size == "medium" else cell.tower.width()
    left = cell.tower.left() + round((cell.tower.width() - width) / 2)
    return QRectF(left, cell.tower.top(), width, cell.tower.height())


def cell_storeys(cell: Cell) -> tuple[StoreyBox, ...]:
    """The storeys of the cell's tower, for hits and frames."""
    return storeys_of(cell.line.tower, cell.tower.bottom(), cell.tower.height(), cell.scale)


def paint_row(painter: QPainter, row: Row) -> None:
    """The ground of a row, and the tiles of departments before their lines."""
    theme = theme_of()
    for left, right in row.spans:
        ink = theme.colour("ink" if row.strong else "line2")
        hairline(painter, left, row.ground, right, row.ground + (1.6 if row.strong else 1), ink)
    for square, line in row.tiles:
        paint_tile(painter, square, theme.look.department(line.sign.order), line.sign.letter)


def paint_heading(painter: QPainter, heading: Heading) -> None:
    """A group's title and note."""
    theme = theme_of()
    x = draw_text(
        painter, INSET, heading.middle, heading.group.title, theme.font(weight=STRONG), theme.colour("ink")
    )
    draw_text(painter, x + 8, heading.middle, heading.group.note, theme.font(SMALL), theme.colour("ink2"))


def paint_cell(painter: QPainter, cell: Cell, marks: Marks) -> None:
    """One line: ground if picked, tower, mark of the best set, words beneath, frame of a storey."""
    theme, line = theme_of(), cell.line
    ground = "accentsoft" if marks.picked else "surface"
    if marks.picked:
        wide = cell.column if cell.size == "small" else cell.column.adjusted(2, 0, -2, -2)
        fill_round(painter, wide, 8 if cell.size == "large" else 5, theme.colour(ground))
        hairline(
            painter,
            wide.left(),
            cell.tower.bottom(),
            wide.right(),
            cell.tower.bottom() + 1,
            theme.colour("ink"),
        )
    box, tower = tower_box(cell), line.tower
    with kept(painter):
        if marks.trial is not None:
            painter.setOpacity(0.65)
            tower = msgspec.structs.replace(tower, granted=marks.trial, tier=None)
        paint_tower(painter, box, tower, cell.scale, labels=cell.size == "large", ground=ground)
    if cell.size == "medium":
        _amounts_inside(painter, cell, box, tower.granted or 0)
    _best_mark(painter, cell, box)
    _WORDS[cell.size](painter, cell, marks)
    _frames(painter, cell, box, marks)


def _amounts_inside(painter: QPainter, cell: Cell, box: QRectF, granted: int) -> None:
    """Medium towers say only the amounts that have room inside."""
    theme = theme_of()
    sign = theme.look.department(cell.line.sign.order)
    for storey in cell_storeys(cell):
        solid = granted >= storey.storey.amount
        font = theme.font(TINY, STRONG if solid else NORMAL, on_fill=solid)
        if storey.height >= 13 and text_width(storey.storey.short, font) <= box.width() - 2:
            ink = colour(sign.on) if solid else theme.colour("ink2")
            middle = (storey.top + storey.bottom) / 2
            draw_middle(painter, box.center().x(), middle, storey.storey.short, font, ink)


def _best_mark(painter: QPainter, cell: Cell, box: QRectF) -> None:
    """A small arrow at the height up to which the best set holds the line; in small towers where it differs."""
    line = cell.line
    if not line.best or (cell.size == "small" and not line.differs):
        return
    y = cell.tower.bottom()
    for storey in cell_storeys(cell):
        if storey.storey.tier == line.best:
            y = storey.top
    side = 3.0 if cell.size == "small" else 5.0
    tip = QPointF(box.left() - 1.5, y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme_of().colour("accent"))
    painter.drawPolygon(
        QPolygonF([tip, QPointF(tip.x() - side * 1.3, y - side), QPointF(tip.x() - side * 1.3, y + side)])
    )


def _large_words(painter: QPainter, cell: Cell, marks: Marks) -> None:
    theme, line, x, y = theme_of(), cell.line, cell.column.left() + 8, cell.tower.bottom()
    room = cell.column.width() - 12
    paint_tile(painter, QRectF(x, y + 8, 16, 16), theme.look.department(line.sign.order), line.sign.letter)
    draw_text(painter, x + 20, y + 16, line.code, theme.font(weight=STRONG), theme.colour("ink"))
    for n, words in enumerate(_two_lines(line.title, room)):
        draw_text(painter, x, y + 33 + n * 13, words, theme.font(SMALL), theme.colour("ink2"))
    end = x + _state(painter, x, y + 63, line)
    best = line.best_words
    if not best:
        return
    font = theme.font(SMALL)
    beside = end + 8 + text_width(best, font) <= cell.column.right() - 4
    at = (end + 8, y + 63) if beside else (x, y + 80)
    draw_text(painter, *at, elided(best, font, cell.column.right() - 2 - at[0]), font, theme.colour("ink2"))


def _medium_words(painter: QPainter, cell: Cell, marks: Marks) -> None:
    theme, line, y = theme_of(), cell.line, cell.tower.bottom() + 13
    font = theme.font(SMALL, STRONG)
    code = elided(line.code, font, cell.column.width() - 18)
    x = cell.column.center().x() - (text_width(code, font) + 16) / 2
    if line.draft:
        paint_state(painter, QRectF(x, y - 6, 12, 12), "draft")
    else:
        sign = theme.look.department(line.sign.order)
        paint_tile(painter, QRectF(round(x), round(y - 6), 12, 12), sign, line.sign.letter)
    draw_text(painter, x + 16, y, code, font, theme.colour("ink"))
    title = elided(line.title, theme.font(SMALL), cell.column.width() - 6)
    draw_middle(painter, cell.column.center().x(), y + 14, title, theme.font(SMALL), theme.colour("ink2"))


def _small_words(painter: QPainter, cell: Cell, marks: Marks) -> None:
    theme = theme_of()
    digits = cell.line.code.rpartition("-")[2] or cell.line.code
    font = theme.font(SMALL, STRONG if marks.picked else NORMAL)
    ink = theme.colour("ink" if marks.picked else "ink2")
    words = elided(digits, font, cell.column.width())
    draw_middle(painter, cell.tower.center().x(), cell.tower.bottom() + 11, words, font, ink)


_WORDS = {"large": _large_words, "medium": _medium_words, "small": _small_words}


def _state(painter: QPainter, x: float, middle: float, line: DecideLine) -> float:
    """The outlined pill while undecided, what is granted after; gives its width."""
    theme, words = theme_of(), line.granted_state
    if line.granted is not None:
        font = theme.font(SMALL, STRONG)
        return draw_text(painter, x, middle, words, font, theme.colour("ink")) - x
    font = theme.font(TINY, MEDIUM)
    width = text_width(words, font) + 12
    edge_round(painter, QRectF(x, middle - PILL / 2, width, PILL), PILL / 2, theme.colour("accent"), 1.2)
    draw_text(painter, x + 6, middle, words, font, theme.colour("accent"))
    return width


def _two_lines(title: str, room: float) -> list[str]:
    """The title broken into at most two lines, the second cut where it is too long."""
    font = theme_of().font(SMALL)
    layout = QTextLayout(title, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(room)
    layout.endLayout()
    cut = first.textLength()
    head, rest = title[:cut].rstrip(), title[cut:].strip()
    return [elided(head, font, room), *([elided(rest, font, room)] if rest else [])]


def _frames(painter: QPainter, cell: Cell, box: QRectF, marks: Marks) -> None:
    if marks.has_focus and not marks.tier:
        edge_round(painter, cell.column.adjusted(3, 1, -3, -1), 6, theme_of().colour("focus"), 2.0)
    for storey in cell_storeys(cell) if marks.tier else ():
        if storey.storey.tier == marks.tier:
            area = QRectF(
                QPointF(box.left() - 2, storey.top - 2), QPointF(box.right() + 2, storey.bottom + 2)
            )
            token, width = ("focus", 2.0) if marks.has_focus else ("ink2", 1.0)
            edge_round(painter, area, RADIUS + 2, theme_of().colour(token), width)
