"""Long work on plain inputs, off the GUI thread or on it a little at a time: the latest request of a key wins, older
results are dropped.

What is computed lives in the core; nothing here knows it.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class Background(QObject):
    """A pool of worker threads whose answers arrive on the GUI thread."""

    _arrived = Signal(str, int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="background")
        self._latest: dict[str, int] = {}
        self._numbers = count(1)
        self._is_closed = False
        # Queued, since what is computed at once answers on the thread that asks, and nobody expects it inside `run`.
        self._arrived.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def run(self, key: str, function: Callable[..., Any], *args: Any, then: Callable[[Any], None]) -> None:
        """Compute `function(*args)` and call `then` with the answer, unless `key` is asked again meanwhile.

        The arguments must be plain: nobody may change them while they are worked on. An exception of the function
        is raised on the GUI thread. Once closed, nothing is computed any more.
        """
        if self._is_closed:
            return
        number = next(self._numbers)
        self._latest[key] = number
        future = self._pool.submit(function, *args)
        future.add_done_callback(lambda done: self._tell(key, number, done, then))

    def step_through(self, key: str, steps: Iterator[object], then: Callable[[], None]) -> None:
        """Work that needs the GUI thread, or what lives there: a step at each turn of the event loop, at last `then`.

        As with `run`, the latest request of a key wins. A step should take a few ms.
        """
        number = next(self._numbers)
        self._latest[key] = number

        def turn() -> None:
            if self._latest.get(key) != number:
                return
            if next(steps, self) is not self:
                QTimer.singleShot(0, self, turn)
            else:
                del self._latest[key]
                then()

        QTimer.singleShot(0, self, turn)

    def is_busy(self, key: str) -> bool:
        """Whether an answer for `key` is still to come."""
        return key in self._latest

    def drop(self, key: str) -> None:
        """No answer for `key` is wanted any more."""
        self._latest.pop(key, None)

    @property
    def is_quiet(self) -> bool:
        """Whether no answer is to come."""
        return not self._latest

    def close(self) -> None:
        """Drop what has not begun; what has is finished before the program ends, and nobody waits for it."""
        self._latest.clear()
        self._is_closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _tell(self, key: str, number: int, done: "Future[Any]", then: Callable[[Any], None]) -> None:
        """On the worker's thread. Once closed, nobody may be there to hear it."""
        if not self._is_closed:
            self._arrived.emit(key, number, done, then)

    def _hand_over(self, key: str, number: int, done: "Future[Any]", then: Callable[[Any], None]) -> None:
        if self._latest.get(key) == number and not done.cancelled():
            del self._latest[key]
            then(done.result())
