"""Inline hints and refusals: a band with an icon, what and why, and the next step, underlined. Never covers anything.

What must not live here: the sentences and when they are due.
"""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.drawings import paint_icon
from ui.theme import MEDIUM, SMALL, theme_of
from ui.widgets.buttons import button
from ui.widgets.labels import text
from ui.widgets.paint import fill_round, painting, text_width

HEIGHT, RADIUS, ICON, INSET, AFTER, STEP = 26, 5, 14, 8, 8, 20
LEFT = INSET + ICON + AFTER
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class Hint(QFrame):
    """A kind word on what is missing. Hidden while it has nothing to say.

    Words wrap where there is no room; the next step stands behind them, or on a line of its own.
    """

    stepped = Signal()  # the next step was chosen
    other_stepped = Signal()  # the other one
    _tone, _ground = "warn", "warnsoft"

    def __init__(
        self, words: str = "", step: str = "", icon: str = "warning", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._label = text("", "caption", self._tone, wrap=True)
        self._label.setParent(self)
        self._steps = (
            button("", "step", on_click=self.stepped.emit),
            button("", "step", on_click=self.other_stepped.emit),
        )
        for part in self._steps:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(words, step)

    def say(self, words: str, step: str = "", other: str = "") -> None:
        """Another hint, with its next step and perhaps an other one; no words hide the band."""
        self._label.setText(words)
        for part, name in zip(self._steps, (step, other), strict=True):
            part.setText(name)
            part.setAccessibleName(name)
            part.setVisible(bool(name))
        self.setAccessibleName(words)
        # Before it has its place it would be a window of its own for a moment.
        if self.parentWidget() or not words:
            self.setVisible(bool(words))
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """One line where it is asked without a width."""
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        """Narrow: the words wrap."""
        return QSize(120, HEIGHT)

    def hasHeightForWidth(self) -> bool:
        """Wrapped words need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What words and steps need in `width` px."""
        rows = self._rows(width)[0]
        return max(HEIGHT, rows + (STEP if self._own_line(width) else 0) + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and steps to their places."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme may bring other widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the icon; words and steps are widgets."""
        theme = theme_of()
        with painting(self) as painter:
            fill_round(painter, QRectF(self.rect()), RADIUS, theme.colour(self._ground))
            square = QRectF(INSET, round((self.height() - ICON) / 2), ICON, ICON)
            paint_icon(painter, square, self._icon, getattr(theme.look, self._tone))

    def _rows(self, width: int) -> tuple[int, float]:
        """Height of the words in `width` px, and their width on one line."""
        font = theme_of().font(SMALL, MEDIUM)
        room = max(width - LEFT - INSET, 40)
        words = QFontMetrics(font).boundingRect(QRect(0, 0, room, 10_000), WRAP, self._label.text())
        return words.height(), text_width(self._label.text(), font)

    def _own_line(self, width: int) -> bool:
        """Whether the steps go beneath the words."""
        steps = sum(part.sizeHint().width() + 10 for part in self._steps if part.text())
        return bool(steps) and LEFT + self._rows(width)[1] + steps + INSET > width

    def _arrange(self) -> None:
        width, below = self.width(), self._own_line(self.width())
        rows, line = self._rows(width)
        steps = [part for part in self._steps if part.text()]
        room = width - LEFT - INSET
        across = room if below or not steps else round(line) + 2
        block = rows + (STEP if below else 0)
        top = (self.height() - block) // 2
        self._label.setGeometry(LEFT, top, across, rows)
        x = LEFT - 4 if below else LEFT + across + 8
        y = top + rows if below else (self.height() - STEP) // 2
        for part in steps:
            size = part.sizeHint().width()
            part.setGeometry(x, y, size, STEP)
            x += size + 10


class Refusal(Hint):
    """What was refused, why, and what to do next, beside the place where it happened."""

    _tone, _ground = "bad", "badsoft"


class News(Hint):
    """That something went well, or is under way."""

    _tone, _ground = "ok", "well"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="check", parent=parent)
