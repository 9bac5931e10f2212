"""A round in its decision, as desks of its people: for the Decide page, its numbers and its pictures.

What must not live here: tests.
"""

from budget_app.desk import Desk
from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import LineFields, Link
from budget_app.domain.opening import OpenRound
from budget_app.domain.people import Department, Person
from budget_app.domain.phases import MovePhase
from budget_app.domain.requests import ReviseLine
from budget_app.domain.roles import Phase, Role
from budget_app.domain.round import Together
from budget_app.domain.setup import Rules
from budget_app.domain.strategy import SetGoal
from budget_app.domain.submission import SubmitLine
from budget_app.history.memory import MemoryLog
from tests.support.asked_rounds import PEOPLE, clock, desk_of, ids

K = 100_000

# code, title, unit, baseline, target
GOALS = (
    ("G1", "Customers", "customers", 1200.0, 1600.0),
    ("G2", "Retention", "points of churn", 14.0, 9.0),
    ("G3", "Pipeline", "k", 0.0, 12000.0),
    ("G4", "Win rate", "points", 22.0, 28.0),
    ("G5", "Awareness", "%", 25.0, 40.0),
    ("G6", "One record", "%", 30.0, 95.0),
)

# code, minimum, requested, stretch in thousands, goals, results at requested
FEW = (
    ("S-001", "Two account executives", 40, 60, 90, {"g1": 40.0, "g3": 900.0}),
    ("S-002", "Pricing and quoting tool", 20, 30, 45, {"g4": 1.0}),
    ("S-003", "Renewal desk", 30, 50, 60, {"g2": -1.0}),
    ("M-001", "Launch event, Berlin", 30, 70, 80, {"g5": 3.0}),
    ("M-002", "Customer stories", 10, 20, 30, {"g1": 20.0, "g5": 1.0}),
    ("M-003", "Spring campaign", 20, 40, None, {"g5": 2.0}),
)

TITLES = (
    "Field days with key accounts", "Pricing and quoting tool", "Launch event, Berlin", "Spring campaign",
    "Customer stories", "Trade fair stand", "Community and user group", "Commission for multi-year deals",
    "Renewal desk", "Partner programme", "Sales engineer", "Search and display",
)  # fmt: skip


def few_lines() -> tuple[ImportedLine, ...]:
    """Six lines of two departments that ask 270 k; ids are the codes in small letters."""
    return tuple(_row(code, title, low, ask, high, results) for code, title, low, ask, high, results in FEW)


def forty_lines(count: int = 40) -> tuple[ImportedLine, ...]:
    """Lines as in a believable round, amounts spread by a fixed rule."""
    made = []
    for n in range(count):
        ask = 20 + (n * 37 % 29) ** 2 // 6
        goals = {f"g{n % 6 + 1}": GOALS[n % 6][4] * 0.04 * (1 if n % 6 != 1 else -1)}
        if n % 3 == 0:
            goals["g5"] = 0.5 + n % 4
        code = f"{'SM'[n % 2]}-{n // 2 + 1:03d}"
        made.append(_row(code, TITLES[n % 12], ask * 6 // 10, ask, ask * 13 // 10, goals))
    return tuple(made)


def decision_log(
    lines: tuple[ImportedLine, ...] | None = None,
    fund: int = 200 * K,
    reserve: int = 20 * K,
    signatures: int = 1,
    phase: Phase = Phase.DECISION,
    drafts: tuple[str, ...] = (),
    ties: dict[str, str] | None = None,
) -> MemoryLog:
    """A round of Sales and Marketing with these lines submitted, but for `drafts` (ids); `ties`: what requires what.

    The executives are Erin and, for two signatures, Nina.
    """
    log = MemoryLog("round")
    desk = Desk(log, "finn", clock(), ids("made-"))
    second = (Person("nina", "Nina Costa", (Role.EXECUTIVE,)),) if signatures > 1 else ()
    desk.execute(
        OpenRound(
            name="FY27 growth round",
            currency="EUR",
            fund=fund,
            reserve=reserve,
            start="2027-01-01",
            end="2027-12-31",
            rules=Rules(signatures=signatures),
            departments=(Department("S", "Sales"), Department("M", "Marketing")),
            people=(*PEOPLE, *second),
        )
    )
    for code, title, unit, baseline, target in GOALS:
        desk.execute(
            SetGoal(
                goal=code.lower(),
                code=code,
                title=title,
                unit=unit,
                baseline=baseline,
                target=target,
                weight=1,
            )
        )
    desk.execute(MovePhase(phase=Phase.REQUESTS))
    rows = few_lines() if lines is None else lines
    desk.execute(ImportLines(lines=rows))
    for line, other in (ties or {}).items():
        head = "dana" if line.startswith("s") else "tom"
        desk_of(log, head).execute(ReviseLine(line=line, fields=LineFields(requires=(other,))))
    for person, department in (("dana", "S"), ("tom", "M")):
        own = tuple(
            SubmitLine(line=row.line)
            for row in rows
            if row.department == department and row.line not in drafts
        )
        if own:
            desk_of(log, person).execute(Together(commands=own))
    desk.follow()
    if phase is not Phase.REQUESTS:
        desk.execute(MovePhase(phase=phase))
    return log


def deciding(person: str = "erin", **how: object) -> Desk:
    """The desk of this person in such a round."""
    return desk_of(decision_log(**how), person)  # type: ignore[arg-type]


def _row(
    code: str, title: str, low: int, ask: int, high: int | None, results: dict[str, float]
) -> ImportedLine:
    fields = LineFields(
        title=title,
        minimum=low * K,
        requested=ask * K,
        stretch=high * K if high else None,
        if_not_funded="It waits for the autumn round.",
    )
    links = tuple(Link(goal, requested=result, confidence=0.8) for goal, result in results.items())
    return ImportedLine(line=code.lower(), department=code[0], fields=fields, links=links)
