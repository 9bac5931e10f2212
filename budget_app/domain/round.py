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
    decision,
    departments,
    follow_up,
    imports,
    links,
    naming,
    opening,
    people,
    permissions,
    phases,
    requests,
    setup,
    signing,
    sponsors,
    strategy,
    submission,
    talk,
    terms,
    weights,
)
from budget_app.domain.messages import Command, Event, Refusal, Stamp
from budget_app.domain.refusals import Reason
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
    talk,
    decision,
    signing,
    follow_up,
    amendments,
)

_DECIDE: dict[type[Command], Callable[[Any, str, Any], list[Event]]] = {}
_EVOLVE: dict[type[Event], Callable[[Any, Any, Stamp], None]] = {}
for _topic in _TOPICS:
    _DECIDE.update(_topic.DECIDE)
    _EVOLVE.update(_topic.EVOLVE)


@dataclass
class Round(terms.Amending):
    """The whole state of a round, by topic; the empty one is where every fold begins."""


class Together(Command, tag="together", frozen=True, kw_only=True):
    """Several commands as one: all or none, one undo. `name` is what undo calls it.

    With `skips_changed`, those whose thing somebody changed since (see their `expects`) are left out; refused only
    where all are.
    """

    name: str = ""
    commands: tuple["AnyCommand", ...]
    skips_changed: bool = False


COMMANDS: tuple[type[Command], ...] = (*_DECIDE, Together)
EVENTS: tuple[type[Event], ...] = tuple(_EVOLVE)

# The tagged union by which JSON becomes a command; to a type checker it is simply any command.
if TYPE_CHECKING:
    AnyCommand = Command
else:
    AnyCommand = Union[COMMANDS]  # noqa: UP007


def decide(state: Round, actor: str, command: Command, at: str = "") -> list[Event]:
    """The events that follow from the command in this state at that moment; Refusal where the rules do not allow it.

    Pure. `at` is UTC text and decides nothing but whether a deadline is past; without it none is.
    """
    return _Deciding(state.copied(), Stamp(0, at, actor)).events_of(cleaned(command))


class Trial:
    """Commands tried one after the other before they are given as one: which the core would take, each after those
    that it took before. The state itself stays as it is."""

    def __init__(self, state: Round, actor: str, at: str = "") -> None:
        self._deciding = _Deciding(state.copied(), Stamp(0, at, actor))

    def why_not(self, command: Command) -> Refusal | None:
        """Why the core would refuse a single command now; None where it takes it. The cost of deciding it."""
        try:
            self._deciding.events_of(cleaned(command))
        except Refusal as refusal:
            return refusal
        return None


class _Deciding:
    """One command being decided: each event is checked, by what evolving refuses too, in the state that the one
    before it left behind. The state is a copy, dropped afterwards."""

    def __init__(self, after: Round, stamp: Stamp) -> None:
        self._after = after
        self._stamp = stamp

    def events_of(self, command: Command) -> list[Event]:
        if isinstance(command, Together):
            how = self._unless_changed if command.skips_changed else self._all
            return how(command.commands)
        events = _DECIDE[type(command)](self._after, self._stamp.actor, command)
        for event in events:
            permissions.check(self._after, self._stamp.actor, event, self._stamp.at)
            evolve(self._after, event, self._stamp)
        return events

    def _all(self, commands: tuple[Command, ...]) -> list[Event]:
        return [event for command in commands for event in self.events_of(command)]

    def _unless_changed(self, commands: tuple[Command, ...]) -> list[Event]:
        decided: list[Event] = []
        refusal = None
        done = 0
        for command in commands:
            # Only several as one can be refused halfway: what the first of them did is forgotten then.
            before = self._after.copied() if isinstance(command, Together) else self._after
            try:
                decided += self.events_of(command)
                done += 1
            except Refusal as refused:
                if refused.reason is not Reason.CHANGED_SINCE:
                    raise
                refusal, self._after = refused, before
        if refusal and not done:
            raise refusal
        return decided


def evolve(state: Round, event: Event, stamp: Stamp) -> None:
    """Changes the state by what happened. Refusal or KeyError where it cannot follow; then nothing is changed."""
    _EVOLVE[type(event)](state, event, stamp)


def replay(state: Round, event: Event, stamp: Stamp) -> Refusal | None:
    """Evolves by an entry of the history, if its actor had the right to it and the step is one; why not otherwise.

    What does not hold leaves the state as it was. O(1) but for a signature, which looks at all lines.
    """
    try:
        permissions.check(state, stamp.actor, event, stamp.at)
        _EVOLVE[type(event)](state, event, stamp)
    except Refusal as refusal:
        return refusal
    except KeyError:
        return Refusal(Reason.DOES_NOT_FOLLOW, subject=event.subject)
    return None


def with_ids(command: Command, new_id: Callable[[], str]) -> Command:
    """The command with an id in every place where it makes a thing and names none."""
    if isinstance(command, Together):
        return msgspec.structs.replace(
            command, commands=tuple(with_ids(part, new_id) for part in command.commands)
        )
    if isinstance(command, imports.ImportLines):
        rows = tuple(
            row if row.line else msgspec.structs.replace(row, line=new_id()) for row in command.lines
        )
        return msgspec.structs.replace(command, lines=rows)
    if command.makes and not getattr(command, command.makes):
        return msgspec.structs.replace(command, **{command.makes: new_id()})
    return command
