"""When things may be done: the seven phases and their deadlines.

What may be done in which phase is a column of permissions.py.
"""

from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase
from budget_app.domain.setup import Setup, day


class SetDeadline(Command, tag="set_deadline", frozen=True, kw_only=True):
    """Sets or extends the last day (YYYY-MM-DD) of a phase; moving one that stands needs a reason."""

    phase: Phase
    day: str
    reason: str = ""


class MovePhase(Command, tag="move_phase", frozen=True, kw_only=True):
    """Moves the round to another phase; going back needs a reason. The last signature alone opens follow-up."""

    phase: Phase
    reason: str = ""


class CloseRound(Command, tag="close_round", frozen=True, kw_only=True):
    """Ends the round after its follow-up."""

    reason: str = ""


class RoundClosed(Event, frozen=True, kw_only=True):
    """The round ended."""

    kind = "round_closed"
    reason: str = ""


class DeadlineSet(Event, frozen=True, kw_only=True):
    """A phase's last day was set."""

    kind = "deadline_set"
    phase: Phase
    day: str
    reason: str = ""


class PhaseMoved(Event, frozen=True, kw_only=True):
    """The round went into another phase."""

    kind = "phase_moved"
    phase: Phase
    reason: str = ""


def set_deadline(state: Setup, actor: str, command: SetDeadline) -> list[Event]:
    """A last day inside the calendar; a reason where there was one before."""
    before = state.deadlines.get(command.phase)
    if before == command.day:
        return []
    if before and not command.reason:
        raise Refusal(Reason.REASON_MISSING)
    return [DeadlineSet(phase=command.phase, day=command.day, reason=command.reason)]


def move_phase(state: Setup, actor: str, command: MovePhase) -> list[Event]:
    """Any phase up to the decision; forward as it is, backward with a reason, never out of a signed round."""
    if command.phase == state.phase:
        return []
    if command.phase is Phase.CLOSED or state.phase.place >= Phase.FOLLOW_UP.place:
        raise Refusal(Reason.PHASE_NOT_NEXT, phase=state.phase, wanted=command.phase)
    if command.phase is Phase.FOLLOW_UP:
        raise Refusal(Reason.SIGNATURE_OPENS_FOLLOW_UP)
    if command.phase.place < state.phase.place and not command.reason:
        raise Refusal(Reason.REASON_MISSING)
    return [PhaseMoved(phase=command.phase, reason=command.reason)]


def close_round(state: Setup, actor: str, command: CloseRound) -> list[Event]:
    """The end, from follow-up."""
    if state.phase is Phase.CLOSED:
        return []
    if state.phase is not Phase.FOLLOW_UP:
        raise Refusal(Reason.PHASE_NOT_NEXT, phase=state.phase, wanted=Phase.CLOSED)
    return [RoundClosed(reason=command.reason)]


DECIDE: Deciders = {SetDeadline: set_deadline, MovePhase: move_phase, CloseRound: close_round}


def deadline_set(state: Setup, event: DeadlineSet, stamp: Stamp) -> None:
    """The phase ends on this day."""
    day(event.day)
    state.deadlines[event.phase] = event.day


def phase_moved(state: Setup, event: PhaseMoved, stamp: Stamp) -> None:
    """The round is in this phase. What the signatures have to do with it is said in signing.py."""
    if state.phase.place >= Phase.FOLLOW_UP.place or event.phase is Phase.CLOSED:
        raise Refusal(Reason.PHASE_NOT_NEXT, phase=state.phase, wanted=event.phase)
    state.phase = event.phase


def round_closed(state: Setup, event: RoundClosed, stamp: Stamp) -> None:
    """The round has ended."""
    state.phase = Phase.CLOSED


EVOLVE: Evolvers = {DeadlineSet: deadline_set, RoundClosed: round_closed}


def is_late(state: Setup, at: str) -> bool:
    """Whether `at` (UTC, ISO 8601) lies after the last day of the present phase."""
    deadline = state.deadlines.get(state.phase)
    return deadline is not None and at[:10] > deadline
