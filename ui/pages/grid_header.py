"""The head of a grid and its total: titles and sums over and under their columns, figures right-aligned.

What must not live here: what the columns and sums are.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QWidget

from budget_app.presentation.tables import Column, Row, Sort
from budget_app.words import _
from ui.drawings import paint_icon
from ui.models.table_model import COLUMN, RANK, SORT
from ui.pages.requests_cells import INSET, RIGHT
from ui.theme import BODY, MEDIUM, SMALL, STRONG, theme_of
from ui.widgets.paint import draw_right, draw_text, elided, hairline, kept, painting, text_width

HEAD, TOTAL, ARROW, NUMBER = 32, 36, 12, 8
LEAST, GRIP, DRAG = 24, 4, 6


class GridHeader(QHeaderView):
    """Titles, 32 high, with a rule below. Where it may be sorted, a click on a title asks for it, a title can be
    dragged to another place, an edge to another width, and the right button opens the column's menu."""

    sort_wanted = Signal(str, bool)  # column; whether it is added to those chosen before
    order_wanted = Signal(object)  # the ids of all columns, from the left
    width_given = Signal(str, int)  # column whose edge was dragged, its width in px
    fit_wanted = Signal(str)  # column whose edge was clicked twice
    menu_wanted = Signal(str, QPoint)  # column, place on the screen

    def __init__(self, parent: QTableView, is_sortable: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_sortable = is_sortable
        self._hovered = -1
        self._pressed: QPoint | None = None
        self._before: list[int] = []  # the widths while an edge is dragged
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMouseTracking(is_sortable)
        self.setMinimumSectionSize(LEAST)
        if is_sortable:
            self.setToolTip(_("Click to sort, Shift+click to sort by one more column. In a cell: Alt+Down"))
            self.setSectionsMovable(True)
            self.setFirstSectionMovable(False)
            self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self.customContextMenuRequested.connect(self._want_menu)
        else:
            self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """32 high; as wide as the grid, whatever stands in it (Qt would ask for every title, again and again)."""
        return QSize(HEAD, HEAD)

    # --- painting

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """A title, over the left or right edge of what is below it; beside it an arrow where it is sorted."""
        column = self._column(logicalIndex)
        sort = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, SORT)
        theme, box = theme_of(), QRectF(rect)
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(box)
            painter.fillRect(box, theme.colour("surface"))
            hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom(), theme.colour("line2"))
            if self._is_sortable and self._hovered >= 0:
                edge = theme.colour("line")
                hairline(painter, box.right() - 1, box.top() + 8, box.right(), box.bottom() - 8, edge)
            font = theme.font(SMALL, STRONG if column.strong or sort else MEDIUM)
            ink = theme.colour("ink" if column.strong or sort or logicalIndex == self._hovered else "ink2")
            left, middle = box.left() + (INSET if column.id == "code" else 0), box.center().y()
            right = box.right() - (RIGHT if column.is_figure else 4)
            rank = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, RANK)
            sign = (ARROW + (NUMBER if rank else 0)) if sort else 0
            title = elided(column.title, font, right - left - sign)
            if column.is_figure:
                start = draw_right(painter, right, middle, title, font, ink) - sign
            else:
                start = draw_text(painter, left, middle, title, font, ink) + 1
            if sort:
                self._paint_sort(painter, start, middle, sort, rank)

    def _paint_sort(self, painter: QPainter, x: float, middle: float, sort: Sort, rank: int) -> None:
        """The arrow, and behind it the how manieth of several columns this is."""
        theme = theme_of()
        square = QRectF(round(x), round(middle - ARROW / 2), ARROW, ARROW)
        paint_icon(painter, square, "arrow-down" if sort.down else "arrow-up", theme.look.ink)
        if rank:
            font = theme.font(SMALL, MEDIUM)
            draw_text(painter, round(x) + ARROW - 1, middle, str(rank), font, theme.colour("ink2"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rule also where there is no column."""
        with painting(self.viewport()) as painter:
            theme, box = theme_of(), QRectF(self.viewport().rect())
            painter.fillRect(box, theme.colour("surface"))
            hairline(painter, 0, box.bottom() - 1, box.right(), box.bottom(), theme.colour("line2"))
        super().paintEvent(event)

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, so that a drag is not taken for a click."""
        point = event.position().toPoint()
        on_edge = self._is_on_edge(point)
        self._pressed = None if on_edge else point
        self._before = self._widths() if on_edge else []
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A title that can be clicked shows it, and an edge that can be dragged."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        if self._is_sortable and not event.buttons():
            self._hover(self.logicalIndexAt(point))
            on_edge = Qt.CursorShape.SplitHCursor if self._is_on_edge(point) else None
            hand = Qt.CursorShape.PointingHandCursor if self._hovered >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(on_edge or hand)

    def leaveEvent(self, event: QEvent) -> None:
        """No title is below the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click sorts, with Shift or Ctrl by one column more; a title that was dragged has another place."""
        super().mouseReleaseEvent(event)
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        self._take_widths()
        if not self._is_sortable or event.button() != Qt.MouseButton.LeftButton or self._take_order():
            return
        at = self.logicalIndexAt(point)
        is_click = pressed is not None and (point - pressed).manhattanLength() < DRAG
        if is_click and at >= 0:
            adds = event.modifiers() & (
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
            )
            self.sort_wanted.emit(self._column(at).id, bool(adds))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """An edge that is clicked twice makes its column as wide as its cells; elsewhere it is one more click."""
        point = event.position().toPoint()
        if self._is_on_edge(point):
            self.fit_wanted.emit(self._column(self.logicalIndexAt(point.x() - GRIP)).id)
        else:
            self.mousePressEvent(event)

    def _widths(self) -> list[int]:
        return [self.sectionSize(n) for n in range(self.count())]

    def _take_widths(self) -> None:
        before, self._before = self._before, []
        for n, (was, now) in enumerate(zip(before, self._widths(), strict=False)):
            if was != now:
                self.width_given.emit(self._column(n).id, now)

    def _take_order(self) -> bool:
        """Whether titles were dragged. The model has columns as they stand: here they go back to their places."""
        order = [self.logicalIndex(n) for n in range(self.count())]
        if order == sorted(order):
            return False
        ids = tuple(self._column(n).id for n in order)
        for n in range(self.count()):
            self.moveSection(self.visualIndex(n), n)
        self.order_wanted.emit(ids)
        return True

    def _is_on_edge(self, point: QPoint) -> bool:
        if not self._is_sortable:
            return False
        near = (self.logicalIndexAt(point.x() + GRIP), self.logicalIndexAt(point.x() - GRIP))
        return near[0] != near[1] and near[1] >= 0

    def _want_menu(self, point: QPoint) -> None:
        at = self.logicalIndexAt(point)
        self.menu_wanted.emit(self._column(at).id if at >= 0 else "", self.mapToGlobal(point))

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def _column(self, section: int) -> Column:
        return self.model().headerData(section, Qt.Orientation.Horizontal, COLUMN)


class TotalRow(QWidget):
    """The sums of what is shown, under their columns, always in view."""

    def __init__(self, view: QTableView) -> None:
        super().__init__()
        self._view = view
        self._row: Row | None = None
        self._columns: tuple[Column, ...] = ()
        self.setFixedHeight(TOTAL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.horizontalHeader().geometriesChanged.connect(self.update)
        view.horizontalHeader().sectionResized.connect(self.update)
        view.horizontalScrollBar().valueChanged.connect(self.update)

    def show_row(self, row: Row, columns: tuple[Column, ...]) -> None:
        """Other sums."""
        self._row, self._columns = row, columns
        sums = [
            f"{c.title} {cell.text}" for c, cell in zip(columns, row.cells, strict=True) if c.kind == "money"
        ]
        self.setAccessibleName(", ".join([row.spoken, *sums]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, count, sums."""
        if self._row is None:
            return
        theme, header = theme_of(), self._view.horizontalHeader()
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("surface"))
            hairline(painter, 0, 0, self.width(), 1, theme.colour("line2"))
            middle, strong = self.height() / 2, theme.font(BODY, STRONG)
            word = text_width(self._row.title, strong)
            draw_text(painter, INSET, middle, self._row.title, strong, theme.colour("ink"))
            second = max(header.sectionViewportPosition(1), INSET + round(word) + INSET)
            draw_text(painter, second, middle, self._row.count, theme.font(SMALL), theme.colour("ink2"))
            for n, (column, cell) in enumerate(zip(self._columns, self._row.cells, strict=True)):
                if column.kind == "money" and not header.isSectionHidden(n):
                    right = header.sectionViewportPosition(n) + header.sectionSize(n) - RIGHT
                    draw_right(painter, right, middle, cell.text, strong, theme.colour("ink"))
