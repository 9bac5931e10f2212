"""A row of small towers for settled lines of one department: its tile, the towers, the digits of the codes beneath.

What must not live here: which lines are settled.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from budget_app.presentation.tower import Tower
from ui.theme import SMALL, theme_of
from ui.widgets.paint import draw_middle, edge_round, fill_round, hairline, painting
from ui.widgets.tile import SMALL as TILE
from ui.widgets.tile import paint_tile
from ui.widgets.tower_paint import paint_tower

TOWERS, DIGITS, STEP, WIDTH, FIRST = 52, 20, 31, 22, 25


class TowerRow(QWidget):
    """Small towers side by side on one scale. A click or Enter picks a line; Left and Right move."""

    picked = Signal(str)  # id of the line

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._towers: tuple[Tower, ...] = ()
        self._scale, self._at, self._current = 1, 0, ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_towers(self, towers: Sequence[Tower], scale: int, current: str = "") -> None:
        """Show these; `scale` is the money that fills the height, `current` the line in the inspector."""
        self._towers, self._scale, self._current = tuple(towers), scale, current
        self._at = max(0, min(self._at, len(towers) - 1))
        self.setAccessibleDescription(" ".join(t.sentence for t in towers))
        self.updateGeometry()
        self.update()

    def tower_at(self, x: float) -> Tower | None:
        """The tower of the column at `x`."""
        at = int((x - FIRST) // STEP)
        return self._towers[at] if 0 <= at < len(self._towers) else None

    def sizeHint(self) -> QSize:
        """Tile and towers."""
        return QSize(FIRST + STEP * len(self._towers) + 4, TOWERS + DIGITS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row in the theme of the moment."""
        theme = theme_of()
        with painting(self) as painter:
            if not self._towers:
                return
            first = self._towers[0]
            paint_tile(
                painter,
                QRectF(0, TOWERS - TILE - 2, TILE, TILE),
                theme.look.department(first.order),
                first.letter,
            )
            hairline(painter, FIRST - 5, TOWERS, self.width() - 4, TOWERS + 1, theme.colour("line2"))
            for n, tower in enumerate(self._towers):
                self._paint_one(painter, n, tower)

    def _paint_one(self, painter: QPainter, n: int, tower: Tower) -> None:
        theme, left = theme_of(), FIRST + n * STEP
        if tower.line == self._current:
            fill_round(
                painter, QRectF(left - 4, 0, WIDTH + 8, TOWERS + DIGITS), 5, theme.colour("accentsoft")
            )
        paint_tower(painter, QRectF(left, 4, WIDTH, TOWERS - 5), tower, self._scale, labels=False)
        digits = tower.code.rpartition("-")[2] or tower.code
        draw_middle(painter, left + WIDTH / 2, TOWERS + 11, digits, theme.font(SMALL), theme.colour("ink2"))
        if self.hasFocus() and n == self._at:
            edge_round(
                painter, QRectF(left - 4, 0, WIDTH + 8, TOWERS + DIGITS), 5, theme.colour("focus"), 2.0
            )

    def event(self, event: QEvent) -> bool:
        """Hover: what the line is and what it is granted."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tower = self.tower_at(event.pos().x())
            QToolTip.showText(event.globalPos(), tower.sentence or tower.title if tower else "", self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click picks the line."""
        if tower := self.tower_at(event.position().x()):
            self._at = self._towers.index(tower)
            self.picked.emit(tower.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move, Space and Enter pick."""
        last = len(self._towers) - 1
        match event.key():
            case Qt.Key.Key_Left if last >= 0:
                self._at = max(self._at - 1, 0)
            case Qt.Key.Key_Right if last >= 0:
                self._at = min(self._at + 1, last)
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter if last >= 0:
                self.picked.emit(self._towers[self._at].line)
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
