"""The round put together: its state, and decide and evolve as one dispatch over all topics.

Rules of a single topic do not live here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any, Union

import msgspec

from budget_app.domain import (
    amendments,
    attachments,
    bringing,
    decision,
    departments,
    follow_up,
    imports,
    links,
    naming,
    opening,
    packages,
    past,
    people,
    permissions,
    phases,
    points,
    requests,
    setup,
    signing,
    sponsors,
    strategy,
    submission,
    talk,
    weights,
)
from budget_app.domain.messages import Command, Event, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.sealing import SealedEvent
from budget_app.domain.texts import cleaned

_TOPICS: tuple[ModuleType, ...] = (
    opening,
    setup,
    naming,
    departments,
    people,
    phases,
    strategy,
    weights,
    requests,
    submission,
    links,
    sponsors,
    attachments,
    imports,
    past,
    talk,
    decision,
    signing,
    follow_up,
    amendments,
    packages,
    points,
)

_DECIDE: dict[type[Command], Callable[[Any, str, Any], list[Event]]] = {}
_EVOLVE: dict[type[Event], Callable[[Any, Any, Stamp], None]] = {}
for _topic in _TOPICS:
    _DECIDE.update(_topic.DECIDE)
    _EVOLVE.update(_topic.EVOLVE)


@dataclass
class Round(points.Pointing):
    """The whole state of a round, by topic; the empty one is where every fold begins."""


class Together(Command, tag="together", frozen=True, kw_only=True):
    """Several commands as one: all or none, one undo. `name` is what undo calls it.

    With `skips_changed`, those whose thing somebody changed since (see their `expects`) are left out; refused only
    where all are.
    """

    name: str = ""
    commands: tuple["AnyCommand", ...]
    skips_changed: bool = False


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One command of a package: its id and time (UTC text) where it was given first, and how it is given now."""

    id: str
    at: str = ""
    command: "AnyCommand"


class BringIn(Command, tag="bring_in", frozen=True, kw_only=True):
    """Brings in what the head of a department did on a copy of the round: all or none, none of it twice.

    `package` names the package. Each part is decided as if `person` gave it, and waits for their department's head to
    confirm it.
    """

    package: str
    person: str
    department: str
    parts: tuple[Part, ...]


COMMANDS: tuple[type[Command], ...] = (*_DECIDE, Together, BringIn)
EVENTS: tuple[type[Event], ...] = tuple(event for event in _EVOLVE if not issubclass(event, SealedEvent))
SEALED = {event.kind: event for event in _EVOLVE if issubclass(event, SealedEvent)}

# The tagged union by which JSON becomes a command; to a type checker it is simply any command.
if TYPE_CHECKING:
    AnyCommand = Command
else:
    AnyCommand = Union[COMMANDS]  # noqa: UP007


def decide(state: Round, actor: str, command: Command, at: str = "") -> list[Event]:
    """The events that follow from the command in this state at that moment; Refusal where the rules do not allow it.

    Pure. `at` is UTC text and decides nothing but whether a deadline is past; without it none is.
    """
    return Deciding(state.copied(), Stamp(0, at, actor)).events_of(cleaned(command))


class Deciding:
    """One command being decided: each event is checked, by what evolving refuses too, in the state that the one
    before it left behind. The state is a copy, dropped afterwards. `package`: what is brought in, and for whom."""

    def __init__(self, after: Round, stamp: Stamp, package: BringIn | None = None) -> None:
        self.after = after
        self._stamp = stamp
        self._package = package

    def events_of(self, command: Command) -> list[Event]:
        """What follows from the command, in `after` already. Refusal where the rules do not allow it; where it is
        several as one, `after` is then halfway."""
        if isinstance(command, Together):
            how = self._unless_changed if command.skips_changed else self._all
            return how(command.commands)
        if isinstance(command, BringIn):
            return self._brought(command)
        actor = self._package.person if self._package else self._stamp.actor
        return self._taken(_DECIDE[type(command)](self.after, actor, command))

    def _taken(self, events: list[Event]) -> list[Event]:
        if self._package:
            events = [msgspec.structs.replace(event, brought=self._package.package) for event in events]
        for event in events:
            _check(self.after, event, self._stamp)
            evolve(self.after, event, self._stamp)
        return events

    def _brought(self, package: BringIn) -> list[Event]:
        known = packages.brought_commands(self.after)
        new = [part for part in package.parts if part.id not in known]
        if not new and package.package in self.after.packages:
            return []
        events = self._taken(
            [
                packages.PackageBrought(
                    package=package.package,
                    person=package.person,
                    department=package.department,
                    commands=tuple(part.id for part in new),
                )
            ]
        )
        within = Deciding(self.after, self._stamp, package)
        for part in new:
            events += within.part(part.command)
        return events

    def part(self, command: Command) -> list[Event]:
        """The events of a part of a package. One that could pass over something is not taken as a part."""
        if not isinstance(command, Together):
            bringing.check_unmoved(self.after, command)
            return self.events_of(command)
        if command.skips_changed:
            raise Refusal(Reason.DOES_NOT_FOLLOW)
        return [event for each in command.commands for event in self.part(each)]

    def _all(self, commands: tuple[Command, ...]) -> list[Event]:
        return [event for command in commands for event in self.events_of(command)]

    def _unless_changed(self, commands: tuple[Command, ...]) -> list[Event]:
        decided: list[Event] = []
        refusal = None
        done = 0
        for command in commands:
            # Only several as one can be refused halfway: what the first of them did is forgotten then.
            before = self.after.copied() if isinstance(command, Together) else self.after
            try:
                decided += self.events_of(command)
                done += 1
            except Refusal as refused:
                if refused.reason is not Reason.CHANGED_SINCE:
                    raise
                refusal, self.after = refused, before
        if refusal and not done:
            raise refusal
        return decided


def sealed_event(kind: str, department: str, digest: str) -> Event | None:
    """What an entry of this kind says to everybody, if its kind is one that is sealed: of whom, and the digest."""
    sealed = SEALED.get(kind)
    return sealed(department=department, digest=digest) if sealed else None


def evolve(state: Round, event: Event, stamp: Stamp) -> None:
    """Changes the state by what happened. Refusal or KeyError where it cannot follow; then nothing is changed."""
    if not event.brought:
        _EVOLVE[type(event)](state, event, stamp)
        return
    _EVOLVE[type(event)](state, event, bringing.in_whose_name(state, event, stamp))
    bringing.touched(state, event)


def replay(state: Round, event: Event, stamp: Stamp) -> Refusal | None:
    """Evolves by an entry of the history, if its actor had the right to it and the step is one; why not otherwise.

    What does not hold leaves the state as it was. O(1) but for a signature, which looks at all lines.
    """
    try:
        _check(state, event, stamp)
        evolve(state, event, stamp)
    except Refusal as refusal:
        return refusal
    except KeyError:
        return Refusal(Reason.DOES_NOT_FOLLOW, subject=event.subject)
    return None


def _check(state: Round, event: Event, stamp: Stamp) -> None:
    """Refuses what is not the actor's right, or, where it is brought in, theirs for whom it is."""
    actor = bringing.in_whose_name(state, event, stamp).actor if event.brought else stamp.actor
    permissions.check(state, actor, event, stamp.at)
