"""A goal's sign: a small coloured shape, never an area. Painted alike by widgets and by item delegates.

What must not live here: chips (chip.py) and goals' names.
"""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.presentation.look import GoalLook
from ui.theme import colour, theme_of
from ui.widgets.paint import painting
from ui.widgets.tile import polygon

SIZE = 10


def paint_glyph(painter: QPainter, rect: QRect | QRectF, look: GoalLook) -> None:
    """The sign of a goal, in the square `rect` (10 or 12 px)."""
    path = glyph_path(QRectF(rect), look.shape)
    edged = look.edge != look.fill
    painter.setPen(QPen(colour(look.edge), 1) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.fill))
    painter.drawPath(path)


def glyph_path(rect: QRectF, shape: str) -> QPainterPath:
    """The outline of a goal's shape in `rect`."""
    path, w = QPainterPath(), rect.width()
    match shape:
        case "circle":
            path.addEllipse(rect)
        case "square":
            path.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        case "diamond":
            path.addPolygon(polygon(rect.adjusted(-0.5, -0.5, 0.5, 0.5), 4))
        case "triangle":
            path.addPolygon(
                QPolygonF([QPointF(rect.center().x(), rect.top()), rect.bottomRight(), rect.bottomLeft()])
            )
        case "hexagon":
            path.addPolygon(polygon(rect, 6))
        case "star":
            path.addPolygon(_star(rect.adjusted(-1, -1, 1, 1)))
        case "ring":
            path.setFillRule(Qt.FillRule.OddEvenFill)
            path.addEllipse(rect)
            path.addEllipse(rect.adjusted(w * 0.28, w * 0.28, -w * 0.28, -w * 0.28))
        case "bar":
            path.addRoundedRect(rect.adjusted(w * 0.28, -0.5, -w * 0.28, 0.5), 1.5, 1.5)
        case _:
            third = w * 0.31
            path.setFillRule(Qt.FillRule.WindingFill)
            path.addRect(rect.adjusted(third, 0, -third, 0))
            path.addRect(rect.adjusted(0, third, 0, -third))
            path = path.simplified()
    path.closeSubpath()
    return path


def _star(rect: QRectF) -> QPolygonF:
    centre, outer = rect.center(), rect.width() / 2
    points = []
    for n in range(10):
        radius = outer if n % 2 == 0 else outer * 0.45
        angle = -pi / 2 + n * pi / 5
        points.append(QPointF(centre.x() + radius * cos(angle), centre.y() + radius * sin(angle)))
    return QPolygonF(points)


class GoalGlyph(QWidget):
    """A goal's sign as a widget; its name is the tooltip and the accessible name."""

    def __init__(self, order: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = order
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """The sign and a px around it for its edge."""
        return QSize(SIZE + 4, SIZE + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign in the theme of the moment."""
        with painting(self) as painter:
            corner = QPointF((self.width() - SIZE) / 2, (self.height() - SIZE) / 2)
            paint_glyph(
                painter, QRectF(corner.x(), corner.y(), SIZE, SIZE), theme_of().look.goal(self._order)
            )
