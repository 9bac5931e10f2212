"""Lines brought in from a sheet: one command, many events, one undo.

Reading sheets lives in exchange; the rules a single line must keep live in requests.py and links.py.
"""

import msgspec

from budget_app.domain import ids
from budget_app.domain.departments import AddDepartment, add_department, find_department
from budget_app.domain.fields import resolved
from budget_app.domain.lines import Line, LineFields, Link, Requests, Sponsor
from budget_app.domain.links import check_link
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.people import Department
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import LineDrafted, line_drafted, next_code
from budget_app.domain.strategy import find_goal


class ImportedLine(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """A line of a sheet. `code` may be empty; lines named in requires and excludes may be in the same sheet."""

    line: str = ""
    code: str = ""
    department: str
    fields: LineFields = LineFields()
    links: tuple[Link, ...] = ()
    sponsors: tuple[str, ...] = ()


class ImportLines(Command, tag="import_lines", frozen=True, kw_only=True):
    """Brings in draft lines, and departments the round does not know yet."""

    lines: tuple[ImportedLine, ...]
    departments: tuple[Department, ...] = ()


class LineImported(Event, frozen=True, kw_only=True):
    """A draft line came in from a sheet, links and invited sponsors with it."""

    kind = "line_imported"
    about = "line"
    line: str
    code: str
    department: str
    fields: LineFields
    links: tuple[Link, ...] = ()
    sponsors: tuple[str, ...] = ()


def import_lines(state: Requests, actor: str, command: ImportLines) -> list[Event]:
    """The new departments, then the lines in the sheet's order. O(lines)."""
    after = state.copied()
    events: list[Event] = []
    for department in command.departments:
        events += add_department(after, actor, AddDepartment(code=department.code, name=department.name))
        after.departments[department.code] = department
    codes = _codes(after, command.lines)
    known = {code: line for line, code in codes.items()} | {line: line for line in codes}
    for row in command.lines:
        events.append(_imported(after, row, codes[row.line], known))
    return events


DECIDE: Deciders = {ImportLines: import_lines}


def line_imported(state: Requests, event: LineImported, stamp: Stamp) -> None:
    """There is a draft with these links; other departments are asked to stand behind it."""
    line = Line(id=event.line, code=event.code, department=event.department)
    _check_links(state, line, event.links)
    for sponsor in event.sponsors:
        state.departments[sponsor]  # nobody asks a department that is not there
    fields, awaited = _without_awaited(state, event)
    drafted = LineDrafted(line=event.line, code=event.code, department=event.department, fields=fields)
    line_drafted(state, drafted, stamp)
    for name, ref in awaited:
        state.awaited[ref] = (*state.awaited.get(ref, ()), (event.line, name))
    sponsors = tuple(Sponsor(department) for department in event.sponsors)
    line = msgspec.structs.replace(state.lines[event.line], links=event.links, sponsors=sponsors)
    state.lines[line.id] = line
    _fulfil(state, line)


EVOLVE: Evolvers = {LineImported: line_imported}


def _codes(state: Requests, rows: tuple[ImportedLine, ...]) -> dict[str, str]:
    """The code of each line by its id: the sheet's own first, then the departments' next ones."""
    codes: dict[str, str] = {}
    taken = set(state.line_ids)
    for row in rows:
        if not ids.is_id(row.line) or row.line in state.lines or row.line in codes:
            raise Refusal(Reason.ID_TAKEN, id=row.line)
        if row.code and row.code in taken:
            raise Refusal(Reason.CODE_TAKEN, code=row.code)
        codes[row.line] = row.code
        taken.add(row.code)
    for row in rows:
        if not row.code:
            codes[row.line] = _free_code(state, find_department(state, row.department), taken)
    return codes


def _free_code(state: Requests, department: str, taken: set[str]) -> str:
    while (code := next_code(state, department)) in taken:
        state.numbers[department] = state.numbers.get(department, 0) + 1
    state.numbers[department] = state.numbers.get(department, 0) + 1
    return code


def _without_awaited(state: Requests, event: LineImported) -> tuple[LineFields, list[tuple[str, str]]]:
    """The fields with ties to lines that are there, and the ties (name, line) to those still to come."""
    fields = event.fields
    awaited: list[tuple[str, str]] = []
    for name in ("requires", "excludes"):
        refs: tuple[str, ...] = getattr(fields, name) or ()
        missing = [(name, ref) for ref in refs if ref not in state.lines]
        if missing:
            kept = tuple(ref for ref in refs if ref in state.lines)
            fields = msgspec.structs.replace(fields, **{name: kept})
        awaited += missing
    return fields, awaited


def _fulfil(state: Requests, line: Line) -> None:
    for waiting, name in state.awaited.pop(line.id, ()):
        other = state.lines[waiting]
        ties = (*getattr(other, name), line.id)
        state.lines[waiting] = msgspec.structs.replace(other, **{name: ties})


def _check_links(state: Requests, line: Line, links: tuple[Link, ...]) -> None:
    goals: set[str] = set()
    for link in links:
        find_goal(state, link.goal)
        check_link(state, line, link)
        if link.goal in goals:
            title = state.goals[link.goal].title
            raise Refusal(Reason.ALREADY_LINKED, line=line.code, goal=title)
        goals.add(link.goal)


def _imported(state: Requests, row: ImportedLine, code: str, known: dict[str, str]) -> LineImported:
    department = find_department(state, row.department)
    line = Line(id=row.line, code=code, department=department)
    links = tuple(msgspec.structs.replace(link, goal=find_goal(state, link.goal)) for link in row.links)
    sponsors = dict.fromkeys(find_department(state, sponsor) for sponsor in row.sponsors)
    sponsors.pop(department, None)
    return LineImported(
        line=row.line,
        code=code,
        department=department,
        fields=resolved(state, line, row.fields, known),
        links=links,
        sponsors=tuple(sponsors),
    )
