"""The head of the Requests page: the finding, the actions, whose lines are shown, in which groups, and the filter.

What must not live here: what the controls change; what lies below is requests_sheet.py.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from budget_app.domain.decision import Decision
from budget_app.presentation.line_actions import Action
from budget_app.presentation.requests_only import kinds, only_words
from budget_app.presentation.requests_table import View
from budget_app.words import _
from ui.widgets.buttons import button, disable
from ui.widgets.fields import filter_field
from ui.widgets.labels import Elided, text
from ui.widgets.pick_button import PickButton
from ui.widgets.segmented import SegmentedControl
from ui.widgets.tick_button import TickButton

MOST_SEGMENTS, NARROW, LEAST_FILTER = 4, 640, 92


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
        self.filter.setMinimumWidth(LEAST_FILTER)
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
        """One more, before the columns."""
        self._controls.insertWidget(self._controls.indexOf(self.columns), control)

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
        first.addWidget(self.points)
        first.addWidget(self.submit)
        first.addWidget(self.new)
        self._controls.setSpacing(8)
        self._controls.addWidget(self.group)
        self._controls.addWidget(self.only)
        # It takes what the others leave, and less than it would like before anything is cut.
        self._controls.addWidget(self.filter, 1000)
        self._controls.addStretch(1)
        self._controls.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(10)
        column.addLayout(first)
        column.addLayout(self._controls)


def _groups() -> tuple[tuple[str, str], ...]:
    return (
        ("goal", _("Goal")),
        ("department", _("Department")),
        ("function", _("Function")),
        ("month", _("First month")),
        ("status", _("State")),
        ("none", _("None")),
    )
