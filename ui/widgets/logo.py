"""The app's sign: two bars and the gate, and the word beside it.

What must not live here: the application's icon for the desktop (resources/icons/accord.svg, by `app_icon`).
"""

from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.words import _
from ui.theme import STRONG, colour, theme_of
from ui.widgets.paint import draw_text, fill_round, painting, text_width

SIGN = 18


def paint_sign(painter: QPainter, rect: QRectF) -> None:
    """The two bars with the gate, in a square; in dark the departments are the lifted ones and the gate is light."""
    theme, unit = theme_of(), rect.width() / 18
    one, two = theme.look.department(1), theme.look.department(2)
    high, radius = 6 * unit, 1.2 * unit
    fill_round(
        painter, QRectF(rect.left(), rect.top() + 2 * unit, rect.width(), high), radius, colour(one.fill)
    )
    fill_round(
        painter, QRectF(rect.left(), rect.top() + 10 * unit, rect.width(), high), radius, colour(two.fill)
    )
    width = max(round(2 * unit), 2)
    painter.fillRect(
        QRectF(round(rect.left() + 11.2 * unit), rect.top(), width, rect.height()), theme.colour("ink")
    )


def app_icon() -> QIcon:
    """The sign as the window's icon, in the usual sizes."""
    drawing = QSvgRenderer(QByteArray((files("resources") / "icons" / "accord.svg").read_bytes()))
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        with painting(picture) as painter:
            drawing.render(painter)
        made.addPixmap(picture)
    return made


class Logo(QWidget):
    """Sign and word; `pixels` is the size of the word (15 in the frame, 28 on the start page)."""

    def __init__(self, pixels: int = 15, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = pixels
        self._sign = round(SIGN * pixels / 15)
        self.setAccessibleName(_("Accord"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Sign and word."""
        word = text_width(_("Accord"), theme_of().font(self._pixels, STRONG))
        return QSize(
            round(self._sign + self._pixels * 0.66 + word) + 2, max(self._sign, self._pixels + 8) + 2
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both in the theme of the moment."""
        theme, middle = theme_of(), self.height() / 2
        with painting(self) as painter:
            paint_sign(painter, QRectF(0, round(middle - self._sign / 2), self._sign, self._sign))
            x = self._sign + self._pixels * 0.66
            draw_text(painter, x, middle, _("Accord"), theme.font(self._pixels, STRONG), theme.colour("ink"))
