"""What is proposed to be otherwise in a round under way: the record, the state, and questions asked of it.

How it is proposed, agreed and put in force lives in amendments.py.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from budget_app.domain.decision import Decision
from budget_app.domain.people import Person
from budget_app.domain.roles import Role


class Outcome(StrEnum):
    """What has become of an amendment."""

    WAITING = "waiting"
    IN_FORCE = "in_force"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Amendment(msgspec.Struct, frozen=True):
    """What an executive wants to be otherwise (None: stays), who agreed so far, and, where it ended, who said why."""

    id: str
    by: str
    at: str
    reason: str
    fund: int | None = None
    reserve: int | None = None
    signatures: int | None = None
    agreed: tuple[str, ...] = ()
    outcome: Outcome = Outcome.WAITING
    ended_by: str = ""
    said: str = ""


@dataclass
class Amending(Decision):
    """The part of the state that amendments fill; at most one of them waits."""

    amendments: dict[str, Amendment] = field(default_factory=dict[str, Amendment])


def waiting(state: Amending) -> Amendment | None:
    """The amendment that waits for heads."""
    return next((a for a in state.amendments.values() if a.outcome is Outcome.WAITING), None)


def missing(state: Amending, amendment: Amendment) -> tuple[Person, ...]:
    """The heads who have not agreed yet."""
    return tuple(head for head in heads(state) if head.id not in amendment.agreed)


def heads(state: Amending) -> tuple[Person, ...]:
    """Whoever is head of a department now."""
    return tuple(p for p in state.people.values() if Role.HEAD in p.roles and not p.removed)


def terms(state: Amending, amendment: Amendment) -> tuple[int, int, int]:
    """Fund, reserve and signatures as they would be."""
    return (
        state.fund if amendment.fund is None else amendment.fund,
        state.reserve if amendment.reserve is None else amendment.reserve,
        state.rules.signatures if amendment.signatures is None else amendment.signatures,
    )
