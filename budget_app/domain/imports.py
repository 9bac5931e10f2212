"""Lines brought in from a sheet: one command, many events, one undo.

Reading sheets lives in exchange; the rules a single line must keep live in requests.py and links.py.
"""

import msgspec

from budget_app.domain import ids
from budget_app.domain.departments import DepartmentSet, check_department, find_department
from budget_app.domain.fields import checked_fields
from budget_app.domain.lines import Line, LineFields, Link, Requests, Sponsor
from budget_app.domain.links import check_link
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.people import Department
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import LineDrafted, line_drafted, next_code
from budget_app.domain.strategy import find_goal


class ImportedLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
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
        check_department(after.departments, department.code, department.name)
        after.departments[department.code] = department
        events.append(DepartmentSet(department=department.code, name=department.name))
    codes = _codes(after, command.lines)
    known = {code: line for line, code in codes.items()}
    for row in command.lines:
        events.append(_imported(after, row, codes[row.line], known))
    return events


DECIDE: Deciders = {ImportLines: import_lines}


def line_imported(state: Requests, event: LineImported, stamp: Stamp) -> None:
    """There is a draft with these links; other departments are asked to stand behind it."""
    for link in event.links:
        state.goals[link.goal]  # a link to no goal does not follow
    drafted = LineDrafted(line=event.line, code=event.code, department=event.department, fields=event.fields)
    line_drafted(state, drafted, stamp)
    sponsors = tuple(Sponsor(department) for department in event.sponsors)
    state.lines[event.line] = msgspec.structs.replace(
        state.lines[event.line], links=event.links, sponsors=sponsors
    )


EVOLVE: Evolvers = {LineImported: line_imported}


def _codes(state: Requests, rows: tuple[ImportedLine, ...]) -> dict[str, str]:
    """The code of each line by its id: the sheet's own first, then the departments' next ones."""
    codes: dict[str, str] = {}
    taken = set(state.line_ids)
    for row in rows:
        if not ids.is_id(row.line) or row.line in state.lines or row.line in codes:
            raise Refusal(Reason.ID_TAKEN, id=row.line)
        if row.code and row.code in taken:
            raise Refusal(Reason.CODE_TAKEN, code=row.code, name="")
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


def _imported(state: Requests, row: ImportedLine, code: str, known: dict[str, str]) -> LineImported:
    department = find_department(state, row.department)
    line = Line(id=row.line, code=code, department=department)
    links = tuple(msgspec.structs.replace(link, goal=find_goal(state, link.goal)) for link in row.links)
    for link in links:
        check_link(state, line, link)
    sponsors = dict.fromkeys(find_department(state, sponsor) for sponsor in row.sponsors)
    sponsors.pop(department, None)
    return LineImported(
        line=row.line,
        code=code,
        department=department,
        fields=checked_fields(state, line, row.fields, known),
        links=links,
        sponsors=tuple(sponsors),
    )
