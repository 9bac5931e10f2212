"""What typing and choosing in the settings leads to: a command, or what is wrong beside which field.

The rules are the domain's, which refuses by itself; here typed text becomes values.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from budget_app.domain import queries
from budget_app.domain.amendments import AgreeAmendment, DeclineAmendment, ProposeAmendment, WithdrawAmendment
from budget_app.domain.departments import AddDepartment, ChangeDepartment
from budget_app.domain.messages import Command
from budget_app.domain.naming import NameRound, SetPeriod
from budget_app.domain.people import ChangePerson, EnrolPerson, RemovePerson
from budget_app.domain.phases import SetDeadline
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round, Together
from budget_app.domain.setup import SetFund, SetReserve, SetRules
from budget_app.domain.strategy import Goal, Horizon, RetireGoal, SetGoal
from budget_app.domain.terms import waiting
from budget_app.domain.weights import SetWeight
from budget_app.presentation.department_codes import short_code
from budget_app.presentation.draft import DEPARTMENTS, GOALS, PEOPLE, ROUND, roles_of
from budget_app.presentation.form import Place
from budget_app.presentation.requests_edit import Problem
from budget_app.presentation.settings import AMEND, DEADLINES, NEW
from budget_app.presentation.typed import (
    NotTaken,
    count_of,
    day_of,
    money_of,
    number_of,
    refuse,
    weight_of,
    words,
)
from budget_app.words import _


class Answer(msgspec.Struct, frozen=True):
    """A command, or what is wrong by place; neither where nothing changes yet."""

    command: Command | None = None
    problems: dict[Place, Problem] = {}


def entered(state: Round, place: Place, texts: Mapping[str, str]) -> Answer:
    """Something was typed or chosen in a field of a row that stands; `texts` are all of the row that differ."""
    if place.row == NEW or place.part == AMEND:
        return Answer()
    try:
        return Answer(_READ[place.part](state, place, texts))
    except NotTaken as error:
        return Answer(problems={place: error.problem})


def asked(state: Round, part: str, row: str, deed: str, texts: Mapping[str, str]) -> Answer:
    """A deed was asked for, with all that is typed in its row. KeyError for a deed that the part has not."""
    reader = _Row(part, row, texts)
    command = _DEEDS[part, deed](state, reader)
    return Answer(problems=reader.problems) if reader.problems else Answer(command)


class _Row:
    """A row being read as a whole; notes what cannot be taken."""

    def __init__(self, part: str, row: str, texts: Mapping[str, str]) -> None:
        self.part, self.row, self.texts = part, row, texts
        self.problems: dict[Place, Problem] = {}

    def take(self, field: str, read: Callable[[str], Any]) -> Any:
        try:
            return read(self.texts.get(field, ""))
        except NotTaken as error:
            self.problems[Place(self.part, self.row, field)] = error.problem
            return None

    def need(self, field: str, read: Callable[[str], Any], sentence: str) -> Any:
        value = self.take(field, read)
        if value in (None, "", ()):
            self.problems.setdefault(Place(self.part, self.row, field), Problem(sentence))
        return value


# --- one field of what stands


def _round(state: Round, place: Place, texts: Mapping[str, str]) -> Command | None:
    typed = texts[place.field]
    match place.field:
        case "name":
            return NameRound(name=words(typed), expects=state.name)
        case "fund":
            amount = money_of(typed, state.currency)
            return None if amount is None else SetFund(fund=amount, expects=state.fund)
        case "reserve":
            return SetReserve(reserve=money_of(typed, state.currency) or 0, expects=state.reserve)
        case "signatures":
            return SetRules(signatures=count_of(typed) or 1)
        case _:
            days = {"start": state.start, "end": state.end, place.field: day_of(typed)}
            return SetPeriod(start=days["start"], end=days["end"])


def _deadline(state: Round, place: Place, texts: Mapping[str, str]) -> Command | None:
    phase = Phase(place.row)
    day = day_of(texts.get("day", ""))
    if not day:
        return None
    return SetDeadline(phase=phase, day=day, reason=words(texts.get("reason", "")))


def _department(state: Round, place: Place, texts: Mapping[str, str]) -> Command | None:
    return ChangeDepartment(department=place.row, name=words(texts["name"]))


def _person(state: Round, place: Place, texts: Mapping[str, str]) -> Command | None:
    person = state.people[place.row]
    roles = roles_of(dict(texts)) if "roles" in texts else person.roles
    name = words(texts["name"]) if "name" in texts else person.name
    if not name:
        refuse(_("A name is missing. Type one."))
    department = texts.get("department", person.department)
    return ChangePerson(person=person.id, name=name, roles=roles, department=department)


def _goal(state: Round, place: Place, texts: Mapping[str, str]) -> Command | None:
    goal = state.goals[place.row]
    if place.field == "weight":
        weight = weight_of(texts["weight"])
        return None if weight is None else SetWeight(goal=goal.id, weight=weight)
    value = _goal_value(place.field, texts[place.field], goal)
    name = {"low": "weight_low", "high": "weight_high"}.get(place.field, place.field)
    return _set_goal(msgspec.structs.replace(goal, **{name: value}), goal)


def _goal_value(field: str, typed: str, goal: Goal) -> object:
    match field:
        case "baseline":
            return number_of(typed) or 0.0
        case "target":
            value = number_of(typed)
            return goal.target if value is None else value
        case "date":
            return day_of(typed) or goal.date
        case "horizon":
            return Horizon(typed)
        case "low" | "high":
            return weight_of(typed)
        case _:
            return words(typed)


def _set_goal(goal: Goal, expects: Goal) -> SetGoal:
    fields = {name: getattr(goal, name) for name in goal.__struct_fields__ if name not in ("id", "retired")}
    return SetGoal(goal=goal.id, expects=expects, **fields)


_READ: dict[str, Callable[[Round, Place, Mapping[str, str]], Command | None]] = {
    ROUND: _round,
    DEADLINES: _deadline,
    DEPARTMENTS: _department,
    PEOPLE: _person,
    GOALS: _goal,
}


# --- a whole row


def _add_department(state: Round, row: _Row) -> Command:
    name = row.need("name", words, _("A name is missing. Type one."))
    code = words(row.texts.get("code", "")).upper() or short_code(name, set(state.departments))
    return AddDepartment(code=code, name=name)


def _enrol(state: Round, row: _Row) -> Command:
    name = row.need("name", words, _("A name is missing. Type one."))
    roles = row.need("roles", lambda typed: roles_of({"roles": typed}), _("Tick at least one role."))
    return EnrolPerson(name=name, roles=roles, department=row.texts.get("department", ""))


def _bring_back(state: Round, row: _Row) -> Command:
    person = state.people[row.row]
    return EnrolPerson(person=person.id, name=person.name, roles=person.roles, department=person.department)


def _add_goal(state: Round, row: _Row) -> Command:
    title = row.need("title", words, _("Type what the goal is called."))
    target = row.need("target", number_of, _("Type how far the goal is to go."))
    weight = row.take("weight", weight_of)
    share = 1 / (len(queries.live_goals(state)) + 1) if weight is None else weight
    code = next(code for n in range(len(state.goals) + 1, 10**6) if (code := f"G{n}") not in _codes(state))
    made = SetGoal(
        goal=code,
        code=code,
        title=title,
        metric=words(row.texts.get("metric", "")),
        unit=words(row.texts.get("unit", "")),
        baseline=row.take("baseline", number_of) or 0.0,
        target=target or 0.0,
        date=row.take("date", day_of) or "",
        horizon=Horizon(row.texts.get("horizon") or Horizon.YEAR),
        weight=share,
        weight_low=row.take("low", weight_of),
        weight_high=row.take("high", weight_of),
    )
    return Together(name="set_goal", commands=(made, SetWeight(goal=code, weight=share)))


def _codes(state: Round) -> set[str]:
    return {goal.code for goal in state.goals.values()} | set(state.goals)


def _retire(state: Round, row: _Row) -> Command:
    return RetireGoal(goal=row.row, reason=words(row.texts.get("reason", "")))


def _propose(state: Round, row: _Row) -> Command:
    return ProposeAmendment(
        fund=row.take("fund", lambda typed: money_of(typed, state.currency)),
        reserve=row.take("reserve", lambda typed: money_of(typed, state.currency)),
        signatures=row.take("signatures", count_of),
        reason=row.need("reason", words, _("Type the reason; everybody will see it.")),
    )


def _waiting(state: Round) -> str:
    known = waiting(state)
    return known.id if known else ""


_DEEDS: dict[tuple[str, str], Callable[[Round, _Row], Command]] = {
    (DEPARTMENTS, "save"): _add_department,
    (PEOPLE, "save"): _enrol,
    (PEOPLE, "back"): _bring_back,
    (PEOPLE, "remove"): lambda _state, row: RemovePerson(person=row.row),
    (GOALS, "save"): _add_goal,
    (GOALS, "remove"): _retire,
    (AMEND, "propose"): _propose,
    (AMEND, "agree"): lambda state, _row: AgreeAmendment(amendment=_waiting(state)),
    (AMEND, "decline"): lambda state, row: DeclineAmendment(
        amendment=_waiting(state), reason=words(row.texts.get("said", ""))
    ),
    (AMEND, "withdraw"): lambda state, _row: WithdrawAmendment(amendment=_waiting(state)),
}
