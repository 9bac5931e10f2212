"""How long the window stands still while its file is in trouble, and while many lines come in.

A timer that should fire every few milliseconds says how long the event loop was held up. The troubles are real ones:
another process holds the lock, somebody else writes all the time, thousands of lines come in.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import LineFields, Link
from budget_app.domain.requests import ReviseLine
from tests.bench.rows import Row, shown_seconds
from ui.app import bootstrap
from ui.background import Background
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.shots import settle

EVERY_MS = 5
REACH = 0.1
IMPORTED = 5_413
HOLDER = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("ROLLBACK")
"""
WRITER = """
import sys
from pathlib import Path
from budget_app.cli.desks import working_desk
from budget_app.domain.talk import WritePost
with working_desk(Path(sys.argv[1]), "tom") as desk:
    print("writing", flush=True)
    for n in range(int(sys.argv[2])):
        desk.execute(WritePost(text=f"Post {n}"))
"""


def measure(full: bool) -> Iterator[Row]:
    """The longest stall in each trouble; the lock is held 10 s where `full`, else 2 s."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = name
        folder = Path(name)
        held = 10 if full else 2
        yield _row(f"lock held by another process for {held} s", _locked(folder, held))
        yield _row("somebody else writes 300 posts", _written_by_others(folder))
        yield _row(f"{IMPORTED:,} lines come in", _imported(folder))


def _row(what: str, seconds: float) -> Row:
    return Row(
        f"longest stall of the window: {what}", shown_seconds(seconds), "under 100 ms", seconds < REACH
    )


class _Pulse(QObject):
    """The longest time between two beats of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(EVERY_MS)

    def _beat(self) -> None:
        at = time.perf_counter()
        self.longest = max(self.longest, at - self._last - EVERY_MS / 1000)
        self._last = at


class _Window:
    """A person's window on a fresh copy of the sample, with everything on it computed."""

    def __init__(self, file: Path, person: str) -> None:
        self.window: MainWindow
        self.bridge: Bridge
        self.background: Background
        sample.copy(file, now, new_id)
        self.window, self.bridge, self.background = bootstrap(file, person, dark=False)
        self.window.show()
        self.window.open_page("requests")
        settle(self.bridge, self.background)

    def longest_stall(self, begin: Callable[[], object], is_over: Callable[[], bool]) -> float:
        """Seconds, from `begin` until `is_over` and all is shown."""
        pulse = _Pulse()
        begin()
        while not (is_over() and self.bridge.is_idle and self.background.is_quiet):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        settle(self.bridge, self.background)
        self.window.close()
        return pulse.longest


def _locked(folder: Path, seconds: float) -> float:
    one = _Window(folder / "locked.accord", "dana")
    line = next(line.id for line in one.bridge.state.lines.values() if line.department == "S")
    command = [sys.executable, "-c", HOLDER, str(one.window.file), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        longest = one.longest_stall(
            lambda: one.bridge.do(ReviseLine(line=line, fields=LineFields(title="Typed while locked"))),
            lambda: holder.poll() is not None,
        )
    assert one.bridge.state.lines[line].title == "Typed while locked"
    return longest


def _written_by_others(folder: Path) -> float:
    one = _Window(folder / "busy.accord", "dana")
    posts = 300
    command = [sys.executable, "-c", WRITER, str(one.window.file), str(posts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        before = len(one.bridge.state.posts)
        return one.longest_stall(
            lambda: None, lambda: len(one.bridge.state.posts) == before + posts and writer.poll() == 0
        )


def _imported(folder: Path) -> float:
    one = _Window(folder / "large.accord", "nina")
    goals = list(one.bridge.state.goals)
    lines = tuple(
        ImportedLine(
            department="SM"[n % 2],
            fields=LineFields(title=f"Line {n}", requested=1_000_00 * (1 + n % 97)),
            links=(Link(goals[n % len(goals)], requested=0.01 * (1 + n % 13)),),
        )
        for n in range(IMPORTED)
    )
    known = len(one.bridge.state.lines)
    return one.longest_stall(
        lambda: one.bridge.do(ImportLines(lines=lines)),
        lambda: len(one.bridge.state.lines) == known + IMPORTED,
    )
