"""The way back: for an event, the command that undoes it, if nobody has changed the same thing since.

Who keeps the list of one's own last commands is the desk.
"""

from typing import Any

import msgspec

from budget_app.domain.amendments import AmendmentProposed, WithdrawAmendment
from budget_app.domain.attachments import AttachFile, AttachmentRemoved, FileAttached, RemoveAttachment
from budget_app.domain.decision import Allocate, Allocated, AllocationCleared, ClearAllocation
from budget_app.domain.departments import ChangeDepartment, DepartmentSet
from budget_app.domain.imports import LineImported
from budget_app.domain.lines import LineFields, Status
from budget_app.domain.links import LineLinked, LineUnlinked, LinkGoal, UnlinkGoal
from budget_app.domain.messages import Command, Event
from budget_app.domain.naming import NameRound, PeriodSet, RoundNamed, SetPeriod
from budget_app.domain.past import Past, PastRecorded, RecordPast
from budget_app.domain.requests import LineDrafted, LineRevised, ReviseLine
from budget_app.domain.round import Round
from budget_app.domain.setup import FundSet, ReserveSet, RulesSet, SetFund, SetReserve, SetRules
from budget_app.domain.signing import Sign, SignatureWithdrawn, Signed, WithdrawSignature
from budget_app.domain.sponsors import (
    DeclineLine,
    InviteSponsor,
    LineJoined,
    SponsorInvited,
    WithdrawInvitation,
)
from budget_app.domain.strategy import Goal, GoalRetired, GoalSet, RetireGoal, SetGoal, goal_of
from budget_app.domain.submission import (
    LineReopened,
    LineSubmitted,
    LineWithdrawn,
    ReopenLine,
    SubmitLine,
    WithdrawLine,
)
from budget_app.domain.talk import EditPost, PostEdited
from budget_app.domain.weights import SetWeights, WeightsSet


def inverse(before: Round, event: Event) -> list[Command] | None:
    """The commands that lead back from what `event` did to the state `before` it; None where none can.

    A new line is withdrawn, a new goal retired, a new department stays: nothing is deleted. Phases, people, posts,
    reasons and what heads say to an amendment are not undone: they are said or done to others.
    """
    match event:
        case LineRevised():
            return [_revise_back(before, event)] if event.fields.given() else None
        case PastRecorded():
            had = {name: getattr(before.lines[event.line], name) for name in event.figures.given()}
            return [RecordPast(line=event.line, figures=Past(**had), expects=event.figures)]
        case LineDrafted() | LineImported():
            return [WithdrawLine(line=event.line, reason="undone", expects=event.fields)]
        case LineLinked() | LineUnlinked():
            return [_link_back(before, event)]
        case FileAttached() | AttachmentRemoved():
            return [_attach_back(before, event)]
        case LineSubmitted():
            return [ReopenLine(line=event.line, expects=Status.SUBMITTED)]
        case LineWithdrawn():
            return _status_back(before, event.line, Status.WITHDRAWN)
        case LineReopened():
            return _status_back(before, event.line, Status.DRAFT)
        case Allocated() | AllocationCleared():
            return [_allocate_back(before, event)]
        case Signed():
            return [WithdrawSignature()]
        case SignatureWithdrawn():
            return [Sign()]
        case SponsorInvited():
            return _invitation_back(before, event)
        case LineJoined():
            return [DeclineLine(line=event.line, department=event.department, reason="undone")]
        case AmendmentProposed():
            return [WithdrawAmendment(amendment=event.amendment)]
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


def _attach_back(before: Round, event: FileAttached | AttachmentRemoved) -> Command:
    digest = event.attachment.digest if isinstance(event, FileAttached) else event.digest
    for was in before.lines[event.line].attachments:
        if was.digest == digest:
            return AttachFile(line=event.line, digest=was.digest, name=was.name, size=was.size)
    return RemoveAttachment(line=event.line, digest=digest)


def _status_back(before: Round, line: str, now: Status) -> list[Command]:
    match before.lines[line].status:
        case Status.SUBMITTED:
            return [ReopenLine(line=line, expects=now), SubmitLine(line=line)]
        case Status.WITHDRAWN:
            return [WithdrawLine(line=line, reason="undone", expects=LineFields())]
        case Status.DRAFT:
            return [ReopenLine(line=line, expects=now)]


def _invitation_back(before: Round, event: SponsorInvited) -> list[Command] | None:
    """Who was asked for the first time is asked no more; another share is the one before. A no cannot be put back."""
    was = next((s for s in before.lines[event.line].sponsors if s.department == event.department), None)
    if was is None:
        return [WithdrawInvitation(line=event.line, department=event.department)]
    if was.declined:
        return None
    return [InviteSponsor(line=event.line, department=event.department, share=was.share)]


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
            return [SetFund(fund=before.fund, expects=event.fund)]
        case ReserveSet():
            return [SetReserve(reserve=before.reserve, expects=event.reserve)]
        case RulesSet():
            return [SetRules(signatures=before.rules.signatures)]
        case RoundNamed():
            return [NameRound(name=before.name, expects=event.name)]
        case PeriodSet():
            return [SetPeriod(start=before.start, end=before.end)]
        case WeightsSet():
            were = {goal: before.goals[goal].weight for goal in event.weights}
            return [SetWeights(weights=were, expects=event.weights)]
        case GoalSet() if event.goal in before.goals:
            return [_goal_back(before.goals[event.goal], goal_of(event))]
        case GoalSet():
            return [RetireGoal(goal=event.goal, reason="undone")]
        case GoalRetired():
            goal = before.goals[event.goal]
            return [_goal_back(goal, msgspec.structs.replace(goal, retired=True))]
        case DepartmentSet() if event.department in before.departments:
            name = before.departments[event.department].name
            return [ChangeDepartment(department=event.department, name=name)]
        case DepartmentSet():
            return []
        case PostEdited():
            return [EditPost(post=event.post, text=before.posts[event.post].text)]
        case _:
            return None


def _goal_back(was: Goal, now: Goal) -> Command:
    if was.retired:
        return RetireGoal(goal=was.id, reason="undone")
    fields = {name: getattr(was, name) for name in was.__struct_fields__ if name not in ("id", "retired")}
    return SetGoal(goal=was.id, expects=now, **fields)
