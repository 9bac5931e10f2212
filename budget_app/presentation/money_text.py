"""Amounts and numbers as people write them, read exactly: never through float, never by a guess.

What lives here: text or spreadsheet number -> minor units, plain number or share; what has two readings is
said to have two. What must not: how amounts are shown (amounts.py), the characters (written.py), sentences,
names of columns.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

from budget_app.domain.money import LARGEST
from budget_app.presentation.amounts import MINUS, NumberStyle
from budget_app.presentation.written import LONGEST, Pieces, evidence, plain, readings, taken_apart

Cell = str | int | float

_EXACT = Context(prec=4 * LONGEST)
_ERRORS = re.compile(
    r"#+|#(DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA|UNKNOWN!"
    r"|CONNECT!|BUSY!|PYTHON!|EXTERNAL!|ERROR!)|ERR:\d{3}",
    re.IGNORECASE,
)
_EXPONENT = re.compile(r"[+-]?(\d[\d.,]*|[.,]\d+)e[+-]?\d+", re.IGNORECASE)
_NOT_FINITE = re.compile(r"[+-]?(inf|infinity|nan)", re.IGNORECASE)


class Why(StrEnum):
    """Why a cell is not an amount or number."""

    BLANK = "blank"
    NOT_A_NUMBER = "not_a_number"
    ERROR_CELL = "error_cell"
    PERCENT = "percent"
    NOT_FINITE = "not_finite"
    EXPONENT = "exponent"
    TOO_MANY_DECIMALS = "too_many_decimals"
    TOO_LARGE = "too_large"
    OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True)
class Amount:
    """An amount in minor units, and the currency's sign or code that stood beside it ("" for none)."""

    minor: int
    currency: str = ""


@dataclass(frozen=True)
class Number:
    """A plain finite number; never an amount."""

    value: float


@dataclass(frozen=True)
class Ambiguous:
    """Two readings, in major units, that nothing decides between: 1.234."""

    readings: tuple[Decimal, ...]


@dataclass(frozen=True)
class NotAnAmount:
    """No reading at all, and why."""

    why: Why


def read_amount(
    cell: Cell, digits: int, style: NumberStyle | None = None
) -> Amount | Ambiguous | NotAnAmount:
    """The amount a person wrote in `cell`, in minor units of a currency with `digits` decimals.

    A number that a spreadsheet delivered has one reading. A text such as "1.234" has two unless `style`
    decides or the currency has no decimals. A dash alone is how accounts print nothing: blank. Percentages
    are refused, and in a text an exponent too, since the program that wrote it may have dropped figures.
    """
    if not isinstance(cell, str):
        shown = _shown(cell, digits)
        return shown if isinstance(shown, NotAnAmount) else _in_minor(shown, digits, "")
    if cell.isascii() and cell.isdecimal() and len(cell) <= LONGEST:
        return _in_minor(Decimal(cell), digits, "")
    pieces = _pieces(plain(cell))
    if isinstance(pieces, NotAnAmount):
        return pieces
    if style is None and not digits:
        # No decimals in this currency: the one separator stands between thousands.
        style = NumberStyle(decimal="," if "." in pieces.figures else ".")
    value = _decided(pieces, style)
    return value if isinstance(value, Ambiguous) else _in_minor(value, digits, pieces.currency)


def read_number(cell: Cell, style: NumberStyle | None = None) -> Number | Ambiguous | NotAnAmount:
    """The plain number in `cell`, for results: decimals and exponents allowed; currency, percent and k or m
    not."""
    if not isinstance(cell, str):
        if isinstance(cell, bool):
            return NotAnAmount(Why.NOT_A_NUMBER)
        return Number(float(cell)) if math.isfinite(cell) else NotAnAmount(Why.NOT_FINITE)
    text = plain(cell)
    if len(text) <= LONGEST and _EXPONENT.fullmatch(text) and "," not in text and text.count(".") <= 1:
        return Number(float(text)) if math.isfinite(float(text)) else NotAnAmount(Why.NOT_FINITE)
    pieces = _pieces(text)
    if isinstance(pieces, NotAnAmount):
        return pieces
    if pieces.currency or pieces.power:
        return NotAnAmount(Why.NOT_A_NUMBER)
    value = _decided(pieces, style)
    return value if isinstance(value, Ambiguous) else Number(float(value))


def read_percent(cell: Cell, style: NumberStyle | None = None) -> Number | Ambiguous | NotAnAmount:
    """A share from 0 to 1, for confidence: 70, 70 % and 0.7 are the same; what is at most 1 is a share
    already."""
    text = plain(cell) if isinstance(cell, str) else ""
    marked = text.endswith("%")
    read = read_number(text[:-1] if marked else cell, style)
    if not isinstance(read, Number):
        return read
    share = read.value / 100 if marked or read.value > 1 else read.value
    return Number(share) if 0 <= share <= 1 else NotAnAmount(Why.OUT_OF_RANGE)


def column_style(cells: Iterable[Cell]) -> NumberStyle | None:
    """How a column writes its numbers, from those cells that have one reading; None where none says or two
    disagree."""
    seen = {evidence(plain(cell)) for cell in cells if isinstance(cell, str)} - {""}
    if len(seen) != 1:
        return None
    return NumberStyle(decimal=".", group=",") if "." in seen else NumberStyle(decimal=",", group=".")


def without_sign(typed: str) -> str:
    """What stands behind a minus or inside parentheses around the whole; "" for a text without them."""
    text = plain(typed)
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip()
    return text[1:].strip() if text.startswith(("-", MINUS)) else ""


def _pieces(text: str) -> Pieces | NotAnAmount:
    """The number in a plain text taken apart, with at least one reading; or why there is none."""
    pieces = taken_apart(text)
    if pieces is not None and pieces.figures and readings(pieces.figures):
        return pieces
    return NotAnAmount(_why_not(text, pieces))


def _why_not(text: str, pieces: Pieces | None) -> Why:
    if not text or (pieces is not None and not pieces.figures):
        return Why.BLANK
    if len(text) > LONGEST:
        return Why.NOT_A_NUMBER
    for pattern, why in ((_ERRORS, Why.ERROR_CELL), (_NOT_FINITE, Why.NOT_FINITE), (_EXPONENT, Why.EXPONENT)):
        if pattern.fullmatch(text):
            return why
    return Why.PERCENT if "%" in text or "‰" in text else Why.NOT_A_NUMBER


def _decided(pieces: Pieces, style: NumberStyle | None) -> Decimal | Ambiguous:
    """The one value of the pieces, in major units."""
    found = {
        sign: _EXACT.scaleb(-value if pieces.negative else value, pieces.power)
        for sign, value in readings(pieces.figures).items()
    }
    if len(found) == 1:
        return next(iter(found.values()))
    return found[style.decimal] if style and style.decimal in found else Ambiguous(tuple(found.values()))


def _shown(cell: int | float, digits: int) -> Decimal | NotAnAmount:
    """A spreadsheet's number; where it has too many decimals, with the 15 figures that spreadsheets keep
    and show."""
    if isinstance(cell, bool):
        return NotAnAmount(Why.NOT_A_NUMBER)
    if not math.isfinite(cell):
        return NotAnAmount(Why.NOT_FINITE)
    exact = Decimal(repr(cell))
    return exact if _is_whole(_EXACT.scaleb(exact, digits)) else Decimal(format(cell, ".15g"))


def _in_minor(value: Decimal, digits: int, currency: str) -> Amount | NotAnAmount:
    if value and value.adjusted() > LONGEST:
        return NotAnAmount(Why.TOO_LARGE)
    scaled = _EXACT.scaleb(value, digits)
    if not _is_whole(scaled):
        return NotAnAmount(Why.TOO_MANY_DECIMALS)
    return NotAnAmount(Why.TOO_LARGE) if abs(scaled) > LARGEST else Amount(int(scaled), currency)


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()
