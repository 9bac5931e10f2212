"""Between the window and the desk: commands go in, changes come out as signals; the log is touched on one thread.

Deciding and evolving happen here on the GUI thread (microseconds), reading and appending on the store's thread, so the
window never waits for a disk. Rules and words live in the core.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from budget_app.desk import Changes, Desk
from budget_app.domain.messages import Command, Refusal
from budget_app.domain.people import Person
from budget_app.domain.refusals import Reason
from budget_app.domain.round import Round
from budget_app.history.port import Draft, Entry, Log, LogError, MovedOn
from budget_app.presentation.failures import failure_step, failure_text
from budget_app.presentation.messages import refusal_text
from ui.readable import Readable
from ui.store import Store
from ui.tasks import Task, Tasks

FOLLOW_EVERY_MS = 300
SLOW_AFTER_MS = 400
_TRIES = 20


class Bridge(QObject):
    """One person's desk for the widgets. `changed` carries what is new, one's own or others'."""

    changed = Signal(object)
    refused = Signal(str, str)
    failed = Signal(str, str)  # a sentence, and the id of the action that helps
    person_changed = Signal()
    saved = Signal(str)
    slow = Signal()  # a command has been on its way for a while
    mended = Signal()  # the log can be read again
    closing = Signal()  # the last moment to ask the store for something

    def __init__(
        self,
        desk: Desk,
        log: Log,
        thread: ThreadPoolExecutor,
        new_id: Callable[[], str],
        keep_tables: Callable[[Round, int], None] | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self._log = log
        self.store = Store(thread, self)
        self._new_id = new_id
        self._tasks = Tasks()
        self._is_busy = False
        self._next_person = ""
        self._hindrance = ""
        self._is_looking = False
        self._slow_timer = QTimer(self)
        self._slow_timer.setSingleShot(True)
        self._slow_timer.setInterval(SLOW_AFTER_MS)
        self._slow_timer.timeout.connect(self.slow)
        self._timer = QTimer(self)
        self._timer.setInterval(FOLLOW_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._readable = Readable(desk, self.store, keep_tables, self) if keep_tables else None
        if self._readable:
            self._readable.failed.connect(self.failed)

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
        return not self._is_busy and not self._tasks.are_waiting

    @property
    def unsaved(self) -> int:
        """How many commands could not be kept and wait to be tried again."""
        return self._tasks.unsaved

    # --- asking

    def do(self, command: Command, where: str = "", files: Sequence[bytes] = ()) -> None:
        """Hand in a command and the files it attaches; changes or a refusal (with `where`) come as signals."""
        self._queue(Task(command, self._new_id(), where, "do", files))

    def undo(self) -> None:
        """Take back one's own last command."""
        self._queue(Task(None, self._new_id(), "", "undo"))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._queue(Task(None, self._new_id(), "", "redo"))

    def sit_down(self, person: str) -> None:
        """Another person works at this desk; undo begins anew. What is under way is finished for the one before."""
        self._next_person = person
        self.try_again()

    def try_again(self) -> None:
        """Try once more what could not be kept; nothing is done twice."""
        self._tasks.try_again()
        self._next()

    def _seat(self) -> None:
        person, self._next_person = self._next_person, ""
        # What could not be kept is still to be done by the one before.
        if person in ("", self.desk.person) or self.unsaved:
            return
        self.desk.seat(person)
        self.person_changed.emit()

    def follow(self) -> None:
        """Look now for what others appended, without waiting for the timer."""
        self.store.ask(self._news_after(self.desk.head.seq), self._take_in)

    def close(self) -> None:
        """Finish what is under way and let go of the log."""
        self._timer.stop()
        if self._readable:
            self._readable.follow_now()
        self.closing.emit()
        self.store.close(self._log.close)

    # --- the way of a command

    def _queue(self, task: Task) -> None:
        self._tasks.add(task)
        self._next()

    def _next(self) -> None:
        if self._is_busy:
            return
        if not self._tasks.are_waiting:
            self._seat()
            return
        task = self._tasks.take()
        # One that is tried again may have come into the log after all, and only its answer was lost.
        if not self.desk.done(task.command_id):
            self._begin(task)
        self._next()

    def _begin(self, task: Task) -> None:
        try:
            drafts = self.desk.draft(self._command(task), task.command_id, task.way)
        except Refusal as refusal:
            self.refused.emit(refusal_text(refusal, self.state), task.where)
            return
        self._is_busy = True
        self._slow_timer.start()
        self.store.ask(
            self._appending(task, drafts, self.desk.head.seq), lambda done: self._settle(task, done)
        )

    def _command(self, task: Task) -> Command:
        if task.command is None and task.way != "do":
            task.step = self.desk.steps.take(task.way)
            task.command = task.step.command if task.step else None
        if task.command is None:
            raise Refusal(Reason.NOTHING_TO_UNDO)
        return task.command

    def _appending(self, task: Task, drafts: list[Draft], after: int) -> Callable[[], list[Entry]]:
        return lambda: self._log.append(drafts, after, task.files) if drafts else []

    def _settle(self, task: Task, done: "Future[list[Entry]]") -> None:
        """The store's answer to a command: in the log, or somebody else came first, or it cannot be written."""
        self._is_busy = False
        self._slow_timer.stop()
        try:
            entries = done.result()
        except MovedOn:
            task.tries += 1
            if task.tries < _TRIES:
                self._tasks.put_first(task)
                self._is_busy = True
                self.store.ask(self._news_after(self.desk.head.seq), self._take_in_and_go_on)
                return
            if task.step:
                self.desk.steps.put_back(task.way, task.step)
            self.refused.emit(refusal_text(Refusal(Reason.CHANGED_SINCE), self.state), "")
        except LogError as error:
            self._tasks.set_aside(task)
            self.failed.emit(failure_text(error), failure_step(error))
        else:
            self._announce(self.desk.take_in(entries))
            if entries:
                self.saved.emit(entries[-1].at)
        self._next()

    # --- following others

    def _look(self) -> None:
        if self.is_idle and not self._is_looking:
            self._is_looking = True
            after = self.desk.head.seq

            def look() -> list[Entry]:
                return list(self._log.read(after)) if self._log.changed() else []

            self.store.ask(look, self._looked)

    def _looked(self, done: "Future[list[Entry]]") -> None:
        self._is_looking = False
        self._take_in(done)

    def _news_after(self, seq: int) -> Callable[[], list[Entry]]:
        return lambda: list(self._log.read(seq))

    def _take_in(self, done: "Future[list[Entry]]") -> bool:
        """Whether the log could be read. What hinders is said once, and once more when it is over."""
        try:
            entries = done.result()
        except LogError as error:
            sentence = failure_text(error)
            if sentence != self._hindrance:
                self.failed.emit(sentence, failure_step(error))
            self._hindrance = sentence
            return False
        if self._hindrance:
            self._hindrance = ""
            self.mended.emit()
        self._announce(self.desk.take_in(entries))
        return True

    def _take_in_and_go_on(self, done: "Future[list[Entry]]") -> None:
        self._is_busy = False
        if not self._take_in(done):
            self._tasks.set_aside(self._tasks.take())
        self._next()

    def _announce(self, changes: Changes) -> None:
        if changes.entries:
            if self._readable:
                self._readable.follow_soon()
            self.changed.emit(changes)
