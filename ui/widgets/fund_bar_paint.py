"""Paints a laid-out fund bar. What must not live here: where things stand (fund_bar_layout.py) and behaviour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from budget_app.presentation.fund_bar import FundBar, Lane, State
from budget_app.presentation.look import DepartmentLook
from ui.theme import SMALL, STRONG, TINY, Theme, colour
from ui.widgets.fund_bar_layout import (
    ASKS_MIDDLE,
    FLAG_HEIGHT,
    FLAG_PADDING,
    NAMED,
    TOP,
    LaneBox,
    Layout,
    Measure,
    TileBox,
    Words,
)
from ui.widgets.paint import draw_text, edge_round, fill_round, hairline, hatch, kept, round_path, text_width
from ui.widgets.tile import SMALL as SMALL_TILE
from ui.widgets.tile import paint_tile

RADIUS = 3.0
GROUND = "chrome"  # the strip on which the bar lies


def paint_fund_bar(painter: QPainter, bar: FundBar, layout: Layout, theme: Theme) -> None:
    """The bar, its words and the gate, in this order: the gate cuts through everything."""
    _paint_asks(painter, bar, layout, theme)
    if layout.track:
        left, right = layout.track
        edge_round(painter, QRectF(left, TOP, right - left, layout.bar), RADIUS, theme.colour("line2"))
    for tile in layout.tiles:
        _paint_tile(painter, bar, tile, layout, theme)
    for caption in layout.captions:
        _paint_caption(painter, caption, TOP + layout.bar + 14, theme)
    _paint_reserve(painter, layout, theme)
    _paint_gate(painter, bar, layout, theme)


def tile_rect(layout: Layout, tile: TileBox) -> QRectF:
    """The area of a state on the bar."""
    return QRectF(tile.left, TOP, tile.width, layout.bar)


def _paint_asks(painter: QPainter, bar: FundBar, layout: Layout, theme: Theme) -> None:
    for words in layout.asks:
        lane = bar.lanes[words.lane]
        square = QRectF(round(words.x), ASKS_MIDDLE - SMALL_TILE / 2, SMALL_TILE, SMALL_TILE)
        paint_tile(painter, square, _sign(theme, lane), lane.letter)
        x = round(words.x) + 20
        if words.words:
            x = draw_text(painter, x, ASKS_MIDDLE, words.words, theme.font(), theme.colour("ink2")) + 5
        draw_text(painter, x, ASKS_MIDDLE, words.short, theme.font(weight=STRONG), theme.colour("ink"))
    for words in (layout.reserve_words, layout.last_change):
        if words:
            draw_text(painter, words.x, ASKS_MIDDLE, words.words, theme.font(SMALL), theme.colour("ink2"))


def _paint_tile(painter: QPainter, bar: FundBar, tile: TileBox, layout: Layout, theme: Theme) -> None:
    area = tile_rect(layout, tile)
    with kept(painter):
        painter.setClipPath(round_path(area, RADIUS))
        for box in tile.lanes:
            rect = QRectF(tile.left, TOP + box.top, tile.width, box.height)
            paint_lane(painter, rect, tile.state, _sign(theme, bar.lanes[box.lane]), theme)
    if tile.state is State.OVER:
        edge_round(painter, area, RADIUS, theme.colour("line2"), dash=True)
    if layout.names_in is tile.state:
        for box in tile.lanes:
            _paint_name(painter, bar.lanes[box.lane], tile, box, theme)


def paint_lane(painter: QPainter, rect: QRectF, state: State, sign: DepartmentLook, theme: Theme) -> None:
    """The area of one department in one state."""
    match state:
        case State.AGREED:
            painter.fillRect(rect, colour(sign.fill))
        case State.CONTESTED:
            painter.fillRect(rect, theme.tint(sign, "hatch", GROUND))
            hatch(painter, rect, sign.hatch, colour(sign.fill))
        case State.FITS:
            painter.fillRect(rect, theme.tint(sign, "fits", GROUND))
        case State.OVER:
            painter.fillRect(rect, theme.tint(sign, "over", GROUND))


def _paint_name(painter: QPainter, lane: Lane, tile: TileBox, box: LaneBox, theme: Theme) -> None:
    if box.height < NAMED or tile.state in (State.CONTESTED, State.OVER):
        return
    solid = tile.state is State.AGREED
    ink = colour(_sign(theme, lane).on) if solid else theme.colour("ink")
    font = theme.font(TINY, STRONG, on_fill=solid)
    draw_text(painter, tile.left + 7, TOP + box.top + box.height / 2, lane.name, font, ink)


def _paint_caption(painter: QPainter, words: Words, middle: float, theme: Theme) -> None:
    quiet, loud = ("bad", "bad") if words.bad else ("ink2", "ink")
    x = draw_text(painter, round(words.x), middle, words.words, theme.font(SMALL), theme.colour(quiet)) + 5
    draw_text(painter, x, middle, words.short, theme.font(weight=STRONG), theme.colour(loud))


def _paint_reserve(painter: QPainter, layout: Layout, theme: Theme) -> None:
    if layout.reserve is None:
        return
    ink, x = theme.colour("ink"), layout.reserve
    pen = QPen(ink, 1)
    pen.setDashPattern([1.5, 1.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    with kept(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, TOP - 4), QPointF(x, TOP + layout.bar + 3))
    hairline(painter, x, TOP - 4, layout.gate, TOP - 3, ink)


def _paint_gate(painter: QPainter, bar: FundBar, layout: Layout, theme: Theme) -> None:
    ink, x = theme.colour("ink"), layout.gate
    painter.fillRect(QRectF(x, 2, 2, TOP + layout.bar + 4), ink)
    flag = QRectF(layout.flag_left, 2, layout.flag_width, FLAG_HEIGHT)
    fill_round(painter, flag, 3.5, ink)
    # The pole's side of the flag is square.
    pole = flag.left() if layout.flag_left >= layout.gate else flag.right() - 4
    painter.fillRect(QRectF(pole, 2, 4, FLAG_HEIGHT), ink)
    font, paper = theme.font(weight=STRONG, on_fill=True), theme.colour("onprimary")
    draw_text(painter, flag.left() + FLAG_PADDING, flag.center().y(), bar.flag, font, paper)


def _sign(theme: Theme, lane: Lane) -> DepartmentLook:
    return theme.look.department(lane.order)


def text_measure(theme: Theme) -> Measure:
    """A measure for `lay_out` in the theme's fonts."""

    def measure(text: str, pixels: int, weight: int) -> float:
        return text_width(text, theme.font(pixels, weight)) if text else 0.0

    return measure
