"""How far the person at this desk has read, kept in the round's file a moment after, and once more when they leave.

Where the marks lie, and why not in the history, is said in budget_app/history/marks.py.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from budget_app.history.port import LogError
from budget_app.presentation.unread import OVERVIEW, Marks, thread_mark
from ui.bridge import Bridge

AFTER_MS = 1_500


class KeptMarks(Protocol):
    """Where marks are kept, on the store's thread."""

    def of(self, person: str) -> dict[str, int]:
        """The marks of a person."""
        ...

    def keep(self, person: str, marks: Mapping[str, int]) -> None:
        """Keep these marks."""
        ...


class Reading(QObject):
    """The marks of whoever sits here; `changed` when they move. Without `kept` they end with the window."""

    changed = Signal()
    ending = Signal()  # the last moment to say what has been seen

    def __init__(self, bridge: Bridge, kept: KeptMarks | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._kept = kept
        self._person = ""
        self._marks: dict[str, int] = {}
        self._fresh: dict[str, int] = {}
        self._since: int | None = None
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.keep_now)
        bridge.person_changed.connect(self._sit_down)
        bridge.closing.connect(self._end)
        self._sit_down()

    @property
    def marks(self) -> Marks:
        """Up to which entry each thing has been read. Until the file has been asked, all of it: nothing flickers."""
        return self._marks

    @property
    def is_known(self) -> bool:
        """Whether the file has answered."""
        return self._since is not None

    @property
    def since(self) -> int:
        """The entry up to which the round had been looked at when they sat down: what is new stays so meanwhile."""
        return self._since if self._since is not None else self._bridge.desk.head.seq

    def saw_thread(self, about: str) -> None:
        """All that stands in the thread of a line or goal has been read."""
        latest = max((p.seq for p in self._bridge.state.posts.values() if p.about == about), default=0)
        if self.is_known and latest:
            self._mark(thread_mark(about), latest)

    def saw_overview(self) -> None:
        """What changed has been looked at; it counts as seen from the next time they sit down."""
        if self.is_known:
            self._mark(OVERVIEW, self._bridge.desk.head.seq, quietly=True)

    def begin_anew(self) -> None:
        """All that changed until now has been seen."""
        self._since = self._bridge.desk.head.seq
        self.saw_overview()
        self.changed.emit()

    def keep_now(self) -> None:
        """Hand what is marked to the file."""
        self._timer.stop()
        fresh, self._fresh = self._fresh, {}
        if fresh and self._kept and self._person:
            keep = partial(self._kept.keep, self._person, fresh)
            self._bridge.store.ask(keep, partial(self._check, self._person, fresh))

    def _mark(self, thing: str, upto: int, quietly: bool = False) -> None:
        if self._is_over or self._marks.get(thing, 0) >= upto:
            return
        self._marks[thing] = self._fresh[thing] = upto
        self._timer.start()
        if not quietly:
            self.changed.emit()

    def _end(self) -> None:
        self.ending.emit()
        self.keep_now()
        self._is_over = True

    def _sit_down(self) -> None:
        self.keep_now()
        self._person = self._bridge.desk.person
        self._marks, self._since = {}, None
        ask: Callable[[], dict[str, int]] = partial(self._kept.of, self._person) if self._kept else dict
        self._bridge.store.ask(ask, partial(self._take, self._person))

    def _take(self, person: str, done: "Future[dict[str, int]]") -> None:
        if person != self._person:
            return  # somebody else sits here by now
        try:
            self._marks = done.result()
        except LogError:
            self._marks = {}  # all counts as unread; what hinders the file is said by whoever reads the history
        self._since = self._marks.get(OVERVIEW, 0)
        self.changed.emit()

    def _check(self, person: str, fresh: dict[str, int], done: "Future[None]") -> None:
        try:
            done.result()
        except LogError:
            # Not worth a word to anybody: kept with the next marks.
            if person == self._person:
                self._fresh = {**fresh, **self._fresh}
