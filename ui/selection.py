"""What is picked, wherever it was picked: a click travels from page to page and into the inspector.

What is done with it lives in the pages.
"""

from PySide6.QtCore import QObject, Signal

from budget_app.domain.round import Round
from budget_app.presentation.places import Place


class Selection(QObject):
    """The picked line or goal, by id; "" for none. `sought` asks the page in view to go to a place on it."""

    picked = Signal(str)  # a line, or "" where none is picked any more
    goal_picked = Signal(str)
    sought = Signal(Place)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = ""
        self._goal = ""

    @property
    def line(self) -> str:
        """The id of the picked line, or ""."""
        return self._line

    @property
    def goal(self) -> str:
        """The id of the picked goal, or "": only one thing is picked at a time."""
        return self._goal

    def is_of(self, state: Round) -> bool:
        """Whether what is picked is a line or goal of this round."""
        return self._line in state.lines or self._goal in state.goals

    def pick(self, line: str) -> None:
        """Pick a line; "" picks none. Nothing is said where it was picked already."""
        if line != self._line or self._goal:
            self._line, self._goal = line, ""
            self.picked.emit(line)

    def pick_goal(self, goal: str) -> None:
        """Pick a goal, and no line any more."""
        if goal != self._goal:
            self._line, self._goal = "", goal
            self.goal_picked.emit(goal)
