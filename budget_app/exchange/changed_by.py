"""Who changed a field of a line last, read off the history: for whoever has to choose between two values."""

from collections.abc import Sequence

import msgspec

from budget_app.desk import CODEC
from budget_app.domain.imports import LineImported
from budget_app.domain.links import LineLinked, LineUnlinked
from budget_app.domain.messages import Event
from budget_app.domain.requests import LineDrafted, LineRevised
from budget_app.domain.round import Round
from budget_app.exchange.parts import GOAL
from budget_app.history.codec import Undecodable
from budget_app.history.port import Entry


class Changed(msgspec.Struct, frozen=True):
    """Who (a person's id) and when (UTC text)."""

    person: str = ""
    at: str = ""


def changed_by(entries: Sequence[Entry], state: Round, line: str, field: str) -> Changed:
    """Who gave the field its value: for what was brought in, whom it was brought in for. O(history)."""
    for entry in reversed(entries):
        if entry.subject != line or entry.body is None:
            continue
        try:
            event = CODEC.decode(entry.kind, entry.version, entry.body)
        except Undecodable:
            continue  # listed by `verify`
        if _sets(event, field):
            package = state.packages.get(event.brought)
            return Changed(package.person if package else entry.actor, entry.at)
    return Changed()


def _sets(event: Event, field: str) -> bool:
    match event:
        case LineDrafted() | LineImported():
            return True
        case LineRevised():
            return field in event.fields.given()
        case LineLinked():
            return field == GOAL + event.link.goal
        case LineUnlinked():
            return field == GOAL + event.goal
        case _:
            return False
