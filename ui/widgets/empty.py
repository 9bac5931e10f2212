"""What a page shows while it has nothing: a small drawing of its own parts, what it is for, the one next action.

What must not live here: the words of a page.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.drawings import paint_icon
from ui.theme import colour, theme_of
from ui.widgets.buttons import button
from ui.widgets.labels import text
from ui.widgets.paint import edge_round, fill_round, painting
from ui.widgets.tile import paint_tile

Draw = Callable[[QPainter, QRectF], None]


def draw_lines(painter: QPainter, rect: QRectF) -> None:
    """Rows of a grid: a tile, a line's title, three tiers."""
    theme = theme_of()
    for n, (order, title) in enumerate(((1, 84), (2, 62), (1, 100))):
        y = rect.top() + n * 26
        sign = theme.look.department(order)
        paint_tile(painter, QRectF(rect.left(), y, 16, 16), sign, "")
        fill_round(painter, QRectF(rect.left() + 28, y + 4, title, 8), 4, theme.colour("line"))
        for tier, width in enumerate((18, 26, 34)):
            ink = colour(sign.fill) if tier == 1 else theme.tint(sign, "fits")
            fill_round(
                painter, QRectF(rect.left() + 128 + tier * 38 + 34 - width, y + 3, width, 10), 2.5, ink
            )


def draw_curve(painter: QPainter, rect: QRectF) -> None:
    """A frontier climbing in steps, with the fund as a line."""
    theme = theme_of()
    for n, height in enumerate((18, 32, 43, 51, 57, 61, 64)):
        area = QRectF(rect.left() + n * 34, rect.bottom() - height, 30, height)
        fill_round(painter, area, 2.5, theme.colour("line" if n < 4 else "bg"))
        edge_round(painter, area, 2.5, theme.colour("line2"))
    painter.fillRect(
        QRectF(rect.left() + 4 * 34 - 3, rect.top() - 4, 2, rect.height() + 8), theme.colour("ink")
    )


def draw_towers(painter: QPainter, rect: QRectF) -> None:
    """Towers of two departments on a ground line."""
    theme = theme_of()
    for n, (order, storeys, filled) in enumerate(((1, 3, 2), (2, 2, 1), (1, 2, 2), (2, 3, 0), (1, 3, 1))):
        sign = theme.look.department(order)
        for storey in range(storeys):
            area = QRectF(rect.left() + 8 + n * 48, rect.bottom() - 3 - (storey + 1) * 20, 34, 18)
            done = storey < filled
            fill_round(painter, area, 2.5, colour(sign.fill) if done else theme.tint(sign, "storey"))
            if not done:
                edge_round(painter, area, 2.5, theme.tint(sign, "fits"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), theme.colour("ink"))


def draw_trade(painter: QPainter, rect: QRectF) -> None:
    """Two departments, each giving something for something."""
    theme = theme_of()
    for n, (order, before, after) in enumerate(((1, 84, 40), (2, 40, 84))):
        sign, y = theme.look.department(order), rect.top() + 8 + n * 36
        paint_tile(painter, QRectF(rect.left(), y + 2, 18, 18), sign, "")
        fill_round(painter, QRectF(rect.left() + 30, y, before, 22), 3, theme.tint(sign, "fits"))
        paint_icon(painter, QRectF(rect.left() + 124, y + 3, 16, 16), "arrow-right", theme.look.ink2)
        fill_round(painter, QRectF(rect.left() + 152, y, after, 22), 3, colour(sign.fill))


class Drawing(QWidget):
    """A small drawing, 240 by 72; decoration, so without a name for screen readers."""

    def __init__(self, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The drawing and a little air."""
        return QSize(244, 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw in the theme of the moment."""
        with painting(self) as painter:
            self._draw(painter, QRectF(2, 6, 240, 72))


class EmptyState(QWidget):
    """Drawing, title, two lines, a small note, one primary button, one link; what is empty is left out."""

    acted = Signal()  # the primary button
    linked = Signal()  # the link

    def __init__(
        self,
        draw: Draw,
        title: str,
        words: str,
        action: str = "",
        link: str = "",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(Drawing(draw), 0, middle)
        column.addSpacing(20)
        self.title = text(title, "section")
        self.words = text(words, "secondary", wrap=True)
        self.words.setAlignment(middle)
        self.words.setFixedWidth(400)
        self.note = text(note, "small")
        self.action = button(action, "primary", on_click=self.acted.emit)
        self.link = button(link, "link", on_click=self.linked.emit)
        for widget, after, shown in (
            (self.title, 8, title),
            (self.words, 6, words),
            (self.note, 14, note),
            (self.action, 6, action),
            (self.link, 0, link),
        ):
            line = QHBoxLayout()  # keeps the height that wrapped words need, which an alignment would not
            line.addStretch(1)
            line.addWidget(widget)
            line.addStretch(1)
            column.addLayout(line)
            column.addSpacing(after if shown else 0)
            widget.setVisible(bool(shown))
        column.addStretch(3)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
