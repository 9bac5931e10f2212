"""What a person does to lines from the grid: steps of bands, keys, the menu of a line, the editor of its goals.

What must not live here: showing the table (requests.py), reading what is typed (requests_typing.py).
"""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from budget_app.presentation.line_actions import Action, line_actions, why_refused
from ui.bridge import Bridge
from ui.inspector.inspector import Inspector
from ui.models.table_model import TableModel
from ui.pages.goals_editor import GoalsEditor
from ui.pages.requests_grid import RequestsGrid
from ui.pages.requests_typing import Typing
from ui.selection import Selection


class Deeds(QObject):
    """Hands what is wanted to the bridge, or opens where it is typed."""

    def __init__(
        self,
        page: QWidget,
        bridge: Bridge,
        selection: Selection,
        grid: RequestsGrid,
        model: TableModel,
        typing: Typing,
        inspector: Inspector,
        fill_more: Callable[[QMenu, str], object],
    ) -> None:
        """`fill_more` adds to a menu what can be done with a whole line."""
        super().__init__(page)
        self._page = page
        self._bridge = bridge
        self._selection = selection
        self._grid = grid
        self._model = model
        self._typing = typing
        self._inspector = inspector
        self._fill_more = fill_more
        self._connect()

    @cached_property
    def goals(self) -> GoalsEditor:
        """Where goals are linked; made when it is opened first."""
        goals = GoalsEditor(self._page, self._judge)
        goals.wanted.connect(lambda command: self._bridge.do(command, self.where("goals")))
        goals.closed.connect(self._grid.setFocus)
        return goals

    def _connect(self) -> None:
        grid = self._grid
        grid.goals_wanted.connect(self._open_goals)
        grid.step_taken.connect(self._take_step)
        grid.acted.connect(self._act)
        grid.menu_wanted.connect(self._open_menu)
        grid.cells.opened.connect(self._typing.begin)
        grid.cells.noted.connect(self._typing.note)
        grid.cells.closed.connect(self._typing.end)
        grid.cells.given_up.connect(self._typing.give_up)
        self._model.typed.connect(self._typing.take)
        self._inspector.goals_wanted.connect(self._open_goals_at)

    def where(self, column: str = "") -> str:
        """Where a refusal is to be shown: in the picked line's row."""
        return f"requests:{self._selection.line}:{column}"

    def do(self, action: Action) -> None:
        """Do it, or say in the row why not."""
        if action.why_not:
            self._typing.tell(self._selection.line, action.why_not)
        elif action.command is not None:
            self._bridge.do(action.command, self.where())

    def _act(self, key: str, what: str) -> None:
        if what in ("undo", "redo"):
            (self._bridge.undo if what == "undo" else self._bridge.redo)()
        elif key in self._bridge.state.lines:
            line = self._bridge.state.lines[key]
            actions = line_actions(self._bridge.state, self._bridge.desk.person, line)
            if actions[0].id == what:
                self.do(actions[0])

    def _take_step(self, key: str, step: str) -> None:
        verb, _colon, rest = step.partition(":")
        if verb == "edit" and rest == "goals":
            self._grid.go_to(key, "goals")
            self._open_goals(key)
        elif verb == "edit":
            self._grid.type_into(key, rest)
        elif verb in ("use", "mine"):
            column, _colon, typed = rest.partition(":")
            self._grid.close_field()
            (self._typing.take if verb == "use" else self._typing.put_mine)(key, column, typed)
        elif verb == "walk":
            self._grid.refused_wanted.emit(1)
        else:
            self._typing.give_up(key, rest)
            self._selection.pick(key)
            if rest == "sponsors":
                self._inspector.answer()

    # --- goals and the menu of a line

    def _open_goals(self, key: str) -> None:
        index = self._model.index_of(key, "goals")
        box = self._grid.visualRect(index)
        self._open_goals_at(
            key, "", self._grid.viewport().mapToGlobal(QPoint(box.left() - 12, box.top() + 33))
        )

    def _open_goals_at(self, key: str, goal: str, place: QPoint) -> None:
        state = self._bridge.state
        row = self._grid.row_of(key)
        if key in state.lines and not (row and row.why_fixed):
            self.goals.open_for(state, state.lines[key], place, goal)

    def _open_menu(self, key: str, place: QPoint) -> None:
        line = self._bridge.state.lines[key]
        menu = QMenu(self._page)
        menu.setToolTipsVisible(True)
        for action in line_actions(self._bridge.state, self._bridge.desk.person, line):
            made = menu.addAction(action.label)
            made.setEnabled(not action.why_not)
            made.setToolTip(action.why_not)
            made.triggered.connect(lambda _on=False, action=action: self._inspector.take(action))
        menu.addSeparator()
        self._fill_more(menu, key)
        menu.popup(place)

    def _judge(self, command: object) -> str:
        return why_refused(self._bridge.state, self._bridge.desk.person, command)  # type: ignore[arg-type]
