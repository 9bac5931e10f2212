"""The commands of one desk on their way into the log: which is next, and which could not be kept.

What a command does, and how it is appended, is not known here.
"""

from collections import deque
from collections.abc import Callable

import msgspec


class Task(msgspec.Struct, frozen=True, eq=False):
    """A command on its way, as work that does nothing twice, and where its refusal is to be shown."""

    work: Callable[[], object]
    where: str = ""


class Tasks:
    """Commands in the order in which they were given. One that is tried again keeps its place."""

    def __init__(self) -> None:
        self._waiting: deque[Task] = deque()
        self._unsaved: deque[Task] = deque()

    @property
    def are_waiting(self) -> bool:
        """Whether any is still to be tried."""
        return bool(self._waiting)

    @property
    def unsaved(self) -> int:
        """How many were tried and could not be kept."""
        return len(self._unsaved)

    def add(self, task: Task) -> None:
        """One more, the last; what could not be kept comes before it, so that the later word counts."""
        self.try_again()
        self._waiting.append(task)

    def take(self) -> Task:
        """The next one."""
        return self._waiting.popleft()

    def set_aside(self, task: Task) -> None:
        """It could not be kept; those behind it would fare no better."""
        self._unsaved.extend((task, *self._waiting))
        self._waiting.clear()

    def try_again(self) -> None:
        """What could not be kept is tried again, in the old order."""
        self._waiting.extendleft(reversed(self._unsaved))
        self._unsaved.clear()
