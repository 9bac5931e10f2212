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

FieldKind = Literal["text", "money", "long", "choice", "codes"]


class Field(msgspec.Struct, frozen=True):
    """A field: `text` as it stands and typing begins, `assumed` shown in its place where it is empty.

    `choices`: keys and words of a choice, whose `text` is the key.
    """

    id: str
    label: str
    kind: FieldKind
    text: str
    assumed: str = ""
    choices: tuple[tuple[str, str], ...] = ()


def line_fields(state: Decision, line: Line, style: NumberStyle) -> tuple[Field, ...]:
    """The fields, in the order of the inspector."""
    digits = money.digits(state.currency)

    def amount(minor: int | None) -> str:
        return "" if minor is None else full_money(minor, digits, style)

    def codes(ids: tuple[str, ...]) -> str:
        return " ".join(state.lines[ref].code for ref in ids)

    head = next(
        (p.name for p in state.people.values() if p.department == line.department and not p.removed), ""
    )
    kinds = tuple((kind.value, kind_name(kind).capitalize()) for kind in Kind)
    recurring = (("no", _("Once")), ("yes", _("Every year")))
    fields = [
        Field("justification", _("What it buys"), "long", line.justification, _("Say what the money buys.")),
        Field("if_not_funded", _("If not funded"), "long", line.if_not_funded, _("Say what is lost.")),
        Field("requires", _("Needs lines"), "codes", codes(line.requires), _("none")),
        Field("excludes", _("Not together with"), "codes", codes(line.excludes), _("none")),
        Field("kind", _("Kind"), "choice", line.kind.value, choices=kinds),
        Field("function", _("Function"), "text", line.function, _("not given")),
        Field("owner", _("Owner"), "text", line.owner, head or _("not given")),
        Field("account", _("Account"), "text", line.account, _("not given")),
        Field("recurring", _("Recurs"), "choice", "yes" if line.recurring else "no", choices=recurring),
    ]
    if line.recurring:
        year = amount(line.requested or line.top or None) or _("as requested")
        fields.append(Field("full_year", _("Full-year cost"), "money", amount(line.full_year), year))
    fields += [
        Field("last_budget", _("Last budget"), "money", amount(line.last_budget), _("new this year")),
        Field("last_actual", _("Last actual"), "money", amount(line.last_actual), _("not given")),
    ]
    return tuple(fields)
