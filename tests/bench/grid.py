"""The grid of Requests at 5,000 lines, driven through the real page: opening, scrolling, filtering, sorting, editing.

Every figure is from what a person does to the picture being painted; the processor's time beside it is what other
programs on the machine do not lengthen. What memory it takes is the whole process, most of it for Trade-offs, which
keeps what every other fund would hold.
"""

import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from budget_app import sample
from budget_app.cli.desks import new_id, now
from tests.bench.rows import Row, shown_seconds
from tests.bench.window import grow
from ui.app import bootstrap
from ui.pages.requests import RequestsPage
from ui.shots import settle

LINES = 5000
STEPS = 60
LEFT = Qt.MouseButton.LeftButton
FILTERS = ("line 4", "line 44", "> 50k", "customers", "")


class Taken(NamedTuple):
    """Seconds on the clock, and of the processor on the window's own thread."""

    clock: float
    processor: float


def measure(full: bool) -> Iterator[Row]:
    """The rows of the grid's bench."""
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["XDG_CONFIG_HOME"] = name  # what the person has chosen in their own window is not touched
        file = Path(name) / "large.accord"
        sample.copy(file, now, new_id)
        grow(file, LINES)
        yield from _grid(file)


def _grid(file: Path) -> Iterator[Row]:
    window, bridge, background = bootstrap(file, "ines", dark=False)
    window.resize(1920, 1080)
    window.open_page("tradeoffs")
    window.show()
    settle(bridge, background)
    opened = _taken(lambda: window.open_page("requests"), lambda: not background.is_busy("requests"))
    yield _row(f"grid of {LINES:,} lines: opened", [opened], 0.3)
    page = window.page("requests")
    assert isinstance(page, RequestsPage)
    settle(bridge, background)
    yield _row("scrolled by a step", list(_scrolled(page)), 0.0167)
    yield _row("filtered, from the letter to the rows", list(_filtered(page)), 0.05)
    yield _row("sorted, from the click to the rows", list(_sorted(page)), 0.05)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Row("memory of it all", f"{memory:.0f} MB", "under 500 MB", memory < 500)
    window.close()


def _scrolled(page: RequestsPage) -> Iterator[Taken]:
    bar = page.grid.verticalScrollBar()
    for step in range(STEPS):
        yield _taken(lambda step=step: bar.setValue(bar.maximum() * step // STEPS))


def _filtered(page: RequestsPage) -> Iterator[Taken]:
    for words in FILTERS:
        yield _taken(lambda words=words: page.head.filter.setText(words))


def _sorted(page: RequestsPage) -> Iterator[Taken]:
    header = page.grid.head
    for column in ("requested", "requested", "title", "code", "minimum"):
        middle = header.sectionViewportPosition(page.model.table.place(column)) + 20
        place = QPoint(middle, header.height() // 2)
        yield _taken(lambda place=place: QTest.mouseClick(header.viewport(), LEFT, pos=place))


def _taken(act: Callable[[], object], is_shown: Callable[[], bool] = lambda: True) -> Taken:
    """What a person does, until all that is to be painted is painted."""
    start, begun = time.perf_counter(), time.thread_time()
    act()
    QApplication.processEvents()
    while not is_shown():
        QApplication.processEvents()
    return Taken(time.perf_counter() - start, time.thread_time() - begun)


def _row(what: str, taken: list[Taken], reach: float) -> Row:
    """The median by the clock; the slowest, and the processor's median, beside it."""
    middle, slowest = statistics.median(one.clock for one in taken), max(one.clock for one in taken)
    figure = shown_seconds(middle)
    if len(taken) > 1:
        figure += f", slowest {shown_seconds(slowest)}"
    worked = statistics.median(one.processor for one in taken)
    return Row(
        what, f"{figure}, {shown_seconds(worked)} of work", f"under {shown_seconds(reach)}", middle < reach
    )
