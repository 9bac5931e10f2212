"""The executive decides what each line is granted.

Signing lives in signing.py, changes after the signatures in follow_up.py; what the best choice would be is reckoned
in analysis.
"""

from dataclasses import dataclass, field

import msgspec

from budget_app.domain.lines import Level, Line, Status, find_live_line
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.talk import Talk


class Grant(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a line is granted: a tier, or another amount; with neither, none."""

    line: str
    level: Level | None = None
    amount: int | None = None
    reason: str = ""


class Allocation(msgspec.Struct, frozen=True):
    """What the executive granted a line, in minor units; `level` None means none or another amount."""

    line: str
    amount: int
    level: Level | None
    reason: str
    by: str
    at: str


class Signature(msgspec.Struct, frozen=True):
    """Who signed, when, and at which entry of the history."""

    person: str
    at: str
    seq: int


@dataclass
class Decision(Talk):
    """The part of the state that deciding fills; `revisions` lie beside the signed allocations."""

    allocations: dict[str, Allocation] = field(default_factory=dict[str, Allocation])
    signatures: dict[str, Signature] = field(default_factory=dict[str, Signature])
    revisions: dict[str, tuple[Allocation, ...]] = field(default_factory=dict[str, tuple[Allocation, ...]])


class Allocate(Command, tag="allocate", frozen=True, kw_only=True):
    """Grants a line a tier (`level`), another amount up to its highest tier, or, with neither, nothing.

    Less than requested needs a reason. With `expects`, the amount that must still be granted (-1: undecided).
    """

    line: str
    level: Level | None = None
    amount: int | None = None
    reason: str = ""
    expects: int | None = None


class ClearAllocation(Command, tag="clear_allocation", frozen=True, kw_only=True):
    """Makes a line undecided again."""

    line: str
    expects: int | None = None


class TakeOptimum(Command, tag="take_optimum", frozen=True, kw_only=True):
    """Decides all lines that are still undecided, with the reasons that were computed; without `grants` the
    desk's caller fills in the optimum at what is available."""

    grants: tuple[Grant, ...] = ()


class Allocated(Event, frozen=True, kw_only=True):
    """A line was granted an amount; 0 is none."""

    kind = "allocated"
    about = "line"
    line: str
    amount: int
    level: Level | None = None
    reason: str = ""


class AllocationCleared(Event, frozen=True, kw_only=True):
    """A line became undecided."""

    kind = "allocation_cleared"
    about = "line"
    line: str


# --- decide


def allocate(state: Decision, actor: str, command: Allocate) -> list[Event]:
    """The grant, where it differs from what stands."""
    line = find_live_line(state, command.line)
    _check_expected(state, line, command.expects)
    event = granted(line, Grant(line.id, command.level, command.amount, command.reason))
    before = state.allocations.get(line.id)
    same = before and (before.amount, before.level, before.reason) == (
        event.amount,
        event.level,
        event.reason,
    )
    return [] if same else [event]


def clear_allocation(state: Decision, actor: str, command: ClearAllocation) -> list[Event]:
    """Nothing decided for the line."""
    line = find_live_line(state, command.line)
    _check_expected(state, line, command.expects)
    return [AllocationCleared(line=line.id)] if line.id in state.allocations else []


def take_optimum(state: Decision, actor: str, command: TakeOptimum) -> list[Event]:
    """The grants for lines that are undecided; what is decided stays as it is."""
    grants = {find_live_line(state, grant.line).id: grant for grant in command.grants}
    undecided_ones = ((line, grant) for line, grant in grants.items() if line not in state.allocations)
    return [granted(state.lines[line], grant) for line, grant in undecided_ones]


DECIDE: Deciders = {
    Allocate: allocate,
    ClearAllocation: clear_allocation,
    TakeOptimum: take_optimum,
}


# --- evolve


def allocated(state: Decision, event: Allocated, stamp: Stamp) -> None:
    """The line has this much. Whoever signed, signed something else: the signatures lapse."""
    check_grant(find_live_line(state, event.line), event.amount, event.level, event.reason)
    state.allocations[event.line] = Allocation(
        event.line, event.amount, event.level, event.reason, stamp.actor, stamp.at
    )
    state.signatures.clear()


def allocation_cleared(state: Decision, event: AllocationCleared, stamp: Stamp) -> None:
    """The line is undecided, and the signatures lapse."""
    del state.allocations[event.line]
    state.signatures.clear()


EVOLVE: Evolvers = {
    Allocated: allocated,
    AllocationCleared: allocation_cleared,
}


# --- what other topics ask


def granted_amount(state: Decision, line: str) -> int | None:
    """What the line is granted now, revisions included, in minor units; None where it is undecided."""
    if line in state.revisions:
        return state.revisions[line][-1].amount
    allocation = state.allocations.get(line)
    return allocation.amount if allocation else None


def granted_amounts(state: Decision) -> dict[str, int]:
    """What each decided line that is still asked for is granted now, by id. O(lines)."""
    amounts = ((line, granted_amount(state, line)) for line in (*state.allocations, *state.revisions))
    return {line: amount for line, amount in amounts if amount is not None and state.lines[line].is_live}


def undecided(state: Decision) -> list[Line]:
    """The submitted lines without a decision."""
    return [
        line
        for line in state.lines.values()
        if line.status is Status.SUBMITTED and line.id not in state.allocations
    ]


def outdated(state: Decision) -> list[Line]:
    """The lines that are asked for otherwise than when they were decided, so that the grant fits them no more."""
    lines = ((state.lines[line], allocation) for line, allocation in state.allocations.items())
    return [line for line, allocation in lines if line.is_live and not _fits(line, allocation)]


def _fits(line: Line, allocation: Allocation) -> bool:
    try:
        check_grant(line, allocation.amount, allocation.level, allocation.reason)
    except Refusal:
        return False
    return True


def _check_expected(state: Decision, line: Line, expects: int | None) -> None:
    allocation = state.allocations.get(line.id)
    if expects is not None and expects != (allocation.amount if allocation else -1):
        raise Refusal(Reason.CHANGED_SINCE, line=line.code)


def granted(line: Line, grant: Grant) -> Allocated:
    """The grant as an event; refused where it is for a missing tier, or for a tier and another amount."""
    if grant.level is not None and grant.level not in line.tiers:
        raise Refusal(Reason.TIER_MISSING, line=line.code, level=grant.level)
    amount = line.tiers[grant.level] if grant.level else grant.amount or 0
    if grant.amount not in (None, amount):
        raise Refusal(Reason.TIER_OR_AMOUNT, line=line.code)
    level = next((lv for lv, a in line.tiers.items() if grant.level in (None, lv) and a == amount), None)
    check_grant(line, amount, level, grant.reason)
    return Allocated(line=line.id, amount=amount, level=level, reason=grant.reason)


def check_grant(line: Line, amount: int, level: Level | None, reason: str) -> None:
    """Refuses a grant above the top tier, one that is not the tier it says, and less than asked without a reason."""
    if not 0 <= amount <= line.top:
        raise Refusal(Reason.GRANT_OVER_STRETCH, line=line.code, amount=amount, top=line.top)
    if level is not None and line.tiers.get(level) != amount:
        raise Refusal(Reason.TIER_MISSING, line=line.code, level=level)
    if amount < (line.requested or line.top) and not reason:
        raise Refusal(Reason.GRANT_NEEDS_REASON, line=line.code)
