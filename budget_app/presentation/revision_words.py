"""What a person has just revised in a line that was submitted, so that they can say why to everybody.

Histories tell it in line_history.py. What must not live here: widgets.
"""

from collections.abc import Sequence

import msgspec

from budget_app.domain.lines import Status
from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.line_history import line_history
from budget_app.words import _, _n


class Revision(msgspec.Struct, frozen=True):
    """The line that was revised, and what became of it in one sentence."""

    line: str
    sentence: str


def own_revision(
    state: Round, news: Sequence[Entry], entries: Sequence[Entry], person: str, style: NumberStyle = ENGLISH
) -> Revision | None:
    """The last revision among the new entries that this person made without saying why; None where there is none.

    O(entries) where there is one.
    """
    for entry in reversed(news):
        line = state.lines.get(entry.subject)
        if entry.kind != "line_revised" or entry.actor != person or line is None:
            continue
        if line.status is not Status.SUBMITTED:
            continue
        latest = next(iter(line_history(state, entries, line.id, style=style)), None)
        if latest is None or latest.note or not latest.changes:
            return None
        change = latest.changes[0]
        told = _("{code} was revised: {field} {before} → {after}").format(
            code=line.code, field=change.label, before=change.before or "—", after=change.after or "—"
        )
        more = len(latest.changes) - 1
        rest = _n(" and {n} more field", " and {n} more fields", more).format(n=more) if more else ""
        return Revision(line.id, f"{told}{rest}.")
    return None
