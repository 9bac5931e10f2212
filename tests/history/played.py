"""Rounds played into a log by the domain's own rules, for tests and benches that need entries that hold."""

import itertools
from collections.abc import Sequence

from budget_app.domain.decision import Allocate
from budget_app.domain.lines import Kind, LineFields
from budget_app.domain.links import LinkGoal
from budget_app.domain.messages import Command, Stamp
from budget_app.domain.opening import OpenRound
from budget_app.domain.people import Department, Person
from budget_app.domain.phases import MovePhase
from budget_app.domain.requests import DraftLine, ReviseLine
from budget_app.domain.roles import Phase, Role
from budget_app.domain.round import EVENTS, Round, decide, evolve
from budget_app.domain.signing import Sign
from budget_app.domain.sponsors import InviteSponsor, JoinLine
from budget_app.domain.strategy import SetGoal
from budget_app.domain.submission import SubmitLine, WithdrawLine
from budget_app.domain.talk import WritePost
from budget_app.history.codec import Codec
from budget_app.history.port import Draft, Entry, Log

CODEC = Codec(EVENTS)
AT = "2026-11-23T08:27:00.000000Z"


class Played:
    """A log and the state it folds to, moved on by commands."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.state = Round()
        self.seq = 0
        self._numbers = itertools.count(1)

    def does(self, actor: str, *commands: Command, files: Sequence[bytes] = ()) -> list[Entry]:
        """The commands one after the other, as one transaction of the log."""
        drafts: list[Draft] = []
        command_id = f"c-{next(self._numbers)}"
        for command in commands:
            for event in decide(self.state, actor, command):
                self.seq += 1
                evolve(self.state, event, Stamp(self.seq, AT, actor))
                body = CODEC.encode(event)
                drafts.append(
                    Draft(AT, actor, command_id, event.kind, event.version, event.subject, "", body)
                )
        return self.log.append(drafts, self.seq - len(drafts), files)


def opened(log: Log, people: Sequence[Person] = ()) -> Played:
    """A round with two departments, a head each, an executive, two goals; in phase requests."""
    played = Played(log)
    played.does(
        "fay",
        OpenRound(
            name="2027 – 预算",
            currency="EUR",
            fund=100_000_00,
            reserve=5_000_00,
            start="2027-01-01",
            end="2027-12-31",
            departments=(Department("S", "Sales"), Department("M", "Marketing")),
            people=(
                Person("ana", "Ana", (Role.HEAD,), "S"),
                Person("ben", "Ben", (Role.HEAD,), "M"),
                Person("eve", "Eve", (Role.EXECUTIVE,)),
                Person("fay", "Fay", (Role.FINANCE, Role.EXECUTIVE)),
                *people,
            ),
        ),
        SetGoal(goal="g-1", code="G1", title="Revenue", metric="Revenue", unit="EUR", target=1e6, weight=0.6),
        SetGoal(goal="g-2", code="G2", title="Customers kept", unit="%", baseline=80, target=90, weight=0.4),
        MovePhase(phase=Phase.REQUESTS),
    )
    return played


def asked(played: Played) -> None:
    """Three lines with tiers, links, ties, a sponsor; one withdrawn; two posts."""
    trucks = LineFields(
        title="Trucks $x$ <b> =1+1",
        minimum=10_000_00,
        requested=20_000_00,
        stretch=30_000_00,
        minimum_buys="two",
        kind=Kind.TOOL,
        months=(1, 2),
        justification="Sales needs «wheels»",
        extra={"Cost centre": "4711"},
    )
    played.does("ana", DraftLine(line="l-1", department="S", fields=trucks))
    played.does("ana", LinkGoal(line="l-1", goal="g-1", minimum=1.5, requested=3, confidence=0.8))
    played.does(
        "ben", DraftLine(line="l-2", department="M", fields=LineFields(title="Fair 展会", requested=7_000_00))
    )
    played.does("ben", LinkGoal(line="l-2", goal="g-2", cannot_say=True))
    played.does("ben", ReviseLine(line="l-2", fields=LineFields(requires=("l-1",), owner="Ben")))
    played.does("ana", DraftLine(line="l-3", department="S", fields=LineFields(title="Gone", requested=1)))
    played.does("ana", WithdrawLine(line="l-3"))
    played.does("ana", InviteSponsor(line="l-1", department="M", share=30))
    played.does("ben", JoinLine(line="l-1", department="M"))
    played.does("ana", SubmitLine(line="l-1"))
    played.does("ben", SubmitLine(line="l-2"))
    played.does("ben", WritePost(post="p-1", about="l-1", text="Why four trucks?", is_question=True))
    played.does("ana", WritePost(post="p-2", about="l-1", text="Because the depot moves", answers="p-1"))


def decided(played: Played) -> None:
    """Both lines decided, and signed."""
    played.does("fay", MovePhase(phase=Phase.DECISION))
    played.does("eve", Allocate(line="l-1", amount=15_000_00, reason="half now"))
    played.does("eve", Allocate(line="l-2", amount=7_000_00))
    played.does("eve", Sign())
