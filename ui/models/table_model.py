"""A table of presentation as a Qt model. A new table changes only the rows that differ: no reset on an edit.

What must not live here: what a table says (presentation), painting, and what typed text means.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from budget_app.presentation.requests_sort import sort_words
from budget_app.presentation.tables import Cell, Row, Sort, Table
from ui.models.differences import are_far_apart, runs_between, runs_of
from ui.models.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()

# PARTS: row, column and cell at once, as the delegates that paint hundreds of cells a frame ask for them.
ROW = Qt.ItemDataRole.UserRole + 1
CELL = Qt.ItemDataRole.UserRole + 2
COLUMN = Qt.ItemDataRole.UserRole + 3
SORT = Qt.ItemDataRole.UserRole + 4
PARTS = Qt.ItemDataRole.UserRole + 5
RANK = Qt.ItemDataRole.UserRole + 6

# Made once: Python's flags take longer to be joined than a cell to be painted.
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _READ | Qt.ItemFlag.ItemIsEditable

# With more runs than these a view is quicker from the beginning; an edit or another's change makes a handful.
_MOST_RUNS = 64


class TableModel(QAbstractTableModel):
    """Rows and columns of a `Table`; `typed` says what a person entered: key of the row, column, text."""

    typed = Signal(str, str, str)

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table
        self._rows: list[Row] = list(table.rows)
        self._places: dict[str, int] | None = None
        self._waiting: dict[tuple[str, str], str] = {}

    # --- what views ask

    def rowCount(self, parent: Index = NONE) -> int:
        """Rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NONE) -> int:
        """All columns, also those a view hides."""
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for people, the start of typing, what a screen reader says, and the records for the delegate."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.table.columns[index.column()]
        if role == PARTS:
            return row, column, self._cell(row, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(row, index.column()).text
            case Qt.ItemDataRole.EditRole:
                return self._cell(row, index.column()).start
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._tip(row, index.column()))
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        if role == CELL:
            return self._cell(row, index.column())
        return row if role == ROW else column if role == COLUMN else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns; rows are numbered by nobody."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.table.columns):
            column = self.table.columns[section]
            sort, rank = self._sort_of(column.id)
            if role == Qt.ItemDataRole.AccessibleTextRole and sort:
                return f"{column.title}, {sort_words(column, sort, rank)}"
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return column.title
            if role == SORT:
                return sort
            if role == RANK:
                return rank
            if role == Qt.ItemDataRole.ToolTipRole:
                return column.tip or None
            if role == COLUMN:
                return column
        return None

    def _sort_of(self, column: str) -> tuple[Sort | None, int]:
        """How a column is sorted, and as the how manieth of several (0: alone or not at all)."""
        shown = {known.id for known in self.table.columns}
        sorts = [sort for sort in self.table.sort if sort.column in shown]
        at = next((n for n, sort in enumerate(sorts) if sort.column == column), -1)
        return (None, 0) if at < 0 else (sorts[at], at + 1 if len(sorts) > 1 else 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be typed into is editable, where the person may."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row, column = self._rows[index.row()], self.table.columns[index.column()]
        return _TYPED if row.kind == "line" and column.typed and not row.why_fixed else _READ

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hands on what was typed; it stands in the cell until the next table says what became of it."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        row, column = self._rows[index.row()], self.table.columns[index.column()]
        self._waiting[row.key, column.id] = str(value)
        self.dataChanged.emit(index, index)
        self.typed.emit(row.key, column.id, str(value))
        return True

    # --- rows by key

    def row(self, number: int) -> Row:
        """The row at this place."""
        return self._rows[number]

    def place_of(self, key: str) -> int:
        """Where the row with this key stands, or -1."""
        if self._places is None:
            self._places = {row.key: n for n, row in enumerate(self._rows)}
        return self._places.get(key, -1)

    def index_of(self, key: str, column: str) -> QModelIndex:
        """The cell of this row and column; not valid where one of them is not shown."""
        place = self.place_of(key)
        at = next((n for n, known in enumerate(self.table.columns) if known.id == column), -1)
        return self.index(place, at) if place >= 0 and at >= 0 else QModelIndex()

    # --- another table

    def show(self, table: Table, anchor: str = "") -> frozenset[str]:
        """Show this table; gives the keys of the rows that are new or differ. The row `anchor` is not moved.

        Rows that are the same object are taken as the same. O(rows) to compare, no reset unless everything moved.
        """
        self._waiting.clear()
        if [c.id for c in table.columns] != [c.id for c in self.table.columns]:
            self._reset(table)
            return frozenset(row.key for row in table.rows)
        before = {row.key: row for row in self._rows}
        is_sorted_anew = table.sort != self.table.sort
        self.table = table
        if is_sorted_anew:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(table.columns) - 1)
        old, new = [row.key for row in self._rows], [row.key for row in table.rows]
        if old != new:
            runs = [] if are_far_apart(old, new, _MOST_RUNS) else runs_between(old, new, anchor)
            if not runs or len(runs) > _MOST_RUNS:
                self._reset(table)
                return frozenset(new) - frozenset(old)
            for run in runs:
                self._run(run.what, run.first, run.last, table.rows)
        changed = [n for n, row in enumerate(table.rows) if self._rows[n] is not row and self._rows[n] != row]
        self._rows = list(table.rows)
        self._tell(changed)
        return frozenset(row.key for row in table.rows if before.get(row.key) is not row)

    def _reset(self, table: Table) -> None:
        self.beginResetModel()
        self.table, self._rows, self._places = table, list(table.rows), None
        self.endResetModel()

    def _run(self, what: str, first: int, last: int, rows: Sequence[Row]) -> None:
        self._places = None
        if what == "remove":
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()

    def _tell(self, places: Iterable[int]) -> None:
        last_column = len(self.table.columns) - 1
        for first, last in runs_of(places):
            self.dataChanged.emit(self.index(first, 0), self.index(last, last_column))

    # --- what is said

    def _cell(self, row: Row, column: int) -> Cell:
        cell = row.cells[column]
        waiting = self._waiting.get((row.key, self.table.columns[column].id)) if self._waiting else None
        return cell if waiting is None else msgspec.structs.replace(cell, text=waiting, start=waiting)

    def _spoken(self, row: Row, column: int) -> str:
        if row.kind == "group":
            return row.spoken if column == 0 else self._cell(row, column).text
        said = f"{self.table.columns[column].title}: {self._cell(row, column).text}"
        more = (*(band.text for band in row.bands), row.mark.replace("\n", " "))
        return ". ".join(filter(None, (said, *more))) if column == 0 else said

    def _tip(self, row: Row, column: int) -> str:
        """Why a cell cannot be typed into; otherwise its whole text, which may be cut on the screen."""
        cell = row.cells[column]
        if row.kind != "line":
            return row.tip or row.title
        if self.table.columns[column].kind == "state":
            return cell.start
        if row.mark and self.table.columns[column].id == "title":
            return f"{cell.text}\n{row.mark}"
        if row.why_fixed and self.table.columns[column].typed:
            return f"{cell.text}\n{row.why_fixed}" if cell.text else row.why_fixed
        return cell.text
