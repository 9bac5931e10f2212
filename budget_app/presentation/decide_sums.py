"""The sums of the decision, as one clicks: granted of asked per department, coverage per goal, what is left.

Each may be asked with a trial: one line at another amount, before anything is granted.
"""

from collections.abc import Mapping
from functools import partial

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.decision import Decision, granted_amounts
from budget_app.presentation.amounts import short_money
from budget_app.presentation.coverage import coverage
from budget_app.presentation.signs import department_signs, goal_signs
from budget_app.presentation.tables import DepartmentSign, GoalSign
from budget_app.words import _

PERCENT = "{n}\u00a0%"


class DepartmentSum(msgspec.Struct, frozen=True):
    """What a department is granted of what it asks, in minor units; `share` is granted / asked."""

    code: str
    sign: DepartmentSign
    granted: int
    asked: int
    share: float
    granted_short: str
    asked_words: str
    percent: str
    sentence: str


class GoalSum(msgspec.Struct, frozen=True):
    """How far what is granted brings a goal: `share` of the way to its target, over 1 shown as it is."""

    goal: str
    sign: GoalSign
    share: float
    percent: str
    sentence: str


class Sums(msgspec.Struct, frozen=True):
    """All of them. `over` is what exceeds the available money, 0 where nothing does."""

    departments: tuple[DepartmentSum, ...]
    goals: tuple[GoalSum, ...]
    granted: int
    available: int
    left: int
    over: int
    total: DepartmentSum
    is_trial: bool = False


def sums(state: Decision, trial: Mapping[str, int] | None = None) -> Sums:
    """The sums for what is granted, with the trial's amounts (by line id) in place of the granted ones. O(lines)."""
    amounts = {**granted_amounts(state), **(trial or {})}
    short = partial(short_money, digits=money.digits(state.currency))
    granted = queries.by_department(state, ((state.lines[line], amount) for line, amount in amounts.items()))
    asked = queries.asked_by_department(state)
    signs = department_signs(state)
    total = sum(amounts.values())
    whole = DepartmentSign(0, "", _("All"))
    return Sums(
        departments=tuple(
            _department(code, signs[code], granted[code], asked[code], short) for code in state.departments
        ),
        goals=_goals(state, amounts),
        granted=total,
        available=state.available,
        left=state.fund - total,
        over=max(total - state.available, 0),
        total=_department("", whole, total, state.available, short, _("of {amount} available")),
        is_trial=bool(trial),
    )


def _department(
    code: str, sign: DepartmentSign, granted: int, asked: int, short: "partial[str]", of: str = ""
) -> DepartmentSum:
    words = (of or _("of {amount}")).format(amount=short(asked))
    percent = percent_text(granted / asked if asked else 0.0)
    return DepartmentSum(
        code=code,
        sign=sign,
        granted=granted,
        asked=asked,
        share=granted / asked if asked else 0.0,
        granted_short=short(granted),
        asked_words=words,
        percent=percent,
        sentence=_("{name}: {granted} {asked}, {percent}").format(
            name=sign.name, granted=short(granted), asked=words, percent=percent
        ),
    )


def _goals(state: Decision, amounts: Mapping[str, int]) -> tuple[GoalSum, ...]:
    signs = goal_signs(state)
    return tuple(
        GoalSum(
            goal=goal,
            sign=signs[goal],
            share=share,
            percent=percent_text(share),
            sentence=_(
                "{goal}: what is granted is expected to bring {percent} of the way to the target"
            ).format(goal=signs[goal].name, percent=percent_text(share)),
        )
        for goal, share in coverage(state, amounts).items()
    )


def percent_text(share: float) -> str:
    """A share in whole percent, cut off towards 0, so that 100 % means all of it: 63 %."""
    # A hair is added so that 0.29 x 100 does not become 28.
    whole = int(abs(share) * 100 + 1e-9)
    return PERCENT.format(n=f"\u2212{whole:,}" if share < 0 and whole else f"{whole:,}")
