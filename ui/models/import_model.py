"""The rows of a sheet that is to come in, as a Qt model: rows are asked for one by one, so that length costs nothing.

What must not live here: what a row is and what is wrong with it (budget_app/exchange), and painting.
"""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from budget_app.exchange.import_screen import ImportScreen
from budget_app.exchange.screen_parts import ScreenCell, ScreenRow
from budget_app.words import _
from ui.models.table_model import NONE, Index
from ui.models.tips import plain_tip

ROW = Qt.ItemDataRole.UserRole + 1
CELL = Qt.ItemDataRole.UserRole + 2
COLUMN = Qt.ItemDataRole.UserRole + 3

_KEPT_ROWS = 512  # a few screens of rows


class ImportModel(QAbstractTableModel):
    """The first column is the row itself (ticked where it counts), the others are the sheet's."""

    typed = Signal(int, int, str)  # number of the row, position of the column, text
    ticked = Signal(int, bool)  # number of the row, whether it is to count

    def __init__(self, screen: ImportScreen | None = None) -> None:
        super().__init__()
        self.screen = screen
        self._row = lru_cache(_KEPT_ROWS)(self._asked)
        self._waiting: dict[tuple[int, int], str] = {}

    def show(self, screen: ImportScreen | None) -> None:
        """Another state of the import; the same sheet keeps selection and place."""
        same = bool(self.screen and screen and self.screen.shape == screen.shape)
        if not same:
            self.beginResetModel()
        self.screen = screen
        self._waiting.clear()
        self._row.cache_clear()
        if not same:
            self.endResetModel()
        elif self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = NONE) -> int:
        """Rows below the headings."""
        return 0 if parent.isValid() or self.screen is None else self.screen.count

    def columnCount(self, parent: Index = NONE) -> int:
        """The row itself, and the sheet's columns."""
        return 0 if parent.isValid() or self.screen is None else len(self.screen.columns) + 1

    def row(self, number: int) -> ScreenRow:
        """The row at this position."""
        return self._row(number)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tooltip, what a screen reader says, and the records for the delegate."""
        if not index.isValid() or self.screen is None:
            return None
        row = self._row(index.row())
        if role == ROW:
            return row
        if index.column() == 0:
            return self._of_row(row, role)
        column = self.screen.columns[index.column() - 1]
        cell = self._cell(row, index.column() - 1)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.shown
            case Qt.ItemDataRole.EditRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(_tip(cell, row))
            case Qt.ItemDataRole.AccessibleTextRole:
                now = _("in the round {text}").format(text=cell.now) if cell.now is not None else ""
                return ". ".join(filter(None, (f"{column.heading}: {cell.shown}", now, cell.problem)))
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return cell if role == CELL else column if role == COLUMN else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The sheet's headings, and what they fill."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if section == 0:
            return (
                _("Row")
                if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
                else None
            )
        assert self.screen
        column = self.screen.columns[section - 1]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.heading
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.heading}: {column.word}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{column.heading}\n{column.tip}")
        return column if role == COLUMN else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be ticked; cells that fill a field can be corrected where the row counts."""
        if not index.isValid() or self.screen is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        row = self._row(index.row())
        if index.column() == 0:
            return flags | Qt.ItemFlag.ItemIsUserCheckable if row.role != "blank" else flags
        if row.counts and self.screen.columns[index.column() - 1].is_mapped:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hands on what was typed or ticked; the next screen says what became of it."""
        if not index.isValid() or self.screen is None:
            return False
        row = self._row(index.row())
        if role == Qt.ItemDataRole.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            self.ticked.emit(row.number, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Qt.ItemDataRole.EditRole and self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            # It stands in the cell until the next screen says what became of it.
            self._waiting[row.number, index.column() - 1] = str(value)
            self.dataChanged.emit(index, index)
            self.typed.emit(row.number, self.screen.columns[index.column() - 1].place, str(value))
            return True
        return False

    def _cell(self, row: ScreenRow, place: int) -> ScreenCell:
        typed = self._waiting.get((row.number, place)) if self._waiting else None
        return row.cells[place] if typed is None else ScreenCell(typed, typed)

    def _asked(self, number: int) -> ScreenRow:
        assert self.screen
        return self.screen.row(number)

    @staticmethod
    def _of_row(row: ScreenRow, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.number} {row.word}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(row.why)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join(filter(None, (_("Row {n}").format(n=row.number), row.word, row.why)))
            case Qt.ItemDataRole.CheckStateRole:
                if row.role == "blank":
                    return None
                if row.role == "doubtful":
                    return Qt.CheckState.PartiallyChecked
                return Qt.CheckState.Checked if row.counts else Qt.CheckState.Unchecked
        return None


def _tip(cell: ScreenCell, row: ScreenRow) -> str:
    was = "" if cell.was is None else _("In the sheet: {text}").format(text=cell.was or _("blank"))
    now = "" if cell.now is None else _("In the round: {text}").format(text=cell.now)
    return "\n".join(filter(None, (cell.text, cell.problem, was, now, "" if row.counts else row.why)))
