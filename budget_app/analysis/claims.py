"""How money is divided among claims that add up to more than there is: the four rules of the literature.

Sources: Aumann and Maschler 1985 (Talmud); Thomson 2003 (all four, their duality and properties). What must not live
here: whose claims they are.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction


class Rule(StrEnum):
    """Proportional; constrained equal awards (everybody the same, nobody more than their claim); constrained equal
    losses (everybody lacks the same, nobody gets less than nothing); Talmud (equal awards of half the claims while the
    money does not cover these, equal losses of the other halves beyond)."""

    PROPORTIONAL = "proportional"
    EQUAL_AWARDS = "equal_awards"
    EQUAL_LOSSES = "equal_losses"
    TALMUD = "talmud"


def divided(amount: int, claims: Sequence[int], rule: Rule) -> list[int]:
    """What each claim gets of `amount`, in the same minor units, adding up to it exactly.

    Where the claims add up to no more than the amount, everybody gets their claim and the rest is left. What falls
    between minor units goes to the largest remainders, the earlier claim first. Nobody gets more than their claim.
    Raises ValueError for anything negative. O(n log n).
    """
    if amount < 0 or min(claims, default=0) < 0:
        raise ValueError("nothing negative can be divided or claimed")
    if sum(claims) <= amount:
        return list(claims)
    return _whole(amount, _RULES[rule](Fraction(amount), [Fraction(claim) for claim in claims]))


def _proportional(amount: Fraction, claims: list[Fraction]) -> list[Fraction]:
    whole = sum(claims)
    return [amount * claim / whole for claim in claims]


def _equal_awards(amount: Fraction, claims: list[Fraction]) -> list[Fraction]:
    """From the smallest claim on: whoever claims less than an even share of what is left gets the claim."""
    left, level = amount, Fraction(0)
    for count, claim in zip(range(len(claims), 0, -1), sorted(claims), strict=True):
        level = left / count
        if claim >= level:
            break
        left -= claim
    return [min(claim, level) for claim in claims]


def _equal_losses(amount: Fraction, claims: list[Fraction]) -> list[Fraction]:
    """The dual: what is lacking is awarded equally."""
    losses = _equal_awards(sum(claims, Fraction(0)) - amount, claims)
    return [claim - loss for claim, loss in zip(claims, losses, strict=True)]


def _talmud(amount: Fraction, claims: list[Fraction]) -> list[Fraction]:
    halves = [claim / 2 for claim in claims]
    covered = sum(halves, Fraction(0))
    if amount <= covered:
        return _equal_awards(amount, halves)
    more = _equal_losses(amount - covered, halves)
    return [half + part for half, part in zip(halves, more, strict=True)]


_RULES: dict[Rule, Callable[[Fraction, list[Fraction]], list[Fraction]]] = {
    Rule.PROPORTIONAL: _proportional,
    Rule.EQUAL_AWARDS: _equal_awards,
    Rule.EQUAL_LOSSES: _equal_losses,
    Rule.TALMUD: _talmud,
}


def _whole(amount: int, awards: list[Fraction]) -> list[int]:
    """The awards in whole units, by largest remainder."""
    whole = [int(award) for award in awards]
    order = sorted(range(len(awards)), key=lambda i: (whole[i] - awards[i], i))
    for i in order[: amount - sum(whole)]:
        whole[i] += 1
    return whole
