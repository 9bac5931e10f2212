"""The one test language of the domain: given(...).when(person, command), then the events, a refusal, or nothing.

What the rules are is not said here, only how a test says it.
"""

import itertools

import msgspec

from budget_app.desk import Desk
from budget_app.domain.messages import Command, Refusal
from budget_app.domain.phases import MovePhase
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase
from budget_app.domain.round import AnyCommand, Round
from budget_app.exchange import setup_file
from budget_app.history.memory import MemoryLog
from budget_app.seen import Outcome

NOW = "2026-11-23T09:00:00.000000Z"
SETUP = """{"name": "FY27", "fund": 100000, "reserve": 10000, "signatures": 2,
 "people": [{"id": "dana", "name": "Dana Reyes", "role": "head", "department": "Sales"},
            {"id": "tom", "name": "Tom Lindqvist", "role": "head", "department": "Marketing"},
            {"id": "ines", "name": "Ines Okafor", "role": "executive"},
            {"id": "nina", "name": "Nina Costa", "roles": ["finance", "executive"]},
            {"id": "mei", "name": "Mei Tan", "role": "liaison"},
            {"id": "ola", "name": "Ola Berg", "role": "observer"}],
 "goals": [{"title": "Customers", "target": 400, "weight": 0.6},
           {"title": "Churn", "baseline": 14, "target": 9, "weight": 0.4}]}"""

_DECODER = msgspec.json.Decoder[Command](AnyCommand)


def as_command(name: str, /, **fields: object) -> Command:
    """The command of that name, as its JSON form would give it."""
    return _DECODER.decode(msgspec.json.encode({"command": name, **fields}))


class Played:
    """A round in memory in which people have done things; each `when` is one command of one person."""

    def __init__(self, setup: str = SETUP, now: str = NOW) -> None:
        numbers = itertools.count(1)
        self.now = now
        self._new_id = lambda: f"id{next(numbers)}"
        self.log = MemoryLog("r1")
        plan = setup_file.read(setup)
        self._desks: dict[str, Desk] = {}
        self.desk(plan.actor).execute(plan.command)
        self.outcome: Outcome | None = None
        self.refusal: Refusal | None = None

    def desk(self, person: str) -> Desk:
        """The desk of a person, on the same history as everybody's, with all that is new read."""
        if person not in self._desks:
            self._desks[person] = Desk(self.log.another(), person, lambda: self.now, self._new_id)
        self._desks[person].follow()
        return self._desks[person]

    @property
    def state(self) -> Round:
        """The round as it stands."""
        return self.desk("ola").state

    def when(self, person: str, command: str | Command, /, **fields: object) -> "Played":
        """Somebody gives a command; what comes of it is asked by one of the `then`s."""
        self.outcome = self.refusal = None
        given = as_command(command, **fields) if isinstance(command, str) else command
        try:
            self.outcome = self.desk(person).execute(given)
        except Refusal as refusal:
            self.refusal = refusal
        return self

    def then(self, *kinds: str) -> "Played":
        """Exactly these kinds of events follow."""
        assert self.refusal is None, self.refusal
        assert self.outcome is not None
        assert tuple(entry.kind for entry in self.outcome.entries) == kinds
        return self

    def then_nothing(self) -> "Played":
        """Nothing follows, and that is right."""
        return self.then()

    def then_refused(self, reason: Reason) -> "Played":
        """The rules do not allow it, for this reason."""
        assert self.refusal is not None, self.outcome
        assert self.refusal.reason is reason
        return self


def given(*lines: dict[str, object], phase: Phase = Phase.REQUESTS) -> Played:
    """A round with these lines (fields; `department`, default S; `goal`: its result on G1), in this phase."""
    played = Played()
    for fields in lines:
        own = dict(fields)
        department = str(own.pop("department", "S"))
        goal = own.pop("goal", None)
        head = {"S": "dana", "M": "tom"}[department]
        played.when(head, "draft_line", department=department, fields=own)
        assert played.outcome, played.refusal
        if goal is not None:
            line = played.outcome.entries[0].subject
            played.when(head, "link_goal", line=line, goal="G1", requested=goal).then("line_linked")
            if phase is not Phase.SETUP:
                played.when(head, "submit_line", line=line).then("line_submitted")
    if phase is not played.state.phase:
        played.when("nina", MovePhase(phase=phase, reason="for the test")).then("phase_moved")
    return played


def line(title: str = "Field days", requested: int = 50_000, **more: object) -> dict[str, object]:
    """The fields of a line that can be submitted; `goal` is its result on the first goal."""
    return {"title": title, "requested": requested, "goal": 10, **more}
