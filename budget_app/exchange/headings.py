"""The headings of a sheet: which rows they stand in, what each column is called, which field it fills.

What the rows beneath are lives in layout.py; the columns that Accord knows in columns.py.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from budget_app.exchange.columns import COLUMNS, Column, column_named, plain_heading, unguarded
from budget_app.exchange.problems import Flaw
from budget_app.exchange.sheet import Cell, Row, Sheet, letters, text_of
from budget_app.presentation.written import plain, taken_apart

_WITHIN = 30  # rows in which the headings are looked for
_BENEATH = 20  # rows by which it is judged whether a row heads them
_MOST_ROWS = 4  # of headings, one above the other
_BETTER = 1.15  # so much more must a lower row head than one above it
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True)
class Heading:
    """What a column is called. `name` is unique in its sheet, and what a mapping names.

    `text` is what stands above the column, several rows joined; `lowest` what its lowest row of headings says.
    """

    name: str
    text: str
    lowest: str


@dataclass(frozen=True)
class Header:
    """Where a sheet's columns are: by position the known ones, and the names of those that Accord does not know.

    The name "" is that of a column that does not come in.
    """

    known: dict[int, tuple[Column, ...]]
    unknown: dict[int, str]
    headings: dict[str, str]

    def has(self, field: str) -> bool:
        """Whether a column fills this field."""
        return field in self.headings

    def place(self, field: str) -> int | None:
        """The position of the column that fills this field."""
        return next((at for at, found in self.known.items() if any(c.field == field for c in found)), None)


def heading_rows(sheet: Sheet, mapping: Mapping[str, str]) -> tuple[int, ...]:
    """The positions of the rows of headings in `sheet.rows`, one after the other; none where the first row has figures
    already and no other heads a column.

    Taken is the first row that names a title and an amount, else the row whose words stand above the most figures.
    """
    filled = [index for index, cells in enumerate(sheet.rows[:_WITHIN]) if cells]
    for index in filled:
        found = header(names(sheet, (index,)), mapping)
        if isinstance(found, Header) and found.has("title") and found.has("requested"):
            return (index,)
    best, most = [index for index in filled[:1] if not any(map(is_number, sheet.rows[index]))], 0.0
    for index in filled:
        heads = _heads(sheet.rows, index)
        if heads > most * _BETTER:
            best, most = [index], heads
    while best and len(best) < _MOST_ROWS and _continues_above(sheet.rows, best[0]):
        best.insert(0, best[0] - 1)
    return tuple(best)


def names(sheet: Sheet, rows: Sequence[int]) -> list[Heading]:
    """What each column is called by the headings in `rows`, positions in `sheet.rows`; by its letters where nothing.

    Merged cells are carried on to the right. Where the file tells of none, a heading is carried on if the columns could
    not be told apart otherwise. Of doubled headings each gets its letters: "Total (C)".
    """
    width = max((len(cells) for cells in sheet.rows), default=0) if not rows else _width(sheet, rows)
    texts = [[_text(sheet.rows[row], place) for place in range(width)] for row in rows]
    lowest = texts[-1] if texts else [""] * width
    doubled = Counter(lowest)
    for row, line in zip(rows[:-1], texts[:-1], strict=True):
        _carry_on(sheet, row, line, {place for place in range(width) if doubled[lowest[place]] > 1})
    joined = [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*texts, strict=True)]
    joined = joined or [""] * width
    times = Counter(plain_heading(text) for text in joined)
    return [
        Heading(_name(text, letters(sheet.first_column + place), times), text, lowest[place] or text)
        for place, text in enumerate(joined)
    ]


def header(
    headings: Sequence[Heading], mapping: Mapping[str, str], without: Set[str] = frozenset()
) -> Header | tuple[Flaw, dict[str, str]]:
    """Which column fills which field; or a flaw and its facts.

    `mapping` is field -> heading of the sheet, "" where no column fills it; a column named there fills only what it is
    mapped to. `without` are the names of columns that do not come in.
    """
    known: dict[int, list[Column]] = {}
    filled: dict[str, str] = {}
    unfilled: set[str] = set()
    for field, heading in mapping.items():
        column = column_named(field)
        if column is None:
            return Flaw.BAD_MAPPING, {"field": field, "fields": ", ".join(c.heading for c in COLUMNS)}
        if not heading:
            unfilled.add(column.field)
            continue
        places = places_named(headings, heading)
        if not places:
            return Flaw.NO_SUCH_COLUMN, {"heading": heading, "headings": listed(headings)}
        if len(places) > 1 or column.field in filled:
            return Flaw.SAME_COLUMN_TWICE, _doubled(headings, heading, places)
        known.setdefault(places[0], []).append(column)
        filled[column.field] = headings[places[0]].name
    mapped = unfilled | set(filled)
    out = {place for place, heading in enumerate(headings) if heading.name in without}
    places_taken = out | set(known)
    for place, heading in enumerate(headings):
        column = column_named(heading.text) or column_named(heading.lowest)
        if place in places_taken or column is None or column.field in mapped:
            continue
        if column.field in filled:
            return Flaw.SAME_COLUMN_TWICE, _doubled(headings, heading.lowest, [])
        known[place] = [column]
        filled[column.field] = heading.name
    unknown: dict[int, str] = {}
    for place, heading in enumerate(headings):
        if place not in known:
            unknown[place] = (
                "" if place in out else _free(heading.text or heading.name, set(unknown.values()))
            )
    return Header({place: tuple(found) for place, found in sorted(known.items())}, unknown, filled)


def places_named(headings: Sequence[Heading], wanted: str) -> list[int]:
    """The positions of the columns called so: by their whole name or text, else by the lowest row of their headings."""
    key = plain_heading(wanted)
    for forms in (lambda h: {h.name}, lambda h: {h.text}, lambda h: {h.lowest}):
        places = [place for place, h in enumerate(headings) if key in map(plain_heading, forms(h))]
        if places:
            return places
    return []


def listed(headings: Sequence[Heading]) -> str:
    """Headings as a sentence lists them; the letters of the columns where there are none."""
    return ", ".join(heading.name for heading in headings if heading.text) or ", ".join(
        h.name for h in headings
    )


def is_number(cell: Cell) -> bool:
    """Whether the cell holds a figure and no year, which heads a column as often as it fills one."""
    text = text_of(cell).strip()
    if _YEAR.fullmatch(text):
        return False
    if not isinstance(cell, str):
        return True
    pieces = taken_apart(plain(text).removesuffix("%").rstrip()) if any(map(str.isdecimal, text)) else None
    return pieces is not None and bool(pieces.figures)


def _doubled(headings: Sequence[Heading], wanted: str, places: Sequence[int]) -> dict[str, str]:
    found = places or [p for p, h in enumerate(headings) if plain_heading(h.lowest) == plain_heading(wanted)]
    return {"heading": wanted, "names": ", ".join(headings[place].name for place in found)}


def _heads(rows: Sequence[Row], index: int) -> float:
    """How much the row at `index` heads: the filled share of the columns under its words, figures counting double."""
    cells = rows[index]
    if any(is_number(cell) for cell in cells):
        return 0
    beneath = [row for row in rows[index + 1 : index + 1 + 2 * _BENEATH] if row][:_BENEATH]
    heads = 0.0
    for place, cell in enumerate(cells):
        if text_of(cell).strip() and beneath:
            under = [row[place] for row in beneath if place < len(row) and row[place] != ""]
            heads += (len(under) + sum(map(is_number, under))) / len(beneath)
    return heads


def _continues_above(rows: Sequence[Row], index: int) -> bool:
    """Whether the row above belongs to the headings too: words, and not only a title in the first column."""
    above = rows[index - 1] if index else ()
    filled = [place for place, cell in enumerate(above) if text_of(cell).strip()]
    first = next((place for place, cell in enumerate(rows[index]) if text_of(cell).strip()), 0)
    words = not any(is_number(cell) for cell in above)
    return words and bool(filled) and (len(filled) > 1 or filled[0] > first)


def _carry_on(sheet: Sheet, row: int, line: list[str], alike: set[int]) -> None:
    """Fills the blanks of a row of headings from the left, where cells are merged or columns are `alike` beneath."""
    for cells in sheet.merged:
        if cells.top <= row <= cells.bottom and cells.right > cells.left < len(line):
            line[cells.left : cells.right + 1] = [line[cells.left]] * len(line[cells.left : cells.right + 1])
    if not sheet.merged:
        for place in sorted(alike):
            if place and not line[place]:
                line[place] = line[place - 1]


def _width(sheet: Sheet, rows: Sequence[int]) -> int:
    return max((len(sheet.rows[row]) for row in rows), default=0)


def _text(cells: Row, place: int) -> str:
    text = text_of(cells[place]) if place < len(cells) else ""
    return unguarded(text).strip().lstrip("\ufeff")


def _name(text: str, column: str, times: Mapping[str, int]) -> str:
    if not text:
        return column
    return text if times[plain_heading(text)] == 1 else f"{text} ({column})"


def _free(heading: str, taken: set[str]) -> str:
    """The heading under which an unknown column is kept: not the name of a column of ours, not one twice."""
    name, number = heading, 2
    while name in taken or column_named(name):
        name, number = f"{heading} ({number})", number + 1
    return name
