"""Points: what each department gives to lines, own and others', 100 in all; sealed until negotiation opens.

What a department's points are worth to a proposal is reckoned in analysis. Who keeps what is sealed is history's.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import ClassVar

import msgspec

from budget_app.domain.departments import find_department
from budget_app.domain.lines import Level, Line, Requests, find_live_line
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.packages import Bringing
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase
from budget_app.domain.sealing import SealedEvent, Secret, digest_of, is_salt

WHOLE = 100


class Given(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a line is worth to a department: whole points at its highest tier, and at lower ones where set apart."""

    line: str
    points: int
    minimum: int | None = None
    requested: int | None = None


class Sealed(msgspec.Struct, frozen=True):
    """A department's points as everybody sees them before they are revealed: that there are some, no more.

    `is_late`: given once negotiation was open, so perhaps with others' points known.
    """

    department: str
    digest: str
    by: str
    at: str
    is_late: bool = False


class Revealed(msgspec.Struct, frozen=True):
    """A department's points, told to everybody."""

    department: str
    given: tuple[Given, ...]
    by: str
    at: str


@dataclass
class Pointing(Bringing):
    """The part of the state that points fill, by department; what is revealed stands beside its seal."""

    sealed: dict[str, Sealed] = field(default_factory=dict[str, Sealed])
    revealed: dict[str, Revealed] = field(default_factory=dict[str, Revealed])


class GivePoints(Command, tag="give_points", frozen=True, kw_only=True):
    """Spreads a department's 100 points over lines, or none; sealed until negotiation opens, and until then given anew
    as often as one likes. `department` is one's own where left out; the desk puts in the salt.
    """

    salted: ClassVar[bool] = True
    department: str = ""
    points: tuple[Given, ...]
    salt: str = ""


class RevealPoints(Command, tag="reveal_points", frozen=True, kw_only=True):
    """Tells everybody the points that were sealed. Salt and body come from where they are kept."""

    department: str = ""
    salt: str = ""
    body: str = ""


class PointsSealed(SealedEvent, frozen=True, kw_only=True):
    """A department gave its points."""

    kind = "points_given"


class PointsRevealed(Event, frozen=True, kw_only=True):
    """A department's points were told to everybody: what was sealed, word for word."""

    kind = "points_revealed"
    about = "department"
    department: str
    salt: str
    body: str


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is sealed, as JSON."""

    department: str
    points: tuple[Given, ...]


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Body)


def give_points(state: Pointing, actor: str, command: GivePoints) -> list[Event]:
    """The seal. Once negotiation is open, others' points may be known: what was sealed before stays as it is."""
    department = department_of(state, actor, command.department)
    if state.phase is Phase.NEGOTIATION and department in state.sealed:
        raise Refusal(Reason.POINTS_FIXED, department=department)
    named = ((find_live_line(state, given.line), given) for given in command.points if given.points)
    points = tuple(msgspec.structs.replace(given, line=line.id) for line, given in named)
    for given in points:
        _check_tiers(state.lines[given.line], given)
    check_points(state, points)
    if not is_salt(command.salt):
        raise Refusal(Reason.POINTS_NOT_HERE, department=department)
    secret = Secret(command.salt, _ENCODER.encode(Body(department, points)).decode())
    return [PointsSealed(department=department, digest=secret.digest, secret=secret)]


def reveal_points(state: Pointing, actor: str, command: RevealPoints) -> list[Event]:
    """What was sealed, for everybody; once."""
    department = department_of(state, actor, command.department)
    if department in state.revealed:
        return []
    if department in state.sealed and not command.body:
        raise Refusal(Reason.POINTS_NOT_HERE, department=department)
    return [PointsRevealed(department=department, salt=command.salt, body=command.body)]


DECIDE: Deciders = {GivePoints: give_points, RevealPoints: reveal_points}


def points_sealed(state: Pointing, event: PointsSealed, stamp: Stamp) -> None:
    """The department has given points, in place of those before."""
    state.departments[event.department]  # no points of a department that is not there
    if state.phase is Phase.NEGOTIATION and event.department in state.sealed:
        raise Refusal(Reason.POINTS_FIXED, department=event.department)
    state.sealed[event.department] = Sealed(
        event.department, event.digest, stamp.actor, stamp.at, state.phase is Phase.NEGOTIATION
    )
    state.revealed.pop(event.department, None)


def points_revealed(state: Pointing, event: PointsRevealed, stamp: Stamp) -> None:
    """Everybody knows them, if they are those that were sealed."""
    sealed = state.sealed.get(event.department)
    if sealed is None:
        raise Refusal(Reason.POINTS_NOT_SEALED, department=event.department)
    if not is_salt(event.salt) or digest_of(event.salt, event.body) != sealed.digest:
        raise Refusal(Reason.POINTS_DO_NOT_MATCH, department=event.department)
    body = body_of(event.body)
    if body is None or body.department != event.department:
        raise Refusal(Reason.POINTS_DO_NOT_MATCH, department=event.department)
    check_points(state, body.points)
    state.revealed[event.department] = Revealed(event.department, body.points, stamp.actor, stamp.at)


EVOLVE: Evolvers = {PointsSealed: points_sealed, PointsRevealed: points_revealed}


def body_of(text: str) -> Body | None:
    """What a sealed body says; None where it says nothing that could be points."""
    try:
        return _DECODER.decode(text)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None


def check_points(state: Requests, points: Collection[Given]) -> None:
    """Refuses points that are not 100 in all, or 0; negative; twice on a line; or on no line. O(points)."""
    total = sum(given.points for given in points)
    lowest = min((p for g in points for p in (g.points, g.minimum, g.requested) if p is not None), default=0)
    if points and (total != WHOLE or lowest < 0):
        raise Refusal(Reason.POINTS_NOT_HUNDRED, total_points=total)
    if len({given.line for given in points}) < len(points):
        raise Refusal(Reason.POINTS_TWICE)
    for given in points:
        state.lines[given.line]
        if max(given.minimum or 0, given.requested or 0) > given.points:
            raise Refusal(Reason.POINTS_NOT_RISING, line=state.lines[given.line].code)
        if given.requested is not None and (given.minimum or 0) > given.requested:
            raise Refusal(Reason.POINTS_NOT_RISING, line=state.lines[given.line].code)


def department_of(state: Pointing, actor: str, ref: str) -> str:
    """The department that is meant; one's own where none is named."""
    person = state.people.get(actor)
    return find_department(state, ref or (person.department if person else ""))


def _check_tiers(line: Line, given: Given) -> None:
    """A tier that is set apart must be one below the highest."""
    lower = list(line.tiers)[:-1]
    for level in (Level.MINIMUM, Level.REQUESTED):
        if getattr(given, level.value) is not None and level not in lower:
            raise Refusal(Reason.TIER_MISSING, line=line.code, level=level)
