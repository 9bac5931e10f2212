"""From entries to state: each entry is checked again (chain, shape, right, step) and only what holds is believed.

How a log is kept does not matter here, and what an event does is said in the domain.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from budget_app.domain import round as rules
from budget_app.domain.messages import Event, Stamp
from budget_app.history import chain
from budget_app.history.codec import Codec, Undecodable
from budget_app.history.findings import Finding, What
from budget_app.history.port import Entry, Head


class Replayed(msgspec.Struct, frozen=True):
    """An entry, the event it tells (of a sealed one the outside; None where it tells none), and what does not hold."""

    entry: Entry
    event: Event | None
    finding: Finding | None


def replay(
    state: rules.Round,
    entries: Iterable[Entry],
    codec: Codec,
    round_id: str,
    after: Head = chain.BEGINNING,
    before: Callable[[Entry, Event], None] | None = None,
) -> Iterator[Replayed]:
    """Evolves `state` by each entry that holds, one for each step of the iterator; `after` is the entry before them.

    `before` is told each event while the state still stands before it.
    An entry that does not hold comes with its finding and leaves the state as it was. About 4 µs an entry.
    """
    decode, evolve, sealed = codec.decode, rules.replay, rules.sealed_event
    for entry, broken in chain.walk(entries, round_id, after):
        if broken is not None:
            yield Replayed(entry, None, Finding(entry.seq, broken))
            continue
        event = sealed(entry.kind, entry.department, entry.digest)
        if event is None and entry.body is None:
            yield Replayed(entry, None, None)
            continue
        try:
            event = event or decode(entry.kind, entry.version, entry.body or "")
        except Undecodable as error:
            yield Replayed(entry, None, Finding(entry.seq, What.NOT_DECODED, f"{error.flaw}: {error.detail}"))
            continue
        if before is not None:
            before(entry, event)
        refusal = evolve(state, event, Stamp(entry.seq, entry.at, entry.actor))
        if refusal is None:
            yield Replayed(entry, event, None)
        else:
            yield Replayed(entry, event, Finding(entry.seq, What.NOT_ALLOWED, refusal.reason))
