"""The part of the settings about other terms for the round: propose, agree, decline, withdraw, what was before.

The words of an amendment live in amending.py.
"""

from collections.abc import Mapping

import msgspec

from budget_app.domain import money
from budget_app.domain.amendments import (
    AmendmentAgreed,
    AmendmentDeclined,
    AmendmentProposed,
    AmendmentWithdrawn,
)
from budget_app.domain.messages import Event
from budget_app.domain.permissions import why_not
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.domain.terms import Amendment, waiting
from budget_app.presentation.amending import amendment_text, asked_of, standing_text
from budget_app.presentation.amounts import full_money
from budget_app.presentation.form import Deed, Field, Part, Place, Row
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.requests_edit import Problem
from budget_app.presentation.setup_fields import fixed, marked, money_fields
from budget_app.words import _

AMEND = "amend"


def amend_part(
    state: Round, person: str, texts: Mapping[str, str], problems: Mapping[Place, Problem]
) -> Part:
    """What waits, with its answers; else the form to propose something, and how the last ones ended."""
    known = waiting(state)
    row = _waiting(state, person, known, texts) if known else _form(state, person, texts)
    fields = marked(row.fields, AMEND, "", problems)
    row = msgspec.structs.replace(row, fields=fields, problem=problems.get(Place(AMEND)))
    before = [a for a in state.amendments.values() if a is not known]
    past = "\n".join(f"{amendment_text(state, a)} {standing_text(state, a)}" for a in reversed(before[-5:]))
    waits = f"{amendment_text(state, known)}\n{standing_text(state, known)}" if known else _lead(state)
    return Part(AMEND, _("Amendment"), waits, (row,), note=past)


def _lead(state: Round) -> str:
    if state.phase is Phase.SETUP:
        return _("In set-up, fund, reserve and signatures are simply set, under Fund and period.")
    return _(
        "Other terms for the round: an executive proposes them, and they hold once every head has agreed."
    )


def _form(state: Round, person: str, texts: Mapping[str, str]) -> Row:
    digits = money.digits(state.currency)
    why = _why(state, person, AmendmentProposed)
    fund, reserve, signatures = money_fields(texts, "")
    fields = (
        _stands(fund, full_money(state.fund, digits), state.currency),
        _stands(reserve, full_money(state.reserve, digits), state.currency),
        _stands(signatures, str(state.rules.signatures), ""),
        Field("reason", _("Reason"), texts.get("reason", ""), "long", _("everybody will see it")),
    )
    return Row(
        "", fixed(fields, why), (Deed("propose", _("Propose to the heads"), why, is_main=True),), note=why
    )


def _stands(field: Field, now: str, currency: str) -> Field:
    note = _("now {amount} {currency}").format(amount=now, currency=currency).strip()
    return Field(field.id, field.label, field.text, field.kind, _("as it is"), note=note)


def _waiting(state: Round, person: str, known: Amendment, texts: Mapping[str, str]) -> Row:
    """What this person can do about it; where that is nothing, why."""
    answered = _("You have agreed already.") if person in known.agreed else ""
    why = _why(state, person, AmendmentAgreed)
    deeds = (
        Deed("agree", _("Agree"), why or answered, is_main=asked_of(state, person) is not None),
        Deed("decline", _("Decline"), _why(state, person, AmendmentDeclined)),
        Deed("withdraw", _("Withdraw"), _why(state, person, AmendmentWithdrawn)),
    )
    said = Field("said", _("Why you decline"), texts.get("said", ""), "long", _("everybody will see it"))
    can = tuple(deed for deed in deeds if not deed.why_not)
    return Row("", () if why else (said,), can, note=answered or ("" if can else why))


def _why(state: Round, person: str, kind: type[Event]) -> str:
    refusal = why_not(state, person, kind)
    return refusal_text(refusal, state) if refusal else ""
