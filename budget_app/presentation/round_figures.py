"""Whether a department's amounts are round figures everywhere: sums that were guessed and not reckoned.

The rule is ours. An amount is round where nothing but zeros follows its first figure, or a five and zeros: 40,000,
45,000, 150,000, in whole units of the currency. Where figures come from quotes and counts, about one in five is; so of
LEAST amounts that nobody rounded, all are by a chance of 1 in 15,000. Warned is from LEAST amounts on, where SHARE of
them are round. What is said of it: line_warnings.py.
"""

from collections.abc import Iterable

import msgspec

from budget_app.domain import money
from budget_app.domain.lines import Line
from budget_app.domain.setup import Setup

LEAST, SHARE = 6, 0.9


class RoundFigures(msgspec.Struct, frozen=True):
    """How many of the amounts are round, and the first line (id) that has such a one."""

    round: int
    known: int
    first: str


def round_figures(state: Setup, lines: Iterable[Line]) -> RoundFigures | None:
    """What is found in these lines of one department; None where nothing is odd."""
    unit = 10 ** money.digits(state.currency)
    amounts = [(line.id, amount) for line in lines for amount in dict.fromkeys(line.tiers.values())]
    found = [line for line, amount in amounts if is_round(amount, unit)]
    if len(amounts) < LEAST or len(found) < SHARE * len(amounts):
        return None
    return RoundFigures(len(found), len(amounts), found[0])


def is_round(amount: int, unit: int = 100) -> bool:
    """Whether an amount in minor units is a round figure of its major unit. Under 100 units nothing is."""
    whole, rest = divmod(amount, unit)
    if rest or whole < 100:
        return False
    figures = str(whole).rstrip("0")
    return len(figures) == 1 or (len(figures) == 2 and figures[1] == "5")
