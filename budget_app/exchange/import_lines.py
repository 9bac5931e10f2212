"""A sheet -> the one command that brings its lines into a round, with every row accounted for.

Decides nothing: the rules are the domain's, and it checks the command again. Cells are read in canonical.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from budget_app.domain.imports import ImportedLine, ImportLines, LineImported
from budget_app.domain.lines import LineFields, Link
from budget_app.domain.permissions import why_not
from budget_app.domain.refusals import Reason
from budget_app.domain.round import Round
from budget_app.exchange.asks import Ask, first_row_faulty
from budget_app.exchange.canonical import Asks, in_order, read_asks
from budget_app.exchange.checks import Bad, Known, links, refs
from budget_app.exchange.departments import Departments
from budget_app.exchange.headings import Header, header
from budget_app.exchange.layout import Layout, Role, headings
from budget_app.exchange.only import with_only
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Sheet
from budget_app.exchange.stopping import Cancelled, never

_NOT_FIELDS = ("code", "department", "sponsors")


@dataclass(frozen=True)
class ImportPlan:
    """What would come in. `command` is None where nothing may: no row is good, or problems stand and are in the way.

    `rows` are all below the heading: those of lines, of further goals, summed in a line before them, with problems,
    blank, and those set aside: sums of other rows, sections, headings that stand again, footnotes, rows left out.
    `by_department`: amounts in minor units by name, of what comes in. `layout` is what each row was taken for.
    """

    command: ImportLines | None
    problems: tuple[Problem, ...]
    rows: int = 0
    added: int = 0
    goal_rows: int = 0
    grouped_rows: int = 0
    problem_rows: int = 0
    blank_rows: int = 0
    total_rows: int = 0
    other_rows: int = 0
    total: int = 0
    by_department: dict[str, int] = field(default_factory=dict[str, int])
    sums: tuple[int, ...] = ()
    layout: Layout | None = None
    header: Header | None = None

    def answer(self) -> dict[str, Any]:
        """The form that the command line prints."""
        return {
            "rows": self.rows,
            "added": self.added,
            "total": self.total,
            "by_department": self.by_department,
            "sums_left_out": list(self.sums),
            "problems": [
                {"sheet": p.sheet, "row": p.row, "column": p.column, "message": p.message}
                for p in self.problems
            ],
        }


def plan(
    state: Round, actor: str, sheet: Sheet, options: Options, cancelled: Cancelled = never
) -> ImportPlan:
    """The command that imports the sheet for `actor`, or the problems that keep it from that.

    Stopped where `cancelled`, asked every few hundred rows, says so. O(cells): about 5 s for 100,000 rows.
    """
    wanted = with_only(sheet, options)
    if isinstance(wanted, Problem):
        return ImportPlan(None, (wanted,), layout=options.layout_of(sheet))
    options = wanted
    asks = read_asks(sheet, options, state.currency, cancelled)
    if isinstance(asks, Problem):
        layout = options.layout_of(sheet)
        found = header(headings(sheet, layout), options.mapping)
        known = found if isinstance(found, Header) else None
        return ImportPlan(None, (asks,), layout=layout, header=known)
    departments = Departments(state, options.add_departments, options.departments)
    known = Known(state, {ask.code for ask in asks.asks if ask.code})
    problems = list(asks.problems)
    good: list[tuple[Ask, ImportedLine]] = []
    for ask in asks.asks:
        read = _line(state, actor, ask, options, departments, known)
        if isinstance(read, ImportedLine):
            good.append((ask, read))
        else:
            problems += _problems(asks, ask, read)
    good, more = _without_lost_refs(asks, good)
    problems += more
    if problems and not options.good_rows:
        good = []
    return _counted(asks, departments, good, tuple(problems))


def _line(
    state: Round, actor: str, ask: Ask, options: Options, departments: Departments, known: Known
) -> ImportedLine | list[Bad]:
    """The line as the domain takes it, or all that is wrong with it in this round."""
    fields = ask.fields
    bad: list[Bad] = []
    department = _department(state, actor, fields.get("department") or options.department, departments)
    found = links(known, ask, options.goal)
    sponsors = [
        departments.find(name) or Bad("sponsors", *_unknown(name, departments))
        for name in fields.get("sponsors", ())
    ]
    if ask.code in state.line_ids:
        bad.append(Bad("code", Flaw.CODE_IN_ROUND, {"code": ask.code}))
    bad += refs(known, ask)
    bad += [part for part in (department, *found, *sponsors) if isinstance(part, Bad)]
    if bad or isinstance(department, Bad):
        return bad
    plain: dict[str, Any] = {name: value for name, value in fields.items() if name not in _NOT_FIELDS}
    if ask.extra:
        plain["extra"] = ask.extra
    return ImportedLine(
        code=ask.code,
        department=department,
        fields=LineFields(**plain),
        links=tuple(link for link in found if isinstance(link, Link)),
        sponsors=tuple(sponsor for sponsor in sponsors if isinstance(sponsor, str) and sponsor != department),
    )


def _department(state: Round, actor: str, name: str, departments: Departments) -> str | Bad:
    """The code of the row's department; where nothing names one, the only one that the actor may import for."""
    person = state.people.get(actor)
    own = person.department if person else ""
    if not name and own and why_not(state, actor, LineImported, ("",)):
        name = own
    if not name:
        return Bad("department", Flaw.NO_DEPARTMENT, {})
    code = departments.find(name)
    if code is None:
        return Bad("department", *_unknown(name, departments))
    refusal = why_not(state, actor, LineImported, (code,))
    if refusal and refusal.reason is Reason.NOT_YOUR_DEPARTMENT:
        facts = {"department": departments.name(code), "own": departments.name(own) if own else ""}
        return Bad("department", Flaw.OTHER_DEPARTMENT, facts)
    return code


def _unknown(name: str, departments: Departments) -> tuple[Flaw, dict[str, str]]:
    like = departments.like(name)
    if like:
        return Flaw.LIKE_DEPARTMENT, {"department": name, "like": like}
    return Flaw.UNKNOWN_DEPARTMENT, {"department": name}


def _problems(asks: Asks, ask: Ask, bad: list[Bad]) -> Iterator[Problem]:
    """What is wrong with an ask, and with it each further row that has nothing to add to now."""
    headings = asks.header.headings
    for part in bad:
        row = part.row or ask.row
        heading = headings.get(part.field, part.field)
        yield Problem(asks.sheet, row, heading, part.flaw, dict(part.facts), part.field)
    reported = {part.row or ask.row for part in bad}
    if ask.row not in reported:
        first = min(reported)
        facts = {"code": ask.code, "first": str(first)}
        yield Problem(asks.sheet, ask.row, headings["code"], Flaw.FURTHER_ROW_FAULTY, facts, "code")
    for row in ask.further_rows:
        if row not in reported:
            yield first_row_faulty(asks.sheet, asks.header, ask.code, min(reported), row)


def _without_lost_refs(
    asks: Asks, good: list[tuple[Ask, ImportedLine]]
) -> tuple[list[tuple[Ask, ImportedLine]], list[Problem]]:
    """Takes out, until nothing changes, lines that require or exclude a line of the sheet that has a problem."""
    faulty = {ask.code for ask in asks.asks if ask.code} - {ask.code for ask, _line in good}
    problems: list[Problem] = []
    while True:
        lost = [(ask, _lost(ask, faulty)) for ask, _line in good if _lost(ask, faulty)]
        if not lost:
            return good, problems
        for ask, bad in lost:
            problems += _problems(asks, ask, bad)
        gone = {ask.row for ask, _bad in lost}
        faulty |= {ask.code for ask, _bad in lost if ask.code}
        good = [(ask, line) for ask, line in good if ask.row not in gone]


def _lost(ask: Ask, faulty: set[str]) -> list[Bad]:
    return [
        Bad(name, Flaw.CODE_FAULTY, {"code": code})
        for name in ("requires", "excludes")
        for code in ask.fields.get(name, ())
        if code in faulty
    ]


def _counted(
    asks: Asks,
    departments: Departments,
    good: list[tuple[Ask, ImportedLine]],
    problems: tuple[Problem, ...],
) -> ImportPlan:
    lines = tuple(line for _ask, line in good)
    totals: dict[str, int] = {}
    for line in lines:
        name = departments.name(line.department)
        totals[name] = totals.get(name, 0) + (line.fields.requested or 0)
    used = {line.department for line in lines} | {sponsor for line in lines for sponsor in line.sponsors}
    came = {ask.row for ask, _line in good}
    held = {row for ask in asks.asks if ask.row not in came for row in ask.grouped_rows} | asks.held
    return ImportPlan(
        ImportLines(lines=lines, departments=departments.added(used)) if lines else None,
        in_order(problems),
        rows=asks.rows,
        added=len(lines),
        goal_rows=sum(len(ask.further_rows) for ask, _line in good),
        grouped_rows=sum(len(ask.grouped_rows) for ask, _line in good),
        problem_rows=len({problem.row for problem in problems} | held),
        blank_rows=asks.roles.get(Role.BLANK, 0),
        total_rows=asks.roles.get(Role.TOTAL, 0),
        other_rows=sum(
            asks.roles.get(role, 0) for role in (Role.HEADING, Role.NOTE, Role.SECTION, Role.LEFT_OUT)
        ),
        total=sum(totals.values()),
        by_department=totals,
        sums=asks.sums,
        layout=asks.layout,
        header=asks.header,
    )
