"""How a department asks: drafting, revising, submitting, withdrawing lines.

What a line is lives in lines.py; its goals in links.py, its sponsors in sponsors.py, whole sheets in imports.py,
what a submission needs in gaps.py.
"""

import re
from typing import ClassVar

import msgspec

from budget_app.domain import ids
from budget_app.domain.departments import find_department
from budget_app.domain.fields import checked_fields
from budget_app.domain.lines import Line, LineFields, Requests, Status, find_line, find_live_line
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason

_NUMBER = re.compile(r"-(\d+)\Z")


class DraftLine(Command, tag="draft_line", frozen=True, kw_only=True):
    """Drafts a line for a department; every field may still be missing. Its code is given by the round."""

    makes: ClassVar[str] = "line"
    line: str = ""
    department: str
    fields: LineFields = LineFields()


class ReviseLine(Command, tag="revise_line", frozen=True, kw_only=True):
    """Changes fields of a line. With `expects`, a field that no longer has the expected value is left alone."""

    line: str
    fields: LineFields
    expects: LineFields | None = None


class DuplicateLine(Command, tag="duplicate_line", frozen=True, kw_only=True):
    """Drafts a line with the same fields and links as another."""

    makes: ClassVar[str] = "line"
    line: str = ""
    like: str
    department: str


class LineDrafted(Event, frozen=True, kw_only=True):
    """A line was drafted."""

    kind = "line_drafted"
    about = "line"
    line: str
    code: str
    department: str
    fields: LineFields


class LineRevised(Event, frozen=True, kw_only=True):
    """Fields of a line were changed."""

    kind = "line_revised"
    about = "line"
    line: str
    fields: LineFields


# --- decide


def draft_line(state: Requests, actor: str, command: DraftLine) -> list[Event]:
    """A new line under the department's next code."""
    department = find_department(state, command.department)
    if command.line in state.lines or not ids.is_id(command.line):
        raise Refusal(Reason.ID_TAKEN, id=command.line)
    code = next_code(state, department)
    blank = Line(id=command.line, code=code, department=department)
    fields = checked_fields(state, blank, command.fields)
    return [LineDrafted(line=command.line, code=code, department=department, fields=fields)]


def revise_line(state: Requests, actor: str, command: ReviseLine) -> list[Event]:
    """The fields that differ from what stands."""
    line = find_live_line(state, command.line)
    wanted = checked_fields(state, line, _unmoved(line, command)).given()
    changed = {name: value for name, value in wanted.items() if getattr(line, name) != value}
    if not changed:
        return []
    return [LineRevised(line=line.id, fields=msgspec.convert(changed, LineFields))]


def duplicate_line(state: Requests, actor: str, command: DuplicateLine) -> list[Event]:
    """A draft with the other line's fields; a line of another department can be copied too."""
    like = find_line(state, command.like)
    given = {name: getattr(like, name) for name in LineFields.__struct_fields__}
    fields = LineFields(**{name: value for name, value in given.items() if value not in (None, "", ())})
    return draft_line(
        state, actor, DraftLine(line=command.line, department=command.department, fields=fields)
    )


DECIDE: Deciders = {
    DraftLine: draft_line,
    ReviseLine: revise_line,
    DuplicateLine: duplicate_line,
}


# --- evolve


def line_drafted(state: Requests, event: LineDrafted, stamp: Stamp) -> None:
    """There is a draft of this code."""
    if event.line in state.lines or event.code in state.line_ids:
        raise Refusal(Reason.ID_TAKEN, id=event.line)
    line = Line(id=event.line, code=event.code, department=event.department)
    state.lines[event.line] = msgspec.structs.replace(line, **event.fields.given())
    state.line_ids[event.code] = event.line
    number = _NUMBER.search(event.code)
    if number and event.code.startswith(event.department + "-"):
        last = state.numbers.get(event.department, 0)
        state.numbers[event.department] = max(last, int(number[1]))


def line_revised(state: Requests, event: LineRevised, stamp: Stamp) -> None:
    """The line has these fields; after submission that counts as a revision."""
    line = state.lines[event.line]
    revisions = line.revisions + (line.status is Status.SUBMITTED)
    state.lines[event.line] = msgspec.structs.replace(line, revisions=revisions, **event.fields.given())


EVOLVE: Evolvers = {
    LineDrafted: line_drafted,
    LineRevised: line_revised,
}


# --- what other topics ask


def next_code(state: Requests, department: str) -> str:
    """The code the department's next line gets."""
    return ids.line_code(department, state.numbers.get(department, 0) + 1)


def _unmoved(line: Line, command: ReviseLine) -> LineFields:
    if command.expects is None:
        return command.fields
    expected, given = command.expects.given(), command.fields.given()
    still = {n: v for n, v in given.items() if n not in expected or getattr(line, n) == expected[n]}
    if not still:
        raise Refusal(Reason.CHANGED_SINCE, line=line.code)
    return LineFields(**still)  # type: ignore[arg-type]
