"""The one thread that may touch a round's log, and the way back from it to the window's.

What is asked of the log is not said here.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

# Closing a file takes a few ms; where somebody holds its lock it takes seconds, and the window does not wait for it.
_PATIENCE_SECONDS = 0.08


class Store(QObject):
    """Work on a log, one piece after the other; answers arrive on the GUI thread."""

    _answered = Signal(object, object)

    def __init__(self, thread: ThreadPoolExecutor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread
        self._is_closed = False
        # Queued, since work that is done at once answers on the thread that asks, and nobody expects it inside `ask`.
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def ask(self, work: Callable[[], Any], then: Callable[["Future[Any]"], object]) -> None:
        """Do `work` on the store's thread, and call `then` with the answer (or the error inside it) on this one."""
        future = self._thread.submit(work)
        future.add_done_callback(lambda done: self._tell(done, then))

    def close(self, last: Callable[[], object]) -> None:
        """Do `last` behind all that was asked, and end. The program does not end before that is done.

        What is still to be answered is done, and told to nobody: the window that asked may be gone.
        """
        self._is_closed = True
        done = self._thread.submit(last)
        self._thread.shutdown(wait=False)
        wait([done], _PATIENCE_SECONDS)

    def _tell(self, done: "Future[Any]", then: Callable[["Future[Any]"], object]) -> None:
        """On the store's thread."""
        if not self._is_closed:
            self._answered.emit(done, then)

    def _hand_over(self, done: "Future[Any]", then: Callable[["Future[Any]"], object]) -> None:
        # An answer may have been on its way when the window closed.
        if not self._is_closed and not done.cancelled():
            then(done)
