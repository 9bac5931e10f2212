"""What is available, divided among the departments' asks by the rules for claims: for a start, and to compare with.

The rules live in analysis/claims.py.
"""

import msgspec

from budget_app.analysis.claims import Rule, divided
from budget_app.domain import money, queries
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.words import _


class Claims(msgspec.Struct, frozen=True):
    """What each department asks for (joint lines by their shares) and what each rule gives it, in minor units."""

    available: int
    asked: dict[str, int]
    rules: dict[Rule, dict[str, int]]


def claims_of(state: Round, available: int | None = None) -> Claims:
    """The divisions of what is available in the round, or of another amount (minor units). O(lines)."""
    asked = queries.asked_by_department(state)
    amount = max(state.available if available is None else available, 0)
    rules = {
        rule: dict(zip(asked, divided(amount, list(asked.values()), rule), strict=True)) for rule in Rule
    }
    return Claims(amount, asked, rules)


def claims_text(state: Round, claims: Claims, style: NumberStyle = ENGLISH) -> str:
    """One line a rule: "Proportional: Sales 800,000, Marketing 880,000"."""
    digits = money.digits(state.currency)

    def told(amounts: dict[str, int]) -> str:
        return ", ".join(
            f"{state.departments[code].name} {full_money(amount, digits, style)}"
            for code, amount in amounts.items()
        )

    rows = [_("Asked: {amounts}").format(amounts=told(claims.asked))]
    if sum(claims.asked.values()) <= claims.available:
        return "\n".join([*rows, _("There is enough for all of it.")])
    rows += [f"{rule_name(rule)}: {told(amounts)}" for rule, amounts in claims.rules.items()]
    return "\n".join(rows)


def rule_name(rule: Rule) -> str:
    """What people call a rule."""
    return {
        Rule.PROPORTIONAL: _("In proportion"),
        Rule.EQUAL_AWARDS: _("The same for everybody"),
        Rule.EQUAL_LOSSES: _("The same lack for everybody"),
        Rule.TALMUD: _("Talmud"),
    }[rule]
