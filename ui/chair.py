"""The errands of whoever chairs the round from this window: into which phase it moves, and who sits here next.

Who may do so is the core's.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from budget_app.domain.phases import MovePhase
from budget_app.domain.roles import Phase
from budget_app.presentation.names import phase_name
from budget_app.words import _
from ui.actions import Intent
from ui.bridge import Bridge


class Chair(QObject):
    """Moves the round to another phase, and the seat to the next person."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        words = _("Sit down as the next person")
        return (Intent("next-person", words, self._next_person, ("Ctrl+Shift+P",), "view"),)

    def move_phase(self, phase: str) -> None:
        """Move the round to this phase; back only with a reason, which is asked for."""
        wanted = Phase(phase)
        reason = ""
        if wanted.place < self._bridge.state.phase.place:
            question = _("Going back needs a reason. Everybody will see it.")
            reason, agreed = QInputDialog.getText(self._window, phase_name(wanted), question)
            if not agreed:
                return
        self._bridge.do(MovePhase(phase=wanted, reason=reason))

    def _next_person(self) -> None:
        people = [p.id for p in self._bridge.state.people.values() if not p.removed]
        now = self._bridge.next_person
        place = people.index(now) + 1 if now in people else 0
        self._bridge.sit_down(people[place % len(people)])
