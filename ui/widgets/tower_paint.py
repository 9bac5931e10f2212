"""Tier towers, drawn: one storey per tier, height by money on a scale the row shares, filled up to what is granted.

Geometry, hit test and painting, for widgets, delegates and pages alike. What must not live here: behaviour (tower.py),
what is granted and why (presentation).
"""

import msgspec
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from budget_app.presentation.amounts import GAP as GAP_IN_MONEY
from budget_app.presentation.look import DepartmentLook, mix
from budget_app.presentation.tower import Storey, Tower
from ui.theme import MEDIUM, NORMAL, SMALL, STRONG, Theme, colour, theme_of
from ui.widgets.paint import draw_middle, draw_text, edge_round, fill_round, kept, text_width

NARROW, BROAD, GAP, LABEL_INSIDE, TARGET, RADIUS = 60, 84, 2, 14, 24, 2.5
THINNEST, LINE = 3, 12


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


def tower_area(tower: Tower, column: QRectF, scale: int) -> QRectF:
    """The tower's own area in its column: in the middle, further left where amounts need room beside it."""
    width = min(max(NARROW, round(column.width() / 2)), BROAD)
    boxes = storeys_of(tower, column.bottom(), column.height(), scale)
    font = theme_of().font(SMALL)
    beside = [text_width(_beside(tower, b), font) for b in boxes if b.height < LABEL_INSIDE]
    spare = column.width() - width
    left = min(round(spare / 2), round(spare - 4 - max(beside, default=0)))
    return QRectF(column.left() + max(left, 0), column.top(), width, column.height())


def paint_tower(
    painter: QPainter,
    rect: QRect | QRectF,
    tower: Tower,
    scale: int,
    *,
    labels: bool = True,
    ground: str = "surface",
) -> None:
    """Draw the tower standing on the lower edge of `rect`, as wide as `rect` (see `tower_area`).

    `labels` False: a small tower without figures.
    """
    theme, box = theme_of(), QRectF(rect)
    sign = theme.look.department(tower.order)
    boxes = storeys_of(tower, box.bottom(), box.height(), scale)
    granted, low = tower.granted or 0, box.bottom() + 1
    for storey in boxes:
        area = QRectF(box.left(), storey.top, box.width(), storey.height)
        filled = _filled_share(storey, granted)
        _paint_storey(painter, area, sign, filled, theme, ground)
        if labels and area.height() < LABEL_INSIDE:
            # Beside, each on a line of its own even where storeys are thinner than a line.
            middle = min(area.center().y(), low - LINE / 2)
            low = middle - LINE / 2
            draw_text(
                painter,
                area.right() + 4,
                middle,
                _beside(tower, storey),
                theme.font(SMALL),
                theme.colour("ink2"),
            )
        elif labels:
            _paint_amount(painter, area, storey, sign, filled, granted, theme)


def _beside(tower: Tower, box: StoreyBox) -> str:
    """The amount beside a thin storey: without its unit where all storeys have the same."""
    units = {s.short.rpartition(GAP_IN_MONEY)[2] for s in tower.storeys}
    return (
        box.storey.short.rpartition(GAP_IN_MONEY)[0] or box.storey.short
        if len(units) == 1
        else box.storey.short
    )


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
    """The tier's whole amount inside its storey, strong where it is what is granted."""
    solid = filled > 0.5
    weight = (STRONG if granted <= box.storey.amount else MEDIUM) if solid else NORMAL
    ink = colour(sign.on) if solid else theme.colour("ink2")
    font = theme.font(SMALL, weight, on_fill=solid)
    draw_middle(painter, area.center().x(), area.center().y(), box.storey.short, font, ink)
