"""A chart on the screen: its ground drawn once for a size, a ratio and a theme; over it what follows hand and picks.

Both come from functions that are handed in, so that nothing here loads matplotlib. While the fund is dragged, or picks
change, only the marks are painted anew over the kept ground. What must not live here: what a chart shows.
"""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.charts.marks import Layer, Measure, Target
from budget_app.presentation.look import Look
from budget_app.presentation.tradeoff_picks import NOTHING, Pick
from budget_app.presentation.undrawn import undrawn_text
from ui.theme import theme_of
from ui.widgets.fund_knob import FundKnob
from ui.widgets.marks import measure, paint_marks, rect_of
from ui.widgets.paint import edge_round, focus_ring, paint_notice, painting
from ui.widgets.targets import at_place, towards


class Ground(Protocol):
    """What a ground is to a canvas: RGBA bytes, width and height in device px, and a plan for the layer."""

    @property
    def pixels(self) -> bytes: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def plan(self) -> Any: ...


Draw = Callable[[float, float, float, Look], Ground]
"""Width and height in px, device px to a px, the theme."""

Over = Callable[[Any, Look, Measure], Layer]
"""The ground's plan, the theme, a way to measure words."""

_SETTLED_MS, _GRIP = 40, 6.0


class ChartCanvas(QWidget):
    """Shows a ground and a layer; its accessible description is the chart's sentence.

    `picked` carries a Pick; `fund_moved` the fund a hand points at and what a px is worth, both in minor units.
    """

    picked = Signal(object)
    fund_moved = Signal(float, float)
    fund_rested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.knob = FundKnob(self)
        self.is_dragging = False
        self.tip_of: Callable[[Pick], str] = lambda _pick: ""
        self._draw: Draw | None = None
        self._over: Over | None = None
        self._layer: Layer | None = None
        self._ground: QPixmap | None = None
        self._plan: Any = None
        self._drawn: tuple[Any, ...] = ()
        self._current, self.why_not = NOTHING, ""
        # While a window is dragged wider the old picture is stretched; the new one follows when the hand rests.
        self._resting = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._resting.timeout.connect(self.update)

    # --- what is shown

    def show_chart(self, draw: Draw, over: Over, name: str, sentence: str) -> None:
        """Another chart; `name` and `sentence` are what a screen reader says."""
        self._draw, self._drawn = draw, ()
        self.setAccessibleName(name)
        self.show_over(over, sentence, self._current)

    def show_over(self, over: Over, sentence: str, current: Pick) -> None:
        """Another layer over the same ground: a fund is tried, or something is picked."""
        self._over, self._layer, self._current = over, None, current
        self.setAccessibleDescription(sentence)
        self.update()

    @property
    def layer(self) -> Layer | None:
        """What lies over the ground now; None until it is first painted."""
        if self._layer is None and self._over and self._plan is not None:
            self._layer = self._over(self._plan, theme_of().look, measure)
            self._place_knob(self._layer)
        return self._layer

    def sizeHint(self) -> QSize:
        """Wide, as charts are."""
        return QSize(480, 220)

    def minimumSizeHint(self) -> QSize:
        """As small as it can still be read."""
        return QSize(260, 140)

    # --- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drawn anew a moment after the last change of size."""
        super().resizeEvent(event)
        self._resting.start()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme, or another screen: drawn anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._layer = None
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, made first where it is out of date; then the marks."""
        if self._draw is None or self.width() < 2 or self.height() < 2:
            return
        self._render(self._draw)
        layer = self.layer
        if self._ground is None or layer is None:
            paint_notice(self, self.why_not)
            return
        with painting(self) as painter:
            if self._is_stretched:
                painter.drawPixmap(QRectF(self.rect()), self._ground, QRectF(self._ground.rect()))
                return
            # Pixel by pixel: fitted into a width of, say, 133.75 px it would lose a column.
            painter.drawPixmap(0, 0, self._ground)
            paint_marks(painter, layer.marks, self.height())
            focus_ring(painter, self)
            here = self._here(layer)
            if here and self.hasFocus():
                ring = rect_of(here.box, self.height()).adjusted(-1, -1, 1, 1)
                edge_round(painter, ring, 3, theme_of().colour("focus"), 2)

    @property
    def _is_stretched(self) -> bool:
        return self._drawn[2:] != (self.width(), self.height())

    def _render(self, draw: Draw) -> None:
        look, ratio = theme_of().look, self.devicePixelRatioF()
        wanted = (look.dark, ratio, self.width(), self.height())
        only_stretched = wanted[:2] == self._drawn[:2] and self._resting.isActive()
        if wanted == self._drawn or only_stretched:
            return
        self._drawn, self.why_not = wanted, ""
        try:
            made = draw(self.width(), self.height(), ratio, look)
        except (ArithmeticError, ValueError, MemoryError) as error:
            self._plan = self._layer = None
            self.why_not = undrawn_text(error)
            return
        image = QImage(made.pixels, made.width, made.height, 4 * made.width, QImage.Format.Format_RGBA8888)
        # A ground covers all: without its transparency it is on the screen several times as fast.
        self._ground = QPixmap.fromImage(image.convertToFormat(QImage.Format.Format_RGB32))
        self._ground.setDevicePixelRatio(ratio)
        self._plan, self._layer = made.plan, None

    def _place_knob(self, layer: Layer) -> None:
        gate = layer.gate
        self.knob.setVisible(gate is not None)
        if gate:
            middle = self.height() - (gate.y1 if gate.is_knob_above else gate.y0)
            self.knob.move(round(gate.x - self.knob.width() / 2), round(middle - self.knob.height() / 2))

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Near the fund's line: take hold of it. Elsewhere: pick what is there, or nothing."""
        layer = self.layer
        if layer is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        x, y = event.position().x(), self.height() - event.position().y()
        target = at_place(layer.targets, x, y)
        if self._is_on_gate(layer, x, y) and not (target and target.pick.point):
            self.is_dragging = True
            self.knob.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            self.picked.emit(target.pick if target else NOTHING)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the fund; or show with the pointer what can be done here."""
        layer = self.layer
        if layer is None:
            return
        x, y = event.position().x(), self.height() - event.position().y()
        if self.is_dragging and layer.gate:
            self.fund_moved.emit(layer.gate.fund_at(x), layer.gate.pixel)
            return
        target = at_place(layer.targets, x, y)
        if self._is_on_gate(layer, x, y):
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        elif target:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.setToolTip(self.tip_of(target.pick) if target else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The fund stays where it was let go."""
        if self.is_dragging:
            self.is_dragging = False
            self.fund_rested.emit()

    def _is_on_gate(self, layer: Layer, x: float, y: float) -> bool:
        gate = layer.gate
        if not gate:
            return False
        on_line = abs(x - gate.x) <= _GRIP and gate.y0 - _GRIP <= y <= gate.y1 + _GRIP
        return on_line or self.knob.geometry().contains(QPointF(x, self.height() - y).toPoint())

    # --- the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from one thing that can be picked to the next in their direction."""
        layer = self.layer
        step = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }.get(Qt.Key(event.key()))
        if step is None or layer is None or not layer.targets:
            super().keyPressEvent(event)
            return
        here = self._here(layer)
        going = towards(layer.targets, here, step) if here else layer.targets[0]
        if going and going is not here:
            self.picked.emit(going.pick)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring comes with the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And goes with it."""
        super().focusOutEvent(event)
        self.update()

    def _here(self, layer: Layer) -> Target | None:
        return next((target for target in layer.targets if target.pick == self._current), None)
