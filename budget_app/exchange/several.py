"""Several sheets of one file at once: one command for all of them, as if they were one.

What a single sheet comes to lives in import_lines.py. Two sheets may speak of one line where they agree on it, as the
sheets of our own export do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budget_app.domain.departments import find_department
from budget_app.domain.imports import ImportLines
from budget_app.domain.messages import Command, Refusal
from budget_app.domain.round import Round, Together
from budget_app.exchange.columns import AS_OF
from budget_app.exchange.difference_words import said_words
from budget_app.exchange.differences import Difference
from budget_app.exchange.import_lines import NAME, plan
from budget_app.exchange.import_plan import ImportPlan
from budget_app.exchange.layout import headings
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Sheet
from budget_app.exchange.stopping import Cancelled, never
from budget_app.exchange.updating import LineChange, commands_for
from budget_app.exchange.xlsx_out import is_department, reading_of_department
from budget_app.history.port import Entry

Told = dict[tuple[str, str, str], tuple[str, Difference]]


def ours(found: Sequence[Sheet]) -> list[Sheet]:
    """The sheets that an export of ours wrote to come back: each row says where it is from."""
    return [sheet for sheet in found if any(AS_OF in row for row in sheet.rows[:10])]


def options_for(state: Round, sheet: Sheet, options: Options) -> Options:
    """What is said for one of several sheets: one that is called like a department is of it, and a department's sheet
    of our own export is read as it was written."""
    try:
        department = find_department(state, sheet.name)
    except Refusal:
        department = options.department
    options = replace(options, department=department)
    if is_department([heading.text for heading in headings(sheet, options.layout_of(sheet))]):
        mapping, without = reading_of_department()
        options = replace(options, mapping={**options.mapping, **mapping}, without=options.without | without)
    return options


def plan_several(
    state: Round,
    actor: str,
    sheets: Sequence[tuple[Sheet, Options]],
    cancelled: Cancelled = never,
    entries: Sequence[Entry] = (),
) -> ImportPlan:
    """One plan for all sheets, at least one; where the problems of one keep its rows out, those of the others come in
    only if the person says so. Cost and errors as `plan` for each."""
    plans = [plan(state, actor, sheet, options, cancelled, entries) for sheet, options in sheets]
    if len(plans) == 1:
        return plans[0]
    names = [sheet.name for sheet, _options in sheets]
    new = _imports_of(plans)
    changes, more = _joined(state, actor, list(zip(names, plans, strict=True)))
    same = frozenset[str]().union(*(made.same_lines for made in plans)) - {change.line for change in changes}
    problems = (*(problem for made in plans for problem in made.problems), *more)
    is_kept_out = problems and not sheets[0][1].good_rows
    if is_kept_out:
        new, changes = None, ()
    by_department: dict[str, int] = {}
    for made in () if is_kept_out else plans:
        for name, total in made.by_department.items():
            by_department[name] = by_department.get(name, 0) + total
    return ImportPlan(
        _command(new, changes),
        problems,
        rows=sum(made.rows for made in plans),
        goal_rows=sum(made.goal_rows for made in plans),
        grouped_rows=sum(made.grouped_rows for made in plans),
        problem_rows=sum(made.problem_rows for made in plans),
        blank_rows=sum(made.blank_rows for made in plans),
        total_rows=sum(made.total_rows for made in plans),
        other_rows=sum(made.other_rows for made in plans),
        unchanged=len(same) or sum(made.unchanged for made in plans),
        same_lines=same,
        added=len(new.lines) if new else 0,
        total=sum(by_department.values()),
        by_department=by_department,
        lines=new.lines if new else (),
        departments=new.departments if new else (),
        changes=changes,
        missing=_missing(plans),
        unmatched={row: total for made in plans for row, total in made.unmatched.items()},
        last_total=sum(made.last_total for made in plans),
    )


def _joined(
    state: Round, actor: str, plans: Sequence[tuple[str, ImportPlan]]
) -> tuple[tuple[LineChange, ...], list[Problem]]:
    """The changes of all sheets, each difference once; a problem where two sheets say different things."""
    told: Told = {}
    kept: list[LineChange] = []
    problems: list[Problem] = []
    for name, made in plans:
        for change in made.changes:
            new = [d for d in change.differences if (change.line, d.field, d.key) not in told]
            problems += _contradictions(state, name, change, told)
            told |= {(change.line, d.field, d.key): (name, d) for d in new}
            if new:
                line = state.lines[change.line]
                commands = tuple(commands_for(state, actor, line, new))
                words = tuple(said_words(state, d) for d in new)
                kept.append(replace(change, differences=tuple(new), commands=commands, words=words))
    return tuple(kept), problems


def _contradictions(state: Round, name: str, change: LineChange, told: Told) -> Iterator[Problem]:
    for difference in change.differences:
        other, before = told.get((change.line, difference.field, difference.key), ("", difference))
        if before.after != difference.after:
            here, there = (said_words(state, d)["there"] for d in (difference, before))
            facts = {"other": other, "code": change.code, "here": here, "there": there}
            yield Problem(name, change.row, difference.field, Flaw.SHEETS_DIFFER, facts, difference.field)


def _command(new: ImportLines | None, changes: Sequence[LineChange]) -> Command | None:
    parts: list[Command] = [new] if new else []
    parts += [command for change in changes for command in change.commands]
    return Together(name=NAME, commands=tuple(parts)) if changes else new


def _imports_of(plans: Sequence[ImportPlan]) -> ImportLines | None:
    """What is new in all sheets as one; a department that several of them add only once."""
    departments = {department.code: department for made in plans for department in made.departments}
    lines = tuple(line for made in plans for line in made.lines)
    return ImportLines(lines=lines, departments=tuple(departments.values())) if lines else None


def _missing(plans: Sequence[ImportPlan]) -> tuple[str, ...]:
    """What every sheet that could have named it lacks."""
    by_sheet = [set(made.missing) for made in plans if made.changes or made.unchanged]
    common = set[str].intersection(*by_sheet) if by_sheet else set[str]()
    return tuple(code for made in plans[:1] for code in made.missing if code in common)
