"""An amendment in words: what is to be otherwise, who proposed it, who has agreed and whom it waits for.

The rules are the domain's (amendments.py); the form to propose one stands in settings.py.
"""

from budget_app.domain import money
from budget_app.domain.amendments import AmendmentAgreed
from budget_app.domain.permissions import why_not
from budget_app.domain.round import Round
from budget_app.domain.terms import Amendment, Outcome, missing, waiting
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.names import listed
from budget_app.words import _


def amendment_text(state: Round, amendment: Amendment, style: NumberStyle = ENGLISH) -> str:
    """Who proposes what, and why: "Ines Okafor proposes: fund 1,900,000 EUR. The board gave more."."""
    waits = amendment.outcome is Outcome.WAITING
    terms: list[str] = []
    for name, wanted, now in (
        (_("fund"), amendment.fund, state.fund),
        (_("reserve"), amendment.reserve, state.reserve),
    ):
        if wanted is not None:
            amounts = [f"{full_money(m, money.digits(state.currency), style)}" for m in (wanted, now)]
            terms.append(_term(name, f"{amounts[0]} {state.currency}", amounts[1] if waits else ""))
    if amendment.signatures is not None:
        now = str(state.rules.signatures) if waits else ""
        terms.append(_term(_("signatures"), str(amendment.signatures), now))
    who = _name(state, amendment.by)
    sentence = _("{who} proposes: {terms}. Reason: {reason}")
    return sentence.format(who=who, terms=", ".join(terms), reason=amendment.reason)


def standing_text(state: Round, amendment: Amendment) -> str:
    """How it stands: who is still to agree, or how it ended."""
    match amendment.outcome:
        case Outcome.WAITING:
            names = listed([head.name for head in missing(state, amendment)])
            return _("Waits for: {names}.").format(names=names)
        case Outcome.IN_FORCE:
            return _("Every head agreed, and it holds.")
        case Outcome.WITHDRAWN:
            return _("{who} withdrew it.").format(who=_name(state, amendment.ended_by))
        case Outcome.DECLINED:
            who = _name(state, amendment.ended_by)
            said = _("{who} declined: {reason}") if amendment.said else _("{who} declined.")
            return said.format(who=who, reason=amendment.said)


def asked_of(state: Round, person: str) -> Amendment | None:
    """The amendment that waits for this person's answer."""
    known = waiting(state)
    if known is None or why_not(state, person, AmendmentAgreed):
        return None
    return known if any(head.id == person for head in missing(state, known)) else None


def band_text(state: Round, person: str) -> str:
    """What a head is asked above the page; "" where nothing waits for them."""
    known = asked_of(state, person)
    return amendment_text(state, known) if known else ""


def _term(name: str, wanted: str, now: str) -> str:
    words = _("{name} {wanted} instead of {now}") if now else _("{name} {wanted}")
    return words.format(name=name, wanted=wanted, now=now)


def _name(state: Round, person: str) -> str:
    return state.people[person].name if person in state.people else person
