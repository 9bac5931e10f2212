"""Signing as the Decide page shows it: who signed, whether this person can sign, and exactly why not.

What stands in the way is a rule of the domain (signing.py); here are its words, with figures and the next step.
"""

from datetime import datetime

import msgspec

from budget_app.domain import money
from budget_app.domain.decision import Decision
from budget_app.domain.messages import Refusal
from budget_app.domain.permissions import why_not
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase, Role
from budget_app.domain.signing import Signed, signing_obstacles
from budget_app.presentation.amounts import short_money
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.names import listed, phase_name
from budget_app.words import _, _n


class SignOff(msgspec.Struct, frozen=True):
    """`head` and `note` stand beside the button: what is, and what to do; `bad` for money over what is available.

    `show` names the lines (codes) that the step shows. `signed` says who signed and when, one by one.
    """

    head: str
    note: str = ""
    step: str = ""
    show: tuple[str, ...] = ()
    bad: bool = False
    can_sign: bool = False
    can_withdraw: bool = False
    is_done: bool = False
    button: str = ""
    signed: tuple[str, ...] = ()

    @property
    def why_not(self) -> str:
        """What a disabled button says."""
        return "" if self.can_sign else " ".join(part for part in (self.head, self.note) if part)


def sign_off(state: Decision, person: str) -> SignOff:
    """The state of signing for this person. O(lines + ties)."""
    signed = tuple(
        _("{name}, {moment}").format(name=_name(state, s.person), moment=moment_text(s.at))
        for s in state.signatures.values()
    )
    if state.phase.place >= Phase.FOLLOW_UP.place:
        return SignOff(_("The decision is signed."), "; ".join(signed), is_done=True, signed=signed)
    if state.phase is not Phase.DECISION:
        head = _("The decision is not open.")
        note = _("The round is in: {phase}.").format(phase=phase_name(state.phase))
        return SignOff(head, note, button=_("Sign"), signed=signed)
    obstacles = list(signing_obstacles(state))
    if obstacles:
        return _stopped(state, obstacles, signed)
    return _ready(state, person, signed)


def _ready(state: Decision, person: str, signed: tuple[str, ...]) -> SignOff:
    wanted, have = state.rules.signatures, len(state.signatures)
    count = _("{have} of {wanted} signatures").format(have=have, wanted=wanted)
    if person in state.signatures:
        others = _("Waiting for {names}.").format(names=_missing(state))
        return SignOff(count, others, can_withdraw=True, button=_("Sign"), signed=signed)
    refusal = why_not(state, person, Signed)
    if refusal:
        return SignOff(
            _("Ready to be signed."), refusal_text(refusal, state), button=_("Sign"), signed=signed
        )
    last = have + 1 == wanted
    opens = (
        _("Your signature opens follow-up.")
        if last
        else _("Then {names}.").format(names=_missing(state, person))
    )
    head = _("Ready to sign.") if wanted == 1 else count
    return SignOff(head, opens, can_sign=True, button=_("Sign"), signed=signed)


def _stopped(state: Decision, obstacles: list[Refusal], signed: tuple[str, ...]) -> SignOff:
    """The first obstacle in words; money over what is available comes before all others."""
    over = [o for o in obstacles if o.reason is Reason.OVER_AVAILABLE]
    first = (over or obstacles)[0]
    head, note, step, show = _obstacle(state, first)
    more = len(obstacles) - 1
    if more:
        note += " " + _n(
            "{n} more thing stands in the way.", "{n} more things stand in the way.", more
        ).format(n=more)
    return SignOff(head, note, step, tuple(show), bad=bool(over), button=_("Sign"), signed=signed)


def _obstacle(state: Decision, refusal: Refusal) -> tuple[str, str, str, list[str]]:
    facts = refusal.facts
    match refusal.reason:
        case Reason.OVER_AVAILABLE:
            amount = short_money(facts["over"], money.digits(state.currency))
            head = _("Over what is available by {amount}.").format(amount=amount)
            return head, _("Lower or drop a line."), "", []
        case Reason.UNDECIDED_LINES if facts["lines"]:
            codes: list[str] = facts["lines"]
            return undecided_text(len(codes)), _("Decide them, then sign."), _("Show them"), codes
        case Reason.UNDECIDED_LINES:
            return _("Nothing is decided yet."), _("Decide the lines, then sign."), "", []
        case Reason.REQUIRES_NOT_MET:
            head = _("{line} needs {other}, which gets nothing.").format(**facts)
            return head, _("Grant both or neither."), _("Show them"), [facts["line"], facts["other"]]
        case Reason.EXCLUDES_NOT_MET:
            head = _("{line} and {other} exclude each other.").format(**facts)
            return head, _("Grant only one of them."), _("Show them"), [facts["line"], facts["other"]]
        case Reason.GRANT_OUTDATED:
            return refusal_text(refusal, state), "", _("Show it"), [facts["line"]]
        case _:
            return refusal_text(refusal, state), "", "", []


def undecided_text(n: int) -> str:
    """Three lines are undecided."""
    return _n("{n} line is undecided.", "{n} lines are undecided.", n).format(n=spelled(n))


def spelled(n: int) -> str:
    """One to nine as words, to begin a sentence with; figures above."""
    words = (
        _("No"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"), _("Seven"), _("Eight"), _("Nine"),
    )  # fmt: skip
    return words[n] if n < len(words) else f"{n:,}"


def moment_text(at: str) -> str:
    """A moment of the history (UTC) in the reader's own time: 2026-09-04 14:05."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def _name(state: Decision, person: str) -> str:
    return state.people[person].name if person in state.people else person


def _missing(state: Decision, without: str = "") -> str:
    names = [
        p.name
        for p in state.people.values()
        if Role.EXECUTIVE in p.roles and not p.removed and p.id not in state.signatures and p.id != without
    ]
    return listed(names, 3)
