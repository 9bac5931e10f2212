"""The window: how soon it is painted, how long a history it opens, how quickly an edit is on the screen, the print.

The window is painted off screen, in a process of its own where its start is measured; beside it an empty window, which
shows what Python and Qt take on this machine. Byte code is kept, as it is after any first start.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.desk import Desk
from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import LineFields, Link
from budget_app.history.sqlite import SqliteLog
from budget_app.summary.pdf import summary_pdf
from tests.bench.history import long_history
from tests.bench.rows import Row, shown_seconds
from tests.history.played import opened
from ui.app import bootstrap
from ui.bridge import Bridge
from ui.pages.requests import RequestsPage
from ui.shots import settle

EDITS = 20
EMPTY_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
"""


def measure(full: bool) -> Iterator[Row]:
    """The rows of the window's bench."""
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name:
        folder = Path(name)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["XDG_CONFIG_HOME"] = name  # what the person has chosen in their own window is not touched
        yield from _first_paint(folder)
        yield from _long_history(folder)
        yield _edit(folder)
        yield _print(folder)


def _first_paint(folder: Path) -> Iterator[Row]:
    file = folder / "sample.accord"
    sample.copy(file, now, new_id)
    _started(file)
    pairs = [(_started(file), _seconds_of([sys.executable, "-c", EMPTY_WINDOW])) for _turn in range(7)]
    seconds = statistics.median(start for (start, _answer), _empty in pairs)
    yield Row(
        "first page painted, second start, sample round", shown_seconds(seconds), "under 0.3 s", seconds < 0.3
    )
    empty = statistics.median(empty for _start, empty in pairs)
    yield Row("an empty Qt window beside it", shown_seconds(empty))
    charts = statistics.median(_started(file, "charts")[0] for _turn in range(5))
    yield Row("charts painted, started on their page", shown_seconds(charts), "under 1 s", charts < 1)
    heavy = sorted({package for (_start, answer), _empty in pairs for package in answer["heavy"]})
    yield Row("loaded before it, though only needed later", ", ".join(heavy) or "none", "none", not heavy)


def _long_history(folder: Path) -> Iterator[Row]:
    file = folder / "long.accord"
    with closing(SqliteLog.create(file, "long")) as log:
        long_history(opened(log))
    times, answers = zip(*(_started(file) for _turn in range(3)), strict=True)
    seconds, memory = statistics.median(times), max(answer["megabytes"] for answer in answers)
    yield Row(
        "first page of a round of 100,000 entries", shown_seconds(seconds), "under 2.5 s", seconds < 2.5
    )
    yield Row("memory by then", f"{memory} MB", "under 400 MB", memory < 400)


def _started(file: Path, *more: str) -> tuple[float, dict[str, Any]]:
    """Seconds until the first page of a new process is painted, and what the process says of itself."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "tests.bench.first_paint", str(file), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_surroundings()) as child:
        assert child.stdout is not None
        answer = json.loads(child.stdout.readline())
        return time.perf_counter() - start, answer


def _seconds_of(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, env=_surroundings())
    return time.perf_counter() - start


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _edit(folder: Path) -> Row:
    """From the Enter that ends typing in a cell to the grid having painted what the log accepted."""
    file = folder / "large.accord"
    sample.copy(file, now, new_id)
    grow(file, 2000)
    window, bridge, background = bootstrap(file, "dana", dark=False)
    window.show()
    window.open_page("requests")
    settle(bridge, background)
    page = window.page("requests")
    assert isinstance(page, RequestsPage)
    lines = [line.id for line in bridge.state.lines.values() if line.department == "S"]
    screen = _Screen(bridge, page.grid.viewport())
    seconds: list[float] = []
    for turn in range(EDITS):
        line = lines[turn * 7]
        page.grid.type_into(line, "title")
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, f"Edited {turn}")
        settle(bridge, background)
        start = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        screen.wait()
        seconds.append(time.perf_counter() - start)
        assert bridge.state.lines[line].title == f"Edited {turn}"
    window.close()
    middle = statistics.median(seconds)
    return Row(
        "one edit in a 2,000-line round, key to screen", shown_seconds(middle), "under 50 ms", middle < 0.05
    )


class _Screen(QObject):
    """Waits for a widget to be painted after a change came in."""

    def __init__(self, bridge: Bridge, widget: QWidget) -> None:
        super().__init__(widget)
        self._is_new = self._is_painted = False
        bridge.changed.connect(self._on_changed)
        widget.installEventFilter(self)

    def _on_changed(self) -> None:
        self._is_new = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A paint event behind a change is the one waited for."""
        if event.type() is QEvent.Type.Paint and self._is_new:
            self._is_painted = True
        return False

    def wait(self) -> None:
        """Until the change is on the screen."""
        while not self._is_painted:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._is_new = self._is_painted = False


def _print(folder: Path) -> Row:
    file = folder / "print.accord"
    sample.copy(file, now, new_id)
    grow(file, 500)
    with closing(SqliteLog.open(file)) as log:
        desk = Desk(log, "", now, new_id)
    summary_pdf(desk.state, desk.entries[-1])
    start = time.perf_counter()
    summary_pdf(desk.state, desk.entries[-1])
    seconds = time.perf_counter() - start
    return Row("summary of 500 lines", shown_seconds(seconds), "under 1 s", seconds < 1)


def grow(file: Path, lines: int) -> None:
    """Bring in more draft lines, until there are so many."""
    with closing(SqliteLog.open(file)) as log:
        desk = Desk(log, "nina", now, new_id)
        goals = list(desk.state.goals)
        more = tuple(
            ImportedLine(
                department="SM"[n % 2],
                fields=LineFields(title=f"Line {n}", requested=1_000_00 * (1 + n % 97), minimum=500_00),
                links=(Link(goals[n % len(goals)], requested=0.01 * (1 + n % 13)),) if n % 6 != 1 else (),
            )
            for n in range(lines - len(desk.state.lines))
        )
        desk.execute(ImportLines(lines=more))
