"""Signing the decision: what can be signed, who did, and what the last signature opens.

What is granted lives in decision.py.
"""

from collections.abc import Iterator

from budget_app.domain.decision import Decision, Signature, granted_amounts, outdated, undecided
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.phases import PhaseMoved, phase_moved
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase


class Sign(Command, tag="sign", frozen=True, kw_only=True):
    """Signs the decision; the last signature opens follow-up."""


class WithdrawSignature(Command, tag="withdraw_signature", frozen=True, kw_only=True):
    """Takes one's signature back before the last one."""


class Signed(Event, frozen=True, kw_only=True):
    """An executive signed."""

    kind = "signed"


class SignatureWithdrawn(Event, frozen=True, kw_only=True):
    """An executive took the signature back."""

    kind = "signature_withdrawn"


def sign(state: Decision, actor: str, command: Sign) -> list[Event]:
    """The signature of what can be signed; with the last one the round goes on to follow-up."""
    if len(state.signatures) + 1 < state.rules.signatures:
        return [Signed()]
    return [Signed(), PhaseMoved(phase=Phase.FOLLOW_UP)]


def withdraw_signature(state: Decision, actor: str, command: WithdrawSignature) -> list[Event]:
    """One signature less."""
    if actor not in state.signatures:
        raise Refusal(Reason.NOT_SIGNED)
    return [SignatureWithdrawn()]


DECIDE: Deciders = {Sign: sign, WithdrawSignature: withdraw_signature}


def signed(state: Decision, event: Signed, stamp: Stamp) -> None:
    """One signature more, on what could be signed."""
    if stamp.actor in state.signatures:
        raise Refusal(Reason.ALREADY_SIGNED)
    check_signable(state)
    state.signatures[stamp.actor] = Signature(stamp.actor, stamp.at, stamp.seq)


def signature_withdrawn(state: Decision, event: SignatureWithdrawn, stamp: Stamp) -> None:
    """One signature less."""
    del state.signatures[stamp.actor]


def moved(state: Decision, event: PhaseMoved, stamp: Stamp) -> None:
    """Only enough signatures open follow-up; wherever else the round goes, what was signed may change: they lapse."""
    is_signed = event.phase is Phase.FOLLOW_UP
    if is_signed and len(state.signatures) < state.rules.signatures:
        raise Refusal(Reason.SIGNATURE_OPENS_FOLLOW_UP)
    phase_moved(state, event, stamp)
    if not is_signed:
        state.signatures.clear()


EVOLVE: Evolvers = {Signed: signed, SignatureWithdrawn: signature_withdrawn, PhaseMoved: moved}


def check_signable(state: Decision) -> None:
    """Refuses where submitted lines are undecided, the sum is over what is available, or ties do not hold."""
    for refusal in signing_obstacles(state):
        raise refusal


def signing_obstacles(state: Decision) -> Iterator[Refusal]:
    """Everything that stands in the way of a signature, most basic first. O(lines + ties)."""
    missing = undecided(state)
    if missing or not state.allocations:
        yield Refusal(Reason.UNDECIDED_LINES, lines=[line.code for line in missing])
    for line in outdated(state):
        yield Refusal(Reason.GRANT_OUTDATED, line=line.code)
    amounts = granted_amounts(state)
    for check in (check_total, check_ties):
        try:
            check(state, amounts)
        except Refusal as refusal:
            yield refusal


def check_total(state: Decision, amounts: dict[str, int]) -> None:
    """Refuses amounts (by line, minor units) that add up to more than is available, and says by how much."""
    total = sum(amounts.values())
    if total > state.available:
        raise Refusal(
            Reason.OVER_AVAILABLE,
            total=total,
            available=state.available,
            over=total - state.available,
            currency=state.currency,
        )


def check_ties(state: Decision, amounts: dict[str, int]) -> None:
    """Refuses amounts under which a requires is not satisfied or an excludes not respected."""
    funded = {line for line, amount in amounts.items() if amount > 0}
    for line in sorted(funded, key=lambda id_: state.lines[id_].code):
        for other in state.lines[line].requires:
            if other not in funded:
                raise Refusal(Reason.REQUIRES_NOT_MET, **_codes(state, line, other))
        for other in state.lines[line].excludes:
            if other in funded:
                raise Refusal(Reason.EXCLUDES_NOT_MET, **_codes(state, line, other))


def _codes(state: Decision, line: str, other: str) -> dict[str, str]:
    return {"line": state.lines[line].code, "other": state.lines[other].code}
