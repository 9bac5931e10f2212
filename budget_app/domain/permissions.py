"""THE table: which role may cause which event, on whose things, in which phase.

The core checks every event against it before it is appended and again when it is read; screens derive from it
what is enabled and why not. Nothing else decides who may do what.
"""

from enum import StrEnum
from functools import cache

import msgspec

from budget_app.domain import amendments, attachments, follow_up, naming, packages, past, points, sponsors
from budget_app.domain.decision import (
    Allocate,
    Allocated,
    AllocationCleared,
    ClearAllocation,
    Decision,
    TakeOptimum,
)
from budget_app.domain.departments import AddDepartment, ChangeDepartment, DepartmentSet
from budget_app.domain.imports import ImportLines, LineImported
from budget_app.domain.links import LineLinked, LineUnlinked, LinkGoal, UnlinkGoal
from budget_app.domain.messages import Command, Event, Refusal
from budget_app.domain.opening import OpenRound, RoundOpened
from budget_app.domain.people import ChangePerson, EnrolPerson, PersonSet, RemovePerson
from budget_app.domain.phases import (
    CloseRound,
    DeadlineSet,
    MovePhase,
    PhaseMoved,
    RoundClosed,
    SetDeadline,
    is_late,
)
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import DraftLine, DuplicateLine, LineDrafted, LineRevised, ReviseLine
from budget_app.domain.roles import Phase, Role
from budget_app.domain.setup import FundSet, ReserveSet, RulesSet, SetFund, SetReserve, SetRules
from budget_app.domain.signing import Sign, SignatureWithdrawn, Signed, WithdrawSignature
from budget_app.domain.strategy import GoalRetired, GoalSet, RetireGoal, SetGoal
from budget_app.domain.submission import (
    LineReopened,
    LineSubmitted,
    LineWithdrawn,
    ReopenLine,
    SubmitLine,
    WithdrawLine,
)
from budget_app.domain.talk import EditPost, Posted, PostEdited, WritePost
from budget_app.domain.weights import SetWeight, SetWeights, WeightsSet


class Reach(StrEnum):
    """On whose things: those of the person's own department (for a joint line: of any sponsor), or anybody's."""

    OWN = "own"
    ANY = "any"


class Right(msgspec.Struct, frozen=True):
    """Who may cause an event and when. `is_timed`: not after the phase's deadline either."""

    who: dict[Role, Reach]
    phases: frozenset[Phase]
    is_timed: bool = False


_LETTERS = dict(zip("SRCNDFX", Phase, strict=True))
_OWN, _ANY = Reach.OWN, Reach.ANY


def _right(phases: str, timed: bool = False, **who: Reach) -> Right:
    reaches = {Role(role): reach for role, reach in who.items()}
    return Right(reaches, frozenset(_LETTERS[letter] for letter in phases), timed)


RIGHTS: dict[type[Event], Right] = {
    RoundOpened: _right("S", finance=_ANY, executive=_ANY),
    FundSet: _right("S", finance=_ANY, executive=_ANY),
    ReserveSet: _right("S", finance=_ANY, executive=_ANY),
    RulesSet: _right("S", finance=_ANY, executive=_ANY),
    naming.RoundNamed: _right("SRCNDF", finance=_ANY),
    naming.PeriodSet: _right("SR", finance=_ANY),
    DepartmentSet: _right("SRCNDF", finance=_ANY),
    PersonSet: _right("SRCNDF", finance=_ANY),
    DeadlineSet: _right("SRCNDFX", finance=_ANY, executive=_ANY, liaison=_ANY),
    PhaseMoved: _right("SRCND", finance=_ANY, executive=_ANY, liaison=_ANY),
    RoundClosed: _right("F", finance=_ANY, executive=_ANY),
    GoalSet: _right("SR", executive=_ANY, finance=_ANY),
    GoalRetired: _right("SR", executive=_ANY, finance=_ANY),
    WeightsSet: _right("SRND", executive=_ANY, finance=_ANY),
    LineDrafted: _right("SR", head=_OWN, timed=True),
    LineImported: _right("SR", head=_OWN, finance=_ANY, timed=True),
    LineRevised: _right("SRN", head=_OWN, timed=True),
    past.PastRecorded: _right("SRN", head=_OWN, finance=_ANY),
    LineLinked: _right("SRN", head=_OWN, timed=True),
    LineUnlinked: _right("SRN", head=_OWN, timed=True),
    LineSubmitted: _right("R", head=_OWN, timed=True),
    LineWithdrawn: _right("SRN", head=_OWN, finance=_ANY),
    LineReopened: _right("SR", head=_OWN, finance=_ANY, timed=True),
    sponsors.SponsorInvited: _right("RN", head=_OWN),
    sponsors.InvitationWithdrawn: _right("RN", head=_OWN),
    sponsors.LineJoined: _right("RN", head=_OWN),
    sponsors.LineDeclined: _right("RN", head=_OWN),
    sponsors.ShareSet: _right("RN", head=_OWN),
    attachments.FileAttached: _right("SRNF", head=_OWN),
    attachments.AttachmentRemoved: _right("SRNF", head=_OWN),
    points.PointsSealed: _right("RCN", head=_OWN),
    points.PointsRevealed: _right("NDF", head=_OWN),
    Posted: _right("SRCNDF", head=_ANY, executive=_ANY, liaison=_ANY, finance=_ANY),
    PostEdited: _right("SRCNDF", head=_ANY, executive=_ANY, liaison=_ANY, finance=_ANY),
    Allocated: _right("D", executive=_ANY),
    AllocationCleared: _right("D", executive=_ANY),
    Signed: _right("D", executive=_ANY),
    SignatureWithdrawn: _right("D", executive=_ANY),
    follow_up.DecisionRevised: _right("F", executive=_ANY),
    amendments.AmendmentProposed: _right("RCND", executive=_ANY),
    amendments.AmendmentAgreed: _right("RCND", head=_ANY),
    amendments.AmendmentDeclined: _right("RCND", head=_ANY),
    amendments.AmendmentWithdrawn: _right("SRCNDF", executive=_ANY),
    packages.PackageBrought: _right("SRCNDF", finance=_ANY, liaison=_ANY, head=_OWN),
    packages.PackageConfirmed: _right("SRCNDF", head=_OWN),
    packages.PackageContested: _right("SRCNDF", head=_OWN),
}

# What each command comes to, where it is not refused: from this the screens know whether it is on.
CAUSES: dict[type[Command], tuple[type[Event], ...]] = {
    OpenRound: (RoundOpened,),
    SetFund: (FundSet,),
    SetReserve: (ReserveSet,),
    SetRules: (RulesSet,),
    naming.NameRound: (naming.RoundNamed,),
    naming.SetPeriod: (naming.PeriodSet,),
    AddDepartment: (DepartmentSet,),
    ChangeDepartment: (DepartmentSet,),
    EnrolPerson: (PersonSet,),
    ChangePerson: (PersonSet,),
    RemovePerson: (PersonSet,),
    SetDeadline: (DeadlineSet,),
    MovePhase: (PhaseMoved,),
    CloseRound: (RoundClosed,),
    SetGoal: (GoalSet,),
    RetireGoal: (GoalRetired,),
    SetWeight: (WeightsSet,),
    SetWeights: (WeightsSet,),
    DraftLine: (LineDrafted,),
    ReviseLine: (LineRevised,),
    past.RecordPast: (past.PastRecorded,),
    DuplicateLine: (LineDrafted,),
    SubmitLine: (LineSubmitted,),
    WithdrawLine: (LineWithdrawn,),
    ReopenLine: (LineReopened,),
    LinkGoal: (LineLinked,),
    UnlinkGoal: (LineUnlinked,),
    sponsors.InviteSponsor: (sponsors.SponsorInvited,),
    sponsors.WithdrawInvitation: (sponsors.InvitationWithdrawn,),
    sponsors.JoinLine: (sponsors.LineJoined,),
    sponsors.DeclineLine: (sponsors.LineDeclined,),
    sponsors.SetShare: (sponsors.ShareSet,),
    attachments.AttachFile: (attachments.FileAttached,),
    attachments.RemoveAttachment: (attachments.AttachmentRemoved,),
    points.GivePoints: (points.PointsSealed,),
    points.RevealPoints: (points.PointsRevealed,),
    ImportLines: (LineImported, DepartmentSet),
    WritePost: (Posted,),
    EditPost: (PostEdited,),
    Allocate: (Allocated,),
    ClearAllocation: (AllocationCleared,),
    TakeOptimum: (Allocated,),
    Sign: (Signed, PhaseMoved),
    WithdrawSignature: (SignatureWithdrawn,),
    follow_up.ReviseDecision: (follow_up.DecisionRevised,),
    amendments.ProposeAmendment: (amendments.AmendmentProposed,),
    amendments.AgreeAmendment: (amendments.AmendmentAgreed,),
    amendments.DeclineAmendment: (amendments.AmendmentDeclined,),
    amendments.WithdrawAmendment: (amendments.AmendmentWithdrawn,),
    packages.ConfirmPackage: (packages.PackageConfirmed,),
    packages.ContestPackage: (packages.PackageContested,),
}

# An answer to an invitation is the invited department's own, not the line's.
_BY_DEPARTMENT = frozenset(
    {LineDrafted, LineImported, sponsors.LineJoined, sponsors.LineDeclined, DepartmentSet}
    | {packages.PackageBrought, packages.PackageConfirmed, packages.PackageContested}
    | {points.PointsSealed, points.PointsRevealed}
)


def departments_of(state: Decision, event: Event) -> tuple[str, ...]:
    """The departments whose thing the event is about, the lead first; none where it is the round's."""
    if type(event) in _BY_DEPARTMENT:
        return (event.department,)  # type: ignore[attr-defined]
    if event.about == "line":
        line = state.lines.get(event.line)  # type: ignore[attr-defined]
        if line and type(event) is sponsors.ShareSet:
            return (line.department,)  # who leads asks the others; nobody moves a share onto the lead
        return line.departments if line else ()
    return ()


def why_not(
    state: Decision, actor: str, kind: type[Event], departments: tuple[str, ...] | None = None
) -> Refusal | None:
    """Why the person may not cause such an event on things of these departments (None: of some); None if they may."""
    right = RIGHTS[kind]
    person = state.people.get(actor)
    if person is None or person.removed:
        if kind is RoundOpened and not state.name:
            return None
        return Refusal(Reason.UNKNOWN_PERSON if state.name else Reason.NO_ROUND, person=actor)
    reaches = [right.who[role] for role in person.roles if role in right.who]
    if not reaches:
        return Refusal(Reason.NOT_YOUR_ROLE, roles=sorted(right.who), person=person.name)
    if state.phase not in right.phases:
        return Refusal(
            Reason.NOT_IN_THIS_PHASE, phase=state.phase, phases=sorted(right.phases, key=lambda p: p.place)
        )
    if Reach.ANY not in reaches and departments is not None and person.department not in departments:
        return Refusal(Reason.NOT_YOUR_DEPARTMENT, departments=departments)
    return None


def _may(state: Decision, actor: str, event: Event) -> bool:
    """Whether `why_not` has nothing to say, found quickly: for a long history this is asked 100,000 times."""
    person = state.people.get(actor)
    if person is None or person.removed:
        return False
    reach = _reach(type(event), person.roles, state.phase)
    return reach is Reach.ANY or (reach is Reach.OWN and person.department in departments_of(state, event))


@cache
def _reach(kind: type[Event], roles: tuple[Role, ...], phase: Phase) -> Reach | None:
    right = RIGHTS[kind]
    reaches = {right.who.get(role) for role in roles} if phase in right.phases else set[Reach | None]()
    return Reach.ANY if Reach.ANY in reaches else Reach.OWN if Reach.OWN in reaches else None


def check(state: Decision, actor: str, event: Event, at: str) -> None:
    """Refuses an event the person may not cause at that moment (UTC text); asked before it changes the state."""
    if not _may(state, actor, event):
        refusal = why_not(state, actor, type(event), departments_of(state, event))
        if refusal:
            raise refusal
    if state.deadlines and RIGHTS[type(event)].is_timed and is_late(state, at):
        raise Refusal(Reason.AFTER_DEADLINE, phase=state.phase, day=state.deadlines[state.phase])
