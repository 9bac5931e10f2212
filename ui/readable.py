"""Keeps the readable tables of a round's file behind its history: on the store's thread, once typing pauses.

What the tables hold lives in budget_app/history/tables.py.
"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from budget_app.domain.round import Round
from budget_app.history.port import LogError
from budget_app.presentation.failures import tables_text
from budget_app.seen import Seen
from ui.store import Store

AFTER_MS = 1000


class Readable(QObject):
    """The tables of one desk's file; `keep` brings them up to a state and the entry it stands after."""

    failed = Signal(str, str)

    def __init__(self, seen: Seen, store: Store, keep: Callable[[Round, int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._seen = seen
        self._store = store
        self._keep = keep
        self._kept = seen.head.seq
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.follow_now)

    def follow_soon(self, seen: Seen) -> None:
        """This is new; more may come in a moment."""
        self._seen = seen
        self._timer.start()

    def follow_now(self) -> None:
        """Bring them up to what was seen last."""
        self._timer.stop()
        if self._kept == self._seen.head.seq:
            return
        self._kept = self._seen.head.seq
        self._store.ask(partial(self._keep, self._seen.state, self._kept), self._check)

    def _check(self, done: "Future[None]") -> None:
        try:
            done.result()
        except LogError as error:
            self._kept = 0  # they stay behind, and follow with the next change
            self.failed.emit(tables_text(error), "")
