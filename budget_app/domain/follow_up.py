"""After the signatures: revisions of the decision, beside the signed figures.

Commitments, actuals and rewards are topics of their own.
"""

from budget_app.domain.decision import (
    Allocation,
    Decision,
    Grant,
    check_grant,
    granted,
    granted_amount,
    granted_amounts,
)
from budget_app.domain.lines import Level, find_live_line
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.signing import check_ties, check_total


class ReviseDecision(Command, tag="revise_decision", frozen=True, kw_only=True):
    """Grants a line something else after the decision was signed; the signed figure stays beside it."""

    line: str
    level: Level | None = None
    amount: int | None = None
    reason: str


class DecisionRevised(Event, frozen=True, kw_only=True):
    """A line was granted another amount after the signatures."""

    kind = "decision_revised"
    about = "line"
    line: str
    amount: int
    level: Level | None = None
    reason: str = ""


def revise_decision(state: Decision, actor: str, command: ReviseDecision) -> list[Event]:
    """Another amount beside the signed one."""
    line = find_live_line(state, command.line)
    event = granted(line, Grant(line.id, command.level, command.amount, command.reason))
    if event.amount == granted_amount(state, line.id):
        return []
    return [DecisionRevised(line=line.id, amount=event.amount, level=event.level, reason=event.reason)]


DECIDE: Deciders = {ReviseDecision: revise_decision}


def decision_revised(state: Decision, event: DecisionRevised, stamp: Stamp) -> None:
    """Beside the signed figure stands another, still within what is available."""
    if not event.reason:
        raise Refusal(Reason.REASON_MISSING)
    check_grant(find_live_line(state, event.line), event.amount, event.level, event.reason)
    amounts = {**granted_amounts(state), event.line: event.amount}
    check_total(state, amounts)
    check_ties(state, amounts)
    earlier = state.revisions.get(event.line, ())
    state.revisions[event.line] = (
        *earlier,
        Allocation(event.line, event.amount, event.level, event.reason, stamp.actor, stamp.at),
    )


EVOLVE: Evolvers = {DecisionRevised: decision_revised}
