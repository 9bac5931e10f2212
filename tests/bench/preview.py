"""The preview of a summary of 500 lines: from Ctrl+P to the first page on the screen, and from one page to the next.

In a window off screen. The first time is what a person waits who has looked at no chart before: it loads what draws and
prints; the next times are those after a change of the round.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from tests.bench.rows import Row, shown_seconds
from tests.bench.window import grow
from ui.app import bootstrap
from ui.printing.errand import Printing
from ui.printing.preview import Preview
from ui.shots import settle

TURNS = 5


def measure(full: bool) -> Iterator[Row]:
    """The rows of the preview's bench."""
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["XDG_CONFIG_HOME"] = name  # what the person has chosen in their own window is not touched
        file = Path(name) / "print.accord"
        sample.copy(file, now, new_id)
        grow(file, 500)
        yield from _opened(file)


def _opened(file: Path) -> Iterator[Row]:
    window, bridge, background = bootstrap(file, "dana", dark=False)
    window.show()
    settle(bridge, background)
    printing = next(errand for errand in window.errands if isinstance(errand, Printing))
    first = _seconds(printing.open, lambda: _preview(printing).view.is_drawn)
    yield Row("preview's first page, first time, 500 lines", shown_seconds(first), "under 1 s", first < 1)
    again: list[float] = []
    line = next(line.id for line in bridge.state.lines.values() if line.department == "S")
    for turn in range(TURNS):
        bridge.do(ReviseLine(line=line, fields=LineFields(title=f"Turn {turn}")))
        settle(bridge, background)
        newest = bridge.desk.head.seq
        again.append(_seconds(printing.open, lambda seq=newest: _is_shown(_preview(printing), seq)))
    middle = statistics.median(again)
    yield Row("preview's first page after a change", shown_seconds(middle), "under 1 s", middle < 1)
    view = _preview(printing).view
    turns = [_seconds(lambda page=page: view.go_to(page), lambda: view.is_drawn) for page in range(3, 9, 2)]
    yield Row("a page farther on", shown_seconds(statistics.median(turns)))
    window.close()


def _preview(printing: Printing) -> Preview:
    assert printing.preview is not None
    return printing.preview


def _is_shown(preview: Preview, seq: int) -> bool:
    """Whether the pages in view are those of the round after this entry."""
    summary = preview.document.summary
    return bool(
        summary and summary.last.seq == seq and not preview.document.is_making and preview.view.is_drawn
    )


def _seconds(begin: Callable[[], object], is_there: Callable[[], bool]) -> float:
    start = time.perf_counter()
    begin()
    while not is_there():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    QApplication.processEvents()
    return time.perf_counter() - start
