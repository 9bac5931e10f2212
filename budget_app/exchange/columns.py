"""The columns of the canonical sheet: one table by which sheets are read and written.

Which column of a sheet is which lives in headings.py, how a cell of each form is read in cells.py, how it is written
in export.py.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

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


AS_OF = "as of"  # which state of the round a row was written from; hidden where a sheet can hide a column

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
    Column(AS_OF, "as_of", extra=True),
)
GOAL_FIELDS = frozenset(c.field for c in COLUMNS if c.form in (Form.GOAL, Form.RESULT, Form.CONFIDENCE))
KEY_FIELDS = frozenset({"code", "department", "as_of"})

# A cell that begins so is a formula to a spreadsheet; an apostrophe before it makes it a text. The wide signs count
# too, since some spreadsheets take them for the narrow ones. An apostrophe is itself marked, so that it comes back.
_FORMULA = re.compile(r"['=+\-@\t\r＝＋－＠]")

_BY_NAME = {name: column for column in COLUMNS for name in (column.heading, column.field.replace("_", " "))}


def plain_heading(heading: Cell) -> str:
    """A heading without what people vary: case, spaces, underscores, hyphens, a colon or star at the end."""
    return " ".join(re.split(r"[\s_\-]+", str(heading).casefold().strip(" \t\n\r\ufeff:*_-")))


def column_named(name: str) -> Column | None:
    """The canonical column of this heading or field; None where there is none."""
    return _BY_NAME.get(plain_heading(name))


def is_like_formula(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula, or it carries the mark against that."""
    return bool(_FORMULA.match(text))


def guarded(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return "'" + text if is_like_formula(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
