"""The head of a grid and its total: titles and sums over and under their columns, figures right-aligned.

What must not live here: what the columns and sums are.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QWidget

from budget_app.presentation.tables import Column, Row
from ui.models.table_model import COLUMN
from ui.pages.requests_cells import INSET, RIGHT
from ui.theme import BODY, MEDIUM, SMALL, STRONG, theme_of
from ui.widgets.paint import draw_right, draw_text, elided, hairline, kept, painting

HEAD, TOTAL = 32, 36


class GridHeader(QHeaderView):
    """Titles, 32 high, with a rule below."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """32 high."""
        return QSize(super().sizeHint().width(), HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """A title, over the left or right edge of what is below it."""
        column = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, COLUMN)
        theme, box = theme_of(), QRectF(rect)
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(box, theme.colour("surface"))
            hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom(), theme.colour("line2"))
            font = theme.font(SMALL, STRONG if column.strong else MEDIUM)
            ink = theme.colour("ink" if column.strong else "ink2")
            left = box.left() + (INSET if column.id == "code" else 0)
            title = elided(column.title, font, box.right() - left - (RIGHT if column.is_figure else 4))
            if column.is_figure:
                draw_right(painter, box.right() - RIGHT, box.center().y(), title, font, ink)
            else:
                draw_text(painter, left, box.center().y(), title, font, ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rule also where there is no column."""
        with painting(self.viewport()) as painter:
            theme, box = theme_of(), QRectF(self.viewport().rect())
            painter.fillRect(box, theme.colour("surface"))
            hairline(painter, 0, box.bottom() - 1, box.right(), box.bottom(), theme.colour("line2"))
        super().paintEvent(event)


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
