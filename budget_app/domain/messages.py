"""What goes into the core and what comes out of it: commands, events, refusals.

Every command and event of every topic is built on these. No rule of any topic lives here.

Records of which there are thousands say `gc=False`: made at once of what is there already, they can hold no circle, and
the search for such garbage would stop the window for as long as there are more of them.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import msgspec

from budget_app.domain.refusals import Reason


class Command(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="command",
    gc=False,
):
    """What a person asks for, in the imperative. Its JSON form names it in the field "command".

    `makes` names the field that holds the id of the new thing; where that field is empty the desk fills it,
    so that time, actor and ids always arrive with the command and deciding stays pure. One that is `salted` seals
    what it says, and gets a fresh `salt` from the desk.
    """

    makes: ClassVar[str] = ""
    salted: ClassVar[bool] = False


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What happened, in the past tense.

    `kind` is the stable name under which the history keeps it, apart from the class's name; `version` the form
    of its payload; `about` the field that names the thing it is about. `brought`: the package it was brought in with,
    for the person who did it on a copy; "" where its actor did it here.
    """

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    about: ClassVar[str] = ""
    brought: str = ""

    @property
    def subject(self) -> str:
        """The id of the line, goal, department, person or thread the event is about; "" for the round itself."""
        return getattr(self, self.about) if self.about else ""


class Stamp(msgspec.Struct, frozen=True, gc=False):
    """Who caused an event and when, as the history says: `seq` from 1, `at` as UTC text with microseconds."""

    seq: int
    at: str
    actor: str


class Refusal(Exception):
    """A command the rules do not allow: a reason and its facts. The words live in presentation/messages.py."""

    def __init__(self, reason: Reason, **facts: Any) -> None:
        super().__init__(reason.value, facts)
        self.reason = reason
        self.facts = facts


# What a topic offers to round.py: how each of its commands is decided, and what each of its events changes. Each
# function takes the part of the state its topic knows, which is why the state is Any here.
Deciders = Mapping[type[Command], Callable[[Any, str, Any], list[Event]]]
Evolvers = Mapping[type[Event], Callable[[Any, Any, Stamp], None]]
