"""A round as a JSON file describes it (SETUP.json), as the one command that opens it.

What is missing gets a sensible default; the rules are the domain's, and it checks everything again.
"""

from itertools import count
from typing import Any

import msgspec

from budget_app.domain.ids import is_code
from budget_app.domain.messages import Command, Refusal
from budget_app.domain.opening import OpenRound
from budget_app.domain.people import Department, Person
from budget_app.domain.phases import MovePhase
from budget_app.domain.roles import Phase, Role
from budget_app.domain.round import Round, Together, decide
from budget_app.domain.setup import Rules
from budget_app.domain.strategy import Horizon, SetGoal
from budget_app.exchange.departments import new_code
from budget_app.presentation.messages import refusal_text
from budget_app.words import _


class BadSetup(ValueError):
    """The file is not a setup; the message is for a person."""


class _Department(msgspec.Struct, forbid_unknown_fields=True):
    code: str = ""
    name: str = ""


class _Person(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    id: str = ""
    role: Role | None = None
    roles: tuple[Role, ...] = ()
    department: str = ""


class _Goal(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    target: float
    code: str = ""
    metric: str = ""
    unit: str = ""
    baseline: float = 0.0
    date: str = ""
    horizon: Horizon = Horizon.YEAR
    weight: float | None = None
    weight_low: float | None = None
    weight_high: float | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    name: str = ""
    currency: str = "EUR"
    fund: int = 0
    reserve: int = 0
    start: str = "2027-01-01"
    end: str = ""
    signatures: int = 1
    departments: tuple[_Department, ...] = (_Department("S", "Sales"), _Department("M", "Marketing"))
    people: tuple[_Person, ...] = ()
    goals: tuple[_Goal, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    """The command that opens the round, and the person who gives it."""

    actor: str
    command: Command


def read(text: str) -> Plan:
    """The plan that the JSON text describes. BadSetup, with field and reason, where it describes none."""
    try:
        file = msgspec.json.decode(text, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadSetup(str(error)) from None
    departments = _departments(file)
    people = _with_missing_roles(_people(file, departments), departments)
    opened = OpenRound(
        name=file.name or _("New round"),
        currency=file.currency,
        fund=file.fund,
        reserve=file.reserve,
        start=file.start,
        end=file.end or f"{file.start[:4]}-12-31",
        rules=Rules(signatures=file.signatures),
        departments=departments,
        people=people,
    )
    goals = [_goal(goal, number) for number, goal in enumerate(file.goals, 1)]
    commands = (opened, *goals, MovePhase(phase=Phase.REQUESTS))
    opener = next(p for p in people if Role.FINANCE in p.roles)
    return Plan(opener.id, Together(name="open_round", commands=commands))


def trial(plan: Plan) -> str:
    """Why the rules would not allow this round, as a sentence; "" where they do."""
    state = Round()
    try:
        decide(state, plan.actor, plan.command)
    except Refusal as refusal:
        return refusal_text(refusal, state)
    return ""


def _departments(file: _File) -> tuple[Department, ...]:
    found: list[Department] = []
    taken = {department.code for department in file.departments}
    for department in file.departments:
        name = department.name or department.code
        code = department.code or _first_letter(name, taken) or new_code(name, taken)
        taken.add(code)
        found.append(Department(code, name))
    return tuple(found)


def _first_letter(name: str, taken: set[str]) -> str:
    letter = name[:1].upper()
    return letter if is_code(letter) and letter not in taken else ""


def _people(file: _File, departments: tuple[Department, ...]) -> list[Person]:
    codes = {key.casefold(): d.code for d in departments for key in (d.code, d.name)}
    found: list[Person] = []
    taken = {person.id for person in file.people}
    for person in file.people:
        roles = tuple(dict.fromkeys((*person.roles, *((person.role,) if person.role else ()))))
        department = codes.get(person.department.casefold(), person.department)
        id_ = person.id or _id(person.name, {*taken, *(other.id for other in found)})
        found.append(Person(id_, person.name, roles or (Role.OBSERVER,), department))
    return found


def _with_missing_roles(people: list[Person], departments: tuple[Department, ...]) -> tuple[Person, ...]:
    """A round needs somebody who asks for each department, somebody who decides and somebody who sets up."""
    headed = {p.department for p in people if Role.HEAD in p.roles}
    for department in departments:
        if department.code not in headed:
            name = _("Head of {department}").format(department=department.name)
            people.append(Person(f"head-{department.code.lower()}", name, (Role.HEAD,), department.code))
    for role, name in ((Role.EXECUTIVE, _("Executive")), (Role.FINANCE, _("Finance"))):
        if not any(role in p.roles for p in people):
            people.append(Person(str(role), name, (role,)))
    return tuple(people)


def _goal(goal: _Goal, number: int) -> SetGoal:
    fields: dict[str, Any] = msgspec.structs.asdict(goal)
    code = goal.code or f"G{number}"
    fields.update(code=code, goal=code, weight=1.0 if goal.weight is None else goal.weight)
    return SetGoal(**fields)


def _id(name: str, taken: set[str]) -> str:
    """An identifier from the name, with a number where somebody has it already."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.casefold()).strip("-")
    plain = plain[:60].rstrip("-") or "person"
    numbered = (plain if n == 1 else f"{plain}-{n}" for n in count(1))
    return next(id_ for id_ in numbered if id_ not in taken)
