"""Between the window and the desk: commands go in, changes come out as signals; the log is touched on one thread.

Deciding and evolving happen here on the GUI thread (microseconds), reading and appending on the store's thread, so the
window never waits for a disk. Rules and words live in the core.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from budget_app.desk import Changes, Desk
from budget_app.domain.messages import Command, Refusal
from budget_app.domain.people import Person
from budget_app.domain.refusals import Reason
from budget_app.domain.round import Round
from budget_app.history.port import Draft, Entry, Log, LogError, MovedOn
from budget_app.presentation.failures import failure_text
from budget_app.presentation.messages import refusal_text
from budget_app.steps import Step, Way

FOLLOW_EVERY_MS = 300
TABLES_AFTER_MS = 400
_TRIES = 20


class _Task:
    """A command on its way, and where its refusal is to be shown; undo and redo learn theirs when their turn comes."""

    def __init__(self, command: Command | None, command_id: str, where: str, way: Way) -> None:
        self.command = command
        self.command_id = command_id
        self.where = where
        self.way: Way = way
        self.step: Step | None = None
        self.tries = 0


class Bridge(QObject):
    """One person's desk for the widgets. `changed` carries what is new, one's own or others'."""

    changed = Signal(object)
    refused = Signal(str, str)
    failed = Signal(str)
    person_changed = Signal()
    saved = Signal(str)
    _answered = Signal(object, object)

    def __init__(
        self,
        desk: Desk,
        log: Log,
        store: ThreadPoolExecutor,
        new_id: Callable[[], str],
        keep_tables: Callable[[Round, int], None] | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self._log = log
        self._store = store
        self._new_id = new_id
        self._waiting: deque[_Task] = deque()
        self._is_busy = False
        self._next_person = ""
        self._answered.connect(self._hand_over)
        self._timer = QTimer(self)
        self._timer.setInterval(FOLLOW_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._keep_tables = keep_tables
        self._kept = desk.head.seq
        self._tables_timer = QTimer(self)
        self._tables_timer.setSingleShot(True)
        self._tables_timer.setInterval(TABLES_AFTER_MS)
        self._tables_timer.timeout.connect(self._follow_tables)

    @property
    def state(self) -> Round:
        """The round as it stands; read it, never change it."""
        return self.desk.state

    @property
    def person(self) -> Person | None:
        """Who sits at this desk; None in a round that has no such person."""
        return self.desk.state.people.get(self.desk.person)

    @property
    def is_idle(self) -> bool:
        """Whether everything asked for has been answered."""
        return not self._is_busy and not self._waiting

    # --- asking

    def do(self, command: Command, where: str = "") -> None:
        """Hand in a command; its changes or its refusal come as signals, the refusal with the same `where`."""
        self._queue(_Task(command, self._new_id(), where, "do"))

    def undo(self) -> None:
        """Take back one's own last command."""
        self._queue(_Task(None, self._new_id(), "", "undo"))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._queue(_Task(None, self._new_id(), "", "redo"))

    def sit_down(self, person: str) -> None:
        """Another person works at this desk; undo begins anew. What is under way is finished for the one before."""
        self._next_person = person
        self._next()

    def _seat(self) -> None:
        person, self._next_person = self._next_person, ""
        if person in ("", self.desk.person):
            return
        self.desk.seat(person)
        self.person_changed.emit()

    def follow(self) -> None:
        """Look now for what others appended, without waiting for the timer."""
        self._ask(self._news_after(self.desk.head.seq), self._take_in)

    def close(self) -> None:
        """Finish what is under way and let go of the log."""
        self._timer.stop()
        self._tables_timer.stop()
        self._follow_tables()
        self._store.submit(self._log.close)
        self._store.shutdown()

    # --- the way of a command

    def _queue(self, task: _Task) -> None:
        self._waiting.append(task)
        self._next()

    def _next(self) -> None:
        if self._is_busy:
            return
        if not self._waiting:
            self._seat()
            return
        task = self._waiting.popleft()
        try:
            drafts = self.desk.draft(self._command(task), task.command_id, task.way)
        except Refusal as refusal:
            self._refuse(refusal, task.where)
            self._next()
            return
        self._is_busy = True
        self._ask(self._appending(drafts, self.desk.head.seq), lambda done: self._settle(task, done))

    def _command(self, task: _Task) -> Command:
        if task.command is None and task.way != "do":
            task.step = self.desk.steps.take(task.way)
            task.command = task.step.command if task.step else None
        if task.command is None:
            raise Refusal(Reason.NOTHING_TO_UNDO)
        return task.command

    def _appending(self, drafts: list[Draft], after: int) -> Callable[[], list[Entry]]:
        def append() -> list[Entry]:
            return self._log.append(drafts, after) if drafts else []

        return append

    def _settle(self, task: _Task, done: "Future[list[Entry]]") -> None:
        """The store's answer to a command: in the log, or somebody else came first, or it cannot be written."""
        self._is_busy = False
        try:
            entries = done.result()
        except MovedOn:
            task.tries += 1
            if task.tries < _TRIES:
                self._waiting.appendleft(task)
                self._is_busy = True
                self._ask(self._news_after(self.desk.head.seq), self._take_in_and_go_on)
                return
            self._give_up(task, refusal_text(Refusal(Reason.CHANGED_SINCE), self.state))
        except LogError as error:
            self._give_up(task, failure_text(error))
        else:
            self._announce(self.desk.take_in(entries))
            if entries:
                self.saved.emit(entries[-1].at)
        self._next()

    def _give_up(self, task: _Task, sentence: str) -> None:
        if task.step:
            self.desk.steps.put_back(task.way, task.step)
        self.failed.emit(sentence)

    def _refuse(self, refusal: Refusal, where: str) -> None:
        self.refused.emit(refusal_text(refusal, self.state), where)

    # --- following others

    def _look(self) -> None:
        if self.is_idle:
            after = self.desk.head.seq

            def look() -> list[Entry]:
                return list(self._log.read(after)) if self._log.changed() else []

            self._ask(look, self._take_in)

    def _news_after(self, seq: int) -> Callable[[], list[Entry]]:
        return lambda: list(self._log.read(seq))

    def _take_in(self, done: "Future[list[Entry]]") -> None:
        try:
            self._announce(self.desk.take_in(done.result()))
        except LogError as error:
            self.failed.emit(failure_text(error))

    def _take_in_and_go_on(self, done: "Future[list[Entry]]") -> None:
        self._is_busy = False
        self._take_in(done)
        self._next()

    def _announce(self, changes: Changes) -> None:
        if changes.entries:
            self._tables_timer.start()
            self.changed.emit(changes)

    def _follow_tables(self) -> None:
        """Bring the readable tables up, once typing pauses: on the store's thread, from a copy nobody changes."""
        if self._keep_tables is None or self._kept == self.desk.head.seq:
            return
        self._kept = self.desk.head.seq
        self._ask(partial(self._keep_tables, self.state.copied(), self._kept), self._check_kept)

    def _check_kept(self, done: "Future[None]") -> None:
        try:
            done.result()
        except LogError as error:
            self.failed.emit(failure_text(error))

    # --- the store's thread

    def _ask(self, work: Callable[[], Any], then: Callable[["Future[Any]"], None]) -> None:
        future = self._store.submit(work)
        future.add_done_callback(lambda done: self._answered.emit(done, then))

    def _hand_over(self, done: "Future[Any]", then: Callable[["Future[Any]"], None]) -> None:
        if not done.cancelled():
            then(done)
