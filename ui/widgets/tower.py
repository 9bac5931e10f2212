"""One line's tower: a click or a key grants up to a tier, hovering says what would be.

What must not live here: drawing (tower_paint.py), code and title beneath a tower (the page).
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.presentation.tower import Tower
from ui.theme import theme_of
from ui.widgets.paint import edge_round, painting
from ui.widgets.tower_paint import NARROW, RADIUS, StoreyBox, hit_storey, paint_tower, storeys_of, tower_area


class TierTower(QWidget):
    """One line's tower on the row's scale. A click on a tier grants up to it; on the granted one takes it back.

    Keyboard: Up and Down choose a storey, Space or Enter picks it, Delete grants none.
    """

    tier_picked = Signal(str)  # tier, or "none"
    hovered = Signal(str)  # tier under the mouse, "" when it leaves

    def __init__(self, tower: Tower, scale: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hover = ""
        self._at = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.show_tower(tower, scale)

    def show_tower(self, tower: Tower, scale: int) -> None:
        """Show another tower, or the same on another scale (the money that fills the height)."""
        self._tower, self._scale = tower, scale
        tiers = [s.tier for s in tower.storeys]
        if tower.tier in tiers:
            self._at = tiers.index(tower.tier)
        self._at = max(0, min(self._at, len(tiers) - 1))
        self.setAccessibleName(f"{tower.code} {tower.title}")
        self.setAccessibleDescription(tower.sentence)
        self.update()

    @property
    def tower(self) -> Tower:
        """What is shown."""
        return self._tower

    def boxes(self) -> tuple[StoreyBox, ...]:
        """Where the storeys stand now."""
        return storeys_of(self._tower, self.height(), self.height() - 8, self._scale)

    def area(self) -> QRectF:
        """The tower's own area in the widget."""
        return tower_area(self._tower, QRectF(0, 8, self.width(), self.height() - 8), self._scale)

    def tier_at(self, y: float) -> str:
        """The tier a click at `y` means; "" above the tower."""
        storey = hit_storey(self.boxes(), y)
        return storey.tier if storey else ""

    def sizeHint(self) -> QSize:
        """A column of the page."""
        return QSize(94, 180)

    def minimumSizeHint(self) -> QSize:
        """The tower itself and a little room."""
        return QSize(NARROW + 8, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tower on its ground, and the ring around the storey that has the keyboard."""
        with painting(self) as painter:
            paint_tower(painter, self.area(), self._tower, self._scale)
            if self._hover:
                self._frame(painter, self._hover, "ink2", 1.0)
            if self.hasFocus() and self._tower.storeys:
                self._frame(painter, self._tower.storeys[self._at].tier, "focus", 2.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover says which tier it is over, so that the fund bar can show what would be."""
        self._hover_over(self.tier_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """The preview ends."""
        self._hover_over("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click picks the tier, or takes it back."""
        tier = self.tier_at(event.position().y())
        if tier and event.button() == Qt.MouseButton.LeftButton:
            self._pick(tier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same by keyboard."""
        last = len(self._tower.storeys) - 1
        match event.key():
            case Qt.Key.Key_Up if last >= 0:
                self._at = min(self._at + 1, last)
            case Qt.Key.Key_Down if last >= 0:
                self._at = max(self._at - 1, 0)
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter if last >= 0:
                self._pick(self._tower.storeys[self._at].tier)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.tier_picked.emit("none")
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

    def _pick(self, tier: str) -> None:
        self.tier_picked.emit("none" if tier == self._tower.tier else tier)

    def _hover_over(self, tier: str) -> None:
        if tier != self._hover:
            self._hover = tier
            self.setCursor(Qt.CursorShape.PointingHandCursor if tier else Qt.CursorShape.ArrowCursor)
            self.hovered.emit(tier)
            self.update()

    def _frame(self, painter: QPainter, tier: str, token: str, width: float) -> None:
        area = self.area()
        for box in self.boxes():
            if box.storey.tier == tier:
                foot = QPointF(area.right() + 2, min(box.bottom + 2, self.height()))
                framed = QRectF(QPointF(area.left() - 2, box.top - 2), foot)
                edge_round(painter, framed, RADIUS + 2, theme_of().colour(token), width)
