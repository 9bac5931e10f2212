"""A round -> a workbook: all lines as the canonical sheet, a sheet a department, and how far the goals are covered.

How a sheet is laid out lives in xlsx_grid.py. The first sheet is read again by canonical.py without loss: its sums
stand above the headings, where no line is looked for.
"""

import io
from collections.abc import Collection
from datetime import datetime
from typing import Any

from budget_app.domain import money, queries
from budget_app.domain.decision import granted_amount, granted_amounts
from budget_app.domain.lines import Level, Line
from budget_app.domain.round import Round
from budget_app.exchange.bases import as_of
from budget_app.exchange.cells import CANNOT_SAY
from budget_app.exchange.columns import AS_OF, Form
from budget_app.exchange.export import Write, plain_number, rows_of
from budget_app.exchange.xlsx_grid import Book, Cell, Field, Grid, Look
from budget_app.history.chain import fingerprint
from budget_app.history.port import Entry
from budget_app.presentation.coverage import coverage
from budget_app.presentation.decided import current_decision, tier_words, why_words
from budget_app.presentation.names import status_name
from budget_app.presentation.times import day_text
from budget_app.words import _

_LOOKS = {
    **dict.fromkeys(Form, Look.TEXT),
    Form.AMOUNT: Look.AMOUNT,
    Form.PAST_AMOUNT: Look.AMOUNT,
    Form.RESULT: Look.NUMBER,
    Form.CONFIDENCE: Look.SHARE,
}


def is_department(headings: Collection[str]) -> bool:
    """Whether a sheet with these headings is one of a department, as it is written here."""
    return {_("Line"), _("Granted"), AS_OF} <= set(headings)


def reading_of_department() -> tuple[dict[str, str], frozenset[str]]:
    """What the columns of such a sheet fill, and those that only tell."""
    mapping = {"code": _("Code"), "title": _("Line"), "requested": _("Requested")}
    return mapping, frozenset({_("State"), _("Goals"), _("Granted"), _("Tier"), _("Why")})


# Characters, by the heading of the canonical sheet; what is not named takes the look's own.
_WIDTHS = {"code": 9, "title": 38, "justification": 44, "if not funded": 44, "start": 9, "end": 9, "goal": 7}


def as_xlsx(state: Round, last: Entry) -> bytes:
    """The workbook of a round as it stands after the entry `last`. The same state gives the same bytes.

    No text becomes a formula, a number or a link. About 60 ms, and half a millisecond a line.
    """
    origin = _(
        "Amounts in {currency}. From entry {seq} of the history, {day}, fingerprint {fingerprint}."
    ).format(currency=state.currency, seq=last.seq, day=day_text(last.at), fingerprint=fingerprint(last.hash))
    out = io.BytesIO()
    made = datetime.fromisoformat(last.at).replace(microsecond=0, tzinfo=None)
    with Book(out, state.name, made, money.digits(state.currency)) as book:
        book.add(_("Lines"), _lines(state, origin, as_of(last)))
        for code, department in state.departments.items():
            lines = [line for line in queries.live_lines(state) if line.department == code]
            if lines:
                book.add(department.name, _department(state, department.name, lines, origin, as_of(last)))
        book.add(_("Goals"), _goals(state, origin))
    return out.getvalue()


def _lines(state: Round, origin: str, said: str) -> Grid:
    columns, unknown, rows = rows_of(state, _writers(state), said)
    fields = [
        Field(
            column.heading,
            _LOOKS[column.form],
            _WIDTHS.get(column.heading, 0),
            is_summed=column.field in ("minimum", "requested", "stretch"),
        )
        for column in columns
    ]
    fields += [Field(heading, Look.TEXT, is_hidden=heading == AS_OF) for heading in unknown]
    return Grid(_("{round}: all lines").format(round=state.name), origin, fields, rows, frozen=3, sums_in=2)


def _writers(state: Round) -> Write:
    """How a value of each form stands in a cell; None for none."""

    def codes(refs: tuple[str, ...]) -> str | None:
        lines = (state.lines.get(ref) for ref in refs)
        return " ".join(line.code for line in lines if line and line.is_live) or None

    def plain(value: Any) -> Any:
        return value

    return {
        **dict.fromkeys(Form, plain),
        Form.KIND: str,
        Form.YES_NO: lambda value: "yes" if value else None,
        Form.PARTS: lambda parts: " ".join(map(str, parts)) or None,
        Form.CODES: codes,
        Form.RESULT: lambda value: value if value == CANNOT_SAY else _exact(value),
        Form.CONFIDENCE: _exact,
        Form.GOAL: lambda goal: state.goals[goal].code if goal else None,
    }


def _exact(value: float | None) -> Cell:
    """The number; as a text where a workbook, which keeps 16 figures, would change it."""
    return value if value is None or float(f"{value:.16G}") == value else plain_number(value)


def _department(state: Round, name: str, lines: list[Line], origin: str, said: str) -> Grid:
    fields = [
        Field(_("Code"), Look.TEXT, 9),
        Field(_("Line"), Look.TEXT, 44),
        Field(_("State"), Look.TEXT, 9),
        Field(_("Goals"), Look.TEXT, 16),
        Field(_("Minimum"), Look.AMOUNT, is_summed=True),
        Field(_("Requested"), Look.AMOUNT, is_summed=True),
        Field(_("Stretch"), Look.AMOUNT, is_summed=True),
        Field(_("Granted"), Look.AMOUNT, is_summed=True),
        Field(_("Tier"), Look.TEXT, 14),
        Field(_("Why"), Look.TEXT, 50),
        Field(AS_OF, Look.TEXT, is_hidden=True),
    ]
    rows = [[*_department_row(state, line), said] for line in lines]
    return Grid(
        _("{round}: {department}").format(round=state.name, department=name), origin, fields, rows, 2, 1
    )


def _department_row(state: Round, line: Line) -> list[Cell]:
    decision = current_decision(state, line)
    goals = " ".join(state.goals[link.goal].code for link in line.links)
    return [
        line.code,
        line.title,
        status_name(line.status),
        goals,
        line.tiers.get(Level.MINIMUM),
        line.requested,
        line.tiers.get(Level.STRETCH),
        granted_amount(state, line.id),
        tier_words(line, granted_amount(state, line.id), decision),
        why_words(state, line, decision),
    ]


def _goals(state: Round, origin: str) -> Grid:
    granted = granted_amounts(state)
    amounts = granted or {line.id: queries.asked(line) for line in queries.live_lines(state)}
    covered, weights = coverage(state, amounts), queries.weights(state)
    fields = [
        Field(_("Code"), Look.TEXT, 7),
        Field(_("Goal"), Look.TEXT, 24),
        Field(_("Metric"), Look.TEXT, 34),
        Field(_("Unit"), Look.TEXT, 14),
        Field(_("Baseline"), Look.NUMBER),
        Field(_("Target"), Look.NUMBER),
        Field(_("Date"), Look.TEXT, 11),
        Field(_("Weight"), Look.SHARE),
        Field(_("Coverage"), Look.SHARE),
        Field(_("Lines"), Look.NUMBER),
        Field(_("Granted to them") if granted else _("Asked by them"), Look.AMOUNT, 18),
    ]
    rows: list[list[Cell]] = []
    for goal in queries.live_goals(state):
        linked = [amount for line, amount in amounts.items() if state.lines[line].link(goal.id)]
        plain: list[Cell] = [goal.code, goal.title, goal.metric, goal.unit, goal.baseline, goal.target]
        rows.append([*plain, goal.date, weights[goal.id], covered[goal.id], len(linked), sum(linked)])
    what = _("what is granted") if granted else _("all that is asked")
    title = _("{round}: coverage of the goals by {what}").format(round=state.name, what=what)
    return Grid(title, origin, fields, rows, frozen=2)
