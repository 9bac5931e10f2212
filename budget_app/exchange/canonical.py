"""The canonical sheet: a sheet's rows -> asks with their goals, and what is wrong, cell by cell.

Knows no round but its currency: whether departments, goals and codes exist is import_lines.py's question.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from budget_app.domain.messages import Refusal
from budget_app.domain.texts import clean
from budget_app.exchange import columns
from budget_app.exchange.asks import Ask, GoalCells, joined
from budget_app.exchange.cells import CANNOT_SAY, Bad, Reading, read_cell, shown
from budget_app.exchange.columns import GOAL_FIELDS, Form, Header
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Cell, Row, Sheet
from budget_app.presentation.money_text import column_style

_HEADER_WITHIN = 30  # rows in which the headings are looked for
_STYLED = (Form.AMOUNT, Form.PAST_AMOUNT, Form.RESULT, Form.CONFIDENCE)


@dataclass(frozen=True)
class Asks:
    """A whole sheet: the asks without a problem, every problem, and how many rows of each sort there are."""

    sheet: str
    header: Header
    asks: tuple[Ask, ...]
    problems: tuple[Problem, ...]
    rows: int
    blank_rows: int


def read_asks(sheet: Sheet, mapping: Mapping[str, str], currency: str) -> Asks | Problem:
    """The asks of a sheet; a Problem where it has no headings to go by.

    `mapping` names the heading for a field where it is not the canonical one. O(cells).
    """
    found = _header(sheet, mapping)
    if isinstance(found, Problem):
        return found
    start, header = found
    body = _without_end(sheet.rows[start + 1 :])
    first = sheet.first_row + start + 1
    how = _readings(header, body, currency)
    asks: list[Ask] = []
    problems: list[Problem] = []
    for number, cells in enumerate(body, first):
        if cells:
            read = _row(sheet.name, number, cells, header, how)
            if isinstance(read, list):
                problems += read
            else:
                asks.append(read)
    faulty = {problem.row for problem in problems}
    codes = _faulty_codes(header, body, first, faulty)
    whole, more = joined(sheet.name, header, asks, codes)
    blank = sum(1 for cells in body if not cells)
    return Asks(sheet.name, header, tuple(whole), (*problems, *more), len(body), blank)


def in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the sheet's rows."""
    return tuple(sorted(problems, key=lambda problem: problem.row or 0))


def _header(sheet: Sheet, mapping: Mapping[str, str]) -> tuple[int, Header] | Problem:
    """The first row that has a column for the title and one for the amount; else what the first row lacks."""
    first: Problem | None = None
    for index, cells in enumerate(sheet.rows[:_HEADER_WITHIN]):
        if not cells:
            continue
        header = columns.header(cells, mapping)
        if isinstance(header, Header) and header.has("title") and header.has("requested"):
            return index, header
        first = first or _no_header(sheet, index, cells, header)
    return first or Problem(sheet.name, None, "", Flaw.EMPTY_SHEET)


def _no_header(sheet: Sheet, index: int, cells: Row, header: Header | tuple[Flaw, dict[str, str]]) -> Problem:
    row = sheet.first_row + index
    if isinstance(header, tuple):
        return Problem(sheet.name, row, header[1].get("heading", ""), *header)
    flaw = Flaw.NO_AMOUNT_COLUMN if header.has("title") else Flaw.NO_TITLE_COLUMN
    return Problem(sheet.name, row, "", flaw, {"headings": columns.shown(cells)})


def _without_end(rows: Sequence[Row]) -> Sequence[Row]:
    end = len(rows)
    while end and not rows[end - 1]:
        end -= 1
    return rows[:end]


def _readings(header: Header, body: Sequence[Row], currency: str) -> dict[int, Reading]:
    """How each known column writes its numbers, by its position."""
    return {
        place: Reading(
            currency,
            column_style(row[place] for row in body if place < len(row)) if _is_styled(found) else None,
        )
        for place, found in header.known.items()
    }


def _is_styled(found: Sequence[columns.Column]) -> bool:
    return any(column.form in _STYLED for column in found)


def _row(
    sheet: str, number: int, cells: Row, header: Header, how: Mapping[int, Reading]
) -> Ask | list[Problem]:
    """The ask of one row, or all that is wrong with it."""
    fields: dict[str, Any] = {}
    extra: dict[str, str] = {}
    problems: list[Problem] = []
    for place, cell in enumerate(cells):
        for column in header.known.get(place, ()):
            value = read_cell(cell, column, how[place])
            if isinstance(value, Bad):
                heading = header.headings[column.field]
                problems.append(Problem(sheet, number, heading, value.flaw, dict(value.facts)))
            elif value is not None:
                fields[column.field] = value
        if place not in header.known and shown(cell).strip():
            problems += _unknown(sheet, number, cell, header.unknown.get(place), extra)
    if problems:
        return problems
    goal = _goal(number, fields)
    return Ask(number, fields, [goal] if goal.says_something else [], extra)


def _unknown(
    sheet: str, number: int, cell: Cell, heading: str | None, extra: dict[str, str]
) -> Iterator[Problem]:
    """Keeps the cell of a column that Accord does not know."""
    text = shown(cell)
    if heading is None:
        yield Problem(sheet, number, "", Flaw.NO_HEADER_ABOVE, {"text": text})
        return
    try:
        extra[heading] = clean(columns.unguarded(text))
    except Refusal:
        yield Problem(sheet, number, heading, Flaw.HOLDS_NUL)


def _goal(number: int, fields: dict[str, Any]) -> GoalCells:
    """Takes what concerns a goal out of the row's fields."""
    taken = {name: fields.pop(name) for name in GOAL_FIELDS if name in fields}
    results = {tier: taken.get(f"{tier}_result") for tier in ("minimum", "requested", "stretch")}
    stated = {tier: result for tier, result in results.items() if result != CANNOT_SAY}
    return GoalCells(
        number,
        taken.get("goal", ""),
        **stated,
        confidence=taken.get("confidence"),
        cannot_say=CANNOT_SAY in results.values(),
    )


def _faulty_codes(header: Header, body: Sequence[Row], first: int, faulty: set[int | None]) -> dict[str, int]:
    """The codes of rows that have a problem, with the row: further rows for them have nothing to add to."""
    place = next((p for p, found in header.known.items() if any(c.field == "code" for c in found)), None)
    codes: dict[str, int] = {}
    for number, cells in enumerate(body, first):
        if place is not None and number in faulty and place < len(cells):
            codes.setdefault(columns.unguarded(shown(cells[place])).strip(), number)
    codes.pop("", None)
    return codes
