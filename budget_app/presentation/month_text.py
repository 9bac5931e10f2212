"""Months as people write and read them: "Jan to Jun", 2027-03, "q2"; and a line's money spread over them.

Months are YYYY-MM. What must not live here: sentences about a whole line.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from budget_app.domain import money
from budget_app.domain.lines import Line
from budget_app.domain.setup import Setup
from budget_app.words import _

_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})\Z")
MOST_MONTHS = 36


@lru_cache(maxsize=1)
def month_names() -> tuple[str, ...]:
    """January to December."""
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )


def month_short(month: str) -> str:
    """Jan for 2027-01."""
    return month_names()[int(month[5:7]) - 1][:3]


@lru_cache(maxsize=512)
def months_between(start: str, end: str, most: int = MOST_MONTHS) -> tuple[str, ...]:
    """The months from `start` to `end`, both included, at most `most`; none where either is missing."""
    if not start or not end:
        return ()
    first, last = _number(start), _number(end)
    return tuple(_named(n) for n in range(first, min(last, first + most - 1) + 1))


def round_months(state: Setup) -> tuple[str, ...]:
    """The months of the round's period."""
    return months_between(state.start[:7], state.end[:7])


def line_period(state: Setup, line: Line) -> tuple[str, str]:
    """The line's first and last month; the round's where the line does not say."""
    start = line.start or state.start[:7]
    return start, max(line.end or state.end[:7], start)


def month_amounts(state: Setup, line: Line, amount: int) -> dict[str, int]:
    """`amount` spread over the line's months by its parts, evenly where it has none; in minor units, exact."""
    months = months_between(*line_period(state, line))
    if not months:
        return {}
    parts = [*line.months[: len(months)], *([0] * (len(months) - len(line.months)))]
    if not line.months or not any(parts):
        parts = [1] * len(months)
    return dict(zip(months, money.split(amount, parts), strict=True))


def shown_months(state: Setup, line: Line) -> tuple[str, ...]:
    """The months that a line's bars stand over: the round's, widened to the line's own."""
    start, end = line_period(state, line)
    whole = round_months(state)
    if not whole:
        return months_between(start, end)
    return months_between(min(start, whole[0]), max(end, whole[-1]))


def period_text(start: str, end: str, years: bool = False) -> str:
    """Jan–Jun; with the year where `years`, or where the two differ in it."""
    if not start or not end:
        return ""
    if start == end:
        return month_short(start) + (f" {start[:4]}" if years else "")
    if start[:4] != end[:4] or years:
        return f"{month_short(start)} {start[:4]}–{month_short(end)} {end[:4]}"
    return f"{month_short(start)}–{month_short(end)}"


def read_period(text: str, months: Sequence[str]) -> tuple[str, str] | None:
    """The first and last month that were written; `months` (the round's) give the year. None where it is neither.

    A quarter (Q2), one month, or two with "to", "-" or ".." between; month names need three letters.
    """
    plain = text.strip().casefold()
    if match := re.fullmatch(r"q([1-4])", plain):
        third = 3 * int(match[1])
        found = [_month(str(third - 2), months), _month(str(third), months)]
    else:
        pieces = [p for p in _pieces(plain) if p]
        if not 1 <= len(pieces) <= 2:
            return None
        found = [_month(piece, months) for piece in pieces]
    start, end = found[0], found[-1]
    if not start or not end:
        return None
    if end < start and len(found) == 2:
        # "Nov to Feb" without years reaches into the next one.
        end = _named(_number(end) + 12) if not re.search(r"\d{4}", plain) else end
    return start, end


def _pieces(plain: str) -> list[str]:
    pieces = re.split(r"\s*(?:\bto\b|[–—…]|\.\.+)\s*|\s+-\s+", plain)
    if len(pieces) == 1 and re.fullmatch(r"[^\W\d]+\.?-[^\W\d]+\.?|\d{1,2}-\d{1,2}", plain):
        pieces = plain.split("-")
    return [piece.strip(" .") for piece in pieces]


def _month(text: str, months: Sequence[str]) -> str:
    if match := _YEAR_MONTH.match(text):
        year, number = match[1], int(match[2])
    elif match := _MONTH_YEAR.match(text):
        year, number = match[2], int(match[1])
    else:
        year, number = _named_month(text)
    if not 1 <= number <= 12:
        return ""
    if year:
        return f"{year}-{number:02d}"
    return next((m for m in months if int(m[5:7]) == number), "")


def _named_month(text: str) -> tuple[str, int]:
    """The year, if any, and the number of a month written as a name or a number; 0 for none."""
    match = re.fullmatch(r"(?:(\d{1,2})|([^\W\d]{3,})\.?)(?:\s+(\d{4}))?", text)
    if not match:
        return "", 0
    if match[1]:
        return match[3] or "", int(match[1])
    names = [name.casefold() for name in month_names()]
    found = [n for n, name in enumerate(names, 1) if name.startswith(match[2])]
    return match[3] or "", found[0] if len(found) == 1 else 0


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _named(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
