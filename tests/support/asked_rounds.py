"""A round with two departments that ask, as one person's desk: for tables, models and pages.

What must not live here: tests.
"""

import itertools
from collections.abc import Callable

from budget_app.desk import Desk
from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import LineFields, Link
from budget_app.domain.opening import OpenRound
from budget_app.domain.people import Department, Person
from budget_app.domain.phases import MovePhase
from budget_app.domain.requests import ReviseLine
from budget_app.domain.roles import Phase, Role
from budget_app.domain.strategy import SetGoal
from budget_app.domain.submission import SubmitLine
from budget_app.history.memory import MemoryLog

GOALS = (
    ("G1", "Customers", "New mid-market customers", "customers", 0.0, 400.0),
    ("G2", "Retention", "Churn a year", "%", 14.0, 9.0),
    ("G3", "Pipeline", "Qualified pipeline", "k", 0.0, 12000.0),
    ("G4", "Win rate", "Offers won", "%", 22.0, 28.0),
    ("G5", "Awareness", "Aided awareness among buyers", "%", 25.0, 40.0),
    ("G6", "One record", "Accounts with one record for both teams", "%", 30.0, 95.0),
)

PEOPLE = (
    Person("dana", "Dana Reyes", (Role.HEAD,), "S"),
    Person("tom", "Tom Lindqvist", (Role.HEAD,), "M"),
    Person("erin", "Erin Walsh", (Role.EXECUTIVE,)),
    Person("finn", "Finn Okafor", (Role.FINANCE,)),
)

# code, department, title, function, minimum, requested, stretch, goals, start, end, months
LINES = (
    ("S", "Two account executives, north region", "Direct sales", 96, 148, 188, (0, 2), "", "", ()),
    ("S", "Sales engineer for security reviews", "Direct sales", 58, 92, 92, (3, 0), "", "", ()),
    ("S", "Renewal desk, first year", "Accounts", 72, 118, 140, (1,), "2027-03", "", ()),
    ("S", "Pricing and quoting tool", "Sales operations", 40, 64, 80, (3, 5), "", "2027-06", ()),
    ("S", "Partner programme, Nordics", "Accounts", 48, 86, 120, (0, 2), "2027-03", "", ()),
    ("S", "Field days with key accounts", "Field", 22, 46, 60, (1, 0), "2027-02", "2027-06", (1, 3, 5, 4, 1)),
    ("S", "Demo environment that resets itself", "Accounts", 38, 67, 82, (), "2027-03", "", ()),
    ("S", "Travel, autumn season", "Field", 26, 41, 52, (0, 1), "2027-08", "2027-11", (1, 4, 4, 2)),
    ("M", "Spring campaign", "Brand", 80, 130, 180, (4, 2), "2027-02", "2027-05", ()),
    ("M", "Launch event, Hannover", "Events", 90, 160, 210, (4, 0), "2027-04", "2027-04", ()),
    ("M", "Customer stories", "Content", 20, 34, 48, (1, 4), "", "", ()),
)


def ids(prefix: str) -> Callable[[], str]:
    """Ids that count: nothing random in a test."""
    count = itertools.count(1)
    return lambda: f"{prefix}{next(count)}"


def clock() -> Callable[[], str]:
    """A clock that moves by a second whenever it is asked."""
    count = itertools.count()
    return lambda: f"2026-11-23T09:{next(count) // 60 % 60:02d}:00.000000Z"


def desk_of(log: MemoryLog, person: str) -> Desk:
    """A desk of this person over a log of `opened_log`."""
    return Desk(log.another(), person, clock(), ids(f"{person}-{log.head().seq}-"))


def opened_log(lines: tuple[ImportedLine, ...] = (), phase: Phase = Phase.REQUESTS) -> MemoryLog:
    """A round in `phase` with departments, people, goals and these draft lines."""
    log = MemoryLog("round")
    desk = Desk(log, "finn", clock(), ids("made-"))
    desk.execute(
        OpenRound(
            name="FY27 growth round",
            currency="EUR",
            fund=180_000_000,
            reserve=12_000_000,
            start="2027-01-01",
            end="2027-12-31",
            departments=(Department("S", "Sales"), Department("M", "Marketing")),
            people=PEOPLE,
        )
    )
    for code, title, metric, unit, baseline, target in GOALS:
        desk.execute(
            SetGoal(
                goal=code.lower(),
                code=code,
                title=title,
                metric=metric,
                unit=unit,
                baseline=baseline,
                target=target,
                weight=1,
            )
        )
    desk.execute(MovePhase(phase=Phase.REQUESTS))
    if lines:
        desk.execute(ImportLines(lines=lines))
    if phase is not Phase.REQUESTS:
        desk.execute(MovePhase(phase=phase))
    return log


def asked_log(submitted: bool = True) -> MemoryLog:
    """A round in which Sales asks in eight lines (one without a goal) and Marketing in three."""
    rows = tuple(_row(n, *line) for n, line in enumerate(LINES, 1))
    log = opened_log(rows)
    dana, tom = desk_of(log, "dana"), desk_of(log, "tom")
    dana.execute(
        ReviseLine(
            line="l6",
            fields=LineFields(
                requires=("S-007",),
                minimum_buys="one day, 6 accounts",
                requested_buys="two days, 14 accounts",
                stretch_buys="three days, 18 accounts",
                justification="Fourteen key accounts spend two days with product and support. "
                "Last year’s field day kept three accounts that had given notice.",
            ),
        )
    )
    if submitted:
        for line in ("l1", "l2", "l3", "l5", "l6"):
            dana.execute(SubmitLine(line=line))
        tom.follow()
        tom.execute(SubmitLine(line="l9"))
    return log


def many_lines(count: int) -> tuple[ImportedLine, ...]:
    """Draft lines of both departments, each with amounts and a goal."""
    return tuple(
        ImportedLine(
            line=f"l{n}",
            department="SM"[n % 2],
            fields=LineFields(
                title=f"Line number {n}",
                function=("Field", "Accounts", "Brand")[n % 3],
                minimum=(n % 90 + 10) * 100_000,
                requested=(n % 90 + 20) * 100_000,
                stretch=(n % 90 + 30) * 100_000,
            ),
            links=(Link(f"g{n % 6 + 1}", requested=1.0),) if n % 7 else (),
        )
        for n in range(1, count + 1)
    )


def _row(
    n: int,
    department: str,
    title: str,
    function: str,
    minimum: int,
    requested: int,
    stretch: int,
    goals: tuple[int, ...],
    start: str,
    end: str,
    months: tuple[int, ...],
) -> ImportedLine:
    thousand = 100_000
    gains = [GOALS[g][5] - GOALS[g][4] for g in goals]
    links = tuple(
        Link(f"g{g + 1}", requested=round(gain * 0.1, 2), confidence=0.7 if first == 0 else 0.5)
        for first, (g, gain) in enumerate(zip(goals, gains, strict=True))
    )
    fields = LineFields(
        title=title,
        function=function,
        start=start,
        end=end,
        months=months,
        minimum=minimum * thousand,
        requested=requested * thousand,
        stretch=stretch * thousand,
    )
    return ImportedLine(line=f"l{n}", department=department, fields=fields, links=links)
