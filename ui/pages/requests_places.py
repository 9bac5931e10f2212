"""How one comes to a place on Requests from elsewhere: a line's row, a cell of it, a part of the inspector, a goal.

Which place something is at is said in presentation/places.py.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from budget_app.presentation.places import REQUESTS, Place
from budget_app.presentation.signs import state_of
from ui.bridge import Bridge
from ui.models.table_model import TableModel
from ui.pages.requests_grid import RequestsGrid
from ui.pages.requests_side import RequestsSide
from ui.selection import Selection

_GOAL = "goal:"


class Places(QObject):
    """`reveal`: let the grid show a cell of a line, whatever hides it; `choose_scope`: whose lines it shows."""

    def __init__(
        self,
        bridge: Bridge,
        selection: Selection,
        grid: RequestsGrid,
        side: RequestsSide,
        reveal: Callable[[str, str], object],
        choose_scope: Callable[[str], object],
    ) -> None:
        super().__init__(grid)
        self._bridge, self._selection, self._grid = bridge, selection, grid
        self._side = side
        self._reveal, self._choose_scope = reveal, choose_scope
        self._sought: Place | None = None
        selection.sought.connect(self.go)
        grid.picked.connect(self.pick)
        grid.folded.connect(self._pick_goal)

    @property
    def _model(self) -> TableModel:
        model = self._grid.model()
        assert isinstance(model, TableModel)
        return model

    def pick(self, line: str) -> None:
        """The row with the keys: a line, or the goal that a group is about."""
        if line or not self._pick_goal(self._grid.current_cell()[0]):
            self._selection.pick(line)

    def go(self, place: Place) -> None:
        """To a place on this page; others are other pages' to find."""
        if place.page != REQUESTS:
            return
        if place.scope is not None:
            self._choose_scope(place.scope)
        if place.goal in self._bridge.state.goals:
            self._selection.pick_goal(place.goal)
            self._side.goal.show_part(place.part or "details", place.post)
        elif place.line in self._bridge.state.lines:
            self._go_to_line(place)

    def arrive(self) -> None:
        """The rows may be others now: to the one that was sought and was not there yet."""
        if self._sought and self._model.place_of(self._sought.line) >= 0:
            self._go_to_row(self._sought)

    def _go_to_line(self, place: Place) -> None:
        # Of many lines the rows are made a few at a time; whoever comes meanwhile arrives with them.
        self._sought = place
        if self._model.place_of(place.line) < 0 and self._is_listed(place.line):
            self._reveal(place.line, place.cell or "title")
        self._selection.pick(place.line)
        self._grid.setFocus()
        self._side.show_part(place.part, place.post)
        self.arrive()

    def _go_to_row(self, place: Place) -> None:
        self._sought = None
        has_keys = self._grid.hasFocus()
        self._grid.go_to(place.line, place.cell or "title")
        if has_keys or place.cell:
            self._grid.setFocus()
        if place.cell == "goals":
            QTimer.singleShot(0, self._grid, lambda: self._grid.goals_wanted.emit(place.line))
        elif place.cell:
            QTimer.singleShot(0, self._grid, lambda: self._grid.type_into(place.line, place.cell))

    def _is_listed(self, line: str) -> bool:
        """Withdrawn lines are listed only where one groups by state; the inspector shows them all the same."""
        state = self._bridge.state
        return state_of(state, state.lines[line])[0] != "withdrawn"

    def _pick_goal(self, key: str) -> bool:
        goal = key.removeprefix(_GOAL)
        if not key.startswith(_GOAL) or goal not in self._bridge.state.goals:
            return False
        self._selection.pick_goal(goal)
        return True
