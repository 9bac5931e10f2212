"""One person at work: log, state, execute, follow, undo.

The one idea of Accord in one place: a command is decided on the present state, its events are appended, and only what
the log has accepted changes the state. Rules live in domain, keeping in history; nothing here knows a screen. What a
window, on another thread, sees of a desk: seen.py.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from budget_app.domain import permissions
from budget_app.domain.messages import Command, Event, Refusal
from budget_app.domain.new_ids import with_ids
from budget_app.domain.refusals import Reason
from budget_app.domain.round import EVENTS, Round, decide
from budget_app.domain.sealing import SealedEvent
from budget_app.history import chain
from budget_app.history.codec import Codec
from budget_app.history.findings import Finding
from budget_app.history.keeper import Keeper, MemoryKeeper, with_secrets
from budget_app.history.port import Draft, Entry, Head, Log, LogError, MovedOn
from budget_app.history.replay import replay
from budget_app.seen import Answer, Changes, Outcome, Seen
from budget_app.steps import Steps, Way, name_of

CODEC = Codec(EVENTS)

# Every try reads what came first, so only a storm of other writers could use them up.
_TRIES = 20


class Desk:
    """A person's own view of a round's history. Not for use by several threads at once.

    `now` gives UTC text with microseconds, `new_id` ids that nobody else has: nothing inside asks a clock or a die.
    `entries` is the history as far as it is read, `findings` what in it does not hold and was left out of the state.
    What is sealed stays with `keeper`.
    """

    def __init__(
        self,
        log: Log,
        person: str,
        now: Callable[[], str],
        new_id: Callable[[], str],
        keeper: Keeper | None = None,
    ) -> None:
        self._log = log
        self._now = now
        self._new_id = new_id
        self.keeper: Keeper = keeper or MemoryKeeper()
        self.person = person
        self.state = Round()
        self.entries: list[Entry] = []
        self.findings: list[Finding] = []
        self._head = chain.BEGINNING
        self._known_commands: dict[str, int] = {}
        self.steps = Steps()
        self._seen: Seen | None = None
        self.follow()

    @property
    def round_id(self) -> str:
        """Which round this is, in whatever file it lies."""
        return self._log.round_id

    @property
    def head(self) -> Head:
        """How far the history is read."""
        return self._head

    @property
    def fingerprint(self) -> str:
        """The short form of the newest hash, which people compare aloud."""
        return chain.fingerprint(self._head.hash)

    def seat(self, person: str) -> None:
        """Another person works at this desk; their undo begins empty."""
        self.person = person
        self.steps = Steps()

    # --- doing

    def execute(
        self, command: Command, command_id: str = "", way: Way = "do", files: Sequence[bytes] = ()
    ) -> Outcome:
        """Decide, append, evolve. Refusal where the rules do not allow it, LogError where the log cannot be written.

        `files`: the bytes of what the command attaches, kept together with it.

        A command id that is in the log already is answered with its entries and not done twice.
        """
        news = [self.follow()]
        command_id = command_id or self._new_id()
        for _try in range(_TRIES):
            done = self.done(command_id)
            if done:
                return Outcome(done, _joined(news))
            drafts = self._drafts(command, command_id, way)
            try:
                entries = tuple(self._append(drafts, self._head.seq, files))
            except MovedOn:
                news.append(self.follow())
                continue
            # A command known already is answered with entries that others may have come before: then read them all.
            follows = not entries or entries[0].seq == self._head.seq + 1
            news.append(self._take_in(entries) if follows else self.follow())
            return Outcome(entries, _joined(news))
        raise MovedOn(self._head)

    def _drafts(self, command: Command, command_id: str, way: Way) -> list[Draft]:
        """What the command appends, decided on the present state; Refusal where the rules do not allow it."""
        at = self._now()
        whole = with_secrets(
            with_ids(command, self._new_id), self.state, self.person, self.round_id, self.keeper
        )
        events = decide(self.state, self.person, whole, at)
        if events:
            self.steps.begin(command_id, way, name_of(command))
        return [self._drafted(event, at, command_id) for event in events]

    def _append(self, drafts: Sequence[Draft], after: int, files: Sequence[bytes] = ()) -> list[Entry]:
        """Append what was drafted, once its secrets are kept; see Log.append. LogError where they cannot."""
        for draft in drafts:
            if draft.secret is not None:
                self.keeper.keep(self.round_id, draft.actor, draft.secret)
        return self._log.append(drafts, after, files) if drafts else []

    def done(self, command_id: str) -> tuple[Entry, ...]:
        """The entries of a command that is in the history already; none where it is not."""
        first = self._known_commands.get(command_id)
        if first is None:
            return ()
        same = groupby(self.entries[first:], key=lambda entry: entry.command_id)
        return tuple(next(same)[1])

    def _drafted(self, event: Event, at: str, command_id: str) -> Draft:
        departments = permissions.departments_of(self.state, event)
        return Draft(
            at=at,
            actor=self.person,
            command_id=command_id,
            kind=event.kind,
            version=event.version,
            subject=event.subject,
            department=departments[0] if departments else "",
            body=None if isinstance(event, SealedEvent) else CODEC.encode(event),
            digest=event.digest if isinstance(event, SealedEvent) else "",
            secret=event.secret if isinstance(event, SealedEvent) else None,
        )

    # --- following

    def follow(self) -> Changes:
        """Read and evolve what is new in the log, also what others appended."""
        return self._take_in(self._log.read(self._head.seq))

    def _take_in(self, entries: Iterable[Entry]) -> Changes:
        """Evolve the state by entries of the log that follow on what is read. About 5 µs an entry.

        An entry that does not hold (chain, shape, right, step) becomes a finding and leaves the state alone; a hidden
        body is no finding.
        """
        new: list[Entry] = []
        findings: list[Finding] = []
        fresh = (entry for entry in entries if entry.seq > self._head.seq)
        for step in replay(self.state, fresh, CODEC, self._log.round_id, self._head, self._note):
            if step.finding:
                findings.append(step.finding)
            self._known_commands.setdefault(step.entry.command_id, len(self.entries))
            self.entries.append(step.entry)
            new.append(step.entry)
        if new:
            self._head = Head(new[-1].seq, new[-1].hash)
        self.findings.extend(findings)
        for command_id in dict.fromkeys(entry.command_id for entry in new):
            self.steps.finish(command_id)
        return Changes(tuple(new), tuple(findings))

    def _note(self, entry: Entry, event: Event) -> None:
        self.steps.note(entry.command_id, self.state, event)

    # --- undo

    def undo(self, command_id: str = "") -> Outcome:
        """Take back one's own last command, field by field where nobody changed it since; Refusal otherwise."""
        return self._take_step("undo", command_id)

    def redo(self, command_id: str = "") -> Outcome:
        """Do again what was taken back last; Refusal where somebody changed it since."""
        return self._take_step("redo", command_id)

    def _take_step(self, way: Way, command_id: str) -> Outcome:
        """One that could not be kept (disk, lock) stays the next; it is over once it is in the history, or refused."""
        if done := self.done(command_id):
            return Outcome(done, Changes())
        step = self.steps.next(way)
        if step is None:
            raise Refusal(Reason.NOTHING_TO_UNDO)
        try:
            outcome = self.execute(step.command, command_id, way)
        except Refusal:
            self.steps.drop(way, step)
            raise
        if not outcome.entries:
            self.steps.drop(way, step)
        return outcome

    # --- for another thread

    def answer(self, work: Callable[[], object]) -> Answer:
        """Do `work` at this desk, and say all that came of it, also what others did meanwhile.

        A Refusal, and whatever the log could not do, is part of the answer.
        """
        entries, findings = len(self.entries), len(self.findings)
        error = None
        try:
            work()
        except (Refusal, LogError, MovedOn) as why:
            error = why
        changes = Changes(tuple(self.entries[entries:]), tuple(self.findings[findings:]))
        return Answer(self.seen(), changes, error)

    def seen(self) -> Seen:
        """How the desk stands. O(entries), by reference; where nothing changed since, the same record again."""
        undo, redo = self.steps.name("undo"), self.steps.name("redo")
        stands = (self.person, self._head, undo, redo)
        last = self._seen
        if last is None or (last.person, last.head, last.undo, last.redo) != stands:
            state, entries = self.state.copied(), tuple(self.entries)
            last = self._seen = Seen(self.round_id, self.person, state, entries, self._head, undo, redo)
        return last


def _joined(news: list[Changes]) -> Changes:
    return Changes(
        tuple(entry for changes in news for entry in changes.entries),
        tuple(finding for changes in news for finding in changes.findings),
    )
