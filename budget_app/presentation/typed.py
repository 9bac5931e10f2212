"""What was typed into a field of the round's set-up, as a value, or a problem with what to do about it.

The wizard (draft_reading.py) and the settings (settings_edit.py) read alike. Nothing is guessed.
"""

from typing import NoReturn

from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.day_text import bad_day, read_day
from budget_app.presentation.money_text import Ambiguous, Number, read_number, read_percent
from budget_app.presentation.requests_edit import Problem, read_money
from budget_app.words import _


class NotTaken(Exception):
    """What was typed cannot be taken."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


def refuse(sentence: str) -> NoReturn:
    """NotTaken, with this sentence."""
    raise NotTaken(Problem(sentence))


def words(typed: str) -> str:
    """A name or title, without idle spaces."""
    return " ".join(typed.split())


def money_of(typed: str, currency: str, style: NumberStyle = ENGLISH) -> int | None:
    """Minor units, not negative; None for nothing. NotTaken otherwise."""
    read = read_money(Round(currency=currency), typed, style)
    if isinstance(read, Problem):
        raise NotTaken(read)
    if read is not None and read < 0:
        refuse(_("An amount cannot be negative here. Type it without a minus."))
    return read


def day_of(typed: str) -> str:
    """YYYY-MM-DD; "" for nothing. NotTaken otherwise."""
    if not typed.strip():
        return ""
    return read_day(typed) or refuse(bad_day(typed))


def number_of(typed: str, style: NumberStyle = ENGLISH) -> float | None:
    """A baseline or target; None for nothing. A percentage is the number before its sign. NotTaken otherwise."""
    text = typed.strip().removesuffix("%").strip()
    return _number(typed, read_number(text, style)) if text else None


def weight_of(typed: str, style: NumberStyle = ENGLISH) -> float | None:
    """A weight, 0 or more: 0.6 or 60 %; None for nothing. NotTaken otherwise."""
    text = typed.strip()
    if not text:
        return None
    read = read_percent(text, style) if text.endswith("%") else read_number(text, style)
    value = _number(typed, read)
    if value < 0:
        refuse(_("A weight is 0 or more. Type it as 0.6 or 60 %."))
    return value


def count_of(typed: str) -> int | None:
    """A whole number from 1; None for nothing. NotTaken otherwise."""
    text = typed.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= 999:
        refuse(_("Type a whole number, 1 or more."))
    return int(text)


def _number(typed: str, read: object) -> float:
    if isinstance(read, Number):
        return read.value
    shown = words(typed)[:40]
    if isinstance(read, Ambiguous):
        refuse(_("“{typed}” can be read in two ways. Type it without thousands.").format(typed=shown))
    refuse(_("“{typed}” is not a number. Type it as 400 or 12.5.").format(typed=shown))
