"""Pills: the badge for what waits for this person, the phase of the round, and an outlined word such as "undecided".

What must not live here: counting, and the names of phases.
"""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.drawings import paint_icon
from ui.theme import MEDIUM, SMALL, STRONG, theme_of
from ui.widgets.paint import draw_middle, draw_text, edge_round, fill_round, painting, text_width

BADGE, PHASE, PILL = 18, 22, 17


def badge_width(words: str) -> int:
    """A disc for one figure, wider for more."""
    return max(BADGE, round(text_width(words, theme_of().font(SMALL, STRONG))) + 10)


def paint_badge(painter: QPainter, rect: QRect | QRectF, words: str) -> None:
    """A filled pill with a figure, 18 high."""
    theme, box = theme_of(), QRectF(rect)
    fill_round(painter, box, box.height() / 2, theme.colour("accentsoft"))
    font = theme.font(SMALL, STRONG)
    draw_middle(painter, box.center().x(), box.center().y(), words, font, theme.colour("accent"))


def pill_width(words: str) -> int:
    """The width `paint_pill` needs."""
    return round(text_width(words, theme_of().font(SMALL, MEDIUM))) + 12


def paint_pill(painter: QPainter, rect: QRect | QRectF, words: str) -> None:
    """An outlined pill with a word, 17 high: "undecided"."""
    theme, box = theme_of(), QRectF(rect)
    fill_round(painter, box, box.height() / 2, theme.colour("surface"))
    edge_round(painter, box, box.height() / 2, theme.colour("accent"))
    font = theme.font(SMALL, MEDIUM)
    draw_middle(painter, box.center().x(), box.center().y(), words, font, theme.colour("accent"))


class Badge(QWidget):
    """How many things wait for this person; hidden at none."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(count)

    def show_count(self, count: int) -> None:
        """Show another number; 0 hides the badge."""
        self._words = str(count)
        self.setAccessibleName(self._words)
        self.setVisible(count > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The figure and its ground."""
        return QSize(badge_width(self._words), BADGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge in the theme of the moment."""
        with painting(self) as painter:
            paint_badge(painter, QRectF(self.rect()), self._words)


class PhasePill(QWidget):
    """The phase and what is left of it: "Negotiation, 6 days left"."""

    def __init__(self, words: str = "", icon: str = "clock", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show another phase; no words hide the pill."""
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and words."""
        return QSize(round(text_width(self._words, theme_of().font(SMALL, MEDIUM))) + 42, PHASE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill in the theme of the moment."""
        theme, box = theme_of(), QRectF(self.rect())
        with painting(self) as painter:
            fill_round(painter, box, box.height() / 2, theme.colour("accentsoft"))
            paint_icon(painter, QRectF(9, round(box.center().y() - 6), 13, 13), self._icon, theme.look.accent)
            font = theme.font(SMALL, MEDIUM)
            draw_text(painter, 28, box.center().y(), self._words, font, theme.colour("accent"))
