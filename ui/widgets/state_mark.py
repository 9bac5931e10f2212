"""The state of a line as a sign of 12 px, always with its word beside it. For widgets and item delegates.

What must not live here: which state a line is in, and its word in sentences.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import MEDIUM, SMALL, theme_of
from ui.widgets.paint import draw_text, elided, painting, text_width

SIGN, AFTER, HEIGHT = 12, 6, 18
STATES = ("draft", "open", "contested", "agreed", "withdrawn", "full", "part", "none")


def paint_state(painter: QPainter, rect: QRect | QRectF, state: str) -> None:
    """The sign of a state in the square `rect`; `state` is one of STATES, anything else is drawn as open."""
    theme, box = theme_of(), QRectF(rect).adjusted(1, 1, -1, -1)
    ink, ok = theme.colour("ink2"), theme.colour("ok")
    match state:
        case "draft":
            _ring(painter, box, ink, dashed=True)
        case "contested":
            _half(painter, box, ink, 90)
        case "part":
            _half(painter, box, ok, 180)
        case "agreed" | "full":
            _ticked(painter, box, ok, theme.colour("surface"))
        case "withdrawn":
            _ring(painter, box, theme.colour("ink3"))
            _stroke(painter, box, theme.colour("ink3"), ((0.15, 0.85, 0.85, 0.15),))
        case "none":
            _ring(painter, box, ink)
            _stroke(painter, box, ink, ((0.34, 0.34, 0.66, 0.66), (0.66, 0.34, 0.34, 0.66)))
        case _:
            _ring(painter, box, ink)


def paint_state_words(
    painter: QPainter, rect: QRect | QRectF, state: str, word: str, width: float | None = None
) -> None:
    """Sign and word from the left of `rect`, in its middle; the word is cut where it does not fit."""
    theme, box = theme_of(), QRectF(rect)
    paint_state(painter, QRectF(box.left(), round(box.center().y() - SIGN / 2), SIGN, SIGN), state)
    font = theme.font(SMALL, MEDIUM)
    room = (width or box.width()) - SIGN - AFTER
    text = elided(word, font, room)
    draw_text(painter, box.left() + SIGN + AFTER, box.center().y(), text, font, theme.colour("ink2"))


def _ring(painter: QPainter, box: QRectF, ink: QColor, dashed: bool = False) -> None:
    pen = QPen(ink, 1.3)
    if dashed:
        pen.setDashPattern([2.6, 1.9])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.4, 0.4, -0.4, -0.4))


def _half(painter: QPainter, box: QRectF, ink: QColor, start: int) -> None:
    """A ring with one half filled, anticlockwise from `start` degrees: 90 the left, 180 the lower one."""
    _ring(painter, box, ink)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPie(box, start * 16, 180 * 16)


def _ticked(painter: QPainter, box: QRectF, ink: QColor, paper: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(box.adjusted(-0.5, -0.5, 0.5, 0.5))
    _stroke(painter, box, paper, ((0.25, 0.53, 0.44, 0.71), (0.44, 0.71, 0.76, 0.33)))


def _stroke(
    painter: QPainter, box: QRectF, ink: QColor, lines: tuple[tuple[float, float, float, float], ...]
) -> None:
    pen = QPen(ink, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for x1, y1, x2, y2 in lines:
        start = QPointF(box.left() + x1 * box.width(), box.top() + y1 * box.height())
        painter.drawLine(start, QPointF(box.left() + x2 * box.width(), box.top() + y2 * box.height()))


class StateMark(QWidget):
    """Sign and word of a line's state."""

    def __init__(self, state: str = "draft", word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_state(state, word)

    def show_state(self, state: str, word: str) -> None:
        """Stand for another state; `word` is what people read and hear."""
        self._state, self._word = state, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Sign and word."""
        return QSize(round(SIGN + AFTER + text_width(self._word, theme_of().font(SMALL, MEDIUM))) + 2, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The sign; the word may be cut."""
        return QSize(SIGN + AFTER + 24, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw sign and word in the theme of the moment."""
        with painting(self) as painter:
            paint_state_words(painter, QRectF(self.rect()), self._state, self._word)
