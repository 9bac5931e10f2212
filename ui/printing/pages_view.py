"""The pages of a summary one under the other, each as typst renders it, made in the background when it comes into view.

How large a page is lives in zoom.py; what is around the pages in preview.py.
"""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from budget_app.presentation.look import look
from budget_app.presentation.print_words import page_text
from budget_app.summary.pages import page_pngs
from budget_app.summary.paper import SHEETS, Paper
from ui.background import Background
from ui.printing.zoom import GAP, PageSize, Zoom, page_size, scale_of, stepped
from ui.theme import colour, theme_of
from ui.widgets.paint import edge_round, painting

# A page's picture takes some megabytes: those farther away than this are dropped.
_KEPT = 2
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class PagesView(QAbstractScrollArea):
    """Scrolls by wheel, arrows, Page Up and Down, Home and End; Ctrl with the wheel zooms."""

    page_changed = Signal(int)
    zoomed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._facts, self._count = "", 0
        self._paper: Paper = "a4"
        self._pngs: tuple[float, list[bytes]] = (0.0, [])
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._page = 1
        self._ringed = False
        self.zoom = Zoom()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(page_text(1, 1))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # --- what is shown

    def show_pages(self, facts: str, paper: Paper, count: int) -> None:
        """Other pages, made from the facts of a summary; one stays on the page where one was.

        Old pictures stand until the new ones are there.
        """
        if (paper, count) != (self._paper, self._count):
            self._pictures.clear()
        self._pictures = {page: (0.0, picture) for page, (_ppi, picture) in self._pictures.items()}
        page, self._facts, self._paper, self._count = self._page, facts, paper, count
        self._pngs = (0.0, [])
        self._arrange()
        self.go_to(min(page, count))
        self._moved()

    @property
    def page(self) -> int:
        """The page in view."""
        return self._page

    @property
    def scale(self) -> float:
        """How large pages are; 1 is the size on paper."""
        room = self.maximumViewportSize()
        return scale_of(self.zoom, SHEETS[self._paper], room.width() - self._bar(), room.height())

    @property
    def is_drawn(self) -> bool:
        """Whether every page in view is there, in the size it has now."""
        return self._count > 0 and self._wanted(ahead=0) == 0

    def set_zoom(self, zoom: Zoom) -> None:
        """Larger or smaller; what is at the top of the view stays there."""
        size = self._size()
        place = self.verticalScrollBar().value() / (size.height + GAP)
        self.zoom = zoom
        self._arrange()
        self.verticalScrollBar().setValue(round(place * (self._size().height + GAP)))
        self._moved()
        self.zoomed.emit()

    def step_zoom(self, further: bool) -> None:
        """One step larger or smaller."""
        self.set_zoom(stepped(self.scale, further))

    def go_to(self, page: int) -> None:
        """The top of a page; of the first or last one where there is no such page."""
        page = max(1, min(page, self._count))
        self.verticalScrollBar().setValue(round((page - 1) * (self._size().height + GAP)))

    # --- where pages are

    def _bar(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    def _size(self) -> PageSize:
        return page_size(SHEETS[self._paper], self.scale, self.devicePixelRatioF())

    def _arrange(self) -> None:
        size, room = self._size(), self.viewport().size()
        height = round(self._count * (size.height + GAP)) + GAP
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(room.height())
        vertical.setSingleStep(48)
        vertical.setRange(0, max(0, height - room.height()))
        horizontal.setPageStep(room.width())
        horizontal.setRange(0, max(0, round(size.width) + 2 * GAP - room.width()))
        self.viewport().update()

    def _place(self, page: int, size: PageSize) -> QRectF:
        width = self.viewport().width()
        across = max((width - size.width) / 2, GAP) - self.horizontalScrollBar().value()
        down = GAP + (page - 1) * (size.height + GAP) - self.verticalScrollBar().value()
        return QRectF(round(across), round(down), size.width, size.height)

    def _in_view(self) -> range:
        size = self._size()
        top, step = self.verticalScrollBar().value(), size.height + GAP
        first = int(top // step) + 1
        last = int((top + self.viewport().height()) // step) + 1
        return range(max(1, first), min(last, self._count) + 1)

    def _moved(self) -> None:
        top, step = self.verticalScrollBar().value(), self._size().height + GAP
        page = max(1, min(int((top + self.viewport().height() / 3) // step) + 1, self._count))
        at_end = self._count and top and top == self.verticalScrollBar().maximum()
        self._page = self._count if at_end else page
        self.setAccessibleName(page_text(self._page, self._count))
        self.page_changed.emit(self._page)
        self._ask()
        self.viewport().update()

    # --- pictures

    def _wanted(self, ahead: int = 1) -> int:
        """The page whose picture is wanted most; 0 where all are there."""
        ppi, view = self._size().ppi, self._in_view()
        near = (*view, *range(view.stop, min(view.stop + ahead, self._count + 1)))
        return next((page for page in near if self._pictures.get(page, (0.0,))[0] != ppi), 0)

    def _ask(self) -> None:
        page, ppi, facts = self._wanted(), self._size().ppi, self._facts
        if not page or not facts:
            return
        if self._pngs[0] == ppi:
            png = self._pngs[1][page - 1]
            self._background.run(
                "print/page", _picture, png, then=lambda made: self._take(page, ppi, facts, made)
            )
        else:
            asked = (facts, self._paper, ppi)
            self._background.run(
                "print/page", page_pngs, *asked, then=lambda made: self._keep(ppi, facts, made)
            )

    def _keep(self, ppi: float, facts: str, pngs: list[bytes]) -> None:
        """All pages in one size are there, packed; those in view are unpacked next."""
        if facts is self._facts:
            self._pngs = (ppi, pngs)
        self._ask()

    def _take(self, page: int, ppi: float, facts: str, picture: QImage) -> None:
        if facts is self._facts:
            self._pictures[page] = (ppi, picture)
            near = range(self._in_view().start - _KEPT, self._in_view().stop + _KEPT)
            self._pictures = {kept: made for kept, made in self._pictures.items() if kept in near}
        self.viewport().update()
        self._ask()

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in view on a quiet ground, paper in dark mode too; empty until the picture is there."""
        theme, size = theme_of(), self._size()
        with painting(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), theme.colour("bg"))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for page in self._in_view():
                place = self._place(page, size)
                painter.fillRect(place, colour(look().surface))
                if page in self._pictures:
                    painter.drawImage(place, self._pictures[page][1])
                edge_round(painter, place.adjusted(-1, -1, 1, 1), 0, theme.colour("line2"))
            if self._ringed and self.hasFocus():
                edge_round(painter, QRectF(self.viewport().rect()), 0, theme.colour("focus"), 2.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages fitted to the room there is now."""
        super().resizeEvent(event)
        self._arrange()
        self._moved()
        self.zoomed.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Another screen may have other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange()
            self._ask()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End are the first and last page; where a whole page is in view, Page Up and Down turn one."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        elif step and self._size().height <= self.viewport().height():
            self.go_to(self._page + step)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(event.angleDelta().y() > 0)
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is for those who come by the keyboard."""
        self._ringed = event.reason() in _BY_TAB
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()


def _picture(png: bytes) -> QImage:
    """Runs on a worker thread."""
    return QImage.fromData(png)
