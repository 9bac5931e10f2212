"""The months of a line as twelve little bars, with letters in the inspector, without in a grid's cell.

What must not live here: how an amount is spread over the months.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import SMALL, colour, theme_of
from ui.widgets.paint import draw_middle, painting

BARS, LETTERS = 32, 20


def paint_months(
    painter: QPainter, rect: QRect | QRectF, amounts: Sequence[int], order: int, gap: int = 2
) -> None:
    """Bars as high as their share of the largest, standing on the lower edge of `rect`; a dash where there is none."""
    theme, box = theme_of(), QRectF(rect)
    if not amounts:
        return
    ink, none = colour(theme.look.department(order).fill), theme.colour("line2")
    most = max(max(amounts), 1)
    step = box.width() / len(amounts)
    for n, amount in enumerate(amounts):
        left, right = round(box.left() + n * step), round(box.left() + (n + 1) * step) - gap
        height = max(round((box.height() - 1) * amount / most), 2) if amount > 0 else 1
        painter.fillRect(
            QRectF(left, round(box.bottom()) - height, right - left, height), ink if amount > 0 else none
        )


class MonthsBars(QWidget):
    """Twelve bars over their letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts: tuple[int, ...] = ()
        self._letters: tuple[str, ...] = ()
        self._order = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, amounts: Sequence[int], letters: Sequence[str], order: int, sentence: str) -> None:
        """Show these amounts (minor units) under one letter each, in the colour of the department `order`."""
        self._amounts, self._letters, self._order = tuple(amounts), tuple(letters), order
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Bars and letters."""
        return QSize(272, BARS + LETTERS)

    def minimumSizeHint(self) -> QSize:
        """Letters side by side."""
        return QSize(144, BARS + LETTERS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months in the theme of the moment."""
        theme = theme_of()
        with painting(self) as painter:
            paint_months(painter, QRectF(0, 0, self.width() + 2, BARS), self._amounts, self._order)
            step = self.width() / max(len(self._letters), 1)
            for n, letter in enumerate(self._letters):
                x, middle = (n + 0.5) * step, BARS + LETTERS / 2
                draw_middle(painter, x, middle, letter, theme.font(SMALL), theme.colour("ink2"))
