"""The knob on the fund's line of a chart: it takes the keys that move the fund; the mouse is the chart's.

What must not live here: which fund a step leads to, and what it buys.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.words import _
from ui.theme import theme_of
from ui.widgets.paint import edge_round, fill_round, painting

WIDTH, HEIGHT = 22, 18
_WIDE, _HIGH, _TIP, _REACH, _RING = 16, 12, 2.5, 5.0, 2.0
_FAR = 1_000_000

Key = Qt.Key
_STEPS = {
    Key.Key_Left: (-1, False),
    Key.Key_Down: (-1, False),
    Key.Key_Right: (1, False),
    Key.Key_Up: (1, False),
    Key.Key_PageDown: (-1, True),
    Key.Key_PageUp: (1, True),
    Key.Key_Home: (-_FAR, True),
    Key.Key_End: (_FAR, True),
}


class FundKnob(QWidget):
    """Says `stepped` with how many steps and whether they are wide; `left` when the person goes back."""

    stepped = Signal(int, bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(WIDTH, HEIGHT)
        self.setAccessibleName(_("Fund"))
        self.hide()

    def sizeHint(self) -> QSize:
        """The knob and its ring."""
        return QSize(WIDTH, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the fund, further with Shift; Escape goes back to the agreed one."""
        key = Key(event.key())
        if key in _STEPS:
            steps, is_wide = _STEPS[key]
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(steps, is_wide or shift)
        elif key == Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A small block with two arrow heads, ringed where it has the keyboard."""
        theme = theme_of()
        with painting(self) as painter:
            block = QRectF((WIDTH - _WIDE) / 2, (HEIGHT - _HIGH) / 2, _WIDE, _HIGH)
            fill_round(painter, block, _RING, theme.colour("ink"))
            painter.setPen(QPen(theme.colour("surface"), 1.4))
            middle = block.center()
            for side in (-1, 1):
                tip = QPointF(middle.x() + side * _REACH, middle.y())
                for up in (-1, 1):
                    painter.drawLine(tip, QPointF(tip.x() - side * _TIP, middle.y() + up * _TIP))
            painter.drawLine(
                QPointF(middle.x() - _REACH, middle.y()), QPointF(middle.x() + _REACH, middle.y())
            )
            if self.hasFocus():
                edge_round(painter, QRectF(self.rect()), 2 * _RING, theme.colour("focus"), _RING)
