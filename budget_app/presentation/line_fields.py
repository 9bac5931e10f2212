"""The simple fields of a line as the inspector lists them: label, what stands, what is assumed where nothing is given.

Typing into them is read by requests_edit.py. What must not live here: tiers, goals, months, sponsors (line_facts.py).
"""

from typing import Literal

import msgspec

from budget_app.domain import money
from budget_app.domain.decision import Decision
from budget_app.domain.lines import Kind, Line
from budget_app.presentation.amounts import NumberStyle, full_money
from budget_app.presentation.names import kind_name
from budget_app.words import _

FieldKind = Literal["text", "money", "long", "choice"]


class Field(msgspec.Struct, frozen=True):
    """A field: `text` as it stands and typing begins, `assumed` shown in its place where it is empty.

    `choices`: keys and words of a choice, whose `text` is the key. `known`: what can be meant by a text that is typed.
    """

    id: str
    label: str
    kind: FieldKind
    text: str
    assumed: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    known: tuple[str, ...] = ()


def case_fields(line: Line) -> tuple[Field, ...]:
    """The case for the line: what the money buys, and what is lost without it."""
    return (
        Field("justification", _("What it buys"), "long", line.justification, _("Say what the money buys.")),
        Field("if_not_funded", _("If not funded"), "long", line.if_not_funded, _("Say what is lost.")),
    )


def about_fields(state: Decision, line: Line, style: NumberStyle) -> tuple[Field, ...]:
    """What the line is and whose, in the order of the inspector. O(lines), for what others have typed."""
    digits = money.digits(state.currency)

    def amount(minor: int | None) -> str:
        return "" if minor is None else full_money(minor, digits, style)

    people = sorted(
        (p for p in state.people.values() if not p.removed),
        key=lambda p: (p.department != line.department, p.name),
    )
    kinds = tuple((kind.value, kind_name(kind).capitalize()) for kind in Kind)
    recurring = (("no", _("Once")), ("yes", _("Every year")))
    functions = _used(state, line, "function")
    accounts = _used(state, line, "account")
    owner = _head_of(state, line) or _("not given")
    fields = [
        Field("kind", _("Kind"), "choice", line.kind.value, choices=kinds),
        Field("function", _("Function"), "text", line.function, _("not given"), known=functions),
        Field("owner", _("Owner"), "text", line.owner, owner, known=tuple(p.name for p in people)),
        Field("account", _("Account"), "text", line.account, _("not given"), known=accounts),
        Field("recurring", _("Recurs"), "choice", "yes" if line.recurring else "no", choices=recurring),
    ]
    if line.recurring:
        year = amount(line.requested or line.top or None) or _("as requested")
        fields.append(Field("full_year", _("Full-year cost"), "money", amount(line.full_year), year))
    return tuple(fields)


def about_words(state: Decision, line: Line) -> str:
    """What the line is, in short: kind, function, owner."""
    parts = (kind_name(line.kind), line.function, line.owner or _head_of(state, line))
    return ", ".join(filter(None, parts))


def _head_of(state: Decision, line: Line) -> str:
    heads = (p for p in state.people.values() if p.department == line.department and not p.removed)
    return next((p.name for p in heads), "")


def _used(state: Decision, line: Line, field: str) -> tuple[str, ...]:
    """What lines say in this field, those of the same department first."""
    own = {getattr(each, field) for each in state.lines.values() if each.department == line.department}
    every = {getattr(each, field) for each in state.lines.values()}
    return (*sorted(own - {""}), *sorted(every - own - {""}))
