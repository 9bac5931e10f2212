"""What all painted widgets share: text on a line, hairlines, rounded areas, hatches, the focus ring.

What must not live here: shapes that mean something (tiles, glyphs, marks have files of their own).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import theme_of

# Hatches: distance of the lines, width of the pen.
HATCHES = {
    "rising": (6.0, 2.1),
    "falling": (6.0, 2.1),
    "fine": (3.6, 1.1),
    "cross": (6.5, 1.3),
    "level": (4.0, 1.4),
}


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A smooth painter that is ended whatever happens: one left open can end the process."""
    painter = QPainter(device)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield painter
    finally:
        painter.end()


@contextmanager
def kept(painter: QPainter) -> Iterator[QPainter]:
    """The painter's clip, pen and transform come back as they were."""
    painter.save()
    try:
        yield painter
    finally:
        painter.restore()


def text_width(text: str, font: QFont) -> float:
    """Advance of the text in px."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_text(painter: QPainter, x: float, middle: float, text: str, font: QFont, colour: QColor) -> float:
    """One line of text from `x`, its lower-case middle on `middle`; gives the x where it ends."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    baseline = round(middle + metrics.capHeight() / 2)
    painter.drawText(QPointF(x, baseline), text)
    return x + metrics.horizontalAdvance(text)


def draw_right(
    painter: QPainter, right: float, middle: float, text: str, font: QFont, colour: QColor
) -> float:
    """As `draw_text`, ending at `right`; gives the x where it begins."""
    x = right - text_width(text, font)
    draw_text(painter, x, middle, text, font, colour)
    return x


def draw_middle(painter: QPainter, x: float, middle: float, text: str, font: QFont, colour: QColor) -> None:
    """As `draw_text`, centred on `x`."""
    draw_text(painter, x - text_width(text, font) / 2, middle, text, font, colour)


def paint_notice(widget: QWidget, words: str) -> None:
    """Words in the middle of a widget that has nothing else to show."""
    with painting(widget) as painter:
        painter.setFont(widget.font())
        painter.setPen(widget.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(widget.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


def elided(text: str, font: QFont, width: float) -> str:
    """The text, cut with an ellipsis where it is wider than `width`."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def elided_middle(text: str, font: QFont, width: float) -> str:
    """The text, its middle left out where it is wider than `width`: of a path, both ends say where it leads."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def fill_round(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """A filled area without an edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)


def edge_round(
    painter: QPainter, rect: QRectF, radius: float, colour: QColor, width: float = 1.0, dash: bool = False
) -> None:
    """An edge of `width` just inside `rect`."""
    pen = QPen(colour, width)
    if dash:
        pen.setDashPattern([3.5, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = width / 2
    painter.drawRoundedRect(rect.adjusted(inside, inside, -inside, -inside), radius, radius)


def round_path(rect: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle as a path, to clip by."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def hairline(painter: QPainter, x1: float, y1: float, x2: float, y2: float, colour: QColor) -> None:
    """A crisp line of one px, level or upright."""
    smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(x1, y1, max(x2 - x1, 1), max(y2 - y1, 1)), colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)


def hatch(painter: QPainter, rect: QRectF, kind: str, colour: QColor) -> None:
    """Fill `rect` with a department's hatch; lines start from a fixed origin, so that they do not crawl."""
    period, width = HATCHES[kind]
    with kept(painter):
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        if kind == "level":
            _level_lines(painter, rect, period)
            return
        if kind != "falling":
            _slanted_lines(painter, rect, period, rising=True)
        if kind in ("falling", "cross"):
            _slanted_lines(painter, rect, period, rising=False)


def _slanted_lines(painter: QPainter, rect: QRectF, period: float, rising: bool) -> None:
    reach, height = 3.0, rect.height()
    first = int((rect.left() - height - reach) // period)
    last = int((rect.right() + height + reach) // period) + 1
    low, high = rect.bottom() + reach, rect.top() - reach
    slant = low - high if rising else high - low
    for step in range(first, last + 1):
        x = step * period + (0 if rising else height)
        painter.drawLine(QPointF(x, low), QPointF(x + slant, high))


def _level_lines(painter: QPainter, rect: QRectF, period: float) -> None:
    for step in range(int(rect.top() // period), int(rect.bottom() // period) + 1):
        painter.drawLine(QPointF(rect.left(), step * period), QPointF(rect.right(), step * period))


def focus_ring(painter: QPainter, widget: QWidget, radius: float = 6.0) -> None:
    """The 2 px ring around a widget that has the keyboard."""
    if widget.hasFocus():
        edge_round(painter, QRectF(widget.rect()), radius, theme_of().colour("focus"), 2.0)
