"""After the signatures: revisions of the decision, beside the signed figures.

Commitments, actuals and rewards are topics of their own.
"""

from budget_app.domain.decision import Allocation, Decision, Grant, granted, granted_amount, granted_amounts
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
    """Another amount beside the signed one, still within what is available."""
    line = find_live_line(state, command.line)
    if not command.reason:
        raise Refusal(Reason.REASON_MISSING)
    event = granted(line, Grant(line.id, command.level, command.amount, command.reason))
    if event.amount == granted_amount(state, line.id):
        return []
    amounts = {**granted_amounts(state), line.id: event.amount}
    check_total(state, amounts)
    check_ties(state, amounts)
    return [DecisionRevised(line=line.id, amount=event.amount, level=event.level, reason=event.reason)]


DECIDE: Deciders = {ReviseDecision: revise_decision}


def decision_revised(state: Decision, event: DecisionRevised, stamp: Stamp) -> None:
    """Beside the signed figure stands another."""
    state.lines[event.line]  # a revision of no line does not follow
    earlier = state.revisions.get(event.line, ())
    state.revisions[event.line] = (
        *earlier,
        Allocation(event.line, event.amount, event.level, event.reason, stamp.actor, stamp.at),
    )


EVOLVE: Evolvers = {DecisionRevised: decision_revised}
