"""Tier towers: one storey per tier, height by money on a scale the row shares, filled up to what is granted.

Paint and hit functions for delegates and pages, and one tower as a widget. What must not live here: what is granted
and why (presentation), code and title beneath a tower (the page).
"""

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.presentation.look import DepartmentLook, mix
from budget_app.presentation.tower import Storey, Tower
from ui.theme import MEDIUM, NORMAL, SMALL, STRONG, Theme, colour, theme_of
from ui.widgets.paint import draw_middle, draw_text, edge_round, fill_round, kept, painting

WIDTH, GAP, LABEL_INSIDE, TARGET, RADIUS = 60, 2, 14, 24, 2.5
THINNEST = 3


class StoreyBox(msgspec.Struct, frozen=True):
    """Where one storey stands, in px from the top of the widget."""

    storey: Storey
    top: float
    bottom: float
    floor: int  # the amount of the storey below

    @property
    def height(self) -> float:
        """In px."""
        return self.bottom - self.top


def storeys_of(tower: Tower, ground: float, height: float, scale: int) -> tuple[StoreyBox, ...]:
    """The storeys on the line `ground`; `scale` is the money that fills `height` px. Thin ones get 3 px."""
    boxes, floor, bottom = [], 0, ground
    for storey in tower.storeys:
        top = min(ground - round(height * storey.amount / scale), bottom - THINNEST)
        boxes.append(StoreyBox(storey, top, bottom - (GAP if boxes else 0), floor))
        floor, bottom = storey.amount, top
    return tuple(boxes)


def hit_storey(boxes: tuple[StoreyBox, ...], y: float) -> Storey | None:
    """The storey meant by a click at `y`: each is at least 24 px high to the mouse, nearest first; None above."""
    if not boxes:
        return None
    edge = boxes[0].bottom
    for box in boxes:
        edge = min(edge - TARGET, box.top - GAP)
        if y >= edge:
            return box.storey
    return None


def paint_tower(
    painter: QPainter,
    rect: QRect | QRectF,
    tower: Tower,
    scale: int,
    *,
    labels: bool = True,
    hovered: str = "",
    ground: str = "surface",
) -> None:
    """Draw the tower standing on the lower edge of `rect`, in its middle; `rect` is as wide as the tower.

    `labels` False: a small tower without figures. `hovered`: tier whose storeys are shown as if granted.
    """
    theme, box = theme_of(), QRectF(rect)
    sign = theme.look.department(tower.order)
    boxes = storeys_of(tower, box.bottom(), box.height(), scale)
    granted = tower.granted or 0
    if hovered:
        granted = next((s.amount for s in tower.storeys if s.tier == hovered), granted)
    for storey in boxes:
        area = QRectF(box.left(), storey.top, box.width(), storey.height)
        filled = _filled_share(storey, granted)
        _paint_storey(painter, area, sign, filled, theme, ground)
        if labels:
            _paint_amount(painter, area, storey, sign, filled, granted, theme)


def _filled_share(box: StoreyBox, granted: int) -> float:
    """How much of a storey lies under what is granted, 0 to 1."""
    whole = box.storey.amount - box.floor
    if whole <= 0:
        return 1.0 if granted >= box.storey.amount > 0 else 0.0
    return min(max((granted - box.floor) / whole, 0.0), 1.0)


def _paint_storey(
    painter: QPainter, area: QRectF, sign: DepartmentLook, filled: float, theme: Theme, ground: str
) -> None:
    radius = min(RADIUS, area.height() / 2)
    edge = mix(sign.fill, getattr(theme.look, ground), 0.55)
    if filled < 1:
        fill_round(painter, area, radius, theme.tint(sign, "storey", ground))
        edge_round(painter, area, radius, colour(edge))
    if filled > 0:
        with kept(painter):
            top = area.bottom() - area.height() * filled
            painter.setClipRect(QRectF(area.left(), top, area.width(), area.bottom() - top + 1))
            fill_round(painter, area, radius, colour(sign.fill))


def _paint_amount(
    painter: QPainter,
    area: QRectF,
    box: StoreyBox,
    sign: DepartmentLook,
    filled: float,
    granted: int,
    theme: Theme,
) -> None:
    """The tier's whole amount: inside from 14 px of height, beside below that."""
    solid = filled > 0.5
    middle, words = area.center().y(), box.storey.short
    if area.height() < LABEL_INSIDE:
        draw_text(painter, area.right() + 4, middle, words, theme.font(SMALL), theme.colour("ink2"))
        return
    weight = (STRONG if granted <= box.storey.amount else MEDIUM) if solid else NORMAL
    ink = colour(sign.on) if solid else theme.colour("ink2")
    draw_middle(painter, area.center().x(), middle, words, theme.font(SMALL, weight, on_fill=solid), ink)


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

    def tier_at(self, y: float) -> str:
        """The tier a click at `y` means; "" above the tower."""
        storey = hit_storey(self.boxes(), y)
        return storey.tier if storey else ""

    def sizeHint(self) -> QSize:  # noqa: N802
        """A column of the page."""
        return QSize(94, 180)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The tower itself and a little room."""
        return QSize(WIDTH + 8, 72)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The tower on its ground, and the ring around the storey that has the keyboard."""
        with painting(self) as painter:
            area = QRectF((self.width() - WIDTH) / 2, 8, WIDTH, self.height() - 8)
            paint_tower(painter, area, self._tower, self._scale)
            if self._hover:
                self._frame(painter, self._hover, "ink2", 1.0)
            if self.hasFocus() and self._tower.storeys:
                self._frame(painter, self._tower.storeys[self._at].tier, "focus", 2.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Hover says which tier it is over, so that the fund bar can show what would be."""
        self._hover_over(self.tier_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The preview ends."""
        self._hover_over("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click picks the tier, or takes it back."""
        tier = self.tier_at(event.position().y())
        if tier and event.button() == Qt.MouseButton.LeftButton:
            self._pick(tier)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
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

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The ring appears."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
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
        left = (self.width() - WIDTH) / 2
        for box in self.boxes():
            if box.storey.tier == tier:
                corner = QPointF(left - 2, box.top - 2)
                area = QRectF(corner, QPointF(left + WIDTH + 2, min(box.bottom + 2, self.height())))
                edge_round(painter, area, RADIUS + 2, theme_of().colour(token), width)
