"""What stands in the fields of the settings, as text: where typing begins."""

from budget_app.domain import money, queries
from budget_app.domain.people import Person
from budget_app.domain.round import Round
from budget_app.domain.strategy import Goal
from budget_app.presentation.amounts import full_money
from budget_app.presentation.draft_form import share_text
from budget_app.presentation.results import number_text


def round_texts(state: Round) -> dict[str, str]:
    """Name, money, rules and period."""
    digits = money.digits(state.currency)
    return {
        "name": state.name,
        "currency": state.currency,
        "fund": full_money(state.fund, digits),
        "reserve": full_money(state.reserve, digits),
        "signatures": str(state.rules.signatures),
        "start": state.start,
        "end": state.end,
    }


def person_texts(person: Person) -> dict[str, str]:
    """Name, roles and department."""
    return {"name": person.name, "roles": " ".join(person.roles), "department": person.department}


def goal_texts(state: Round, goal: Goal) -> dict[str, str]:
    """What stands in a goal's fields."""
    return {
        "title": goal.title,
        "metric": goal.metric,
        "unit": goal.unit,
        "baseline": number_text(goal.baseline),
        "target": number_text(goal.target),
        "date": goal.date,
        "horizon": str(goal.horizon),
        "weight": share_text(queries.weights(state).get(goal.id, 0.0)),
        "low": "" if goal.weight_low is None else number_text(goal.weight_low),
        "high": "" if goal.weight_high is None else number_text(goal.weight_high),
    }
