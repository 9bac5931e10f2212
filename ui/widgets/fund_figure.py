"""The one figure that matters, 28 px, left of the fund bar, and its words beneath.

What must not live here: which figure that is (budget_app/presentation/fund_bar.py).
"""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.presentation.fund_bar import FundBar
from ui.theme import FIGURE, SMALL, STRONG, theme_of
from ui.widgets.paint import draw_text, elided, painting


class FundFigure(QWidget):
    """Red for what is over the fund, green for what is left. It stands in the rail's column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar: FundBar | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_bar(self, bar: FundBar) -> None:
        """The figure of this bar."""
        self._bar = bar
        self.setAccessibleName(f"{bar.figure} {bar.figure_caption}")
        self.update()

    def sizeHint(self) -> QSize:
        """The rail's column."""
        return QSize(158, 82)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw figure and words in the theme of the moment."""
        if self._bar is None:
            return
        theme, box = theme_of(), QRectF(self.rect())
        tone = theme.colour("bad" if self._bar.figure_bad else "ok")
        with painting(self) as painter:
            draw_text(painter, 0, 32, self._bar.figure, theme.font(FIGURE, STRONG), tone)
            small = theme.font(SMALL)
            draw_text(
                painter,
                0,
                56,
                elided(self._bar.figure_caption, small, box.width()),
                small,
                theme.colour("ink2"),
            )
