"""A sheet -> the one command that brings its lines into a round, with every row accounted for. A line that the round
has is changed by its row where the person says so (updating.py), else a row for it is a problem.

Decides nothing: the rules are the domain's, and it checks the command again. Cells are read in canonical.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.messages import Command
from budget_app.domain.new_ids import with_ids
from budget_app.domain.round import Round, Together
from budget_app.domain.trial import Trial
from budget_app.exchange.asks import Ask, first_row_faulty
from budget_app.exchange.bases import Bases
from budget_app.exchange.canonical import Asks, in_order, read_asks
from budget_app.exchange.checks import Bad, Known
from budget_app.exchange.departments import Departments
from budget_app.exchange.headings import Header, header
from budget_app.exchange.import_plan import ImportPlan
from budget_app.exchange.last_year import last_year
from budget_app.exchange.layout import Role, headings
from budget_app.exchange.new_lines import new_line
from budget_app.exchange.only import with_only
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Sheet
from budget_app.exchange.stopping import Cancelled, never
from budget_app.exchange.updating import LineChange, Updates
from budget_app.history.port import Entry
from budget_app.presentation.messages import refusal_text

NAME = "import_lines"  # what undo calls it, also where lines were only changed


@dataclass(frozen=True)
class _Good:
    """What comes in: new lines and changes of lines, each with its ask."""

    lines: list[tuple[Ask, ImportedLine]] = field(default_factory=list[tuple[Ask, ImportedLine]])
    changes: list[tuple[Ask, LineChange]] = field(default_factory=list[tuple[Ask, LineChange]])


def plan(
    state: Round,
    actor: str,
    sheet: Sheet,
    options: Options,
    cancelled: Cancelled = never,
    entries: Sequence[Entry] = (),
) -> ImportPlan:
    """The command that imports the sheet for `actor`, or the problems that keep it from that.

    `entries` is the round's history, by which rows that say where they come from are compared three ways.
    Stopped where `cancelled`, asked every few hundred rows, says so. O(cells): about 5 s for 100,000 rows.
    """
    wanted = with_only(sheet, options)
    if isinstance(wanted, Problem):
        return ImportPlan(None, (wanted,), layout=options.layout_of(sheet))
    options = wanted
    if options.update:
        options = replace(options, may_lack=frozenset(state.line_ids))
    asks = read_asks(sheet, options, state.currency, cancelled)
    if isinstance(asks, Problem):
        layout = options.layout_of(sheet)
        found = header(headings(sheet, layout), options.mapping)
        known = found if isinstance(found, Header) else None
        return ImportPlan(None, (asks,), layout=layout, header=known)
    if options.as_last:
        return last_year(state, actor, asks, options)
    return _planned(state, actor, asks, options, Bases(entries))


def _planned(state: Round, actor: str, asks: Asks, options: Options, bases: Bases) -> ImportPlan:
    departments = Departments(state, options.add_departments, options.departments)
    known = Known(state, {ask.code for ask in asks.asks if ask.code})
    updates = Updates(state, actor, options, asks.header, known, departments, bases)
    problems = list(asks.problems)
    good = _Good()
    for ask in asks.asks:
        is_there = options.update and ask.code in state.line_ids
        read = updates.of(ask) if is_there else new_line(state, actor, ask, options, departments, known)
        if isinstance(read, ImportedLine):
            good.lines.append((ask, read))
        elif isinstance(read, LineChange):
            good.changes.append((ask, read))
        else:
            problems += _problems(asks, ask, read)
    kept, more = _without_lost_refs(state, asks, good.lines)
    problems += more
    good = _Good(kept, good.changes)
    if good.changes:
        good, more = _tried(state, actor, asks, departments, good)
        problems += more
    if problems and not options.good_rows:
        good = _Good()
    return _counted(state, asks, departments, bases, good, tuple(problems))


def _tried(
    state: Round, actor: str, asks: Asks, departments: Departments, good: _Good
) -> tuple[_Good, list[Problem]]:
    """Without the changes that the core would refuse, each after those before it; and why."""
    trial = Trial(state, actor)
    imported = _import_of(departments, [line for _ask, line in good.lines])
    if imported:
        numbers = count(1)
        trial.why_not(with_ids(imported, lambda: f"try-{next(numbers)}"))
    kept: list[tuple[Ask, LineChange]] = []
    problems: list[Problem] = []
    for ask, change in good.changes:
        refusal = next((why for command in change.commands if (why := trial.why_not(command))), None)
        if refusal is None:
            kept.append((ask, change))
        else:
            bad = Bad("code", Flaw.REFUSED, {"why": refusal_text(refusal, state)})
            problems += _problems(asks, ask, [bad])
    return _Good(good.lines, kept), problems


def _import_of(departments: Departments, lines: Sequence[ImportedLine]) -> ImportLines | None:
    used = {line.department for line in lines} | {sponsor for line in lines for sponsor in line.sponsors}
    return ImportLines(lines=tuple(lines), departments=departments.added(used)) if lines else None


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
    state: Round, asks: Asks, good: list[tuple[Ask, ImportedLine]]
) -> tuple[list[tuple[Ask, ImportedLine]], list[Problem]]:
    """Takes out, until nothing changes, lines that require or exclude a line of the sheet that has a problem."""
    faulty = {ask.code for ask in asks.asks if ask.code} - {ask.code for ask, _line in good}
    faulty -= state.line_ids.keys()
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
    state: Round,
    asks: Asks,
    departments: Departments,
    bases: Bases,
    good: _Good,
    problems: tuple[Problem, ...],
) -> ImportPlan:
    lines = tuple(line for _ask, line in good.lines)
    changes = tuple(change for _ask, change in good.changes if change.commands)
    totals: dict[str, int] = {}
    for line in lines:
        name = departments.name(line.department)
        totals[name] = totals.get(name, 0) + (line.fields.requested or 0)
    came = [ask for ask, _line in (*good.lines, *good.changes)]
    rows = {ask.row for ask in came}
    held = {row for ask in asks.asks if ask.row not in rows for row in ask.grouped_rows} | asks.held
    new = _import_of(departments, lines)
    return ImportPlan(
        _command(new, changes),
        in_order(problems),
        rows=asks.rows,
        added=len(lines),
        goal_rows=sum(len(ask.further_rows) for ask in came),
        grouped_rows=sum(len(ask.grouped_rows) for ask in came),
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
        lines=lines,
        departments=new.departments if new else (),
        changes=changes,
        unchanged=len(good.changes) - len(changes),
        same_rows=frozenset(change.row for _ask, change in good.changes if not change.commands),
        same_lines=frozenset(change.line for _ask, change in good.changes if not change.commands),
        missing=_missing(state, asks, bases, [change for _ask, change in good.changes]),
    )


def _command(new: ImportLines | None, changes: Sequence[LineChange]) -> Command | None:
    """The lines that are new and the changes, as one; None where there are neither."""
    if not changes:
        return new
    parts = [command for change in changes for command in change.commands]
    return Together(name=NAME, commands=((new,) if new else ()) + tuple(parts))


def _missing(state: Round, asks: Asks, bases: Bases, there: Sequence[LineChange]) -> tuple[str, ...]:
    """The lines of the departments whose lines the sheet names that were there when it was written, and it does not."""
    if not there:
        return ()
    named = {ask.code for ask in asks.asks}
    departments = {change.department for change in there}
    said = {str(ask.fields.get("as_of", "")) for ask in asks.asks}
    known = set[str]().union(*(bases.lines(words) for words in said))
    return tuple(
        line.code
        for line in state.lines.values()
        if line.is_live
        and line.department in departments
        and line.code not in named
        and (not known or line.id in known)
    )
