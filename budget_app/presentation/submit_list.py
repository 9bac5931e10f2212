"""The list of what is ready to submit: every draft of a department, what each lacks and where that is mended, the sum.

What is compulsory is a rule of the domain (gaps.py). What must not live here: widgets.
"""

from collections.abc import Collection

import msgspec

from budget_app.domain import money, permissions, queries
from budget_app.domain.lines import Line, Status
from budget_app.domain.round import Round, Together
from budget_app.domain.submission import LineSubmitted, SubmitLine
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.line_gaps import gap_of
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.places import REQUESTS, Place
from budget_app.presentation.signs import department_signs
from budget_app.presentation.tables import DepartmentSign
from budget_app.words import _, _n


class DraftLine(msgspec.Struct, frozen=True):
    """A draft in the list. `missing`: what it lacks ("" where nothing), `step` and `place`: how and where to mend it.

    `is_on`: it is ticked, and goes.
    """

    line: str
    title: str
    sign: DepartmentSign
    amount: str
    missing: str
    step: str
    place: Place
    is_on: bool


class SubmitList(msgspec.Struct, frozen=True):
    """The drafts, those that lack something first; the finding; the button's label, its command, why it is off."""

    title: str
    sentence: str
    rows: tuple[DraftLine, ...]
    ready: int
    label: str
    why_not: str
    command: Together | None


def submit_list(
    state: Round, person: str, left_out: Collection[str] = (), style: NumberStyle = ENGLISH
) -> SubmitList:
    """What this person may submit; `left_out`: ready lines that were unticked. O(drafts)."""
    own = state.people[person].department if person in state.people else ""
    mine = [line for line in drafts(state, own) if not _may_not(state, person, line)]
    rows = [_row(state, line, line.id not in left_out, style) for line in mine]
    rows.sort(key=lambda row: not row.missing)
    ready = [row for row in rows if not row.missing]
    going = [row.line for row in ready if row.is_on]
    name = state.departments[own].name if own in state.departments else ""
    return SubmitList(
        title=_("Submit requests of {department}").format(department=name) if name else _("Submit requests"),
        sentence=_sentence(state, rows, going, style),
        rows=tuple(rows),
        ready=len(ready),
        label=_n("Submit {n} line", "Submit {n} lines", len(going)).format(n=f"{len(going):,}"),
        why_not=_why_not(state, person, own, rows, going),
        command=Together(name="submit_lines", commands=tuple(SubmitLine(line=line) for line in going))
        if going
        else None,
    )


def drafts(state: Round, department: str) -> list[Line]:
    """The drafts that a department leads or has joined, by code."""
    own = [
        line
        for line in state.lines.values()
        if line.status is Status.DRAFT and department in line.departments
    ]
    return sorted(own, key=lambda line: (line.department, len(line.code), line.code))


def submitted_text(state: Round, lines: Collection[str], style: NumberStyle = ENGLISH) -> str:
    """What was submitted, once it was: "14 lines are submitted, asking 1,230,000 in all."."""
    known = [state.lines[line] for line in lines if line in state.lines]
    words = _n(
        "{n} line is submitted and asks for {amount}. From now on every change is a revision that everybody sees.",
        "{n} lines are submitted and ask for {amount}. From now on every change is a revision that everybody sees.",
        len(known),
    )
    return words.format(n=f"{len(known):,}", amount=_sum(state, known, style))


def _row(state: Round, line: Line, is_on: bool, style: NumberStyle) -> DraftLine:
    gap = gap_of(state, line)
    place = Place(REQUESTS, line=line.id, part="details")
    if gap and gap.step.id.startswith("edit:"):
        place = Place(REQUESTS, line=line.id, cell=gap.step.id.removeprefix("edit:"))
    return DraftLine(
        line=line.id,
        title=f"{line.code} {line.title}".rstrip(),
        sign=department_signs(state)[line.department],
        amount=_sum(state, [line], style),
        missing=gap.sentence if gap else "",
        step=gap.step.label if gap else "",
        place=place,
        is_on=is_on and gap is None,
    )


def _sentence(state: Round, rows: list[DraftLine], going: list[str], style: NumberStyle) -> str:
    if not rows:
        return _("There is no draft. What is asked for has been submitted.")
    lacking = sum(bool(row.missing) for row in rows)
    asks = _sum(state, [state.lines[line] for line in going], style)
    words = _n("{n} line goes and asks for {amount}.", "{n} lines go and ask for {amount}.", len(going))
    told = words.format(n=f"{len(going):,}", amount=asks)
    if not lacking:
        return told
    rest = _n("{n} still lacks something.", "{n} still lack something.", lacking).format(n=f"{lacking:,}")
    return f"{told} {rest}"


def _sum(state: Round, lines: list[Line], style: NumberStyle) -> str:
    total = sum(queries.asked(line) for line in lines)
    return full_money(total, money.digits(state.currency), style)


def _may_not(state: Round, person: str, line: Line) -> bool:
    return permissions.why_not(state, person, LineSubmitted, line.departments) is not None


def _why_not(state: Round, person: str, own: str, rows: list[DraftLine], going: list[str]) -> str:
    refusal = permissions.why_not(state, person, LineSubmitted, (own,) if own else None)
    if refusal:
        return refusal_text(refusal, state)
    if not rows:
        return _("There is no draft to submit.")
    return "" if going else _("Nothing that is ready is ticked.")
