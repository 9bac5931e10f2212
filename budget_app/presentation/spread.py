"""A line's money over its months: which shape it has, another shape, months set by hand whose sum stays right.

Months are YYYY-MM, amounts minor units. A line keeps parts, not amounts, so every tier adds up over its months and a
changed amount keeps its shape. What must not live here: how typed text is read, widgets.
"""

import msgspec

from budget_app.domain import money
from budget_app.domain.lines import Line
from budget_app.domain.queries import asked
from budget_app.domain.requests import ReviseLine
from budget_app.domain.setup import Setup
from budget_app.presentation.month_shape import Shape, falling, shape_of
from budget_app.presentation.month_text import line_period, month_amounts, months_between, shown_months
from budget_app.presentation.requests_edit import revised


def reshaped(state: Setup, line: Line, shape: Shape, month: str = "") -> ReviseLine | None:
    """The command that gives the line this shape; None where it has it. `month`: the one, for ONCE.

    By hand begins from what stands: nothing changes until a month does.
    """
    if shape is shape_of(state, line) and not month:
        return None
    start, end = line_period(state, line)
    if shape is Shape.ONCE:
        month = month or start
        return revised(line, start=month, end=month, months=())
    # From one month to several: there is no telling which, so the round's.
    whole = {"start": "", "end": ""} if start == end else {}
    if shape is Shape.EVEN:
        return revised(line, **whole, months=())
    if shape is Shape.FRONT:
        count = len(months_between(*((state.start[:7], state.end[:7]) if whole else (start, end))))
        return revised(line, **whole, months=falling(count))
    return None


class ByHand(msgspec.Struct, frozen=True):
    """Months being set by hand: what each gets, and the amount they have to add up to."""

    months: tuple[str, ...]
    amounts: tuple[int, ...]
    total: int

    @property
    def rest(self) -> int:
        """What is left over; below 0 where the months hold too much."""
        return self.total - sum(self.amounts)

    def put(self, at: int, amount: int) -> "ByHand":
        """Month number `at` gets this amount, never less than nothing nor more than any budget."""
        amount = max(0, min(amount, money.LARGEST))
        return self._with({at: amount})

    def carry(self, at: int, to: int, amount: int) -> "ByHand":
        """So much of month `at`, as far as it has it, goes to month `to`; the sum stays."""
        if not 0 <= to < len(self.amounts):
            return self
        amount = min(amount, self.amounts[at])
        return self._with({at: self.amounts[at] - amount, to: self.amounts[to] + amount})

    def settle_into(self, at: int) -> "ByHand":
        """The rest goes into month `at`; as far as that falls to nothing, the others follow."""
        return self.put(at, self.amounts[at] + self.rest)._levelled(at)

    def settle_over_others(self, at: int) -> "ByHand":
        """The rest goes to the other months, in proportion to what they have; evenly where they have nothing."""
        return self._levelled(at)

    def _levelled(self, but: int) -> "ByHand":
        if not self.rest:
            return self
        others = [n for n in range(len(self.amounts)) if n != but]
        free = sum(self.amounts[n] for n in others) + self.rest
        if free < 0 or not others:
            return self._with({but: self.total, **dict.fromkeys(others, 0)})
        parts = [self.amounts[n] for n in others]
        if not any(parts):
            parts = [1] * len(others)
        return self._with(dict(zip(others, money.split(free, parts), strict=True)))

    def _with(self, changed: dict[int, int]) -> "ByHand":
        amounts = tuple(changed.get(n, amount) for n, amount in enumerate(self.amounts))
        return msgspec.structs.replace(self, amounts=amounts)


def by_hand(state: Setup, line: Line) -> ByHand:
    """The line's months as they stand, over all months that are shown."""
    months, total = shown_months(state, line), asked(line)
    amounts = month_amounts(state, line, total)
    return ByHand(months, tuple(amounts.get(month, 0) for month in months), total)


def step_of(hand: ByHand) -> int:
    """What one press of an arrow key moves: about a fiftieth of the amount, a round figure, at least 1."""
    rough = max(hand.total // 50, 1)
    power = 10 ** (len(str(rough)) - 1)
    return next(power * n for n in (10, 5, 2, 1) if power * n <= rough or n == 1)


def settled(line: Line, hand: ByHand) -> ReviseLine | None:
    """The command that spreads the line so; None where it stands so, or something is left over."""
    spent = [n for n, amount in enumerate(hand.amounts) if amount]
    if hand.rest or not spent:
        return None
    first, last = spent[0], spent[-1]
    parts = hand.amounts[first : last + 1] if first != last else ()
    return revised(line, start=hand.months[first], end=hand.months[last], months=parts)


def asked_as_set(line: Line, hand: ByHand) -> ReviseLine | None:
    """The command that asks for what the months add up to, spread so."""
    whole = msgspec.structs.replace(hand, total=sum(hand.amounts))
    spread = settled(line, whole)
    if not whole.total:
        return None
    fields = {**(spread.fields.given() if spread else {}), "requested": whole.total}
    return revised(line, **fields)
