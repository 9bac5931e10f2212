"""Keeps the readable tables of a round's file behind its history: on the store's thread, once typing pauses.

What the tables hold lives in budget_app/history/tables.py.
"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from budget_app.desk import Desk
from budget_app.domain.round import Round
from budget_app.history.port import LogError
from budget_app.presentation.failures import tables_text
from ui.store import Store

AFTER_MS = 400


class Readable(QObject):
    """The tables of one desk's file; `keep` brings them up to a state and the entry it stands after."""

    failed = Signal(str, str)

    def __init__(self, desk: Desk, store: Store, keep: Callable[[Round, int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self._keep = keep
        self._kept = desk.head.seq
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.follow_now)

    def follow_soon(self) -> None:
        """Something is new; more may come in a moment."""
        self._timer.start()

    def follow_now(self) -> None:
        """Bring them up, from a copy of the state that nobody changes."""
        self._timer.stop()
        if self._kept == self._desk.head.seq:
            return
        self._kept = self._desk.head.seq
        self._store.ask(partial(self._keep, self._desk.state.copied(), self._kept), self._check)

    def _check(self, done: "Future[None]") -> None:
        try:
            done.result()
        except LogError as error:
            self._kept = 0  # they stay behind, and follow with the next change
            self.failed.emit(tables_text(error), "")
