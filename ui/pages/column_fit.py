"""Gives the columns of the requests grid their widths: measures what their cells want, and shares the room.

How it is shared: column_widths.py. What must not live here: which columns a person chose.
"""

from PySide6.QtWidgets import QTableView

from budget_app.presentation.tables import Column, Row
from ui.models.table_model import TableModel
from ui.pages.column_widths import shared_widths
from ui.pages.requests_cells import RIGHT
from ui.theme import BODY, MEDIUM, SMALL, STRONG, theme_of
from ui.widgets.chip import Chip
from ui.widgets.chip import GoalSign as ChipSign
from ui.widgets.paint import text_width

# From this width on there is room for the columns that are shown at first only where there is much.
WIDE_FROM = 1100
CODE_FROM, CODE_MOST, WORDS_MOST, ARROW, NUMBER = 36, 160, 640, 16, 8


class ColumnFit:
    """Of one view. `own`: widths that a person gave, by id, in px.

    What a column wants only grows while the same columns are shown, so that nothing moves while one filters.
    """

    def __init__(self, view: QTableView, model: TableModel) -> None:
        self._view = view
        self._model = model
        self.own: dict[str, int] = {}
        self._shown: tuple[Column, ...] = ()
        self._needs: dict[str, int] = {}
        self._measured: object = None
        self._known: dict[str, Row] = {}

    def fit(self) -> None:
        """Hide what has no room, and give the others theirs. O(rows) where the rows are others than before."""
        table, room = self._model.table, self._view.viewport().width()
        self._measure()
        shown: list[Column] = []
        for n, column in enumerate(table.columns):
            empty = column.kind == "ratio" and not any(row.cells[n].text for row in table.rows)
            hidden = column.wide and (room < WIDE_FROM or empty)
            if self._view.isColumnHidden(n) != hidden:
                self._view.setColumnHidden(n, hidden)
            if not hidden:
                shown.append(column)
        widths = shared_widths(shown, room, self._needs, self.own)
        for n, column in enumerate(table.columns):
            if column.id in widths:
                self._view.setColumnWidth(n, widths[column.id])

    def wanted(self, column: str) -> int:
        """The width that shows all of a column's cells."""
        self._measure()
        return max(self._needs[column], 40)

    def begin_anew(self) -> None:
        """Forget how wide columns once had to be."""
        self._needs, self._known, self._measured = {}, {}, None

    def _measure(self) -> None:
        table = self._model.table
        if self._measured is table.rows:
            return
        if table.columns != self._shown:
            self._shown, self._needs, self._known = table.columns, {}, {}
        self._measured = table.rows
        # Needs only grow, so what was measured once says nothing new.
        known = self._known
        lines = [row for row in table.rows if row.kind == "line" and known.get(row.key) is not row]
        known.update((row.key, row) for row in lines)
        arrow = ARROW + (NUMBER if len(table.sort) > 1 else 0)
        heading = theme_of().font(SMALL, STRONG)
        for n, column in enumerate(table.columns):
            need = text_width(column.title, heading) + (RIGHT if column.is_figure else 8) + arrow
            need = max(need, self._need(column, n, lines))
            self._needs[column.id] = max(self._needs.get(column.id, 0), round(need))

    def _need(self, column: Column, n: int, lines: list[Row]) -> float:
        theme = theme_of()
        longest = max((row.cells[n].text for row in lines), key=len, default="")
        match column.kind:
            case "code":
                return min(text_width(longest, theme.font()) + CODE_FROM + 10, CODE_MOST)
            case "money":
                total = self._model.table.total.cells[n].text
                return text_width(total, theme.font(BODY, STRONG)) + RIGHT + 4
            case "ratio":
                return text_width(longest, theme.font()) + RIGHT + 4
            case "chips":
                signs = max(lines, key=lambda row: len(row.cells[n].text)).cells[n].data if lines else ()
                return Chip([ChipSign(g.order, g.name) for g in signs]).sizeHint().width() + 12
            case "text":
                font = theme.font(BODY, MEDIUM) if column.id == "title" else theme.font()
                return min(text_width(longest, font) + RIGHT + 2, WORDS_MOST)
        return 0
