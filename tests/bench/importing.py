"""Import of a sheet, from the file to the lines in a round on disk, and how soon it stops when it is told to.

Made-up budgets: 5,413 rows as text and as a spreadsheet; 100,000 rows as text, as a spreadsheet, and grouped.
"""

import csv
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path

import xlsxwriter

from budget_app.desk import Desk
from budget_app.domain.opening import OpenRound
from budget_app.domain.people import Department
from budget_app.domain.phases import MovePhase
from budget_app.domain.roles import Phase
from budget_app.exchange.import_lines import Options, plan
from budget_app.exchange.read import chosen, sheets
from budget_app.exchange.seen import rows_of
from budget_app.exchange.sheet import Sheet
from budget_app.exchange.stopping import Cancelled, Stopped
from budget_app.history.sqlite import SqliteLog
from tests.bench.rows import Row, shown_seconds
from tests.support.asked_rounds import PEOPLE, clock, ids

HEAD = ("department", "fund", "category", "object", "requested", "last budget")
SAID = Options(mapping={"title": "object"}, add_departments=True)
GROUPED = Options(group_by=("department", "fund", "category"), add_departments=True)
Written = Callable[[Path, int], Path]


def measure(full: bool) -> Iterable[Row]:
    """A city's budget, a hundred thousand rows, and stopping them; the same with `full`."""
    with tempfile.TemporaryDirectory() as folder:
        for rows, reach in ((5_413, 2.0), (100_000, 15.0)):
            for kind, write in (("csv", _csv), ("xlsx", _xlsx)):
                yield from _import(write(Path(folder), rows), f"{rows:,} rows of {kind}", SAID, reach)
        path = Path(folder) / "asks-100000.csv"
        yield from _import(path, "100,000 rows of csv, grouped", GROUPED, 15.0)
        yield from _stopped(path)


def _import(path: Path, what: str, said: Options, reach: float) -> Iterator[Row]:
    """Reading, the plan, a page of the preview, the command on a store on disk."""
    desk = _desk(path.with_name(f"{what}.accord"))
    start = time.perf_counter()
    sheet = _read(path)
    read = time.perf_counter()
    made = plan(desk.state, desk.person, sheet, said)
    seen = len(rows_of(sheet, said, made)[:100])
    planned = time.perf_counter()
    assert made.command
    assert seen == 100
    desk.execute(made.command)
    end = time.perf_counter()
    parts = f"read {shown_seconds(read - start)}, plan {shown_seconds(planned - read)}"
    figure = f"{shown_seconds(end - start)} ({parts})"
    yield Row(f"import of {what}", figure, f"under {reach:g} s", end - start < reach)


def _stopped(path: Path) -> Iterator[Row]:
    desk = _desk(path.with_name("stopped.accord"))
    sheet = _read(path)
    for what, work in (
        ("reading", lambda stop: sheets(path, cancelled=stop)),
        ("planning", lambda stop: plan(desk.state, desk.person, sheet, SAID, stop)),
    ):
        seconds = _after_stop(work)
        yield Row(f"stopping while {what}", shown_seconds(seconds), "under 0.5 s", seconds < 0.5)


def _after_stop(work: Callable[[Cancelled], object]) -> float:
    """Seconds from the first time that somebody says stop, at the third time of asking, until it has stopped."""
    asked = count()
    said: list[float] = []

    def stop() -> bool:
        if next(asked) >= 2:
            said.append(time.perf_counter())
        return bool(said)

    try:
        work(stop)
    except Stopped:
        return time.perf_counter() - said[0]
    return float("inf")


def _read(path: Path) -> Sheet:
    found = sheets(path)
    assert isinstance(found, list)
    sheet = chosen(found)
    assert isinstance(sheet, Sheet)
    return sheet


def _desk(path: Path) -> Desk:
    """Finance at a new round in a file of its own."""
    SqliteLog.create(path, "bench").close()
    desk = Desk(SqliteLog.open(path), "finn", clock(), ids("i"))
    desk.execute(
        OpenRound(
            name="Bench",
            currency="EUR",
            fund=10**12,
            start="2027-01-01",
            end="2027-12-31",
            departments=(Department("S", "Sales"), Department("M", "Marketing")),
            people=PEOPLE,
        )
    )
    desk.execute(MovePhase(phase=Phase.REQUESTS))
    return desk


def _rows(rows: int) -> Iterator[tuple[str, str, str, str, float, float]]:
    random.seed(rows)
    for n in range(rows):
        yield (
            f"Department {random.randrange(60)}",
            f"Fund {random.randrange(20)}",
            f"Category {random.randrange(8)}",
            f"Object {n}",
            random.randrange(100, 10**8) / 100,
            random.randrange(100, 10**8) / 100,
        )


def _csv(folder: Path, rows: int) -> Path:
    path = folder / f"asks-{rows}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows((*texts, f"{one:,.2f}", f"{two:,.2f}") for *texts, one, two in _rows(rows))
    return path


def _xlsx(folder: Path, rows: int) -> Path:
    path = folder / f"asks-{rows}.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("Asks")
        page.write_row(0, 0, HEAD)
        for at, row in enumerate(_rows(rows), 1):
            page.write_row(at, 0, row)
    return path
