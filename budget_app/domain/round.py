"""The round put together: its state, and decide and evolve as one dispatch over all topics.

Rules of a single topic do not live here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any, Union

import msgspec

from budget_app.domain import (
    decision,
    departments,
    follow_up,
    imports,
    links,
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
)
from budget_app.domain.messages import Command, Event, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.texts import cleaned

_TOPICS: tuple[ModuleType, ...] = (
    opening,
    setup,
    departments,
    people,
    phases,
    strategy,
    requests,
    submission,
    links,
    sponsors,
    imports,
    talk,
    decision,
    signing,
    follow_up,
)

_DECIDE: dict[type[Command], Callable[[Any, str, Any], list[Event]]] = {}
_EVOLVE: dict[type[Event], Callable[[Any, Any, Stamp], None]] = {}
for _topic in _TOPICS:
    _DECIDE.update(_topic.DECIDE)
    _EVOLVE.update(_topic.EVOLVE)


@dataclass
class Round(decision.Decision):
    """The whole state of a round, by topic; the empty one is where every fold begins."""


class Together(Command, tag="together", frozen=True, kw_only=True):
    """Several commands as one: all or none, one undo. `name` is what undo calls it."""

    name: str = ""
    commands: tuple["AnyCommand", ...]


COMMANDS: tuple[type[Command], ...] = (*_DECIDE, Together)
EVENTS: tuple[type[Event], ...] = tuple(_EVOLVE)

# The tagged union by which JSON becomes a command; to a type checker it is simply any command.
if TYPE_CHECKING:
    AnyCommand = Command
else:
    AnyCommand = Union[COMMANDS]  # noqa: UP007


def decide(state: Round, actor: str, command: Command) -> list[Event]:
    """The events that follow from the command in this state; Refusal where the rules do not allow it. Pure."""
    # Each event is checked in the state that the one before it left behind, on a copy that is then dropped.
    after = state.copied()
    decided: list[Event] = []
    for part in _parts(cleaned(command)):
        for event in _DECIDE[type(part)](after, actor, part):
            permissions.check(after, actor, event)
            evolve(after, event, Stamp(0, "", actor))
            decided.append(event)
    return decided


def _parts(command: Command) -> Iterator[Command]:
    if isinstance(command, Together):
        for part in command.commands:
            yield from _parts(part)
    else:
        yield command


def evolve(state: Round, event: Event, stamp: Stamp) -> None:
    """Changes the state by what happened. Refusal or KeyError where it cannot follow from this state."""
    _EVOLVE[type(event)](state, event, stamp)


def replay(state: Round, event: Event, stamp: Stamp) -> Refusal | None:
    """Evolves by an entry of the history, if its actor had the right to it and the step is one; why not otherwise.

    What does not hold leaves the state as it was. O(1) but for a signature, which looks at all lines.
    """
    try:
        permissions.check(state, stamp.actor, event)
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
