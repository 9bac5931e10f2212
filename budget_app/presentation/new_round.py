"""A round that is to be opened, as one plain record: a JSON file and the wizard fill the same one.

What it comes to is one command, tried under the domain's own rules before a file is made. What was typed into the
wizard lives in draft.py.
"""

from itertools import count
from typing import Any

import msgspec

from budget_app.domain.messages import Command, Refusal
from budget_app.domain.opening import OpenRound
from budget_app.domain.people import Department, Person
from budget_app.domain.phases import MovePhase, SetDeadline
from budget_app.domain.roles import Phase, Role
from budget_app.domain.round import Round, Together, decide
from budget_app.domain.setup import Rules
from budget_app.domain.strategy import Horizon, SetGoal
from budget_app.presentation.department_codes import short_code
from budget_app.presentation.messages import refusal_text
from budget_app.words import _


class NewDepartment(msgspec.Struct, forbid_unknown_fields=True):
    """A department; without a code it gets one."""

    code: str = ""
    name: str = ""


class NewPerson(msgspec.Struct, forbid_unknown_fields=True):
    """Somebody who takes part; the department is meant by code or name, the id comes from the name where missing."""

    name: str
    id: str = ""
    role: Role | None = None
    roles: tuple[Role, ...] = ()
    department: str = ""


class NewGoal(msgspec.Struct, forbid_unknown_fields=True):
    """A joint goal; without a code it gets the next, without a date the round's end, without a weight 1."""

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


class NewRound(msgspec.Struct, forbid_unknown_fields=True):
    """The whole; amounts in minor units, dates as YYYY-MM-DD. What is missing gets a sensible default."""

    name: str = ""
    currency: str = "EUR"
    fund: int = 0
    reserve: int = 0
    start: str = "2027-01-01"
    end: str = ""
    signatures: int = 1
    departments: tuple[NewDepartment, ...] = (NewDepartment("S", "Sales"), NewDepartment("M", "Marketing"))
    people: tuple[NewPerson, ...] = ()
    goals: tuple[NewGoal, ...] = ()
    deadlines: dict[Phase, str] = {}


class Plan(msgspec.Struct, frozen=True):
    """The command that opens the round, the person who gives it, and everybody who takes part."""

    actor: str
    command: Command
    people: tuple[Person, ...] = ()


def opening(new: NewRound) -> Plan:
    """The plan for this round; the rules are the domain's, which checks everything again."""
    departments = _departments(new)
    people = _with_missing_roles(_people(new, departments), departments)
    opened = OpenRound(
        name=new.name or _("New round"),
        currency=new.currency,
        fund=new.fund,
        reserve=new.reserve,
        start=new.start,
        end=new.end or f"{new.start[:4]}-12-31",
        rules=Rules(signatures=new.signatures),
        departments=departments,
        people=people,
    )
    goals = [_goal(goal, number) for number, goal in enumerate(new.goals, 1)]
    deadlines = [SetDeadline(phase=phase, day=day) for phase, day in new.deadlines.items()]
    commands = (opened, *goals, *deadlines, MovePhase(phase=Phase.REQUESTS))
    opener = next(p for p in people if Role.FINANCE in p.roles)
    return Plan(opener.id, Together(name="open_round", commands=commands), people)


def trial(plan: Plan) -> str:
    """Why the rules would not allow this round, as a sentence; "" where they do."""
    state = Round()
    try:
        decide(state, plan.actor, plan.command)
    except Refusal as refusal:
        return refusal_text(refusal, state)
    return ""


def _departments(new: NewRound) -> tuple[Department, ...]:
    found: list[Department] = []
    taken = {department.code for department in new.departments}
    for department in new.departments:
        name = department.name or department.code
        code = department.code or short_code(name, taken)
        taken.add(code)
        found.append(Department(code, name))
    return tuple(found)


def _people(new: NewRound, departments: tuple[Department, ...]) -> list[Person]:
    codes = {key.casefold(): d.code for d in departments for key in (d.code, d.name)}
    found: list[Person] = []
    taken = {person.id for person in new.people}
    for person in new.people:
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
            name = head_name(department.name)
            people.append(Person(f"head-{department.code.lower()}", name, (Role.HEAD,), department.code))
    for role, name in ((Role.EXECUTIVE, _("Executive")), (Role.FINANCE, _("Finance"))):
        if not any(role in p.roles for p in people):
            people.append(Person(str(role), name, (role,)))
    return tuple(people)


def head_name(department: str) -> str:
    """What the head of a department is called before anybody says a name."""
    return _("Head of {department}").format(department=department)


def _goal(goal: NewGoal, number: int) -> SetGoal:
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
