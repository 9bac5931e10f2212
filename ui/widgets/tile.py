"""A department's sign: its letter in its shape. Painted alike by widgets and by item delegates.

What must not live here: the words beside a tile.
"""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.presentation.look import DepartmentLook
from ui.theme import colour, theme_of
from ui.widgets.paint import draw_middle, painting

SMALL, LARGE = 14, 16


def paint_tile(painter: QPainter, rect: QRect | QRectF, look: DepartmentLook, letter: str) -> None:
    """The tile of a department in the square `rect` (14 or 16 px, larger works)."""
    box = QRectF(rect)
    painter.setPen(QPen(colour(look.edge), 1) if look.edge != look.fill else QPen(colour(look.fill), 0))
    painter.setBrush(colour(look.fill))
    painter.drawPath(tile_path(box, look.shape))
    size = round(box.height() * (0.56 if look.shape == "diamond" else 0.68))
    font = theme_of().font(size, 700)
    draw_middle(painter, box.center().x(), box.center().y(), letter[:1], font, colour(look.on))


def tile_path(rect: QRectF, shape: str) -> QPainterPath:
    """The outline of a department's shape in `rect`: square, round, hexagon, diamond, plate."""
    path, box = QPainterPath(), rect.adjusted(0.5, 0.5, -0.5, -0.5)
    match shape:
        case "square":
            path.addRoundedRect(box, 2.5, 2.5)
        case "round":
            path.addEllipse(box)
        case "plate":
            path.addRoundedRect(box, box.height() * 0.32, box.height() * 0.32)
        case _:
            path.addPolygon(polygon(box, 6 if shape == "hexagon" else 4))
            path.closeSubpath()
    return path


def polygon(rect: QRectF, corners: int) -> QPolygonF:
    """A regular polygon that fills `rect`, a corner at the top (hexagon: a flat top, corners left and right)."""
    centre, radius = rect.center(), rect.width() / 2
    turn = 0.0 if corners == 6 else -pi / 2
    return QPolygonF(
        [
            QPointF(
                centre.x() + radius * cos(turn + 2 * pi * n / corners),
                centre.y() + radius * sin(turn + 2 * pi * n / corners),
            )
            for n in range(corners)
        ]
    )


class Tile(QWidget):
    """A department's tile as a widget; its accessible name is the department."""

    def __init__(
        self, order: int, letter: str, name: str, size: int = SMALL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._order, self._letter, self._size = order, letter, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def show_department(self, order: int, letter: str, name: str) -> None:
        """Stand for another department."""
        self._order, self._letter = order, letter
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """The tile itself."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile in the theme of the moment."""
        with painting(self) as painter:
            square = QRectF(0, (self.height() - self._size) / 2, self._size, self._size)
            paint_tile(painter, square, theme_of().look.department(self._order), self._letter)
