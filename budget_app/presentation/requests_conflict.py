"""Two people typed into the same cell: what each wrote, who the other is, and the choice between the two.

The rule that nobody's words are overwritten unseen is the core's (ReviseLine.expects). What must not live here: when it
is asked, and what a choice does.
"""

from collections.abc import Sequence

from budget_app.desk import CODEC
from budget_app.domain import money
from budget_app.domain.decision import Decision
from budget_app.domain.imports import LineImported
from budget_app.domain.lines import Line
from budget_app.domain.requests import LineDrafted, LineRevised
from budget_app.history.codec import Undecodable
from budget_app.history.port import Entry
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.choice_text import kind_word, recurring_word
from budget_app.presentation.month_text import line_period, period_text
from budget_app.presentation.requests_edit import MONEY, TIES
from budget_app.presentation.tables import Step
from budget_app.presentation.troubles import Trouble
from budget_app.words import _


def conflict(
    state: Decision,
    entries: Sequence[Entry],
    person: str,
    begun: Line,
    column: str,
    typed: str,
    style: NumberStyle = ENGLISH,
) -> Trouble | None:
    """The trouble of a cell that somebody else changed since `begun`, when typing in it began; None where nobody did.

    O(entries) back to the change.
    """
    now, fields = state.lines.get(begun.id), _fields(column)
    if now is None or all(getattr(now, field) == getattr(begun, field) for field in fields):
        return None
    theirs, before = _text(state, now, column, style), _text(state, begun, column, style)
    who = _who(state, entries, person, begun.id, fields)
    words = _("{who} wrote {theirs} here while you typed {mine}; before it was {before}.").format(
        who=who, theirs=_quoted(theirs), mine=_quoted(typed), before=_quoted(before)
    )
    steps = (
        Step(f"dismiss:{column}", _("Keep {theirs}").format(theirs=_quoted(theirs))),
        Step(f"mine:{column}:{typed}", _("Put {mine}").format(mine=_quoted(typed))),
    )
    return Trouble(typed, words, steps)


def _fields(column: str) -> tuple[str, ...]:
    """The fields of a line that a column holds."""
    return {"months": ("start", "end", "months"), "goals": ("links",)}.get(column, (column,))


def _who(state: Decision, entries: Sequence[Entry], person: str, line: str, fields: tuple[str, ...]) -> str:
    for entry in reversed(entries):
        if entry.subject == line and entry.body is not None and _writes(entry, fields):
            if entry.actor == person:
                return _("You, in another window,")
            known = state.people.get(entry.actor)
            return known.name if known else entry.actor
    return _("Somebody")


def _writes(entry: Entry, fields: tuple[str, ...]) -> bool:
    if fields == ("links",):
        return entry.kind in ("line_linked", "line_unlinked")
    try:
        event = CODEC.decode(entry.kind, entry.version, entry.body or "")
    except Undecodable:
        return False
    if not isinstance(event, LineRevised | LineDrafted | LineImported):
        return False
    return not event.fields.given().keys().isdisjoint(fields)


def _text(state: Decision, line: Line, column: str, style: NumberStyle) -> str:
    """What the line says in the column, as it could be typed."""
    if column == "months":
        return period_text(*line_period(state, line))
    if column == "goals":
        return ", ".join(state.goals[link.goal].title for link in line.links)
    value = getattr(line, column)
    if column in MONEY:
        return "" if value is None else full_money(value, money.digits(state.currency), style)
    if column in TIES:
        return " ".join(state.lines[ref].code for ref in value)
    if column in ("kind", "recurring"):
        return kind_word(value) if column == "kind" else recurring_word(value)
    return str(value)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    if not plain:
        return _("nothing")
    return f"“{plain if len(plain) <= 40 else plain[:39] + '…'}”"
