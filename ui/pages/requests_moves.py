"""Where the keyboard goes in the requests grid.

What must not live here: keys, painting.
"""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView

from ui.models.table_model import TableModel


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


def group_above(model: TableModel, row: int) -> int:
    """The place of the group in which the row stands; -1 where it is in none."""
    return next((n for n in range(row, -1, -1) if model.row(n).kind == "group"), -1)
