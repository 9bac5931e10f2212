"""The window: how soon it is painted, how long a history it opens, how quickly an edit is on the screen, the print.

The window is painted off screen, in a process of its own where its start is measured.
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

from PySide6.QtWidgets import QApplication

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.desk import Desk
from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import LineFields, Link
from budget_app.domain.requests import ReviseLine
from budget_app.history.sqlite import SqliteLog
from budget_app.summary.pdf import summary_pdf
from tests.bench.history import long_history
from tests.bench.rows import Row, shown_seconds
from tests.history.played import opened
from ui.app import bootstrap
from ui.shots import settle

EDITS = 40


def measure(full: bool) -> Iterator[Row]:
    """The rows of the window's bench."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name:
        folder = Path(name)
        yield from _first_paint(folder)
        yield from _long_history(folder)
        yield _edit(folder)
        yield _print(folder)


def _first_paint(folder: Path) -> Iterator[Row]:
    file = folder / "sample.accord"
    sample.copy(file, now, new_id)
    times, answers = _started(file, 7)
    seconds = statistics.median(times[1:])
    yield Row(
        "first page painted, second start, sample round", shown_seconds(seconds), "under 0.5 s", seconds < 0.5
    )
    heavy = sorted({package for answer in answers for package in answer["heavy"]})
    yield Row("heavy packages loaded before it", ", ".join(heavy) or "none", "none", not heavy)


def _long_history(folder: Path) -> Iterator[Row]:
    file = folder / "long.accord"
    with closing(SqliteLog.create(file, "long")) as log:
        long_history(opened(log))
    times, answers = _started(file, 3)
    seconds, memory = statistics.median(times), max(answer["megabytes"] for answer in answers)
    yield Row(
        "first page of a round of 100,000 entries", shown_seconds(seconds), "under 2.5 s", seconds < 2.5
    )
    yield Row("memory by then", f"{memory} MB", "under 400 MB", memory < 400)


def _started(file: Path, times: int) -> tuple[list[float], list[dict[str, list[str] | int]]]:
    seconds: list[float] = []
    answers = []
    for _turn in range(times):
        start = time.perf_counter()
        command = [sys.executable, "-m", "tests.bench.first_paint", str(file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            line = child.stdout.readline()
            seconds.append(time.perf_counter() - start)
        answers.append(json.loads(line))
    return seconds, answers


def _edit(folder: Path) -> Row:
    """From the command that a key gives to a window that has painted what it changed."""
    file = folder / "large.accord"
    sample.copy(file, now, new_id)
    _grow(file, 2000)
    window, bridge, background = bootstrap(file, "dana", dark=False)
    window.show()
    window.open_page("requests")
    settle(bridge, background)
    lines = [line.id for line in bridge.state.lines.values() if line.department == "S"]
    seconds: list[float] = []
    for turn in range(EDITS):
        command = ReviseLine(
            line=lines[turn * 7], fields=LineFields(owner=f"Owner {turn}", title=f"Edited {turn}")
        )
        start = time.perf_counter()
        bridge.do(command)
        while not bridge.is_idle:
            QApplication.processEvents()
        window.repaint()
        seconds.append(time.perf_counter() - start)
    window.close()
    middle = statistics.median(seconds)
    return Row(
        "one edit in a 2,000-line round, key to screen", shown_seconds(middle), "under 50 ms", middle < 0.05
    )


def _print(folder: Path) -> Row:
    file = folder / "print.accord"
    sample.copy(file, now, new_id)
    _grow(file, 500)
    with closing(SqliteLog.open(file)) as log:
        desk = Desk(log, "", now, new_id)
    summary_pdf(desk.state, desk.entries[-1])
    start = time.perf_counter()
    summary_pdf(desk.state, desk.entries[-1])
    seconds = time.perf_counter() - start
    return Row("summary of 500 lines", shown_seconds(seconds), "under 2 s", seconds < 2)


def _grow(file: Path, lines: int) -> None:
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
