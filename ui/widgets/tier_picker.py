"""None, minimum, requested, stretch as cells side by side, each with its amount: how much a line is granted.

Left and Right choose, Space or Enter picks. What must not live here: what may be granted and why.
"""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import NORMAL, SMALL, STRONG, theme_of
from ui.widgets.paint import draw_middle, edge_round, elided, fill_round, hairline, painting

HEIGHT = 46


class Choice(msgspec.Struct, frozen=True):
    """One cell: its key, word, amount in short (empty for none), and a note such as "optimum" (marked by a dot)."""

    key: str
    word: str
    short: str = ""
    suggested: bool = False


class TierPicker(QWidget):
    """The cells of one line; `picked` is marked by a ring and a stronger ground."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._choices: tuple[Choice, ...] = ()
        self._picked = ""
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: Sequence[Choice], picked: str) -> None:
        """Show these cells; `picked` is the key in force, "" for none yet."""
        self._choices, self._picked = tuple(choices), picked
        keys = [c.key for c in choices]
        self._at = keys.index(picked) if picked in keys else 0
        words = next((f"{c.word} {c.short}".strip() for c in choices if c.key == picked), "")
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)
        self.update()

    def sizeHint(self) -> QSize:
        """Four cells in the inspector."""
        return QSize(288, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrow cells."""
        return QSize(56 * max(len(self._choices), 1), HEIGHT)

    def cell(self, at: int) -> QRectF:
        """The area of a cell."""
        step = self.width() / max(len(self._choices), 1)
        left, right = round(at * step), round((at + 1) * step)
        return QRectF(left, 0, right - left, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells in the theme of the moment."""
        theme, box = theme_of(), QRectF(self.rect())
        with painting(self) as painter:
            fill_round(painter, box, 6, theme.colour("surface"))
            edge_round(painter, box, 6, theme.colour("line2"))
            for n, choice in enumerate(self._choices):
                area = self.cell(n)
                if n:
                    hairline(painter, area.left(), 1, area.left(), area.bottom() - 1, theme.colour("line2"))
                middle = area.center()
                ink = theme.colour("ink" if self.isEnabled() else "ink3")
                word = elided(choice.word, theme.font(SMALL, STRONG), area.width() - 8)
                y = middle.y() - 8 if choice.short else middle.y()
                draw_middle(painter, middle.x(), y, word, theme.font(SMALL, STRONG), ink)
                second = theme.colour("ink2" if self.isEnabled() else "ink3")
                draw_middle(
                    painter, middle.x(), middle.y() + 8, choice.short, theme.font(SMALL, NORMAL), second
                )
                if choice.suggested:
                    fill_round(
                        painter, QRectF(middle.x() - 2, area.bottom() - 7, 4, 4), 2, theme.colour("accent")
                    )
            for n, choice in enumerate(self._choices):
                if choice.key == self._picked:
                    edge_round(painter, self.cell(n), 6, theme.colour("accent"), 2.0)
            if self.hasFocus() and self._choices:
                edge_round(painter, self.cell(self._at).adjusted(3, 3, -3, -3), 4, theme.colour("focus"), 2.0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click picks the cell."""
        for n in range(len(self._choices)):
            if self.cell(n).contains(event.position()):
                self._at = n
                self.chosen.emit(self._choices[n].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose a cell, Space and Enter pick it."""
        last = len(self._choices) - 1
        match event.key():
            case Qt.Key.Key_Left if last >= 0:
                self._at = max(self._at - 1, 0)
            case Qt.Key.Key_Right if last >= 0:
                self._at = min(self._at + 1, last)
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter if last >= 0:
                self.chosen.emit(self._choices[self._at].key)
            case _:
                super().keyPressEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        self.update()
        super().focusOutEvent(event)
