"""The head of a grid and its total: titles and sums over and under their columns, figures right-aligned.

What must not live here: what the columns and sums are.
"""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QWidget

from budget_app.presentation.tables import Column, Row
from budget_app.words import _
from ui.drawings import paint_icon
from ui.models.table_model import COLUMN, SORT
from ui.pages.requests_cells import INSET, RIGHT
from ui.theme import BODY, MEDIUM, SMALL, STRONG, theme_of
from ui.widgets.paint import draw_right, draw_text, elided, hairline, kept, painting

HEAD, TOTAL, ARROW = 32, 36, 12


class GridHeader(QHeaderView):
    """Titles, 32 high, with a rule below; where it may be sorted, a click on a title asks for it."""

    sort_wanted = Signal(str, bool)  # column; whether it is added to those chosen before

    def __init__(self, parent: QTableView, is_sortable: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_sortable = is_sortable
        self._hovered = -1
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMouseTracking(is_sortable)
        if is_sortable:
            self.setToolTip(_("Click to sort, Ctrl+click to sort by one more column. In a cell: Alt+Down"))
        self.setMinimumSectionSize(24)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """32 high; as wide as the grid, whatever stands in it (Qt would ask for every title, again and again)."""
        return QSize(HEAD, HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """A title, over the left or right edge of what is below it; beside it an arrow where it is sorted."""
        column = self._column(logicalIndex)
        sort = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, SORT)
        theme, box = theme_of(), QRectF(rect)
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(box, theme.colour("surface"))
            hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom(), theme.colour("line2"))
            font = theme.font(SMALL, STRONG if column.strong or sort else MEDIUM)
            ink = theme.colour("ink" if column.strong or sort or logicalIndex == self._hovered else "ink2")
            left, middle = box.left() + (INSET if column.id == "code" else 0), box.center().y()
            right = box.right() - (RIGHT if column.is_figure else 4)
            title = elided(column.title, font, right - left - (ARROW if sort else 0))
            if column.is_figure:
                start = draw_right(painter, right, middle, title, font, ink) - ARROW
            else:
                start = draw_text(painter, left, middle, title, font, ink) + 1
            if sort:
                square = QRectF(round(start), round(middle - ARROW / 2), ARROW, ARROW)
                paint_icon(painter, square, "arrow-down" if sort.down else "arrow-up", theme.look.ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rule also where there is no column."""
        with painting(self.viewport()) as painter:
            theme, box = theme_of(), QRectF(self.viewport().rect())
            painter.fillRect(box, theme.colour("surface"))
            hairline(painter, 0, box.bottom() - 1, box.right(), box.bottom(), theme.colour("line2"))
        super().paintEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A title that can be clicked shows it."""
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()) if self._is_sortable else -1)

    def leaveEvent(self, event: QEvent) -> None:
        """No title is below the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click sorts; with Ctrl the columns chosen before go on to count."""
        super().mouseReleaseEvent(event)
        at = self.logicalIndexAt(event.position().toPoint())
        if self._is_sortable and at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.sort_wanted.emit(self._column(at).id, adds)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            shape = Qt.CursorShape.PointingHandCursor if section >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
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
            draw_text(painter, INSET, middle, self._row.title, strong, theme.colour("ink"))
            second = header.sectionViewportPosition(1)
            draw_text(painter, second, middle, self._row.count, theme.font(SMALL), theme.colour("ink2"))
            for n, (column, cell) in enumerate(zip(self._columns, self._row.cells, strict=True)):
                if column.kind == "money" and not header.isSectionHidden(n):
                    right = header.sectionViewportPosition(n) + header.sectionSize(n) - RIGHT
                    draw_right(painter, right, middle, cell.text, strong, theme.colour("ink"))
