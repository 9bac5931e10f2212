"""What every row of the requests grid depends on besides its line: signs, goals, months, how money is written.

What must not live here: rows and cells.
"""

import msgspec

from budget_app.domain import money
from budget_app.domain.queries import live_goals, weights
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.domain.strategy import Goal
from budget_app.presentation.amounts import NumberStyle, full_money
from budget_app.presentation.brought import marks
from budget_app.presentation.month_text import round_months
from budget_app.presentation.signs import department_signs, goal_signs
from budget_app.presentation.tables import Column, DepartmentSign, GoalSign


class Context(msgspec.Struct, frozen=True):
    """Rows are made anew where it changes. `columns`: what a row has a cell for, in order; `brought`: who brought in a
    line that waits to be confirmed, by its id."""

    columns: tuple[Column, ...]
    departments: dict[str, DepartmentSign]
    goals: dict[str, GoalSign]
    counted_goals: dict[str, Goal]
    months: tuple[str, ...]
    phase: Phase
    digits: int
    cents: bool
    person: str
    style: NumberStyle
    fund: int
    weights: dict[str, float]
    brought: dict[str, str]

    def money(self, minor: int | None) -> str:
        """An amount as the grid shows it; empty for none."""
        return "" if minor is None else full_money(minor, self.digits, self.style, self.cents)

    def place(self, column: str) -> int:
        """Where the cell of this column stands; -1 where it has none."""
        return next((n for n, known in enumerate(self.columns) if known.id == column), -1)


def context_of(state: Round, person: str, style: NumberStyle, columns: tuple[Column, ...]) -> Context:
    """What the rows of this state depend on. O(lines), for the cents."""
    digits = money.digits(state.currency)
    unit = 10**digits
    cents = digits > 0 and any(
        (line.minimum or 0) % unit or (line.requested or 0) % unit or (line.stretch or 0) % unit
        for line in state.lines.values()
    )
    return Context(
        columns=columns,
        departments=department_signs(state),
        goals=goal_signs(state),
        counted_goals={goal.id: goal for goal in state.goals.values() if not goal.retired},
        months=round_months(state),
        phase=state.phase,
        digits=digits,
        cents=cents,
        person=person,
        style=style,
        fund=state.fund,
        weights=weights(state) if live_goals(state) else {},
        brought=marks(state),
    )
