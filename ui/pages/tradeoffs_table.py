"""The tables of the trade-offs page: the lines in order of priority, and a chart's own figures.

What must not live here: what the tables say, and editing; nothing can be typed into them.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from budget_app.presentation.tables import Cell, Column, Row, Table, whole_text
from ui.models.table_model import PARTS, TableModel
from ui.pages.grid_header import GridHeader
from ui.theme import BODY, MEDIUM, NORMAL, STRONG, theme_of
from ui.widgets.glyph import SIZE as GLYPH
from ui.widgets.glyph import paint_glyph
from ui.widgets.paint import draw_right, draw_text, elided, hairline, kept, text_width
from ui.widgets.tile import SMALL as TILE
from ui.widgets.tile import paint_tile

LINE, RIGHT, MARK, RULE = 28, 12, 3, 2
_LEAST, _WIDE, _MOST = 120, 760, 640
_NOTHING = Table((), (), Row("", "total", ()), "", 0, 0)


class FactsDelegate(QStyledItemDelegate):
    """Paints a cell by the kind of its column."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, then a tile and code, words, or a figure on the right."""
        row, column, cell = index.data(PARTS)
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        theme = theme_of()
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.fillRect(box, theme.colour("accentsoft" if selected else "surface"))
            if selected and index.column() == 0:
                painter.fillRect(QRectF(box.left(), box.top(), MARK, box.height()), theme.colour("accent"))
            hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom(), theme.colour("line"))
            view = option.widget  # type: ignore[attr-defined]
            if selected and view is not None and view.hasFocus():
                _paint_focus(painter, box)
            if column.is_figure:
                _paint_figure(painter, box, row, column, cell)
            else:
                _paint_words(painter, box, row, column, cell)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The rows are all alike."""
        return QSize(_LEAST, LINE)


def _paint_focus(painter: QPainter, box: QRectF) -> None:
    """The row that has the keyboard, ruled above and below in the colour of focus."""
    for top in (box.top(), box.bottom() - RULE):
        painter.fillRect(QRectF(box.left(), top, box.width(), RULE), theme_of().colour("focus"))


def _paint_figure(painter: QPainter, box: QRectF, row: Row, column: Column, cell: Cell) -> None:
    theme = theme_of()
    weight = STRONG if column.strong or row.kind == "total" else NORMAL
    token = "ink" if column.kind == "money" else "ink2"
    draw_right(
        painter,
        box.right() - RIGHT,
        box.center().y(),
        cell.text,
        theme.font(BODY, weight),
        theme.colour(token),
    )


def _paint_words(painter: QPainter, box: QRectF, row: Row, column: Column, cell: Cell) -> None:
    """A tile where the row belongs to a department, the code in second rank, then the words as far as there is room."""
    theme, left, middle = theme_of(), box.left(), box.center().y()
    first = column.kind == "code" or column.id in ("department", "what")
    if first and row.department:
        tile = QRectF(left, round(middle - TILE / 2), TILE, TILE)
        paint_tile(painter, tile, theme.look.department(row.department.order), row.department.letter)
        left += TILE + 7
    elif row.goal and column.id == "what":
        sign = QRectF(left, round(middle - GLYPH / 2), GLYPH, GLYPH)
        paint_glyph(painter, sign, theme.look.goal(row.goal.order))
        left += GLYPH + 7
    words = cell.text
    if column.kind == "code":
        code, words = cell.data
        left = draw_text(painter, left, middle, code, theme.font(), theme.colour("ink2")) + 8
    # True and False: whether the best set holds the line.
    strong = STRONG if row.kind == "total" else MEDIUM if cell.data is True else NORMAL
    font = theme.font(BODY, strong)
    ink = theme.colour("ink2" if cell.data is False else "ink")
    draw_text(painter, left, middle, elided(words, font, box.right() - left - 8), font, ink)


def copy_figures(table: Table) -> None:
    """The table on the clipboard, as spreadsheets take it."""
    QGuiApplication.clipboard().setText(whole_text(table))


class FactsTable(QTableView):
    """A table to read. `picked` carries the key of the row a person went to."""

    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TableModel(_NOTHING)
        self._is_settling = False
        self._needed: list[int] = []
        self._known: dict[str, Row] = {}
        self.setAccessibleName(name)
        self.setItemDelegate(FactsDelegate(self))
        self.setHorizontalHeader(GridHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(LINE)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self._model)
        self.selectionModel().currentRowChanged.connect(self._go)

    @property
    def table(self) -> Table:
        """What is shown."""
        return self._model.table

    def show_table(self, table: Table, current: str = "") -> None:
        """Show another table, with this row as the current one where it is shown."""
        self.setAccessibleDescription(table.sentence)
        self._is_settling = True
        try:
            self._measure(table)
            self._model.show(table, current)
            self._fit_columns()
        finally:
            self._is_settling = False
        self.go_to(current)

    def go_to(self, key: str) -> None:
        """Make a row the current one and bring it into view; no row for a key that is not shown. Says nothing."""
        self._is_settling = True
        try:
            place = self._model.place_of(key) if key else -1
            if place < 0:
                self.selectionModel().clear()
                return
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            index = self._model.index(place, 0)
            if self.currentIndex().row() != place:
                self.selectionModel().setCurrentIndex(index, how)
                self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        finally:
            self._is_settling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying takes the whole table, with its titles."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_figures(self.table)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard stands on a row; who only goes to the page has picked nothing yet."""
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._is_settling = not by_key  # Qt makes the first row the current one
        super().focusInEvent(event)
        self._is_settling = False
        if by_key and not self.selectionModel().hasSelection() and self._model.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The rules go with the keyboard."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column takes what the others leave."""
        super().resizeEvent(event)
        self._fit_columns()

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_settling:
            self.picked.emit(self._model.row(index.row()).key)

    def _measure(self, table: Table) -> None:
        """What the columns need only grows while they are the same, so a row is measured once and nothing jumps."""
        if table.columns != self._model.table.columns or not self._needed:
            self._known, self._needed = {}, [column.width for column in table.columns]
        fresh = [row for row in (*table.rows, table.total) if self._known.get(row.key) is not row]
        self._known.update((row.key, row) for row in fresh)
        for n, column in enumerate(table.columns):
            if column.is_figure and fresh:
                self._needed[n] = max(self._needed[n], _needed(fresh, n))

    def _fit_columns(self) -> None:
        columns, room = self._model.table.columns, self.viewport().width()
        for n, column in enumerate(columns):
            self.setColumnHidden(n, column.wide and room < _WIDE)
        widths = {n: self._needed[n] for n in range(len(columns)) if not self.isColumnHidden(n)}
        for n, width in spread(widths, room).items():
            self.setColumnWidth(n, width)


def spread(widths: Mapping[int, int], room: int) -> dict[int, int]:
    """Widths that fill the room: the column of width 0 takes what the others leave, though never too little.

    Where that would be so much that the eye loses the row, every column grows by the same share.
    """
    share = max(room / (sum(widths.values()) + _MOST), 1.0)
    made = {n: int(width * share) for n, width in widths.items() if width}
    return made | {n: max(room - sum(made.values()), _LEAST) for n, width in widths.items() if not width}


def _needed(rows: Sequence[Row], n: int) -> int:
    """What the longest figure of these rows needs in column `n`."""
    longest = max((row.cells[n].text for row in rows if n < len(row.cells)), key=len, default="")
    return round(text_width(longest, theme_of().font(BODY, STRONG))) + 2 * RIGHT
