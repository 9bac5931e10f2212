"""The decision as a table for Qt: a row a line, a column for each thing that can be granted, amount and reason typed.

It holds records of presentation and asks the page for what is typed; rules and painting live elsewhere.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from budget_app.presentation.decide_lines import DecideLine
from budget_app.words import _
from ui.models.tips import plain_tip

COLUMNS = ("code", "title", "none", "minimum", "requested", "stretch", "granted", "reason")
CHOICES = COLUMNS[2:6]
LINE, TRIAL = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class DecideModel(QAbstractTableModel):
    """Lines in the order given. What is typed goes out by signal; the cell changes once the desk has taken it in."""

    amount_typed = Signal(str, str)
    reason_typed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DecideLine, ...] = ()
        self._trials: Mapping[str, int] = {}
        self._can_act = False

    def show_lines(self, lines: Sequence[DecideLine], can_act: bool) -> None:
        """Other lines; where they are the same ones, only those rows change that did. O(lines)."""
        before, self._lines = self._lines, tuple(lines)
        rights = can_act != self._can_act
        self._can_act = can_act
        if rights or [x.id for x in before] != [x.id for x in self._lines]:
            self.beginResetModel()
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old is not new:
                self._say_changed(row)

    def show_trials(self, trials: Mapping[str, int]) -> None:
        """Amounts that are picked and not granted yet, by line id."""
        moved = set(self._trials) | set(trials)
        self._trials = dict(trials)
        for row, line in enumerate(self._lines) if moved else ():
            if line.id in moved:
                self._say_changed(row)

    def row_of(self, line: str) -> int:
        """The row of a line, -1 where it is not shown."""
        return next((row for row, known in enumerate(self._lines) if known.id == line), -1)

    def line(self, row: int) -> DecideLine:
        """The line of a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """One for each of COLUMNS."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, the line itself, and what a screen reader says."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return _text(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                choice = _spoken(line, column) if column in CHOICES else ""
                return plain_tip({"reason": line.reason, "title": line.title}.get(column, choice))
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(line, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in CHOICES or column == "granted":
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ if role == LINE:
                return line
            case _ if role == TRIAL:
                return self._trials.get(line.id)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' titles."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            _("Code"), _("Line"), _("None"), _("Minimum"), _("Requested"), _("Stretch"), _("Granted"), _("Reason"),
        )[section]  # fmt: skip

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Amount and reason can be typed by who decides; the reason once there is a grant."""
        flags = super().flags(index)
        if not index.isValid() or not self._can_act:
            return flags
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        if column == "granted" or (column == "reason" and line.granted is not None):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what was typed; nothing is kept here."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        if str(value).strip() == _text(line, column):
            return False
        (self.amount_typed if column == "granted" else self.reason_typed).emit(line.id, str(value))
        return True

    def _say_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))


def choice_of(line: DecideLine) -> str:
    """Which choice is granted; "" while undecided or at another amount."""
    if line.granted is None:
        return ""
    return line.level or ("none" if not line.granted else "")


def _text(line: DecideLine, column: str) -> str:
    match column:
        case "code":
            return line.code
        case "title":
            return line.title
        case "granted":
            return line.granted_full
        case "reason":
            return line.reason
        case _:
            return line.short(column)


def _spoken(line: DecideLine, column: str) -> str:
    if column not in CHOICES:
        return _text(line, column) or (line.granted_state if column == "granted" else "")
    words = [line.short(column) or _("no such tier")]
    if choice_of(line) == column:
        words.append(_("granted"))
    if line.best == column:
        words.append(_("best set"))
    return ", ".join(words)
