"""Between the window and the desk: commands go in, changes come out as signals.

The desk and its log are touched on the store's thread only, where every command is decided, appended and taken in; the
window works with what it has `Seen` of the desk, a record that stays as it is, and so never waits for a disk or a large
command. Rules and words live in the core.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from budget_app.desk import Desk
from budget_app.domain.messages import Command, Refusal
from budget_app.domain.people import Person
from budget_app.domain.refusals import Reason
from budget_app.domain.round import Round
from budget_app.history.files import genuine
from budget_app.history.findings import What
from budget_app.history.port import Log, LogError, MovedOn
from budget_app.presentation.failures import failure_step, failure_text
from budget_app.presentation.messages import refusal_text
from budget_app.seen import Answer, Seen
from ui.readable import Readable
from ui.store import Store
from ui.tasks import Task, Tasks

FOLLOW_EVERY_MS = 300
SLOW_AFTER_MS = 400


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
        self.desk: Seen = desk.seen()
        self._desk = desk  # from here on the store's thread alone touches it
        self.keeper = desk.keeper  # for the store's thread too
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
        self._readable = Readable(self.desk, self.store, keep_tables, self) if keep_tables else None
        if self._readable:
            self._readable.failed.connect(self.failed)

    @property
    def state(self) -> Round:
        """The round as it stands; nobody changes it, the next command brings another."""
        return self.desk.state

    @property
    def person(self) -> Person | None:
        """Who sits at this desk; None in a round that has no such person."""
        return self.desk.state.people.get(self.desk.person)

    @property
    def next_person(self) -> str:
        """The id of who sits at this desk, or is about to."""
        return self._next_person or self.desk.person

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
        command_id = self._new_id()
        self._queue(Task(lambda: self._desk.execute(command, command_id, files=files), where))

    def read_file(self, digest: str, then: Callable[["Future[bytes | What]"], object]) -> None:
        """An attached file as it was attached, else what is wrong with it; the answer may hold a LogError."""
        self.store.ask(lambda: genuine(self._log, digest), then)

    def undo(self) -> None:
        """Take back one's own last command."""
        command_id = self._new_id()
        self._queue(Task(lambda: self._desk.undo(command_id)))

    def redo(self) -> None:
        """Do again what was taken back last."""
        command_id = self._new_id()
        self._queue(Task(lambda: self._desk.redo(command_id)))

    def sit_down(self, person: str) -> None:
        """Another person works at this desk; undo begins anew. What is under way is finished for the one before."""
        self._next_person = person
        self.try_again()

    def try_again(self) -> None:
        """Try once more what could not be kept; nothing is done twice."""
        self._tasks.try_again()
        self._next()

    def follow(self) -> None:
        """Look now for what others appended, without waiting for the timer."""
        self._ask(self._desk.follow, self._followed)

    def close(self) -> None:
        """Finish what is under way and let go of the log."""
        self._timer.stop()
        if self._readable:
            self._readable.follow_now()
        self.closing.emit()
        self.store.close(self._log.close)

    def _ask(self, work: Callable[[], object], then: Callable[[Answer], object]) -> None:
        """Do `work` at the desk on the store's thread; what is new is shown, then `then` hears what came of it."""

        def hear(done: "Future[Answer]") -> None:
            if (
                done.exception()
            ):  # nobody foresaw it: it is raised here, and the next command is taken all the same
                self._is_busy = self._is_looking = False
            answer = done.result()
            self.desk = answer.seen
            if answer.changes.entries:
                if self._readable:
                    self._readable.follow_soon(answer.seen)
                self.changed.emit(answer.changes)
            then(answer)

        self.store.ask(partial(self._desk.answer, work), hear)

    # --- the way of a command

    def _queue(self, task: Task) -> None:
        self._tasks.add(task)
        self._next()

    def _next(self) -> None:
        if self._is_busy:
            return
        if self._tasks.are_waiting:
            self._begin(self._tasks.take())
        # What could not be kept is still to be done by the one before.
        elif self._next_person not in ("", self.desk.person) and not self.unsaved:
            self._is_busy = True
            self._ask(partial(self._desk.seat, self._next_person), self._seated)
        else:
            self._next_person = ""

    def _begin(self, task: Task) -> None:
        self._is_busy = True
        self._slow_timer.start()
        self._ask(task.work, partial(self._settle, task))

    def _settle(self, task: Task, answer: Answer) -> None:
        """A command is in the log, or refused, or cannot be written."""
        self._is_busy = False
        self._slow_timer.stop()
        match answer.error:
            case None:
                if answer.changes.entries:
                    self.saved.emit(answer.changes.entries[-1].at)
            case LogError() as error:
                self._tasks.set_aside(task)
                self.failed.emit(failure_text(error), failure_step(error))
            case Refusal() as refusal:
                self.refused.emit(refusal_text(refusal, self.state), task.where)
            case MovedOn():
                self.refused.emit(refusal_text(Refusal(Reason.CHANGED_SINCE), self.state), "")
        self._next()

    def _seated(self, _answer: Answer) -> None:
        self._is_busy = False
        self.person_changed.emit()
        self._next()

    # --- following others

    def _look(self) -> None:
        if self.is_idle and not self._is_looking:
            self._is_looking = True
            self._ask(lambda: self._log.changed() and self._desk.follow(), self._looked)

    def _looked(self, answer: Answer) -> None:
        self._is_looking = False
        self._followed(answer)

    def _followed(self, answer: Answer) -> None:
        """What hinders reading is said once, and once more when it is over."""
        sentence = failure_text(answer.error) if isinstance(answer.error, LogError) else ""
        before, self._hindrance = self._hindrance, sentence
        if isinstance(answer.error, LogError) and sentence != before:
            self.failed.emit(sentence, failure_step(answer.error))
        elif before and not sentence:
            self.mended.emit()
