"""The way back: for an event, the command that undoes it, if nobody has changed the same thing since.

Who keeps the list of one's own last commands is the desk.
"""

from typing import Any

from budget_app.domain.decision import Allocate, Allocated, AllocationCleared, ClearAllocation
from budget_app.domain.imports import LineImported
from budget_app.domain.lines import LineFields, Status
from budget_app.domain.links import LineLinked, LineUnlinked, LinkGoal, UnlinkGoal
from budget_app.domain.messages import Command, Event
from budget_app.domain.requests import LineDrafted, LineRevised, ReviseLine
from budget_app.domain.round import Round
from budget_app.domain.setup import FundSet, ReserveSet, SetFund, SetReserve
from budget_app.domain.signing import Sign, SignatureWithdrawn, Signed, WithdrawSignature
from budget_app.domain.strategy import GoalSet, SetGoal, SetWeight, WeightsSet
from budget_app.domain.submission import (
    LineReopened,
    LineSubmitted,
    LineWithdrawn,
    ReopenLine,
    SubmitLine,
    WithdrawLine,
)
from budget_app.domain.talk import EditPost, PostEdited


def inverse(before: Round, event: Event) -> list[Command] | None:
    """The commands that lead back from what `event` did to the state `before` it; None where none can.

    A new line is withdrawn, not deleted. Phases, people and posts are not undone: they are said or done to others.
    """
    match event:
        case LineRevised():
            return [_revise_back(before, event)]
        case LineDrafted() | LineImported():
            return [WithdrawLine(line=event.line, reason="undone")]
        case LineLinked() | LineUnlinked():
            return [_link_back(before, event)]
        case LineSubmitted():
            return [ReopenLine(line=event.line)]
        case LineWithdrawn() | LineReopened():
            return _status_back(before, event.line)
        case Allocated() | AllocationCleared():
            return [_allocate_back(before, event)]
        case Signed():
            return [WithdrawSignature()]
        case SignatureWithdrawn():
            return [Sign()]
        case _:
            return _setup_back(before, event)


def _revise_back(before: Round, event: LineRevised) -> ReviseLine:
    line = before.lines[event.line]
    were: dict[str, Any] = {name: getattr(line, name) for name in event.fields.given()}
    return ReviseLine(line=event.line, fields=LineFields(**were), expects=event.fields)


def _link_back(before: Round, event: LineLinked | LineUnlinked) -> Command:
    goal = event.link.goal if isinstance(event, LineLinked) else event.goal
    now = event.link if isinstance(event, LineLinked) else None
    was = before.lines[event.line].link(goal)
    if was is None:
        return UnlinkGoal(line=event.line, goal=goal, expects=now)
    return LinkGoal(
        line=event.line,
        goal=goal,
        minimum=was.minimum,
        requested=was.requested,
        stretch=was.stretch,
        confidence=was.confidence,
        cannot_say=was.cannot_say,
        expects=now,
    )


def _status_back(before: Round, line: str) -> list[Command]:
    match before.lines[line].status:
        case Status.SUBMITTED:
            return [ReopenLine(line=line), SubmitLine(line=line)]
        case Status.WITHDRAWN:
            return [WithdrawLine(line=line, reason="undone")]
        case Status.DRAFT:
            return [ReopenLine(line=line)]


def _allocate_back(before: Round, event: Allocated | AllocationCleared) -> Command:
    now = event.amount if isinstance(event, Allocated) else -1
    was = before.allocations.get(event.line)
    if was is None:
        return ClearAllocation(line=event.line, expects=now)
    amount = None if was.level else was.amount
    return Allocate(line=event.line, level=was.level, amount=amount, reason=was.reason, expects=now)


def _setup_back(before: Round, event: Event) -> list[Command] | None:
    match event:
        case FundSet():
            return [SetFund(fund=before.fund)]
        case ReserveSet():
            return [SetReserve(reserve=before.reserve)]
        case WeightsSet():
            return [SetWeight(goal=event.goal, weight=before.goals[event.goal].weight)]
        case GoalSet() if event.goal in before.goals:
            goal = before.goals[event.goal]
            fields = {name: getattr(goal, name) for name in SetGoal.__struct_fields__ if name != "goal"}
            return [SetGoal(goal=goal.id, **fields)]
        case PostEdited():
            return [EditPost(post=event.post, text=before.posts[event.post].text)]
        case _:
            return None
