"""The fund bar: the app's signature, always in view. Shows a Qt-free FundBar record and says where it was clicked.

Changes slide in 160 ms, not where the system asks for reduced motion. What must not live here: geometry
(fund_bar_layout.py), drawing (fund_bar_paint.py), figures (budget_app/presentation/fund_bar.py).
"""

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from budget_app.presentation.fund_bar import FundBar, State
from budget_app.words import _
from ui.theme import theme_of
from ui.widgets.fund_bar_layout import BELOW, TOP, Amounts, Layout, amounts_of, bar_height, between, lay_out
from ui.widgets.fund_bar_paint import paint_fund_bar, text_measure, tile_rect
from ui.widgets.paint import edge_round, painting

SLIDE_MS = 160


class FundBarWidget(QWidget):
    """Asks against the fund. Empty until `show_bar`.

    Keyboard: Left and Right go through the states, Up and Down through the departments of one, Enter picks.
    """

    picked = Signal(str, str)  # state ("agreed", "contested", "fits", "over") and code of the department

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar: FundBar | None = None
        self._preview: FundBar | None = None
        self._from: Amounts | None = None
        self._now: Amounts | None = None
        self._at = (0, 0)
        self._slide = QVariantAnimation(self)
        self._slide.setDuration(SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.setStartValue(0.0)
        self._slide.setEndValue(1.0)
        self._slide.valueChanged.connect(self._move)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Fund bar"))

    def show_bar(self, bar: FundBar) -> None:
        """Show these figures; slides there from what is shown now."""
        self._bar = bar
        self.setAccessibleDescription(bar.sentence)
        self._go_to(self._preview or bar)

    def preview(self, bar: FundBar | None) -> None:
        """Show what would be (while the mouse is over a choice); None: back to what is."""
        self._preview = bar
        if shown := bar or self._bar:
            self._go_to(shown)

    @property
    def shown(self) -> FundBar | None:
        """The figures on screen: the preview or else the bar."""
        return self._preview or self._bar

    def box_at(self, point: QPoint) -> tuple[State, str] | None:
        """The state and the department's code under a point; None beside the bar."""
        bar, layout = self.shown, self._layout()
        if bar is None or layout is None:
            return None
        for tile in layout.tiles:
            if tile_rect(layout, tile).contains(point):
                lanes = [b for b in tile.lanes if TOP + b.top + b.height >= point.y()] or tile.lanes[-1:]
                return tile.state, bar.lanes[lanes[0].lane].code
        return None

    def sizeHint(self) -> QSize:
        """As high as the lanes need."""
        height = bar_height(self.shown) if self.shown else 28
        return QSize(640, TOP + height + BELOW)

    def minimumSizeHint(self) -> QSize:
        """The words shorten; the bar itself fits anywhere."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar where it has slid to, and the ring around the part that has the keyboard."""
        layout, bar = self._layout(), self.shown
        if layout is None or bar is None:
            return
        with painting(self) as painter:
            paint_fund_bar(painter, bar, layout, theme_of())
            if self.hasFocus():
                self._paint_focus(painter, layout)

    def event(self, event: QEvent) -> bool:
        """Hover: the amounts of that state."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.box_at(event.pos())
            QToolTip.showText(event.globalPos(), self.shown.hints[hit[0]] if hit and self.shown else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        over = self.box_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click picks a state and a department."""
        hit = self.box_at(event.position().toPoint())
        if hit and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(hit[0].value, hit[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move, Enter and Space pick."""
        layout, bar = self._layout(), self.shown
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if layout is None or bar is None or not layout.tiles:
            super().keyPressEvent(event)
        elif event.key() in steps:
            across, down = steps[Qt.Key(event.key())]
            tile = max(0, min(self._at[0] + across, len(layout.tiles) - 1))
            lane = max(0, min(self._at[1] + down, len(layout.tiles[tile].lanes) - 1))
            self._at = (tile, lane)
            self._tell(layout, bar)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            tile = layout.tiles[min(self._at[0], len(layout.tiles) - 1)]
            lane = tile.lanes[min(self._at[1], len(tile.lanes) - 1)]
            self.picked.emit(tile.state.value, bar.lanes[lane.lane].code)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        self.update()
        super().focusOutEvent(event)

    def _tell(self, layout: Layout, bar: FundBar) -> None:
        tile = layout.tiles[self._at[0]]
        corner = tile_rect(layout, tile).bottomLeft().toPoint()
        QToolTip.showText(self.mapToGlobal(corner), bar.hints[tile.state], self)
        self.update()

    def _paint_focus(self, painter: QPainter, layout: Layout) -> None:
        if not layout.tiles:
            return
        tile = layout.tiles[min(self._at[0], len(layout.tiles) - 1)]
        lane = tile.lanes[min(self._at[1], len(tile.lanes) - 1)]
        area = QRectF(tile.left, TOP + lane.top, tile.width, lane.height).adjusted(-2, -2, 2, 2)
        edge_round(painter, area, 4, theme_of().colour("focus"), 2.0)

    def _layout(self) -> Layout | None:
        if self.shown is None or self._now is None:
            return None
        return lay_out(self.shown, self._now, self.width(), text_measure(theme_of()))

    def _go_to(self, bar: FundBar) -> None:
        target = amounts_of(bar)
        start = self._now
        self._slide.stop()
        same_lanes = start is not None and all(len(start.lanes[s]) == len(target.lanes[s]) for s in State)
        if not same_lanes or start == target or not self.isVisible() or not self._may_move():
            self._now = target
        else:
            self._from = start
            self._slide.start()
        if self.sizeHint().height() != self.height():
            self.updateGeometry()
        self.update()

    def _move(self, share: float) -> None:
        if self.shown is None or self._from is None:
            return
        self._now = between(self._from, amounts_of(self.shown), share)
        self.update()

    def _may_move(self) -> bool:
        """Where the system's animations are off, the style says that one takes no time."""
        return self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0
