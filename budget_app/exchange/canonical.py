"""The canonical sheet: a sheet's rows -> asks with their goals, and what is wrong, cell by cell.

Knows no round but its currency: whether departments, goals and codes exist is import_lines.py's question. What one row
says lives in row_in.py.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from budget_app.exchange.asks import Ask, joined
from budget_app.exchange.cells import Reading
from budget_app.exchange.columns import Column, Form, column_named, unguarded
from budget_app.exchange.grouping import Groups
from budget_app.exchange.headings import Header, Heading, header, listed
from budget_app.exchange.layout import Layout, Role, headings, last_row
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.row_in import read_row
from budget_app.exchange.sheet import Row, Sheet, text_of
from budget_app.exchange.stopping import Cancelled, Stopped, never
from budget_app.exchange.units import units_problem
from budget_app.presentation.amounts import NumberStyle
from budget_app.presentation.money_text import column_style

_STYLED = (Form.AMOUNT, Form.PAST_AMOUNT, Form.RESULT, Form.CONFIDENCE)
_OFTEN = 500  # rows after which it is asked whether to go on


@dataclass(frozen=True)
class Asks:
    """A whole sheet: the asks without a problem, every problem, and how many rows of each sort there are.

    `sums` are the rows that sum others, `held` those without a problem of their own that stay out with their group.
    """

    sheet: str
    header: Header
    layout: Layout
    asks: tuple[Ask, ...]
    problems: tuple[Problem, ...]
    rows: int
    roles: Mapping[Role, int]
    sums: tuple[int, ...] = ()
    held: frozenset[int] = frozenset()


def read_asks(sheet: Sheet, options: Options, currency: str, cancelled: Cancelled = never) -> Asks | Problem:
    """The asks of a sheet; a Problem where it has no headings to go by. Stopped where `cancelled` says so. O(cells)."""
    if sheet.is_blank:
        return Problem(sheet.name, None, "", Flaw.EMPTY_SHEET)
    layout = options.layout_of(sheet)
    named = headings(sheet, layout)
    found = _header(sheet, layout, named, options)
    if isinstance(found, Problem):
        return found
    body = list(_body(sheet, layout, options))
    data = [(number, cells) for number, cells, role in body if role is Role.DATA]
    if not data:
        return Problem(sheet.name, layout.header[-1] if layout.header else None, "", Flaw.NO_ROWS)
    how = _readings(found, [cells for _number, cells in data], currency, options)
    options = replace(options, fixes=said_for(sheet, layout, found, options))
    read, problems = _read(sheet, found, data, how, options, layout, cancelled)
    if options.group_by:
        groups = Groups(sheet.name, found, named, options, currency)
        asks, more, held = groups.joined(data, read, {problem.row for problem in problems})
    else:
        faulty = {problem.row for problem in problems}
        asks, more = joined(sheet.name, found, read, _faulty_codes(found, data, faulty), options.may_lack)
        held = frozenset[int]()
    roles = Counter(role for _number, _cells, role in body)
    sums = tuple(number for number, _cells, role in body if role is Role.TOTAL)
    return Asks(sheet.name, found, layout, tuple(asks), (*problems, *more), len(body), roles, sums, held)


def in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the sheet's rows."""
    return tuple(sorted(problems, key=lambda problem: problem.row or 0))


def role_of(layout: Layout, options: Options, number: int) -> Role:
    """What a row is once the person has been heard; a row that may be a sum counts as data with a problem."""
    role = layout.role(number)
    if number in options.left_out and role is not Role.HEADING:
        return Role.LEFT_OUT
    if number in options.counted and role is Role.TOTAL:
        return Role.DATA
    if role is Role.DATA and number in layout.doubtful and options.sums_out and number not in options.counted:
        return Role.TOTAL
    return Role.SECTION if role is Role.DATA and options.sections and number in layout.sections else role


def said_for(sheet: Sheet, layout: Layout, header: Header, options: Options) -> Mapping[tuple[int, str], str]:
    """What counts for a row and field besides its cell: what the person typed, else the section that the row is in."""
    if not options.sections:
        return options.fixes
    column = column_named(options.sections)
    field = column.field if column else options.sections
    place = header.place(field)
    found: dict[tuple[int, str], str] = {}
    section = ""
    for number, cells, role in _body(sheet, layout, options):
        if role is Role.SECTION:
            section = next(text for cell in cells if (text := text_of(cell).strip()))
        elif role is Role.DATA and section and (place is None or place >= len(cells) or cells[place] == ""):
            found[number, field] = section
    return {**found, **options.fixes}


def _header(sheet: Sheet, layout: Layout, named: list[Heading], options: Options) -> Header | Problem:
    """Which column fills which field; a problem where there is none for the title or the amount."""
    row = layout.header[-1] if layout.header else layout.first
    found = header(named, options.mapping, options.without)
    if not isinstance(found, Header):
        return Problem(sheet.name, row, found[1].get("heading", ""), *found)
    by_code = bool(options.may_lack) and found.has("code")
    if not found.has("title") and not options.group_by and not by_code:
        return Problem(sheet.name, row, "", Flaw.NO_TITLE_COLUMN, {"headings": listed(named)})
    if not found.has("requested") and not by_code:
        return Problem(sheet.name, row, "", Flaw.NO_AMOUNT_COLUMN, {"headings": listed(named)})
    wrong = Groups.wrong(found, named, options)
    if wrong:
        return Problem(sheet.name, row, wrong[1]["heading"], *wrong)
    said = options.header is not None or options.layout is not None
    if not said and layout.header and row - sheet.first_row in sheet.suspects:
        return Problem(sheet.name, row, "", Flaw.HEADINGS_SLIPPED)
    return (None if options.units else units_problem(sheet, layout, found, named)) or found


def _body(sheet: Sheet, layout: Layout, options: Options) -> Iterator[tuple[int, Row, Role]]:
    """The rows beneath the headings, with number and role."""
    for number in range(layout.first, last_row(sheet) + 1):
        cells = sheet.rows[number - sheet.first_row]
        role = role_of(layout, options, number)
        yield number, cells, Role.BLANK if role is Role.DATA and not cells else role


def _readings(header: Header, data: Sequence[Row], currency: str, options: Options) -> dict[int, Reading]:
    """How each known column writes its numbers, by its position."""
    said = NumberStyle(options.decimal, "." if options.decimal == "," else ",") if options.decimal else None
    return {
        place: Reading(
            currency,
            (column_style(row[place] for row in data if place < len(row)) or said)
            if _is_styled(found)
            else None,
            signed=bool(options.group_by),
            power=len(str(options.units or 1)) - 1,
        )
        for place, found in header.known.items()
    }


def _is_styled(found: Sequence[Column]) -> bool:
    return any(column.form in _STYLED for column in found)


def _read(
    sheet: Sheet,
    header: Header,
    data: Sequence[tuple[int, Row]],
    how: Mapping[int, Reading],
    options: Options,
    layout: Layout,
    cancelled: Cancelled,
) -> tuple[list[Ask], list[Problem]]:
    """The rows without a problem of their own as asks, and the problems of the others."""
    fixes: dict[int, dict[str, str]] = {}
    for (row, field), text in options.fixes.items():
        fixes.setdefault(row, {})[field] = text
    read: list[Ask] = []
    problems: list[Problem] = []
    for at, (number, cells) in enumerate(data):
        if at % _OFTEN == 0 and cancelled():
            raise Stopped
        if number not in options.counted and (doubt := _doubt(sheet, layout, header, number, cells)):
            problems.append(doubt)
            continue
        ask = read_row(sheet.name, number, cells, header, how, fixes.get(number))
        if isinstance(ask, Ask):
            read.append(ask)
        else:
            problems += ask
    return read, problems


def _doubt(sheet: Sheet, layout: Layout, header: Header, number: int, cells: Row) -> Problem | None:
    """What makes it doubtful whether the row is to be read at all."""
    if suspect := sheet.suspects.get(number - sheet.first_row):
        return Problem(sheet.name, number, "", Flaw(suspect))
    if number not in layout.doubtful:
        return None
    words = [text_of(cell) for cell in cells if isinstance(cell, str) and cell.strip()]
    facts = {"text": words[0] if words else ""}
    return Problem(
        sheet.name, number, header.headings.get("requested", ""), Flaw.MAYBE_TOTAL, facts, "requested"
    )


def _faulty_codes(header: Header, data: Sequence[tuple[int, Row]], faulty: set[int | None]) -> dict[str, int]:
    """The codes of rows that have a problem, with the row: further rows for them have nothing to add to."""
    place = header.place("code")
    codes: dict[str, int] = {}
    for number, cells in data:
        if place is not None and number in faulty and place < len(cells):
            codes.setdefault(unguarded(text_of(cells[place])).strip(), number)
    codes.pop("", None)
    return codes
