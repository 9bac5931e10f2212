"""The head of the preview: over each column what it fills, to be chosen from a menu, and under it the sheet's heading.

Painted, so that a sheet of a thousand columns costs no thousand fields. What a choice leads to is decided elsewhere.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from budget_app.exchange.import_columns import ScreenColumn
from budget_app.exchange.import_draft import LEFT_OUT
from budget_app.words import _
from ui.drawings import paint_icon
from ui.models.import_model import COLUMN
from ui.theme import MEDIUM, SMALL, STRONG, theme_of
from ui.widgets.paint import draw_right, draw_text, edge_round, elided, fill_round, hairline, kept, painting

PICK, HEADING, INSET, SIGN, GRIP = 28, 26, 8, 12, 4
ROOM = 2 * INSET + SIGN + 4 + 8  # around the word for what a column fills


class MappingHeader(QHeaderView):
    """The keyboard goes through its columns by the arrows; Space, Enter or Down opens the choices."""

    asked = Signal(int, QPoint)  # a column's position in the table, where its menu is to open

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._here = 1
        self.setFixedHeight(PICK + HEADING + 4)
        self.setMinimumSectionSize(72)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("What each column fills"))

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint().width(), PICK + HEADING + 4)

    @property
    def current(self) -> int:
        """The position of the column the keyboard is at."""
        return self._here

    def go_to(self, section: int) -> None:
        """The keyboard is at this column."""
        self._here = max(1, min(section, self.count() - 1))
        column = self._column(self._here)
        if column:
            name = _("Column {heading} fills: {field}").format(heading=column.heading, field=column.word)
            self.setAccessibleName(name)
        table = self.parent()
        if isinstance(table, QTableView) and self.count() > 1 and table.model().rowCount():
            table.scrollTo(table.model().index(max(table.rowAt(0), 0), self._here))
        self.viewport().update()

    # --- painting

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """What the column fills as a button, the heading beneath."""
        theme, box = theme_of(), QRectF(rect)
        column = self._column(logicalIndex)
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(box, theme.colour("surface"))
            hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom(), theme.colour("line2"))
            middle = box.bottom() - HEADING / 2 - 1
            if column is None:
                title = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
                font = theme.font(SMALL, MEDIUM)
                draw_text(painter, box.left() + INSET, middle, str(title or ""), font, theme.colour("ink2"))
                return
            self._paint_pick(painter, self._pick_rect(box), column, logicalIndex)
            font = theme.font(SMALL)
            heading = elided(column.heading, font, box.width() - 2 * INSET)
            ink = theme.colour("ink3" if column.fills == LEFT_OUT else "ink2")
            if column.is_figure:
                draw_right(painter, box.right() - INSET, middle, heading, font, ink)
            else:
                draw_text(painter, box.left() + INSET, middle, heading, font, ink)

    def _paint_pick(self, painter: QPainter, box: QRectF, column: ScreenColumn, section: int) -> None:
        theme = theme_of()
        guessed = column.is_mapped and not column.is_sure
        fill_round(painter, box, 5, theme.colour("warnsoft" if guessed else "surface"))
        edge_round(painter, box, 5, theme.colour("line2"))
        font = theme.font(SMALL, STRONG if column.is_mapped else MEDIUM)
        ink = "warn" if guessed else "ink" if column.is_mapped else "ink3"
        room = box.width() - 2 * INSET - SIGN - 4
        draw_text(
            painter,
            box.left() + INSET,
            box.center().y(),
            elided(column.word, font, room),
            font,
            theme.colour(ink),
        )
        square = QRectF(box.right() - INSET - SIGN + 2, round(box.center().y() - SIGN / 2), SIGN, SIGN)
        paint_icon(painter, square, "chevron-down", theme.look.ink2)
        if self.hasFocus() and section == self._here:
            edge_round(painter, box, 5, theme.colour("focus"), 2.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rule also where there is no column."""
        with painting(self.viewport()) as painter:
            theme, box = theme_of(), QRectF(self.viewport().rect())
            painter.fillRect(box, theme.colour("surface"))
            hairline(painter, 0, box.bottom() - 1, box.right(), box.bottom(), theme.colour("line2"))
        super().paintEvent(event)

    # --- choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on what a column fills opens the choices; at its edge the column is made wider."""
        place = event.position().toPoint()
        section = self.logicalIndexAt(place)
        if event.button() == Qt.MouseButton.LeftButton and self._column(section) and place.y() <= PICK + 2:
            box = self.section_rect(section)
            if box.adjusted(GRIP, 0, -GRIP, 0).contains(place):
                self.ask(section)
                return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go through the columns."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step:
            self.go_to(self._here + step)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.ask(self._here)
        else:
            super().keyPressEvent(event)

    def ask(self, section: int) -> None:
        """Let the person choose what this column fills."""
        if self._column(section):
            self.go_to(section)
            self.asked.emit(section, self.viewport().mapToGlobal(self.section_rect(section).bottomLeft()))

    def section_rect(self, section: int) -> QRect:
        """Where the choice of a column is painted."""
        left = self.sectionViewportPosition(section)
        return self._pick_rect(QRectF(left, 0, self.sectionSize(section), self.height())).toRect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the column it was at."""
        super().focusInEvent(event)
        self.go_to(self._here)

    @staticmethod
    def _pick_rect(box: QRectF) -> QRectF:
        return QRectF(box.left() + 3, box.top() + 3, box.width() - 6, PICK - 2)

    def _column(self, section: int) -> ScreenColumn | None:
        model = self.model()
        found = (
            model.headerData(section, Qt.Orientation.Horizontal, COLUMN) if model and section >= 0 else None
        )
        return found if isinstance(found, ScreenColumn) else None
