"""Marks of a chart painted by Qt: what follows the hand, many times a second, over a ground that is drawn once.

What must not live here: which marks there are (budget_app/charts).
"""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from budget_app.charts.marks import Area, Box, Dot, Line, Mark, Point, Words
from ui.theme import SMALL, colour, theme_of

_HALO = 1.5
_AROUND = [QPointF(_HALO * x, _HALO * y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]


def measure(words: str, weight: int) -> float:
    """How wide a chart's words are in the theme of the moment, in px."""
    return QFontMetricsF(theme_of().font(SMALL, weight)).horizontalAdvance(words)


def paint_marks(painter: QPainter, marks: Iterable[Mark], height: float) -> None:
    """The marks in their order. They count from the lower left, a painter from the upper left of `height`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        match mark:
            case Line():
                _line(painter, mark, height)
            case Area():
                _area(painter, mark, height)
            case Box():
                _box(painter, mark, height)
            case Dot():
                _dot(painter, mark, height)
            case Words():
                _words(painter, mark, height)


def rect_of(box: Box, height: float) -> QRectF:
    """A box as the painter counts."""
    return QRectF(box.x0, height - box.y1, box.x1 - box.x0, box.y1 - box.y0)


def _line(painter: QPainter, mark: Line, height: float) -> None:
    painter.setPen(_pen(mark.colour, mark.width, mark.dash))
    painter.drawPolyline(QPolygonF(list(_points(mark.points, height))))


def _area(painter: QPainter, mark: Area, height: float) -> None:
    # Areas are large and pale: their edges need no smoothing, which would take longer than all the rest.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setOpacity(mark.opacity)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(mark.colour))
    painter.drawPolygon(QPolygonF(list(_points(mark.points, height))))
    painter.setOpacity(1.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _box(painter: QPainter, mark: Box, height: float) -> None:
    painter.setPen(_pen(mark.edge, mark.width, mark.dash) if mark.edge else Qt.PenStyle.NoPen)
    painter.setBrush(colour(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
    box = rect_of(mark, height)
    if mark.radius:
        painter.drawRoundedRect(box, mark.radius, mark.radius)
    else:
        painter.drawRect(box)


def _dot(painter: QPainter, mark: Dot, height: float) -> None:
    painter.setPen(_pen(mark.edge, mark.width, ()) if mark.edge else Qt.PenStyle.NoPen)
    painter.setBrush(colour(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(mark.at[0], height - mark.at[1]), mark.radius, mark.radius)


def _words(painter: QPainter, mark: Words, height: float) -> None:
    font = theme_of().font(SMALL, mark.weight)
    metrics = QFontMetricsF(font)
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[mark.across]
    left = mark.at[0] - share * metrics.horizontalAdvance(mark.text) if share else mark.at[0]
    at = QPointF(left, round(height - mark.at[1] + metrics.capHeight() / 2))
    painter.setFont(font)
    if mark.halo:
        # The words around themselves: a third of the time that stroking their outline takes.
        painter.setPen(colour(mark.halo))
        for aside in _AROUND:
            painter.drawText(at + aside, mark.text)
    painter.setPen(colour(mark.colour))
    painter.drawText(at, mark.text)


def _points(points: Sequence[Point], height: float) -> Iterator[QPointF]:
    return (QPointF(x, height - y) for x, y in points)


def _pen(ink: str, width: float, dash: Sequence[float]) -> QPen:
    pen = QPen(colour(ink), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern(list(dash))
    return pen
