"""The problems of an import, one beneath the other; choosing one goes to its cell.

What must not live here: the sentences.
"""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from budget_app.exchange.import_screen import ScreenProblem
from budget_app.presentation.tables import Step
from budget_app.words import _
from ui.models.table_model import NONE, Index
from ui.models.tips import plain_tip
from ui.theme import BODY, SMALL, STRONG, theme_of
from ui.widgets.buttons import button
from ui.widgets.labels import text
from ui.widgets.paint import draw_text, edge_round, elided, kept

PROBLEM = Qt.ItemDataRole.UserRole + 1
LINE, WHERE, INSET = 26, 208, 8


class ProblemModel(QAbstractListModel):
    """Problems in the order of the sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: tuple[ScreenProblem, ...] = ()

    def show(self, problems: tuple[ScreenProblem, ...]) -> None:
        """Other problems."""
        if problems != self.problems:
            self.beginResetModel()
            self.problems = problems
            self.endResetModel()

    def rowCount(self, parent: Index = NONE) -> int:
        """Problems there are."""
        return 0 if parent.isValid() else len(self.problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Where and what, as one sentence."""
        if not index.isValid():
            return None
        problem = self.problems[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{problem.where}: {problem.message}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(problem.message)
        return problem if role == PROBLEM else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """To be chosen, and nothing else."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class _Painter(QStyledItemDelegate):
    """Where in a column of its own, then the sentence."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One problem."""
        problem: ScreenProblem = index.data(PROBLEM)
        theme, box = theme_of(), QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        middle = box.center().y()
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(box, theme.colour("accentsoft"))
            font = theme.font(SMALL, STRONG)
            where = elided(problem.where, font, WHERE - INSET)
            draw_text(painter, box.left() + INSET, middle, where, font, theme.colour("bad"))
            room = box.width() - WHERE - 2 * INSET
            words = elided(problem.message, theme.font(BODY), room)
            draw_text(
                painter, box.left() + WHERE + INSET, middle, words, theme.font(BODY), theme.colour("ink")
            )
            if state & QStyle.StateFlag.State_HasFocus:
                edge_round(painter, box.adjusted(1, 1, -1, -1), 4, theme.colour("focus"), 2.0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(WHERE * 2, LINE)


class ProblemList(QListView):
    """`chosen`: row and column of the problem that a person goes to."""

    chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._problems = ProblemModel()
        self.setModel(self._problems)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("Problems"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_problems(self, problems: tuple[ScreenProblem, ...]) -> None:
        """Other problems; the list is no higher than they need."""
        here = self.currentIndex().row()
        self._problems.show(problems)
        if problems:
            self.setCurrentIndex(self._problems.index(min(max(here, 0), len(problems) - 1)))
        self.setVisible(bool(problems))
        self.setFixedHeight(LINE * min(max(len(problems), 1), 4) + 6)

    def point_to(self, row: int, place: int) -> None:
        """The list follows the cell a person is at, where there is something wrong with it."""
        problems = self._problems.problems
        found = [n for n, p in enumerate(problems) if p.row == row and p.place == place]
        found = found or [n for n, p in enumerate(problems) if p.row == row]
        if found:
            self.setCurrentIndex(self._problems.index(found[0]))
            self.scrollTo(self.currentIndex())

    def go_on(self) -> None:
        """The next problem, after the last one the first."""
        count = self._problems.rowCount()
        if count:
            here = self._problems.index((self.currentIndex().row() + 1) % count)
            self.setCurrentIndex(here)
            self._choose(here)

    def _choose(self, index: QModelIndex) -> None:
        problem: ScreenProblem = index.data(PROBLEM)
        self.chosen.emit(problem.row, problem.place)


class ProblemHead(QWidget):
    """How many problems there are, and the ways out of many at once. `taken`: the id of one."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.words = text("", "smallstrong", "bad")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.words)
        self._row.addStretch(1)
        self._shown: tuple[Step, ...] = ()
        self.steps: list[QPushButton] = []

    def show_problems(self, words: str, steps: tuple[Step, ...]) -> None:
        """Other words and ways out; no words hide it."""
        self.words.setText(words)
        self.setVisible(bool(words))
        if steps != self._shown:
            self._shown = steps
            for old in self.steps:
                self._row.removeWidget(old)
                old.deleteLater()
            self.steps = [self._button(step) for step in steps]

    def _button(self, step: Step) -> QPushButton:
        made = button(step.label, "step", on_click=lambda: self.taken.emit(step.id))
        made.setAutoDefault(False)
        self._row.addWidget(made)
        return made
