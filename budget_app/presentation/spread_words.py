"""Months set by hand, in words: what a month has, what is left over, what can be done about it.

What must not live here: how an amount is spread (spread.py), widgets.
"""

from budget_app.domain import money
from budget_app.domain.setup import Setup
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.month_text import month_names
from budget_app.presentation.spread import ByHand
from budget_app.words import _


def month_word(month: str) -> str:
    """April."""
    return month_names()[int(month[5:7]) - 1]


def amount_text(state: Setup, hand: ByHand, at: int, style: NumberStyle = ENGLISH) -> str:
    """What month number `at` has, as it is typed; empty where there is no such month."""
    if not 0 <= at < len(hand.amounts):
        return ""
    return full_money(hand.amounts[at], money.digits(state.currency), style)


def month_sentence(state: Setup, hand: ByHand, at: int, style: NumberStyle = ENGLISH) -> str:
    """The month the keys are on, then all that have something: for a screen reader and the tip."""
    digits = money.digits(state.currency)
    parts = [
        f"{month_word(month)} {full_money(amount, digits, style)}"
        for month, amount in zip(hand.months, hand.amounts, strict=True)
        if amount
    ]
    here = ""
    if 0 <= at < len(hand.months):
        here = _("{month}, {amount}").format(
            month=month_word(hand.months[at]), amount=amount_text(state, hand, at)
        )
    every = _("Months: {months}").format(months=", ".join(parts)) if parts else _("No amount yet")
    return ". ".join(filter(None, (here, every)))


def rest_words(state: Setup, hand: ByHand, at: int, style: NumberStyle = ENGLISH) -> tuple[str, str, str]:
    """What is left over or too much, and two ways out; empty where the months add up."""
    if not hand.rest or not 0 <= at < len(hand.months):
        return "", "", ""
    digits, month = money.digits(state.currency), month_word(hand.months[at])
    amount = full_money(abs(hand.rest), digits, style)
    if hand.rest > 0:
        words = _("{amount} left over.").format(amount=amount)
        return words, _("Spread it over the others"), _("Put it in {month}").format(month=month)
    words = _("{amount} too much.").format(amount=amount)
    sum_ = full_money(sum(hand.amounts), digits, style)
    return words, _("Take it from the others"), _("Ask for {amount}").format(amount=sum_)
