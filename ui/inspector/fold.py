"""A section of the inspector that folds: its title with an arrow, beside it what it holds in short while it is folded.

Which sections are folded is kept for this person's machine. What must not live here: what is inside.
"""

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from budget_app.words import _
from ui.drawings import paint_icon
from ui.theme import MEDIUM, SMALL, theme_of
from ui.widgets.paint import draw_right, draw_text, elided, focus_ring, painting, text_width

HEAD, ARROW, GAP = 26, 12, 12


class FoldHead(QWidget):
    """The title: a click, Enter or Space folds and unfolds, Left folds, Right unfolds."""

    pressed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._short = ""
        self.is_open = True
        self.spoken = ""
        self.setFixedHeight(HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.tell("", True)

    def tell(self, short: str, is_open: bool) -> None:
        """What the section holds, and whether one sees it."""
        self._short, self.is_open = short, is_open
        name = _("{section}, open, {short}") if is_open else _("{section}, folded, {short}")
        self.spoken = name.format(section=self._words, short=short).rstrip(", ")
        self.setAccessibleName(self.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, HEAD)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a tree."""
        folds = event.key() == Qt.Key.Key_Left and self.is_open
        unfolds = event.key() == Qt.Key.Key_Right and not self.is_open
        if folds or unfolds or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, arrow, and what is inside while it is folded."""
        theme, middle = theme_of(), self.height() / 2
        caption, small = theme.font(SMALL, MEDIUM), theme.font(SMALL)
        with painting(self) as painter:
            box = self.rect().adjusted(-3, 4, -self.width() + ARROW - 3, -4)
            icon = "chevron-down" if self.is_open else "chevron-right"
            size = min(box.width(), box.height(), ARROW)
            box.setSize(QSize(size, size))
            box.moveTop(round(middle - size / 2))
            paint_icon(painter, box, icon, theme.look.ink3)
            x = draw_text(painter, ARROW, middle, self._words, caption, theme.colour("ink2"))
            if self._short:
                room = self.width() - x - GAP
                short = elided(self._short, small, room)
                if text_width(short, small) <= room:
                    draw_right(painter, self.width(), middle, short, small, theme.colour("ink2"))
            focus_ring(painter, self)


class Fold(QWidget):
    """A section. `key` is the name under which its state is kept; `opens`: whether it is open at first."""

    def __init__(self, key: str, words: str, inside: QWidget, opens: bool = True) -> None:
        super().__init__()
        self._key = f"inspector/open/{key}"
        self.head = FoldHead(words)
        self.inside = inside
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(inside)
        self.head.pressed.connect(lambda: self.open(not self.head.is_open))
        kept = QSettings().value(self._key)
        self._chosen = None if kept is None else str(kept) == "true"
        self._opens = opens
        self._short, self._always = "", False
        self._show(opens if self._chosen is None else self._chosen)

    def say(self, short: str, always: bool = False, holds: bool = False) -> None:
        """What the section holds in short; `always`: to be seen while it is open, too.

        Where nobody folded or unfolded it yet, it is open once it `holds` something.
        """
        self._short, self._always = short, always
        self._show(self._opens or holds if self._chosen is None else self._chosen)

    def open(self, is_open: bool) -> None:
        """Unfold it, or fold it; remembered."""
        QSettings().setValue(self._key, "true" if is_open else "false")
        self._chosen = is_open
        self._show(is_open)

    def _show(self, is_open: bool) -> None:
        self.inside.setVisible(is_open)
        self.head.tell(self._short if self._always or not is_open else "", is_open)
