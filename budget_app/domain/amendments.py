"""Other terms for a round under way: an executive proposes, every head agrees, and then they hold by themselves.

Before requests are called for, fund, reserve and rules are simply set (setup.py).
"""

from typing import ClassVar

import msgspec

from budget_app.domain import people
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.people import PersonSet
from budget_app.domain.refusals import Reason
from budget_app.domain.setup import check_fund, check_signatures
from budget_app.domain.terms import Amending, Amendment, Outcome, heads, missing, terms, waiting

# --- commands


class ProposeAmendment(Command, tag="propose_amendment", frozen=True, kw_only=True):
    """Proposes another fund or reserve (minor units) or number of signatures; it holds once every head has agreed."""

    makes: ClassVar[str] = "amendment"
    amendment: str = ""
    fund: int | None = None
    reserve: int | None = None
    signatures: int | None = None
    reason: str


class AgreeAmendment(Command, tag="agree_amendment", frozen=True, kw_only=True):
    """A head's yes to the amendment that waits; the last one puts it in force."""

    amendment: str


class DeclineAmendment(Command, tag="decline_amendment", frozen=True, kw_only=True):
    """A head's no to the amendment that waits; it ends there."""

    amendment: str
    reason: str = ""


class WithdrawAmendment(Command, tag="withdraw_amendment", frozen=True, kw_only=True):
    """Takes back the amendment that waits."""

    amendment: str


# --- events


class AmendmentProposed(Event, frozen=True, kw_only=True):
    """An executive proposed other terms."""

    kind = "amendment_proposed"
    about = "amendment"
    amendment: str
    fund: int | None = None
    reserve: int | None = None
    signatures: int | None = None
    reason: str


class AmendmentAgreed(Event, frozen=True, kw_only=True):
    """A head agreed."""

    kind = "amendment_agreed"
    about = "amendment"
    amendment: str


class AmendmentDeclined(Event, frozen=True, kw_only=True):
    """A head declined, which ended it."""

    kind = "amendment_declined"
    about = "amendment"
    amendment: str
    reason: str = ""


class AmendmentWithdrawn(Event, frozen=True, kw_only=True):
    """An executive took it back."""

    kind = "amendment_withdrawn"
    about = "amendment"
    amendment: str


# --- decide


def propose_amendment(state: Amending, actor: str, command: ProposeAmendment) -> list[Event]:
    """The terms that would differ from what stands, if any do."""
    now = {"fund": state.fund, "reserve": state.reserve, "signatures": state.rules.signatures}
    wanted = {name: getattr(command, name) for name in now}
    other = {name: value for name, value in wanted.items() if value not in (None, now[name])}
    if not other:
        return []
    return [AmendmentProposed(amendment=command.amendment, reason=command.reason, **other)]


def agree_amendment(state: Amending, actor: str, command: AgreeAmendment) -> list[Event]:
    """The yes, once."""
    known = state.amendments.get(command.amendment)
    return [] if known and actor in known.agreed else [AmendmentAgreed(amendment=command.amendment)]


def decline_amendment(state: Amending, actor: str, command: DeclineAmendment) -> list[Event]:
    """The no."""
    return [AmendmentDeclined(amendment=command.amendment, reason=command.reason)]


def withdraw_amendment(state: Amending, actor: str, command: WithdrawAmendment) -> list[Event]:
    """The end of what waits."""
    return [AmendmentWithdrawn(amendment=command.amendment)]


DECIDE: Deciders = {
    ProposeAmendment: propose_amendment,
    AgreeAmendment: agree_amendment,
    DeclineAmendment: decline_amendment,
    WithdrawAmendment: withdraw_amendment,
}


# --- evolve


def amendment_proposed(state: Amending, event: AmendmentProposed, stamp: Stamp) -> None:
    """It waits for the heads. Whoever proposes as a head too has agreed."""
    if waiting(state):
        raise Refusal(Reason.AMENDMENT_WAITS)
    if event.amendment in state.amendments:
        raise Refusal(Reason.ID_TAKEN, id=event.amendment)
    if not event.reason:
        raise Refusal(Reason.REASON_MISSING)
    made = Amendment(
        id=event.amendment,
        by=stamp.actor,
        at=stamp.at,
        reason=event.reason,
        fund=event.fund,
        reserve=event.reserve,
        signatures=event.signatures,
        agreed=(stamp.actor,) if any(head.id == stamp.actor for head in heads(state)) else (),
    )
    _check(state, made)
    _put(state, made)


def amendment_agreed(state: Amending, event: AmendmentAgreed, stamp: Stamp) -> None:
    """One head more has agreed; with the last one it holds."""
    known = _waiting(state, event.amendment)
    _check(state, known)
    _put(state, msgspec.structs.replace(known, agreed=(*known.agreed, stamp.actor)))


def amendment_declined(state: Amending, event: AmendmentDeclined, stamp: Stamp) -> None:
    """It is over."""
    _end(state, event.amendment, Outcome.DECLINED, stamp.actor, event.reason)


def amendment_withdrawn(state: Amending, event: AmendmentWithdrawn, stamp: Stamp) -> None:
    """It is over."""
    _end(state, event.amendment, Outcome.WITHDRAWN, stamp.actor)


def person_set(state: Amending, event: PersonSet, stamp: Stamp) -> None:
    """Whoever is head now is asked; where nobody is left who has not agreed, what waits holds."""
    people.person_set(state, event, stamp)
    known = waiting(state)
    if known and not missing(state, known):
        try:
            _check(state, known)
        except Refusal:
            return  # the people left cannot keep it: it goes on waiting, to be withdrawn
        _put(state, known)


EVOLVE: Evolvers = {
    AmendmentProposed: amendment_proposed,
    AmendmentAgreed: amendment_agreed,
    AmendmentDeclined: amendment_declined,
    AmendmentWithdrawn: amendment_withdrawn,
    PersonSet: person_set,
}


def _waiting(state: Amending, ref: str) -> Amendment:
    known = state.amendments.get(ref)
    if known is None or known.outcome is not Outcome.WAITING:
        raise Refusal(Reason.AMENDMENT_OVER)
    return known


def _check(state: Amending, amendment: Amendment) -> None:
    fund, reserve, signatures = terms(state, amendment)
    check_fund(fund, reserve)
    check_signatures(signatures, tuple(state.people.values()))


def _put(state: Amending, amendment: Amendment) -> None:
    """Keep it, in force where every head has agreed. Whoever signed, signed under other terms: signatures lapse."""
    if not missing(state, amendment):
        state.fund, state.reserve, signatures = terms(state, amendment)
        state.rules = msgspec.structs.replace(state.rules, signatures=signatures)
        state.signatures.clear()
        amendment = msgspec.structs.replace(amendment, outcome=Outcome.IN_FORCE)
    state.amendments[amendment.id] = amendment


def _end(state: Amending, ref: str, outcome: Outcome, by: str, said: str = "") -> None:
    known = _waiting(state, ref)
    state.amendments[ref] = msgspec.structs.replace(known, outcome=outcome, ended_by=by, said=said)
