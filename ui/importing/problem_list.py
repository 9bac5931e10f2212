"""The problems of an import, one beneath the other, those that are the same in one line; choosing goes to the cell.

What must not live here: the sentences.
"""

from itertools import pairwise
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

from budget_app.exchange.import_screen import ImportScreen
from budget_app.exchange.import_words import changes_head, problems_head
from budget_app.exchange.plan_words import missing_words
from budget_app.exchange.problem_groups import ProblemGroup, grouped
from budget_app.exchange.screen_parts import ScreenProblem
from budget_app.presentation.tables import Step
from budget_app.words import _
from ui.models.table_model import NONE, Index
from ui.models.tips import plain_tip
from ui.theme import BODY, SMALL, STRONG, theme_of
from ui.widgets.buttons import button
from ui.widgets.labels import Elided, text
from ui.widgets.paint import draw_text, edge_round, elided, kept

PROBLEM = Qt.ItemDataRole.UserRole + 1
LINE, WHERE, INSET = 26, 208, 8


class ProblemModel(QAbstractListModel):
    """Problems in the order of the sheet; `groups` are the lines."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: tuple[ScreenProblem, ...] = ()
        self.groups: tuple[ProblemGroup, ...] = ()

    def show(self, problems: tuple[ScreenProblem, ...]) -> None:
        """Other problems."""
        if problems != self.problems:
            self.beginResetModel()
            self.problems, self.groups = problems, grouped(problems)
            self.endResetModel()

    def group_of(self, problem: ScreenProblem) -> int:
        """The line in which this problem stands."""
        return next(n for n, group in enumerate(self.groups) if problem in group.problems)

    def rowCount(self, parent: Index = NONE) -> int:
        """Lines there are."""
        return 0 if parent.isValid() else len(self.groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Where and what, as one sentence."""
        if not index.isValid():
            return None
        group = self.groups[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{group.first.where}: {group.message}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(group.message)
        return group if role == PROBLEM else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """To be chosen, and nothing else."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class _Painter(QStyledItemDelegate):
    """Where in a column of its own, then the sentence."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One problem."""
        group: ProblemGroup = index.data(PROBLEM)
        theme, box = theme_of(), QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        middle = box.center().y()
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(box, theme.colour("accentsoft"))
            font = theme.font(SMALL, STRONG)
            where = elided(group.first.where, font, WHERE - INSET)
            draw_text(
                painter,
                box.left() + INSET,
                middle,
                where,
                font,
                theme.colour("bad" if group.first.is_wrong else "ink2"),
            )
            room = box.width() - WHERE - 2 * INSET
            words = elided(group.message, theme.font(BODY), room)
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
        self._here = -1  # the problem a person is at, of all
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
        lines = self._problems.rowCount()
        if lines:
            self.setCurrentIndex(self._problems.index(min(max(here, 0), lines - 1)))
        self._here = min(max(self._here, 0), len(problems) - 1)
        self.setVisible(bool(lines))
        self.setFixedHeight(LINE * min(max(lines, 1), 4) + 6)

    def point_to(self, row: int, place: int) -> None:
        """The list follows the cell a person is at, where there is something wrong with it."""
        problems = self._problems.problems
        found = [n for n, p in enumerate(problems) if p.row == row and p.place == place]
        found = found or [n for n, p in enumerate(problems) if p.row == row]
        if found:
            self._here = found[0]
            self._show_here()

    def go_on(self) -> None:
        """The next problem, also one of the same line; after the last one the first."""
        problems = self._problems.problems
        if problems:
            self._here = (self._here + 1) % len(problems)
            self._show_here()
            self.chosen.emit(problems[self._here].row, problems[self._here].place)

    def _show_here(self) -> None:
        line = self._problems.group_of(self._problems.problems[self._here])
        self.setCurrentIndex(self._problems.index(line))
        self.scrollTo(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        first = index.data(PROBLEM).first
        self._here = self._problems.problems.index(first)
        self.chosen.emit(first.row, first.place)


class ProblemHead(QWidget):
    """How many problems there are, and the ways out of many at once. `taken`: the id of one.

    `before` is what the keys come from by Tab.
    """

    taken = Signal(str)

    def __init__(self, before: QWidget) -> None:
        super().__init__()
        self._before = before
        self.words = text("", "smallstrong", "bad")
        self.told = Elided("", "smallstrong")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.words)
        self._row.addWidget(self.told, 1)
        self._shown: tuple[Step, ...] = ()
        self.steps: list[QPushButton] = []

    def show_screen(self, screen: ImportScreen, steps: tuple[Step, ...]) -> None:
        """What is wrong, else what would change and what the sheet leaves out; nothing of all that hides it."""
        wrong, changes = len(screen.problems), len(screen.changes.listed)
        self.words.setText(problems_head(wrong) if wrong else "")
        self.words.setVisible(bool(wrong))
        told = [changes_head(changes)] if changes and not wrong else []
        told = " ".join(filter(None, [*told, missing_words(screen.plan)]))
        self.told.setText(told)
        self.setVisible(bool(wrong or told))
        if steps != self._shown:
            self._shown = steps
            for old in self.steps:
                self._row.removeWidget(old)
                old.deleteLater()
            self.steps = [self._button(step) for step in steps]
            for one, next_ in pairwise([self._before, *self.steps]):
                self.setTabOrder(one, next_)

    def _button(self, step: Step) -> QPushButton:
        made = button(step.label, "step", on_click=lambda: self.taken.emit(step.id))
        made.setAutoDefault(False)
        self._row.addWidget(made)
        made.show()  # a layout would do so only later, and the keys would pass it over until then
        return made
