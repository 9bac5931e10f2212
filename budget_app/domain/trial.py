"""Commands tried before they are given: which of them the core would take, and what would stand then.

How they are decided lives in round.py.
"""

from budget_app.domain.messages import Command, Refusal, Stamp
from budget_app.domain.round import BringIn, Deciding, Round, Together
from budget_app.domain.texts import cleaned


class Trial:
    """Commands tried one after the other before they are given as one: which the core would take, each after those
    that it took before. The state itself stays as it is."""

    def __init__(self, state: Round, actor: str, at: str = "") -> None:
        self._deciding = Deciding(state.copied(), Stamp(0, at, actor))

    @property
    def after(self) -> Round:
        """The round as it would be after what was taken; read it, never change it."""
        return self._deciding.after

    def why_not(self, command: Command) -> Refusal | None:
        """Why the core would refuse a command now; None where it takes it. The cost of deciding it."""
        # Only several as one can be refused halfway: what the first of them did is forgotten then.
        before = self.after.copied() if isinstance(command, Together | BringIn) else self.after
        try:
            self._deciding.events_of(cleaned(command))
        except Refusal as refusal:
            self._deciding.after = before
            return refusal
        return None
