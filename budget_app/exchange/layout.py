"""What the rows of a sheet are: headings, asks, sums of other rows, blanks, notes above and beneath. A first guess,
which a person can overrule row by row.

What the columns mean lives in headings.py and canonical.py. No cell's value is decided here.
"""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from budget_app.exchange.columns import Form
from budget_app.exchange.headings import Header, Heading, header, heading_rows, is_number, names
from budget_app.exchange.sheet import Cell, Row, Sheet, text_of
from budget_app.exchange.totals import find_totals

AMOUNTS = (Form.AMOUNT, Form.PAST_AMOUNT)
_NOTHING: Mapping[str, str] = MappingProxyType({})
_SAMPLE = 200  # rows by which it is judged whether a column holds figures
_FOOTNOTE = re.compile(
    r"\s*([*†‡]|\(?\d{1,2}\)|notes?\b|sources?\b|quellen?\b|anmerkung|hinweis|fuente|nota\b)", re.I
)


class Role(StrEnum):
    """What a row of a sheet is."""

    DATA = "data"
    HEADING = "heading"
    TOTAL = "total"
    BLANK = "blank"
    NOTE = "note"
    SECTION = "section"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Layout:
    """What the rows of a sheet are, by the numbers that a person sees beside them; the rest, from `first` on, are asks.

    `header` are the rows of the headings, one beneath the other, none where a sheet has none; `repeated` where they
    stand again further down. `totals` sum other rows and never count; `doubtful` may be sums, and are a problem until a
    person says. `notes` are titles above the headings and footnotes beneath the last figure. `sections` hold one text
    over the rows that belong to it, most often a department; they are asks like others unless a person says what for.
    """

    header: tuple[int, ...]
    first: int
    totals: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()
    blanks: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    repeated: frozenset[int] = frozenset()
    sections: frozenset[int] = frozenset()

    def role(self, number: int) -> Role:
        """What the row of this number is; a row above `first` that is nothing else is a note."""
        if number in self.header or number in self.repeated:
            return Role.HEADING
        if number in self.totals:
            return Role.TOTAL
        if number in self.blanks:
            return Role.BLANK
        return Role.NOTE if number in self.notes or number < self.first else Role.DATA


def guess_layout(
    sheet: Sheet, mapping: Mapping[str, str] = _NOTHING, header_rows: Sequence[int] | None = None
) -> Layout:
    """What the rows of the sheet most likely are. `mapping`, field -> heading, says which columns hold amounts.

    `header_rows` are the rows of the headings where a person has said so; the rest is guessed by them.
    O(cells); a tenth of a second for 10,000 rows.
    """
    rows = sheet.rows
    said = None if header_rows is None else positions(sheet, header_rows)
    head = heading_rows(sheet, mapping) if said is None else said
    start = head[-1] + 1 if head else 0
    body = range(start, _end(rows))
    columns = header(names(sheet, head), mapping)
    amounts, code = _columns(rows, body, columns)
    again = frozenset(at for at in body if head and rows[at] == rows[head[-1]])
    found = find_totals(rows, body, amounts, code)
    sections = _sections(rows, body)
    under = _under_totals(rows, body, found.sure | found.doubtful) - found.sure
    blanks = frozenset(at for at in (*range(start), *body) if not rows[at])
    above = frozenset(at for at in range(start) if at not in head) - blanks
    return Layout(
        tuple(at + sheet.first_row for at in head),
        start + sheet.first_row,
        _numbers(sheet, found.sure - again),
        _numbers(sheet, found.doubtful | under - again),
        _numbers(sheet, blanks),
        _numbers(sheet, above | _footnotes(rows, body)),
        _numbers(sheet, again),
        _numbers(sheet, sections - found.sure - found.doubtful),
    )


def headings(sheet: Sheet, layout: Layout) -> list[Heading]:
    """What each column is called, from the left; a column is mapped by its `name`."""
    return names(sheet, positions(sheet, layout.header))


def positions(sheet: Sheet, numbers: Sequence[int]) -> tuple[int, ...]:
    """Where the rows of these numbers are, in order; numbers that no row has are passed over."""
    at = sorted({number - sheet.first_row for number in numbers})
    return tuple(index for index in at if 0 <= index < len(sheet.rows))


def last_row(sheet: Sheet) -> int:
    """The number of the last row that is not blank; before the first where all are."""
    return sheet.first_row + _end(sheet.rows) - 1


def _numbers(sheet: Sheet, places: frozenset[int]) -> frozenset[int]:
    return frozenset(at + sheet.first_row for at in places)


def _end(rows: tuple[Row, ...]) -> int:
    end = len(rows)
    while end and not rows[end - 1]:
        end -= 1
    return end


def _columns(
    rows: tuple[Row, ...], body: range, found: Header | tuple[object, object]
) -> tuple[list[int], int | None]:
    """The columns of amounts, and that of the codes; of amounts those that mostly hold figures, where none is known."""
    if isinstance(found, Header) and found.has("requested"):
        amounts = [at for at, filled in found.known.items() if any(c.form in AMOUNTS for c in filled)]
        return amounts, found.place("code")
    sample = [rows[at] for at in body if rows[at]][:_SAMPLE]
    width = max(map(len, sample), default=0)
    figures = [sum(1 for row in sample if at < len(row) and is_number(row[at])) for at in range(width)]
    columns = [at for at, times in enumerate(figures) if 2 * times > len(sample)]
    return [at for at in columns if not _counts([row[at] for row in sample if at < len(row)])], None


def _counts(cells: Sequence[Cell]) -> bool:
    """Whether the cells number the rows: most are one more than the one above."""
    figures = [int(text) for cell in cells if (text := text_of(cell).strip()).isascii() and text.isdigit()]
    steps = sum(1 for one, two in itertools.pairwise(figures) if two == one + 1)
    return steps > 0 and 4 * steps >= 3 * (len(figures) - 1)


def _footnotes(rows: tuple[Row, ...], body: range) -> frozenset[int]:
    """The rows at the end with one text and no figure, where a blank row parts them from the rest or a mark says so."""
    at = body.stop
    while at > body.start and (not rows[at - 1] or _is_remark(rows[at - 1])):
        at -= 1
    if at == body.start:
        return frozenset()
    parted = False
    found: set[int] = set()
    for index in range(at, body.stop):
        parted = parted or not rows[index]
        if rows[index] and (parted or _FOOTNOTE.match(_words(rows[index]))):
            found.add(index)
    return frozenset(found)


def _sections(rows: tuple[Row, ...], body: range) -> frozenset[int]:
    """The rows with one text, in the first column that the next row fills, and figures beneath."""
    found: set[int] = set()
    below: Row = ()
    for at in reversed(body):
        if rows[at] and _is_remark(rows[at]) and any(map(is_number, below)):
            place = next(p for p, cell in enumerate(rows[at]) if text_of(cell).strip())
            if all(cell == "" for cell in below[:place]):
                found.add(at)
        below = rows[at] or below
    return frozenset(found)


def _under_totals(rows: tuple[Row, ...], body: range, totals: frozenset[int]) -> frozenset[int]:
    """The rows under one that says a sum and has no figure of its own, down to the next blank row."""
    found: set[int] = set()
    for at in totals:
        if any(map(is_number, rows[at])):
            continue
        for index in range(at + 1, body.stop):
            if not rows[index]:
                break
            found.add(index)
    return frozenset(found)


def _is_remark(cells: Row) -> bool:
    return sum(1 for cell in cells if text_of(cell).strip()) == 1 and not any(map(is_number, cells))


def _words(cells: Row) -> str:
    return next((text_of(cell) for cell in cells if text_of(cell).strip()), "")
