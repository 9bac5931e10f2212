"""Who takes part, and the phases of a round. Which role may do what when: permissions.py."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in the round; a person may hold several."""

    HEAD = "head"
    EXECUTIVE = "executive"
    LIAISON = "liaison"
    FINANCE = "finance"
    OBSERVER = "observer"


class Phase(StrEnum):
    """The seven phases of a round, in order."""

    SETUP = "setup"
    REQUESTS = "requests"
    SCORING = "scoring"
    NEGOTIATION = "negotiation"
    DECISION = "decision"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"

    @property
    def place(self) -> int:
        """Where the phase stands in the order, from 0."""
        return _ORDER[self]


_ORDER = {phase: place for place, phase in enumerate(Phase)}
