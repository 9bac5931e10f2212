"""The towers of the Decide page under mouse and keyboard.

Drawing lives in decide_field.py, what a pick means in the page and presentation.
"""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip

from ui.models.tips import plain_tip
from ui.pages.decide_field import TowerView
from ui.pages.decide_layout import Cell
from ui.pages.decide_paint import cell_storeys
from ui.widgets.tower_paint import hit_storey

_KEYS = {Qt.Key.Key_N: "none", Qt.Key.Key_U: "undecided"}


class TowerField(TowerView):
    """All groups of lines. Left and Right move from line to line, Up and Down from tier to tier, Space or Enter grants
    up to the framed tier, N grants none, U makes undecided again."""

    picked = Signal(str)  # line id
    asked_for = Signal(str, str)  # line id, and a tier, "none" or "undecided"
    hovered = Signal(str, str)  # line id and tier under the mouse, both "" when it leaves

    # --- mouse

    def _hit(self, point: QPointF) -> tuple[Cell | None, str]:
        y = point.y() + self._offset()
        cell = self._layout.at(point.x(), y)
        if cell is None or cell.size == "small" or y > cell.tower.bottom():
            return cell, ""
        storey = hit_storey(cell_storeys(cell), y)
        return cell, storey.tier if storey else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover shows what a click would grant."""
        cell, tier = self._hit(event.position())
        self._hover_over((cell.line.id, tier) if cell and tier and self._can_act else ("", ""))
        shape = Qt.CursorShape.PointingHandCursor if cell else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _hover_over(self, at: tuple[str, str]) -> None:
        if at != self._hover:
            self._hover = at
            self.hovered.emit(*at)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The field takes the keyboard; what is meant is known when the button is let go."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a tier asks for it, on the granted one takes it back; anywhere else it picks the line."""
        cell, tier = self._hit(event.position())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._move_to(cell.line.id, tier)
        if tier and self._can_act:
            self._ask(cell, tier)

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip says the line in full; the preview ends when the mouse leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover_over(("", ""))
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell, _tier = self._hit(QPointF(event.pos()))
            words = (
                "\n".join(part for part in (cell.line.tower.sentence, cell.line.reason) if part)
                if cell
                else ""
            )
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().viewportEvent(event)

    # --- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same by keyboard."""
        cell = self._layout.of(self._at[0]) or next(self._layout.cells(), None)
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if cell is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif step is not None:
            self._step_line(cell, step)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step_tier(cell, 1 if key == Qt.Key.Key_Up else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            cells = list(self._layout.cells())
            self._move_to(cells[0 if key == Qt.Key.Key_Home else -1].line.id, "")
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at[1] and self._can_act:
            self._ask(cell, self._at[1])
        elif key in _KEYS and self._can_act:
            self._move_to(cell.line.id, "")
            self.asked_for.emit(cell.line.id, _KEYS[key])
        else:
            super().keyPressEvent(event)

    def _ask(self, cell: Cell, tier: str) -> None:
        self.asked_for.emit(cell.line.id, "undecided" if tier == cell.line.level else tier)

    def _step_line(self, cell: Cell, step: int) -> None:
        ids = [c.line.id for c in self._layout.cells()]
        at = ids.index(cell.line.id) + step if self._at[0] else 0
        if 0 <= at < len(ids):
            self._move_to(ids[at], "")

    def _step_tier(self, cell: Cell, step: int) -> None:
        tiers = [s.tier for s in cell.line.tower.storeys]
        if not tiers:
            return
        if self._at[1] in tiers:
            at = tiers.index(self._at[1]) + step
        else:
            start = tiers.index(cell.line.level) if cell.line.level in tiers else -1
            at = start + step if start + step >= 0 else 0
        self._move_to(cell.line.id, tiers[min(max(at, 0), len(tiers) - 1)])

    def _move_to(self, line: str, tier: str) -> None:
        """The keyboard's place; the line is picked, and a screen reader hears it."""
        self._at = (line, tier)
        self._bring_into_view(line)
        cell = self._layout.of(line)
        if cell:
            self.setAccessibleDescription(cell.line.tower.sentence)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.picked.emit(line)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame appears, on the picked line or the first."""
        if self._layout.of(self._at[0]) is None:
            first = next(self._layout.cells(), None)
            self._at = (first.line.id if first else "", "")
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes."""
        self.viewport().update()
        super().focusOutEvent(event)
