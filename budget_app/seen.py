"""What is seen of a desk from outside: what is new, how it stands, and what came of something done at it.

Records only: whoever holds one may look at it on any thread, while the desk works on.
"""

import msgspec

from budget_app.domain.messages import Refusal
from budget_app.domain.round import Round
from budget_app.history import chain
from budget_app.history.findings import Finding
from budget_app.history.port import Entry, Head, LogError, MovedOn


class Changes(msgspec.Struct, frozen=True):
    """What is new since a moment: the entries that came, and the ids of the things they are about."""

    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()

    def by_others(self, person: str) -> frozenset[str]:
        """The things that somebody else than `person` changed."""
        return frozenset(entry.subject for entry in self.entries if entry.actor != person)


class Outcome(msgspec.Struct, frozen=True):
    """What a command came to: its entries, and everything that is new, also what others did before it."""

    entries: tuple[Entry, ...]
    changes: Changes


class Seen(msgspec.Struct, frozen=True):
    """A desk as it stood at one moment. Its `state` is a copy that nobody changes any more.

    `undo`, `redo`: what the step is called that would be taken; "" where there is none.
    """

    round_id: str
    person: str
    state: Round
    entries: tuple[Entry, ...]
    head: Head
    undo: str = ""
    redo: str = ""

    @property
    def fingerprint(self) -> str:
        """The short form of the newest hash, which people compare aloud."""
        return chain.fingerprint(self.head.hash)


class Answer(msgspec.Struct, frozen=True):
    """What came of something done at a desk: how it stands now, all that is new, and why the thing was not done."""

    seen: Seen
    changes: Changes
    error: Refusal | LogError | MovedOn | None = None
