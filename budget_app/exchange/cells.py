"""One cell -> the value that its column's form asks for, or the flaw in it. Where it stands, canonical.py knows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from budget_app.domain import money
from budget_app.domain.lines import Kind
from budget_app.domain.messages import Refusal
from budget_app.domain.texts import clean
from budget_app.exchange.columns import Column, Form, unguarded
from budget_app.exchange.currencies import fits
from budget_app.exchange.problems import Flaw
from budget_app.exchange.sheet import Cell, text_of
from budget_app.presentation.amounts import NumberStyle
from budget_app.presentation.money_text import (
    Ambiguous,
    NotAnAmount,
    Why,
    read_amount,
    read_number,
    read_percent,
)

CANNOT_SAY = "cannot say"
_LONGEST_CODE = 40
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_YES_NO = {
    **dict.fromkeys(["yes", "y", "true", "1", "x"], True),
    **dict.fromkeys(["no", "n", "false", "0"], False),
}
_WHY = {
    Why.NOT_A_NUMBER: Flaw.NOT_AN_AMOUNT,
    Why.ERROR_CELL: Flaw.ERROR_CELL,
    Why.PERCENT: Flaw.PERCENT,
    Why.NOT_FINITE: Flaw.NOT_FINITE,
    Why.EXPONENT: Flaw.EXPONENT,
    Why.TOO_MANY_DECIMALS: Flaw.TOO_MANY_DECIMALS,
    Why.TOO_LARGE: Flaw.TOO_LARGE,
    Why.OUT_OF_RANGE: Flaw.OUT_OF_RANGE,
}


@dataclass(frozen=True)
class Bad:
    """What is wrong with a cell, and the facts for its sentence."""

    flaw: Flaw
    facts: Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """What has to be known to read a column's cells: the round's currency, and how the column writes numbers.

    `signed` where amounts are to be summed: credits and nothings take part. `power` of ten of the unit that amounts are
    in: 3 for thousands.
    """

    currency: str
    style: NumberStyle | None = None
    signed: bool = False
    power: int = 0


def read_cell(cell: Cell, column: Column, how: Reading) -> Any:
    """The value for the column's field; None where the cell is blank; Bad where it cannot be read."""
    try:
        text = clean(unguarded(text_of(cell)))
    except Refusal:
        return Bad(Flaw.HOLDS_NUL, {})
    if not text:
        return None
    match column.form:
        case Form.AMOUNT | Form.PAST_AMOUNT:
            return _amount(cell, text, how, past=column.form is Form.PAST_AMOUNT)
        case Form.RESULT:
            return CANNOT_SAY if text.casefold() == CANNOT_SAY else _number(cell, text, how)
        case Form.CONFIDENCE:
            return _share(cell, text, how)
        case Form.MONTH:
            return month(text) or Bad(Flaw.NOT_A_MONTH, {"text": text})
        case Form.KIND:
            kinds = {kind.value: kind for kind in Kind}
            return kinds.get(text.casefold()) or Bad(
                Flaw.NOT_A_KIND, {"text": text, "kinds": ", ".join(kinds)}
            )
        case Form.YES_NO:
            answer = _YES_NO.get(text.casefold())
            return Bad(Flaw.NOT_YES_OR_NO, {"text": text}) if answer is None else answer
        case Form.PARTS:
            return _parts(text)
        case Form.CODE:
            fitting = len(text) <= _LONGEST_CODE and not re.search(r"[\s,;]", text)
            return text if fitting else Bad(Flaw.NOT_A_CODE, {"text": text})
        case Form.CODES:
            return tuple(dict.fromkeys(filter(None, re.split(r"[\s,;]+", text))))
        case _:
            return text


def month(text: str) -> str:
    """The month as 2027-03, from the ways of writing that leave no doubt; "" where it is none.

    3/4/2027 leaves doubt: it is March in one country and April in another.
    """
    text = text.strip().casefold()
    for pattern in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})(?:[-/.]\d{1,2}(?:[ t]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?)?",
        r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?:\d{1,2}日)?",
        r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})",
        r"\d{1,2}\.(?P<m>\d{1,2})\.(?P<y>\d{4})",
        r"(?:\d{1,2}[ -])?(?P<name>[a-z]{3})[a-z]*\.?[ -](?:\d{1,2}, )?(?P<y>\d{4})",
    ):
        if found := re.fullmatch(pattern, text):
            parts = found.groupdict()
            name = parts.get("name")
            number = int(parts["m"]) if not name else _MONTHS.index(name) + 1 if name in _MONTHS else 0
            return f"{parts['y']}-{number:02d}" if 1 <= number <= 12 else ""
    return ""


def _amount(cell: Cell, text: str, how: Reading, past: bool) -> int | Bad | None:
    read = read_amount(
        text if isinstance(cell, str) else cell, money.digits(how.currency) + how.power, how.style
    )
    if isinstance(read, NotAnAmount):
        return (
            None if read.why is Why.BLANK else Bad(_WHY[read.why], {"text": text, "currency": how.currency})
        )
    if isinstance(read, Ambiguous):
        return _two_readings(text, read)
    if not fits(read.currency, how.currency):
        return Bad(Flaw.OTHER_CURRENCY, {"text": text, "currency": how.currency})
    if how.signed:
        return read.minor
    if read.minor < 0:
        return Bad(Flaw.NEGATIVE, {"text": text})
    return Bad(Flaw.ZERO, {}) if read.minor == 0 and not past else read.minor


def _number(cell: Cell, text: str, how: Reading) -> float | Bad | None:
    read = read_number(text if isinstance(cell, str) else cell, how.style)
    if isinstance(read, NotAnAmount):
        return _no_number(read, text)
    return _two_readings(text, read) if isinstance(read, Ambiguous) else read.value


def _share(cell: Cell, text: str, how: Reading) -> float | Bad | None:
    read = read_percent(text if isinstance(cell, str) else cell, how.style)
    if isinstance(read, NotAnAmount):
        return _no_number(read, text)
    return _two_readings(text, read) if isinstance(read, Ambiguous) else read.value


def _no_number(read: NotAnAmount, text: str) -> Bad | None:
    if read.why is Why.BLANK:
        return None
    return Bad(Flaw.NOT_A_NUMBER if read.why is Why.NOT_A_NUMBER else _WHY[read.why], {"text": text})


def _two_readings(text: str, read: Ambiguous) -> Bad:
    one, other = (f"{reading:f}" for reading in read.readings)
    return Bad(Flaw.TWO_READINGS, {"text": text, "one": one, "other": other})


def _parts(text: str) -> tuple[int, ...] | Bad:
    words = text.split()
    if all(word.isascii() and word.isdigit() and len(word) < 16 for word in words) and any(map(int, words)):
        return tuple(map(int, words))
    return Bad(Flaw.NOT_PARTS, {"text": text})
