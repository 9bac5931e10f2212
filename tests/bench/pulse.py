"""A window whose event loop is felt for its pulse: how long it stood still while something was done in it."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from budget_app import sample
from budget_app.cli.desks import new_id, now
from tests.bench.rows import Row, shown_seconds
from ui.app import bootstrap
from ui.background import Background
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.shots import settle

EVERY_MS = 5
REACH = 0.1


@dataclass(frozen=True)
class Stall:
    """The longest time between two beats of the event loop, and the most that the window's own thread worked between
    two; `whole`: from the beginning until all was shown. Seconds."""

    longest: float
    worked: float
    whole: float


class _Pulse(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.longest = self.worked = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.beat)
        self._timer.start(EVERY_MS)

    def beat(self) -> None:
        """The event loop goes round."""
        at, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, at - self._last - EVERY_MS / 1000)
        self.worked = max(self.worked, worked - self._worked)
        self._last, self._worked = at, worked


class PulseWindow:
    """A person's window on a fresh copy of the sample, at Requests, with everything on it computed."""

    def __init__(self, file: Path, person: str) -> None:
        self.window: MainWindow
        self.bridge: Bridge
        self.background: Background
        sample.copy(file, now, new_id)
        self.window, self.bridge, self.background = bootstrap(file, person, dark=False)
        self.window.resize(1920, 1080)
        self.window.show()
        self.window.open_page("requests")
        settle(self.bridge, self.background)

    def stall(self, begin: Callable[[], object], is_over: Callable[[], bool]) -> Stall:
        """From `begin` until `is_over` and all is shown."""
        settle(self.bridge, self.background)
        pulse, start = _Pulse(), time.perf_counter()
        begun: list[object] = []
        QTimer.singleShot(0, lambda: begun.append(begin()))
        while not (begun and is_over() and self.bridge.is_idle and self.background.is_quiet):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()
        whole = time.perf_counter() - start
        settle(self.bridge, self.background)
        return Stall(pulse.longest, pulse.worked, whole)

    def close(self) -> None:
        """The window goes."""
        self.window.close()


def stall_row(what: str, stalls: Sequence[Stall]) -> Row:
    """The median of the longest stalls; beside it how much of one was the window's own work, as other programs count
    in the first and not in the second."""
    longest = statistics.median(stall.longest for stall in stalls)
    worked = statistics.median(stall.worked for stall in stalls)
    figure = f"{shown_seconds(longest)}, {shown_seconds(worked)} of work"
    return Row(f"longest stall of the window: {what}", figure, "under 100 ms", longest < REACH)
