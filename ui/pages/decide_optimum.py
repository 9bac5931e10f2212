"""The best set for the Decide page, reckoned in the background: the marks beside decisions, and the offer to take it.

How it is found is presentation's and analysis's.
"""

from PySide6.QtCore import QObject, Signal

from budget_app.domain.decision import Grant, TakeOptimum
from budget_app.presentation.decide_best import BestSet, best_set
from budget_app.presentation.problem import optimum_grants
from ui.background import Background
from ui.bridge import Bridge


class Optimum(QObject):
    """`best` is None until it is known. An offer that is open follows what is decided meanwhile."""

    best_found = Signal()
    offered = Signal()

    def __init__(self, bridge: Bridge, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._background = bridge, background
        self.best: BestSet | None = None
        self.offer: tuple[Grant, ...] = ()
        self.is_open = False
        self._of: tuple[object, ...] = ()

    def follow(self) -> None:
        """Reckon the best set anew if what it depends on changed: money, lines, goals; not what is decided."""
        state = self._bridge.state
        now = (state.available, dict(state.lines), dict(state.goals))
        if now != self._of:
            self._of = now
            self._background.run("decide/best", best_set, state, then=self._take_best)
        if self.is_open:
            self.want()

    def want(self) -> None:
        """Reckon what taking the optimum for the undecided lines would grant."""
        self.is_open = True
        self._background.run("decide/offer", optimum_grants, self._bridge.state, then=self._take_offer)

    def drop(self) -> None:
        """The offer was declined."""
        self.is_open, self.offer = False, ()

    def command(self) -> TakeOptimum:
        """What was offered, as one command."""
        return TakeOptimum(grants=self.offer)

    def _take_best(self, found: BestSet) -> None:
        self.best = found
        self.best_found.emit()

    def _take_offer(self, found: tuple[Grant, ...]) -> None:
        self.offer = found
        if self.is_open:
            self.offered.emit()
