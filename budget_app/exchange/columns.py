"""The columns of the canonical sheet: one table by which sheets are read and written, and headings recognised.

How a cell of each form is read lives in cells.py, how it is written in export.py.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from budget_app.exchange.problems import Flaw
from budget_app.exchange.sheet import Cell


class Form(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    CODE = "code"
    DEPARTMENT = "department"
    AMOUNT = "amount"
    PAST_AMOUNT = "past_amount"
    MONTH = "month"
    KIND = "kind"
    YES_NO = "yes_no"
    PARTS = "parts"
    CODES = "codes"
    GOAL = "goal"
    RESULT = "result"
    CONFIDENCE = "confidence"


@dataclass(frozen=True)
class Column:
    """A column: its heading, the field of the line or link it fills, its form; an extra one is written only if used."""

    heading: str
    field: str
    form: Form = Form.TEXT
    extra: bool = False


COLUMNS = (
    Column("code", "code", Form.CODE),
    Column("department", "department", Form.DEPARTMENT),
    Column("title", "title"),
    Column("function", "function"),
    Column("kind", "kind", Form.KIND),
    Column("owner", "owner"),
    Column("account", "account"),
    Column("start", "start", Form.MONTH),
    Column("end", "end", Form.MONTH),
    Column("minimum", "minimum", Form.AMOUNT),
    Column("requested", "requested", Form.AMOUNT),
    Column("stretch", "stretch", Form.AMOUNT),
    Column("goal", "goal", Form.GOAL),
    Column("minimum result", "minimum_result", Form.RESULT),
    Column("requested result", "requested_result", Form.RESULT),
    Column("stretch result", "stretch_result", Form.RESULT),
    Column("confidence", "confidence", Form.CONFIDENCE),
    Column("requires", "requires", Form.CODES),
    Column("excludes", "excludes", Form.CODES),
    Column("sponsors", "sponsors", Form.CODES),
    Column("justification", "justification"),
    Column("if not funded", "if_not_funded"),
    Column("last budget", "last_budget", Form.PAST_AMOUNT),
    Column("last actual", "last_actual", Form.PAST_AMOUNT),
    Column("minimum buys", "minimum_buys", extra=True),
    Column("requested buys", "requested_buys", extra=True),
    Column("stretch buys", "stretch_buys", extra=True),
    Column("months", "months", Form.PARTS, extra=True),
    Column("recurring", "recurring", Form.YES_NO, extra=True),
    Column("full year", "full_year", Form.AMOUNT, extra=True),
)
GOAL_FIELDS = frozenset(c.field for c in COLUMNS if c.form in (Form.GOAL, Form.RESULT, Form.CONFIDENCE))
KEY_FIELDS = frozenset({"code", "department"})

# A cell that begins so is a formula to a spreadsheet; an apostrophe before it makes it a text. The wide signs count
# too, since some spreadsheets take them for the narrow ones. An apostrophe is itself marked, so that it comes back.
_FORMULA = re.compile(r"['=+\-@\t\r＝＋－＠]")

_BY_NAME = {name: column for column in COLUMNS for name in (column.heading, column.field.replace("_", " "))}


@dataclass(frozen=True)
class Header:
    """Where a sheet's columns are: by position the known ones, and the headings of those that Accord does not know."""

    known: dict[int, tuple[Column, ...]]
    unknown: dict[int, str]
    headings: dict[str, str]

    def has(self, field: str) -> bool:
        """Whether a column fills this field."""
        return field in self.headings


def plain_heading(heading: Cell) -> str:
    """A heading without what people vary: case, spaces, underscores, hyphens, a colon or star at the end."""
    return " ".join(re.split(r"[\s_\-]+", str(heading).casefold().strip(" \t\n\r\ufeff:*_-")))


def column_named(name: str) -> Column | None:
    """The canonical column of this heading or field; None where there is none."""
    return _BY_NAME.get(plain_heading(name))


def header(cells: Sequence[Cell], mapping: Mapping[str, str]) -> Header | tuple[Flaw, dict[str, str]]:
    """What each cell of a row of headings says; or a flaw and its facts.

    `mapping` is field -> heading of the sheet; a column named there fills only what it is mapped to.
    """
    wanted: dict[str, list[Column]] = {}
    for field, heading in mapping.items():
        column = column_named(field)
        if column is None:
            return Flaw.BAD_MAPPING, {"field": field, "fields": ", ".join(c.heading for c in COLUMNS)}
        wanted.setdefault(plain_heading(heading), []).append(column)
    mapped = {column.field for columns in wanted.values() for column in columns}
    known: dict[int, tuple[Column, ...]] = {}
    unknown: dict[int, str] = {}
    headings: dict[str, str] = {}
    for place, cell in enumerate(cells):
        text = unguarded(str(cell)).strip().lstrip("\ufeff")
        own = _BY_NAME.get(plain_heading(text))
        columns = tuple(wanted.get(plain_heading(text), ())) or (
            (own,) if own and own.field not in mapped else ()
        )
        for column in columns:
            if column.field in headings:
                return Flaw.SAME_COLUMN_TWICE, {"heading": text}
            headings[column.field] = text
        if columns:
            known[place] = columns
        else:
            unknown[place] = _free(text or _letters(place), set(unknown.values()))
    for heading, columns in wanted.items():
        if columns[0].field not in headings:
            return Flaw.NO_SUCH_COLUMN, {"heading": heading, "headings": shown(cells)}
    return Header(known, unknown, headings)


def shown(cells: Sequence[Cell]) -> str:
    """Headings as a sentence lists them."""
    return ", ".join(str(cell) for cell in cells if str(cell).strip())


def guarded(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return "'" + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def _free(heading: str, taken: set[str]) -> str:
    """The heading under which an unknown column is kept: not the name of a column of ours, not one twice."""
    name, number = heading, 2
    while name in taken or plain_heading(name) in _BY_NAME:
        name, number = f"{heading} ({number})", number + 1
    return name


def _letters(place: int) -> str:
    """The letters a spreadsheet shows above a column: A, Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
