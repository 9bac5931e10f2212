"""Reveals the points that were sealed on this machine, by itself, as soon as its window sees that negotiation is open.

An errand without an entry in the menu. What must not live here: the rules of it (domain/points.py).
"""

from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from budget_app.domain import permissions
from budget_app.domain.points import PointsRevealed, RevealPoints
from budget_app.history.port import LogError
from budget_app.presentation.failures import failure_text
from budget_app.presentation.points_panel import own_department
from budget_app.words import _
from ui.actions import Intent
from ui.bridge import Bridge
from ui.errands import House


class Revealing(QObject):
    """Of whoever sits at this desk; asked once a seal."""

    def __init__(self, bridge: Bridge, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._house = house
        self._asked: set[str] = set()
        bridge.changed.connect(self._look)
        bridge.person_changed.connect(self._look)
        # Not before the window is put together.
        QTimer.singleShot(0, self, self._look)

    def intents(self) -> tuple[Intent, ...]:
        """None: it happens by itself."""
        return ()

    def _look(self) -> None:
        desk = self._bridge.desk
        department = own_department(desk.state, desk.person)
        sealed = desk.state.sealed.get(department)
        if sealed is None or department in desk.state.revealed or sealed.digest in self._asked:
            return
        if permissions.why_not(desk.state, desk.person, PointsRevealed, (department,)):
            return
        self._asked.add(sealed.digest)
        keeper, round_id = self._bridge.keeper, desk.round_id

        def find() -> Any:
            return keeper.find(round_id, sealed.by, sealed.digest)

        self._bridge.store.ask(find, lambda done: self._reveal(department, done))

    def _reveal(self, department: str, done: "Future[Any]") -> None:
        try:
            secret = done.result()
        except LogError as error:
            self._house.say(failure_text(error))
            return
        if secret is None:
            return  # the panel says that they lie elsewhere
        self._bridge.do(
            RevealPoints(department=department, salt=secret.salt, body=secret.body), "points:reveal"
        )
        name = self._bridge.state.departments[department].name
        self._house.tell(
            _("Negotiation is open, so the points of {department} are revealed now.").format(department=name)
        )
