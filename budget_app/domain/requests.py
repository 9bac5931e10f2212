"""How a department asks: drafting, revising, submitting, withdrawing lines.

What a line is lives in lines.py; its goals in links.py, its sponsors in sponsors.py, whole sheets in imports.py,
what a submission needs in gaps.py.
"""

from typing import ClassVar

import msgspec

from budget_app.domain import ids
from budget_app.domain.departments import find_department
from budget_app.domain.fields import check_fields, resolved
from budget_app.domain.lines import Line, LineFields, Requests, Status, find_line, find_live_line
from budget_app.domain.links import LineLinked
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.ties import check_ties


class DraftLine(Command, tag="draft_line", frozen=True, kw_only=True):
    """Drafts a line for a department; every field may still be missing. Its code is given by the round."""

    makes: ClassVar[str] = "line"
    line: str = ""
    department: str
    fields: LineFields = LineFields()


class ReviseLine(Command, tag="revise_line", frozen=True, kw_only=True):
    """Changes fields of a line. With `expects`, a field that no longer has the expected value is left alone.

    `reason`: why a submitted line is revised, for everybody to read. With a reason and no other value it says why of
    the revision before.
    """

    line: str
    fields: LineFields = LineFields()
    expects: LineFields | None = None
    reason: str = ""


class DuplicateLine(Command, tag="duplicate_line", frozen=True, kw_only=True):
    """Drafts a line with the same fields and links as another, for one's own department."""

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
    """Fields of a line were changed, or it was said why they had been."""

    kind = "line_revised"
    about = "line"
    line: str
    fields: LineFields
    reason: str = ""


# --- decide


def draft_line(state: Requests, actor: str, command: DraftLine) -> list[Event]:
    """A new line under the department's next code."""
    department = find_department(state, command.department)
    code = next_code(state, department)
    blank = Line(id=command.line, code=code, department=department)
    fields = resolved(state, blank, command.fields)
    if fields.requires or fields.excludes:
        check_ties(state, msgspec.structs.replace(blank, **fields.given()))
    return [LineDrafted(line=command.line, code=code, department=department, fields=fields)]


def revise_line(state: Requests, actor: str, command: ReviseLine) -> list[Event]:
    """The fields that differ from what stands, with the reason; a reason alone only where there was a revision."""
    line = find_live_line(state, command.line)
    wanted = resolved(state, line, _unmoved(line, command)).given()
    changed = {name: value for name, value in wanted.items() if getattr(line, name) != value}
    if not changed and not (command.reason and line.revisions):
        return []
    if changed.get("requires") or changed.get("excludes"):
        check_ties(state, msgspec.structs.replace(line, **changed))
    return [LineRevised(line=line.id, fields=msgspec.convert(changed, LineFields), reason=command.reason)]


def duplicate_line(state: Requests, actor: str, command: DuplicateLine) -> list[Event]:
    """A draft with the other line's fields and links; a line of another department can be copied too."""
    like = find_line(state, command.like)
    given = {name: getattr(like, name) for name in LineFields.__struct_fields__}
    fields = LineFields(**{name: value for name, value in given.items() if value not in (None, "", ())})
    draft = DraftLine(line=command.line, department=command.department, fields=fields)
    links = [link for link in like.links if not state.goals[link.goal].retired]
    return [*draft_line(state, actor, draft), *(LineLinked(line=command.line, link=link) for link in links)]


DECIDE: Deciders = {
    DraftLine: draft_line,
    ReviseLine: revise_line,
    DuplicateLine: duplicate_line,
}


# --- evolve


def line_drafted(state: Requests, event: LineDrafted, stamp: Stamp) -> None:
    """There is a draft of this code."""
    state.departments[event.department]  # a line of no department does not follow
    _check_names(state, event.line, event.code)
    given = event.fields.given()
    line = Line(id=event.line, code=event.code, department=event.department, **given)  # type: ignore[arg-type]
    check_fields(state, line, given)
    state.lines[event.line] = line
    state.line_ids[event.code] = event.line
    prefix, _, number = event.code.rpartition("-")
    if prefix == event.department and number.isascii() and number.isdigit():
        state.numbers[prefix] = max(state.numbers.get(prefix, 0), int(number))


def line_revised(state: Requests, event: LineRevised, stamp: Stamp) -> None:
    """The line has these fields; after submission that counts as a revision. A reason alone counts as none."""
    line, given = state.lines[event.line], event.fields.given()
    if not line.is_live:
        raise Refusal(Reason.LINE_WITHDRAWN, line=line.code)
    revisions = line.revisions + (line.status is Status.SUBMITTED and bool(given))
    after = msgspec.structs.replace(line, revisions=revisions, **given)
    check_fields(state, after, given)
    state.lines[line.id] = after


EVOLVE: Evolvers = {
    LineDrafted: line_drafted,
    LineRevised: line_revised,
}


# --- what other topics ask


def next_code(state: Requests, department: str) -> str:
    """The code the department's next line gets; one that a sheet brought already is passed over."""
    number = state.numbers.get(department, 0) + 1
    while (code := ids.line_code(department, number)) in state.line_ids:
        number += 1
    return code


def _check_names(state: Requests, line: str, code: str) -> None:
    """A line is found by identifier or by code, so neither may be taken by another line as either."""
    if not ids.is_id(line) or line in state.lines or line in state.line_ids or line in state.goals:
        raise Refusal(Reason.ID_TAKEN, id=line)
    if not ids.is_sheet_code(code) or code in state.line_ids or code in state.lines:
        raise Refusal(Reason.CODE_TAKEN, code=code)
    if ids.is_line_code(line):
        raise Refusal(Reason.ID_TAKEN, id=line)


def _unmoved(line: Line, command: ReviseLine) -> LineFields:
    if command.expects is None or not command.fields.given():
        return command.fields
    expected, given = command.expects.given(), command.fields.given()
    still = {n: v for n, v in given.items() if n not in expected or getattr(line, n) == expected[n]}
    if not still:
        raise Refusal(Reason.CHANGED_SINCE, line=line.code)
    return LineFields(**still)  # type: ignore[arg-type]
