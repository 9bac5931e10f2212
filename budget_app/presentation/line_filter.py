"""The filter over lines, as people type it: words in code, title or goal, and amounts such as "> 50k".

What must not live here: which lines there are, and what the grid shows of them.
"""

import re
from collections.abc import Callable

import msgspec

from budget_app.domain.lines import Line
from budget_app.domain.queries import asked
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.money_text import Amount, read_amount

_CONDITION = re.compile(
    r"(?P<sign>>=|<=|≥|≤|>|<|=)\s*(?P<amount>[\d.,']+(?:\s?(?:mio|bn|[km])\b)?)", re.IGNORECASE
)
_HOLDS: dict[str, Callable[[int, int], bool]] = {
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    "=": lambda a, b: a == b,
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    "≥": lambda a, b: a >= b,
    "≤": lambda a, b: a <= b,
}


class LineFilter(msgspec.Struct, frozen=True):
    """All of `words` in what is searched, and every condition on the requested amount (minor units)."""

    words: tuple[str, ...] = ()
    conditions: tuple[tuple[str, int], ...] = ()

    def holds(self, line: Line, searched: str) -> bool:
        """Whether the line passes; `searched` is its text in lower case (see `searched_text`)."""
        if not all(word in searched for word in self.words):
            return False
        return all(_HOLDS[sign](asked(line), amount) for sign, amount in self.conditions)


def read_filter(text: str, digits: int, style: NumberStyle = ENGLISH) -> LineFilter:
    """The filter that was typed; what is no amount after a sign is searched for as a word."""
    conditions: list[tuple[str, int]] = []

    def taken(match: re.Match[str]) -> str:
        read = read_amount(match["amount"], digits, style)
        if not isinstance(read, Amount):
            return match[0]
        conditions.append((match["sign"], read.minor))
        return " "

    rest = _CONDITION.sub(taken, text)
    return LineFilter(tuple(rest.casefold().split()), tuple(conditions))


def searched_text(line: Line, goals: tuple[str, ...], more: tuple[str, ...] = ()) -> str:
    """What the words of a filter are looked for in, in lower case."""
    return "\n".join((line.code, line.title, line.function, *goals, *more)).casefold()
