"""A department's points on their way: what is typed and not sealed, what is sealed here, steps back and again.

They are read and written on the store's thread and never leave the person's own machine. What must not live here:
rules, widgets.
"""

from concurrent.futures import Future
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from budget_app.domain.points import Given, body_of
from budget_app.domain.sealing import Secret
from budget_app.history.port import LogError
from budget_app.presentation.failures import failure_text
from budget_app.presentation.point_spread import Spread
from budget_app.presentation.points_panel import own_department
from ui.bridge import Bridge

_DECODER = msgspec.json.Decoder(tuple[Given, ...])
_MOST_STEPS = 200


class OwnPoints(QObject):
    """`spread`: as it is being made; `sealed`: what was sealed last, None where it is not known here."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.spread: Spread = ()
        self.sealed: Spread | None = None
        self._of: tuple[str, str] = ("", "")
        self._back: list[Spread] = []
        self._again: list[Spread] = []
        bridge.changed.connect(lambda _changes: self.look())
        bridge.person_changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Read what lies here, where the person or the seal is another than before."""
        desk = self._bridge.desk
        sealed = desk.state.sealed.get(own_department(desk.state, desk.person))
        of = (desk.person, sealed.digest if sealed else "")
        if of == self._of:
            return
        if of[0] != self._of[0]:
            self.spread, self.sealed, self._back, self._again = (), None, [], []
        self._of = of
        keeper, round_id = self._bridge.keeper, desk.round_id

        def read() -> tuple[str, Secret | None]:
            secret = keeper.find(round_id, sealed.by, sealed.digest) if sealed else None
            return keeper.aside(round_id, of[0]), secret

        self._bridge.store.ask(read, lambda done: self._take(of, done))

    def put(self, spread: Spread) -> None:
        """Another spread; it is kept at once, on this machine."""
        if spread == self.spread:
            return
        self._back = [*self._back[1 - _MOST_STEPS :], self.spread]
        self._again.clear()
        self._keep(spread)

    def step(self, way: str) -> None:
        """One step back, or again ("undo", "redo")."""
        source, to = (self._back, self._again) if way == "undo" else (self._again, self._back)
        if source:
            to.append(self.spread)
            self._keep(source.pop())

    def _keep(self, spread: Spread) -> None:
        self.spread = spread
        desk = self._bridge.desk
        keeper, round_id, person = self._bridge.keeper, desk.round_id, desk.person
        text = msgspec.json.encode(spread).decode()
        self._bridge.store.ask(lambda: keeper.put_aside(round_id, person, text), self._kept)
        self.changed.emit()

    def _take(self, of: tuple[str, str], done: "Future[Any]") -> None:
        if of != self._of:
            return
        try:
            aside, secret = done.result()
        except LogError as error:
            self.failed.emit(failure_text(error))
            return
        body = body_of(secret.body) if secret else None
        self.sealed = body.points if body else None
        if not self.spread and not self._back:
            self.spread = self._known(aside) or self.sealed or ()
        self.changed.emit()

    def _known(self, aside: str) -> Spread:
        """What was put aside, as far as its lines are still asked for."""
        try:
            given = _DECODER.decode(aside) if aside else ()
        except msgspec.DecodeError:
            return ()
        lines = self._bridge.state.lines
        return tuple(each for each in given if each.line in lines and lines[each.line].is_live)

    def _kept(self, done: "Future[Any]") -> None:
        try:
            done.result()
        except LogError as error:
            self.failed.emit(failure_text(error))
