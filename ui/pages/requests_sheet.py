"""What lies below the head of the Requests page: the grid with its total, or why there is nothing to see.

What must not live here: the table and what it says.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from budget_app.presentation.line_actions import Action
from budget_app.presentation.tables import Table
from budget_app.words import _
from ui.pages.grid_header import TotalRow
from ui.pages.requests_grid import RequestsGrid
from ui.pages.requests_head import RequestsHead
from ui.widgets.empty import EmptyState, draw_lines
from ui.widgets.unmatched import Unmatched


class RequestsSheet(QWidget):
    """Head, then the grid and its total; or an empty state; or a word that nothing matches the filter."""

    new_wanted = Signal()
    clear_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, head: RequestsHead, grid: RequestsGrid) -> None:
        super().__init__()
        self.grid = grid
        self.total = TotalRow(grid)
        self.unmatched = Unmatched()
        self.unmatched.clear_wanted.connect(self.clear_wanted)
        self._below = QStackedWidget()
        self._empty: EmptyState | None = None
        self._below.addWidget(self._filled())
        self._below.addWidget(self.unmatched)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addWidget(self._below, 1)

    def add_band(self, band: QWidget) -> None:
        """A band between the head and the grid."""
        self._column.insertWidget(1, band)

    def add_foot(self, foot: QWidget) -> None:
        """Something beneath the grid and its total, so that nothing above it moves when it comes."""
        self._column.addWidget(foot)

    def show_table(self, table: Table, department: str, words: str, new: Action) -> None:
        """The table's total, or why there is no row."""
        self.total.show_row(table.total, table.columns)
        if not table.known and not table.rows:
            self._show_empty(department, new)
        elif not table.rows:
            self.unmatched.show_words(words)
            self._below.setCurrentIndex(1)
        else:
            self._below.setCurrentIndex(0)

    def _filled(self) -> QWidget:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addWidget(self.total)
        return filled

    def _show_empty(self, department: str, new: Action) -> None:
        if self._empty:
            self._below.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = self._empty_state(department, new.why_not)
        self._below.addWidget(self._empty)
        self._below.setCurrentWidget(self._empty)

    def _empty_state(self, department: str, why_not: str) -> EmptyState:
        title = (
            _("{department} asks for nothing yet").format(department=department)
            if department
            else _("No lines yet")
        )
        words = _("A line is one thing money is asked for: up to three tiers, and the joint goal it serves.")
        made = EmptyState(
            draw_lines,
            title,
            words,
            action="" if why_not else _("New line"),
            link=_("See all departments") if department else "",
            note=why_not,
        )
        made.acted.connect(self.new_wanted)
        made.linked.connect(self.all_wanted)
        return made
