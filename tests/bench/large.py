"""Thousands of lines at once, in a real window: brought in, pasted, taken back; and the window at hand all the while.

Each is done in windows of their own, several times, and the medians count. Afterwards what a person does among so many
lines: sit down as somebody else, go round the pages, sort, filter, group, export.
"""

import os
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import LineFields, Link
from tests.bench.pulse import PulseWindow, Stall, stall_row
from tests.bench.rows import Row, shown_seconds
from ui.exporting import Exporting
from ui.pages.requests import RequestsPage

IMPORTED, PASTED = 5_413, 2_000
WHOLE = 2.0
There = Callable[[PulseWindow], Stall]


def measure(full: bool) -> Iterator[Row]:
    """Each large command there and back, three times, or seven where `full`; then once round the window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = name
        folder, turns = Path(name), 7 if full else 3
        for n, (what, person, there) in enumerate(
            (
                (f"{IMPORTED:,} lines brought in", "nina", _bring_in),
                (f"{PASTED:,} x 8 cells pasted as new lines", "dana", _paste),
                (f"{PASTED:,} x 8 cells pasted over others", "dana", _paste_over),
            )
        ):
            files = [folder / f"{n}-{turn}.accord" for turn in range(turns)]
            there_and_back = [_there_and_back(file, person, there) for file in files]
            yield from _rows(what, [stalls[0] for stalls in there_and_back])
            yield from _rows(f"undo of {what}", [stalls[1] for stalls in there_and_back])
        yield from _round_the_window(folder)


def _rows(what: str, stalls: Sequence[Stall]) -> Iterator[Row]:
    whole = statistics.median(stall.whole for stall in stalls)
    yield Row(what, shown_seconds(whole), f"under {shown_seconds(WHOLE)}", whole < WHOLE)
    yield stall_row(what, stalls)


def _there_and_back(file: Path, person: str, there: There) -> tuple[Stall, Stall]:
    one = PulseWindow(file, person)
    stall = there(one)
    before = one.bridge.desk.head.seq
    back = one.stall(one.bridge.undo, lambda: one.bridge.desk.head.seq > before)
    one.close()
    return stall, back


def _bring_in(one: PulseWindow) -> Stall:
    goals = list(one.bridge.state.goals)
    lines = tuple(
        ImportedLine(
            department="SM"[n % 2],
            fields=LineFields(title=f"Line {n}", requested=1_000_00 * (1 + n % 97)),
            links=(Link(goals[n % len(goals)], requested=0.01 * (1 + n % 13)),),
        )
        for n in range(IMPORTED)
    )
    wanted = len(one.bridge.state.lines) + IMPORTED
    command = ImportLines(lines=lines)
    return one.stall(lambda: one.bridge.do(command), lambda: len(one.bridge.state.lines) == wanted)


def _paste(one: PulseWindow, word: str = "Pasted") -> Stall:
    """From the last line on, so that all but one are new."""
    page = _page(one)
    goals = [goal.title for goal in one.bridge.state.goals.values()]
    cells = (
        (f"{word} {n}", f"Function {n % 9}", goals[n % len(goals)], 1000 + n, 2000 + n, 3000 + n, "", "Q2")
        for n in range(PASTED)
    )
    QGuiApplication.clipboard().setText("\n".join("\t".join(map(str, row)) for row in cells))
    page.grid.go_to(page.model.table.rows[-1].key, "title")
    before = one.bridge.desk.head.seq
    return one.stall(lambda: page.block.do("paste"), lambda: one.bridge.desk.head.seq > before)


def _paste_over(one: PulseWindow) -> Stall:
    """Once more over the lines that the first paste made."""
    page = _page(one)
    first = len(page.model.table.rows) - 1
    _paste(one)
    QGuiApplication.clipboard().setText(QGuiApplication.clipboard().text().replace("Pasted", "Again"))
    page.grid.go_to(page.model.table.rows[first].key, "title")
    before = one.bridge.desk.head.seq
    return one.stall(lambda: page.block.do("paste"), lambda: one.bridge.desk.head.seq > before)


def _page(one: PulseWindow) -> RequestsPage:
    page = one.window.page("requests")
    assert isinstance(page, RequestsPage)
    page.head.group.choose("none")
    page.head.group_chosen.emit("none")
    return page


def _round_the_window(folder: Path) -> Iterator[Row]:
    """What a person does among so many lines, each once."""
    one = PulseWindow(folder / "round.accord", "nina")
    _bring_in(one)
    page, window, book = _page(one), one.window, folder / "lines.xlsx"
    exporting = next(errand for errand in window.errands if isinstance(errand, Exporting))
    deeds: tuple[tuple[str, Callable[[], object], Callable[[], bool]], ...] = (
        ("grouped", lambda: page.head.group_chosen.emit("goal"), lambda: True),
        ("sorted", lambda: page.grid.sort_wanted.emit("requested", False), lambda: True),
        ("filtered", lambda: page.head.filter.setText("line 4"), lambda: True),
        (
            "somebody else sits down",
            lambda: one.bridge.sit_down("ines"),
            lambda: one.bridge.desk.person == "ines",
        ),
        ("to Trade-offs, the first time", lambda: window.open_page("tradeoffs"), lambda: True),
        ("to Decide, the first time", lambda: window.open_page("decide"), lambda: True),
        ("to Requests again", lambda: window.open_page("requests"), lambda: True),
        ("exported to xlsx", lambda: exporting.save(book), book.exists),
    )
    for what, do, is_over in deeds:
        yield stall_row(f"{IMPORTED:,} lines, {what}", [one.stall(do, is_over)])
    one.close()
