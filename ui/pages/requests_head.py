"""The head of the Requests page, and what lies below it: the grid with its total, or why there is nothing to see.

What must not live here: the table and what the controls change.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from budget_app.domain.decision import Decision
from budget_app.presentation.line_actions import Action
from budget_app.presentation.requests_only import kinds, only_words
from budget_app.presentation.requests_table import View
from budget_app.presentation.tables import Table
from budget_app.words import _
from ui.pages.grid_header import TotalRow
from ui.pages.requests_grid import RequestsGrid
from ui.widgets.buttons import button, disable
from ui.widgets.empty import EmptyState, draw_lines
from ui.widgets.fields import filter_field
from ui.widgets.labels import Elided, text
from ui.widgets.pick_button import PickButton
from ui.widgets.segmented import SegmentedControl
from ui.widgets.tick_button import TickButton
from ui.widgets.unmatched import Unmatched

MOST_SEGMENTS, NARROW = 4, 640


class RequestsHead(QWidget):
    """Title, finding, the two actions; below them whose lines, in which groups, and the filter."""

    scope_chosen = Signal(str)
    group_chosen = Signal(str)
    filtered = Signal(str)
    clear_wanted = Signal()
    down_wanted = Signal()
    new_wanted = Signal()
    submit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Elided("", "secondary")
        self.submit = button(_("Submit…"), on_click=self.submit_wanted.emit)
        self.new = button(_("New line"), "primary", "plus", on_click=self.new_wanted.emit, tip=_("Ctrl+N"))
        self.group = PickButton(_("Group"), _groups())
        self.group.chosen.connect(self.group_chosen)
        self.only = TickButton(_("Show"), _("everything"))
        self.filter: QLineEdit = filter_field(_("Filter: goal, code, > 50k"))
        self.filter.setToolTip(
            _("Alt+Down: only some states, departments or goals. Escape: everything again")
        )
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.filtered)
        self.points = button(_("Points"), tip=_("What the lines are worth to you: 100 points, sealed"))
        self.columns = button(_("Columns"), "quiet", "columns", tip=_("Columns. In a cell: Alt+Up"))
        self._scopes: tuple[tuple[str, str], ...] = ()
        self._is_narrow = False
        self._scope: SegmentedControl | PickButton | None = None
        self._controls = QHBoxLayout()
        self._lay_out()

    def show_finding(self, sentence: str, new: Action, submit: Action) -> None:
        """The finding, and what can be done now."""
        self.sentence.setText(sentence)
        disable(self.new, new.why_not)
        if not new.why_not:
            self.new.setToolTip(_("Ctrl+N"))
        self.submit.setText(submit.label)
        self.submit.setAccessibleName(submit.label)
        disable(self.submit, submit.why_not)

    def add_control(self, control: QWidget) -> None:
        """One more, before the points."""
        self._controls.insertWidget(self._controls.indexOf(self.points), control)

    def set_scopes(self, own: Sequence[tuple[str, str]], names: Sequence[tuple[str, str]]) -> None:
        """Whose lines can be looked at: one's own department or all; whoever has none, each one."""
        every = ("", _("All departments"))
        scopes = (*own, every) if own else (every, *names)
        if scopes != self._scopes:
            self._scopes = tuple(scopes)
            self._make_scope()

    def _make_scope(self) -> None:
        scopes, before = self._scopes, self._scope
        if before:
            before.hide()
            before.deleteLater()
        if len(scopes) <= MOST_SEGMENTS and not self._is_narrow:
            self._scope = SegmentedControl(scopes, _("Whose lines"))
        else:
            self._scope = PickButton(_("Lines of"), scopes)
        if before and before.current in self.scopes:
            self._scope.choose(before.current)
        self._scope.chosen.connect(self.scope_chosen)
        self._controls.insertWidget(0, self._scope)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, whose lines are shown is chosen from a menu."""
        super().resizeEvent(event)
        if (self.width() < NARROW) != self._is_narrow:
            self._is_narrow = not self._is_narrow
            self._make_scope()

    @property
    def scopes(self) -> frozenset[str]:
        """Whose lines can be looked at here: codes of departments, "" for all."""
        return frozenset(code for code, _name in self._scopes)

    def choose(self, scope: str, group: str, words: str) -> None:
        """Show these choices, without a signal."""
        if self._scope:
            self._scope.choose(scope)
        self.group.choose(group)
        # The same words again would move the place where one types.
        if self.filter.text() != words:
            self.filter.blockSignals(True)
            self.filter.setText(words)
            self.filter.blockSignals(False)

    def show_view(self, state: Decision, view: View) -> None:
        """What was chosen, without a signal, and what can be ticked in this round."""
        self.choose(view.scope, view.group, view.filter)
        only = view.only
        offered = kinds(state)
        on = {(kind.field, key) for kind in offered for key in getattr(only, kind.field)}
        self.only.show_kinds(
            [(kind.field, kind.title, kind.choices) for kind in offered], on, only_words(only, state)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the filter clears it, with what is ticked; Down and Enter go to the grid, Alt+Down opens what can
        be ticked, also where there is no room for its button."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.filter.hasFocus() and alt and event.key() == Qt.Key.Key_Down:
            self.only.open_below(self.filter)
            return
        if self.filter.hasFocus() and event.key() == Qt.Key.Key_Escape:
            self.clear_wanted.emit()
            self.down_wanted.emit()
        elif self.filter.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(text(_("Requests"), "title"))
        first.addSpacing(4)
        first.addWidget(self.sentence, 1)
        first.addWidget(self.submit)
        first.addWidget(self.new)
        self._controls.setSpacing(8)
        self._controls.addWidget(self.group)
        self._controls.addWidget(self.only)
        self._controls.addWidget(self.filter)
        self._controls.addStretch(1)
        self._controls.addWidget(self.points)
        self._controls.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(10)
        column.addLayout(first)
        column.addLayout(self._controls)


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


def _groups() -> tuple[tuple[str, str], ...]:
    return (
        ("goal", _("Goal")),
        ("department", _("Department")),
        ("function", _("Function")),
        ("month", _("First month")),
        ("status", _("State")),
        ("none", _("None")),
    )
