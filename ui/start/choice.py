"""A way to begin, as a card: sign, title, words, an arrow; and a round opened lately, as a line.

What must not live here: which ways there are (presentation/start.py).
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from budget_app.presentation.start import Choice, RecentFile
from ui.drawings import paint_icon
from ui.theme import SMALL, STRONG, theme_of
from ui.widgets.paint import (
    draw_right,
    draw_text,
    edge_round,
    elided,
    elided_middle,
    fill_round,
    focus_ring,
    painting,
    text_width,
)

HEIGHT, RADIUS, SQUARE, SIGN, ARROW = 68, 8, 40, 18, 14
LEFT, BESIDE = 14, 16
LINE = 32


class _Stop(QAbstractButton):
    """Chosen by a click, Enter or Space; Up and Down go to the neighbours."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a list."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)


class ChoiceCard(_Stop):
    """One way to begin; `preferred` stands out, one that is not there yet says why."""

    def __init__(self, choice: Choice, preferred: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(choice.title, parent)
        self._choice = choice
        self._preferred = preferred
        self.setEnabled(not choice.why_not)
        self.setAccessibleDescription(choice.why_not or choice.words)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(420, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme of the moment."""
        theme, box = theme_of(), QRectF(self.rect())
        on, main = self.isEnabled(), self._preferred
        middle = box.center().y()
        with painting(self) as painter:
            fill_round(painter, box, RADIUS, theme.colour("hover" if on and self.underMouse() else "surface"))
            edge_round(painter, box, RADIUS, theme.colour("ink2" if main else "line"), 2.0 if main else 1.0)
            square = QRectF(LEFT, middle - SQUARE / 2, SQUARE, SQUARE)
            fill_round(painter, square, 7, theme.colour("primary" if main else "chip"))
            sign = QRectF(square.center().x() - SIGN / 2, middle - SIGN / 2, SIGN, SIGN)
            ink = theme.look.onprimary if main else theme.look.ink2 if on else theme.look.ink3
            paint_icon(painter, sign, self._choice.icon, ink)
            x, room = square.right() + BESIDE, box.width() - square.right() - BESIDE - 2 * ARROW - 12
            strong, small = theme.font(weight=STRONG), theme.font(SMALL)
            draw_text(
                painter,
                x,
                middle - 11,
                elided(self._choice.title, strong, room),
                strong,
                theme.colour("ink" if on else "ink2"),
            )
            words = elided(self._choice.why_not or self._choice.words, small, room)
            draw_text(painter, x, middle + 11, words, small, theme.colour("ink2"))
            if on:
                arrow = QRectF(box.right() - LEFT - ARROW, middle - ARROW / 2, ARROW, ARROW)
                paint_icon(painter, arrow, "chevron-right", theme.look.ink2)
            focus_ring(painter, self, RADIUS)


class RecentLine(_Stop):
    """A round opened lately: its name, and where it lies."""

    def __init__(self, recent: RecentFile, parent: QWidget | None = None) -> None:
        super().__init__(recent.name, parent)
        self._recent = recent
        self.setAccessibleDescription(recent.folder)

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(420, LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme of the moment."""
        theme, box = theme_of(), QRectF(self.rect())
        middle = box.center().y()
        strong, small = theme.font(weight=STRONG), theme.font(SMALL)
        with painting(self) as painter:
            if self.underMouse():
                fill_round(painter, box, 6, theme.colour("hover"))
            paint_icon(painter, QRectF(LEFT, middle - 8, 16, 16), "file", theme.look.ink2)
            name = elided(self._recent.name, strong, box.width() * 0.6)
            end = draw_text(painter, LEFT + 28, middle, name, strong, theme.colour("ink"))
            folder = elided_middle(self._recent.folder, small, box.width() - end - 2 * LEFT)
            if text_width(folder, small):
                draw_right(painter, box.right() - LEFT, middle, folder, small, theme.colour("ink2"))
            focus_ring(painter, self)
