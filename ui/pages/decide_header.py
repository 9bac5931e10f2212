"""The head of the Decide page's grid: titles over their columns, those of the tiers in the middle.

What the columns are is the model's.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.models.decide_model import CHOICES, COLUMNS
from ui.pages.decide_cells import INSET, RIGHT
from ui.theme import MEDIUM, SMALL, theme_of
from ui.widgets.paint import draw_middle, draw_right, draw_text, elided, hairline, kept

HEAD = 32


class DecideHeader(QHeaderView):
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
        """A title where its cells begin or end."""
        theme, box, column = theme_of(), QRectF(rect), COLUMNS[logicalIndex]
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(box, theme.colour("surface"))
            hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom(), theme.colour("line2"))
            font, ink, middle = theme.font(SMALL, MEDIUM), theme.colour("ink2"), box.center().y()
            if column in CHOICES:
                draw_middle(painter, box.center().x(), middle, elided(title, font, box.width()), font, ink)
            elif column == "granted":
                draw_right(painter, box.right() - RIGHT, middle, title, font, ink)
            else:
                left = box.left() + (INSET if column == "code" else 0)
                draw_text(painter, left, middle, title, font, ink)
