"""Where the keyboard goes in the requests grid, and how wide its columns are.

What must not live here: keys, painting.
"""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView

from ui.models.table_model import TableModel
from ui.pages.requests_cells import RIGHT
from ui.theme import BODY, STRONG, theme_of
from ui.widgets.paint import text_width

WIDE_FROM, GOALS_WIDE, TITLE_LEAST = 1100, 184, 160
CODE_FROM, CODE_MOST = 36, 160  # the code stands behind the tile


def below(model: TableModel, index: QModelIndex) -> QModelIndex:
    """The same column of the next line, past groups; the cell itself at the end."""
    for n in range(index.row() + 1, model.rowCount()):
        if model.row(n).kind == "line":
            return model.index(n, index.column())
    return index


def beside(view: QTableView, model: TableModel, index: QModelIndex, step: int) -> QModelIndex:
    """The next cell of the row that can be typed into; at its end the first one of the next line (step 1 or -1)."""
    columns = [n for n, c in enumerate(model.table.columns) if c.typed and not view.isColumnHidden(n)]
    rest = [n for n in columns if (n - index.column()) * step > 0]
    if rest:
        return model.index(index.row(), rest[0] if step > 0 else rest[-1])
    n = index.row() + step
    while 0 <= n < model.rowCount():
        if model.row(n).kind == "line":
            return model.index(n, columns[0] if step > 0 else columns[-1])
        n += step
    return QModelIndex()


def fit_columns(view: QTableView, model: TableModel) -> None:
    """Each its width, figures as wide as their sums need; the title takes the rest. Wide columns only where there is
    room, and the ratio only where there is one."""
    columns, room = model.table.columns, view.viewport().width()
    wide = room >= WIDE_FROM
    strong = theme_of().font(BODY, STRONG)
    left = room
    for n, column in enumerate(columns):
        empty = column.kind == "ratio" and not any(row.cells[n].text for row in model.table.rows)
        hidden = column.wide and (not wide or empty)
        if view.isColumnHidden(n) != hidden:
            view.setColumnHidden(n, hidden)
        width = GOALS_WIDE if wide and column.kind == "chips" else column.width
        if column.id == "code":
            codes = (row.cells[n].text for row in model.table.rows if row.kind == "line")
            longest = max(codes, key=len, default="")
            width = min(max(width, round(text_width(longest, theme_of().font())) + CODE_FROM + 10), CODE_MOST)
        if column.kind == "money":
            width = max(width, round(text_width(model.table.total.cells[n].text, strong)) + RIGHT + 4)
        if column.width and not hidden:
            view.setColumnWidth(n, width)
            left -= width
    view.setColumnWidth(model.table.place("title"), max(left, TITLE_LEAST))
