"""A chart on the screen: a matplotlib figure drawn to the size, the ratio and the theme of the moment.

The figure comes from a function that is handed in, so that nothing here imports matplotlib. It is drawn anew when the
size, the theme or the chart changes, and not for anything else. What must not live here: what a chart shows.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, QTimer
from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.presentation.look import Look
from ui.theme import theme_of
from ui.widgets.paint import painting

Pixels = tuple[bytes, int, int]
Draw = Callable[[float, float, float, Look], Pixels]
"""Width and height in px, device px to a px, the theme -> RGBA bytes, width, height."""

_SETTLED_MS = 40


class ChartCanvas(QWidget):
    """Shows what its draw function draws; its accessible description is the chart's sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._draw: Draw | None = None
        self._image: QImage | None = None
        self._drawn: tuple[Any, ...] = ()
        # While a window is dragged wider the old picture is stretched; the new one follows when the hand rests.
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_SETTLED_MS)
        self._resting.timeout.connect(self.update)

    def show_chart(self, draw: Draw, name: str, sentence: str) -> None:
        """Another chart; `name` and `sentence` are what a screen reader says."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        self.redraw(draw)

    def redraw(self, draw: Draw) -> None:
        """The same chart, drawn otherwise: something in it is marked."""
        self._draw, self._drawn = draw, ()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide, as charts are."""
        return QSize(480, 220)

    def minimumSizeHint(self) -> QSize:
        """As small as it can still be read."""
        return QSize(260, 140)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drawn anew a moment after the last change of size."""
        super().resizeEvent(event)
        self._resting.start()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme, or another screen: drawn anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, made first where it is out of date."""
        if self._draw is None or self.width() < 2 or self.height() < 2:
            return
        self._render(self._draw)
        if self._image is not None:
            with painting(self) as painter:
                painter.drawImage(QRectF(self.rect()), self._image)

    def _render(self, draw: Draw) -> None:
        look, ratio = theme_of().look, self.devicePixelRatioF()
        wanted = (look.dark, ratio, self.width(), self.height())
        only_stretched = wanted[:2] == self._drawn[:2] and self._resting.isActive()
        if wanted == self._drawn or only_stretched:
            return
        pixels, width, height = draw(self.width(), self.height(), ratio, look)
        # copy(): QImage does not keep the bytes alive
        self._image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
        self._drawn = wanted
