"""A thin bar for a share of a whole: a tier of the largest, acceptability, coverage, granted of asked.

What must not live here: the words and figures beside it.
"""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, theme_of
from ui.widgets.paint import fill_round, kept, painting, round_path

HEIGHT = 4


def paint_share(painter: QPainter, rect: QRect | QRectF, share: float, order: int = 0) -> None:
    """`share` (0 to 1, cut there) of `rect` filled: in the colour of the department `order`, or in ink2 for 0."""
    theme, box = theme_of(), QRectF(rect)
    radius = box.height() / 2
    fill_round(painter, box, radius, theme.colour("line"))
    ink = colour(theme.look.department(order).fill) if order else theme.colour("ink2")
    width = box.width() * min(max(share, 0.0), 1.0)
    if width > 0:
        with kept(painter):
            painter.setClipPath(round_path(box, radius))
            done = QRectF(box.left(), box.top(), max(width, box.height()), box.height())
            fill_round(painter, done, radius, ink)


class ShareBar(QWidget):
    """The bar as a widget; `words` say its value to a screen reader."""

    def __init__(
        self,
        share: float = 0.0,
        order: int = 0,
        words: str = "",
        width: int = 78,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_share(share, order, words)

    def show_share(self, share: float, order: int = 0, words: str = "") -> None:
        """Show another share, 0 to 1."""
        self._share, self._order = share, order
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Its usual width."""
        return QSize(self._width, HEIGHT + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar in the theme of the moment."""
        with painting(self) as painter:
            top = (self.height() - HEIGHT) // 2
            paint_share(painter, QRectF(0, top, self.width(), HEIGHT), self._share, self._order)
