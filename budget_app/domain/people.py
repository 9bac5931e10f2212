"""Who takes part: departments and people with their roles.

What a role may do lives in permissions.py, a line's sponsors in sponsors.py.
"""

import copy
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self, cast

import msgspec

from budget_app.domain import ids
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Role


class Department(msgspec.Struct, frozen=True):
    """A department; its code begins its lines' codes and never changes."""

    code: str
    name: str


class Person(msgspec.Struct, frozen=True):
    """Somebody who takes part, in one role or several; `department` is the code of theirs, or ""."""

    id: str
    name: str
    roles: tuple[Role, ...]
    department: str = ""
    removed: bool = False


@dataclass
class People:
    """The part of the state that this topic fills. Entities are frozen; only `evolve` changes the dicts."""

    departments: dict[str, Department] = field(default_factory=dict[str, Department])
    people: dict[str, Person] = field(default_factory=dict[str, Person])

    def copied(self) -> Self:
        """A state of its own with the same entities. O(number of entities), by reference."""
        other = copy.copy(self)
        for name, value in vars(self).items():
            if isinstance(value, dict):
                setattr(other, name, cast(dict[str, Any], value).copy())
        return other


# --- commands


class AddDepartment(Command, tag="add_department", frozen=True, kw_only=True):
    """Adds a department under a code nobody has yet."""

    code: str
    name: str


class ChangeDepartment(Command, tag="change_department", frozen=True, kw_only=True):
    """Gives a department another name."""

    department: str
    name: str


class EnrolPerson(Command, tag="enrol_person", frozen=True, kw_only=True):
    """Lets a person take part."""

    makes: ClassVar[str] = "person"
    person: str = ""
    name: str
    roles: tuple[Role, ...]
    department: str = ""


class ChangePerson(Command, tag="change_person", frozen=True, kw_only=True):
    """Gives a person other roles or another department."""

    person: str
    roles: tuple[Role, ...]
    department: str = ""


class RemovePerson(Command, tag="remove_person", frozen=True, kw_only=True):
    """Ends a person's part in the round; what they did stays."""

    person: str


# --- events


class DepartmentSet(Event, frozen=True, kw_only=True):
    """A department was added, or renamed."""

    kind = "department_set"
    about = "department"
    department: str
    name: str


class PersonSet(Event, frozen=True, kw_only=True):
    """A person was enrolled, changed or removed."""

    kind = "person_set"
    about = "person"
    person: str
    name: str
    roles: tuple[Role, ...]
    department: str = ""
    removed: bool = False


# --- decide


def add_department(state: People, actor: str, command: AddDepartment) -> list[Event]:
    """One more department."""
    check_department(state.departments, command.code, command.name)
    return [DepartmentSet(department=command.code, name=command.name)]


def change_department(state: People, actor: str, command: ChangeDepartment) -> list[Event]:
    """A department's other name."""
    code = find_department(state, command.department)
    others = {c: d for c, d in state.departments.items() if c != code}
    check_department(others, code, command.name)
    same = state.departments[code].name == command.name
    return [] if same else [DepartmentSet(department=code, name=command.name)]


def enrol_person(state: People, actor: str, command: EnrolPerson) -> list[Event]:
    """One more person."""
    if command.person in state.people:
        raise Refusal(Reason.ID_TAKEN, id=command.person)
    person = Person(command.person, command.name, command.roles, command.department)
    check_person(state.departments, person)
    return [_person_set(person)]


def change_person(state: People, actor: str, command: ChangePerson) -> list[Event]:
    """A person's other roles; the last executive and the last head stay."""
    person = msgspec.structs.replace(
        find_person(state, command.person), roles=command.roles, department=command.department
    )
    check_person(state.departments, person)
    check_somebody_decides({**state.people, person.id: person})
    return [_person_set(person)] if person != state.people[person.id] else []


def remove_person(state: People, actor: str, command: RemovePerson) -> list[Event]:
    """A person's end in the round; the last executive and the last head stay."""
    person = msgspec.structs.replace(find_person(state, command.person), removed=True)
    check_somebody_decides({**state.people, person.id: person})
    return [_person_set(person)]


DECIDE: Deciders = {
    AddDepartment: add_department,
    ChangeDepartment: change_department,
    EnrolPerson: enrol_person,
    ChangePerson: change_person,
    RemovePerson: remove_person,
}


# --- evolve


def department_set(state: People, event: DepartmentSet, stamp: Stamp) -> None:
    """There is a department of this name."""
    state.departments[event.department] = Department(event.department, event.name)


def person_set(state: People, event: PersonSet, stamp: Stamp) -> None:
    """There is a person of these roles."""
    state.people[event.person] = Person(
        event.person, event.name, event.roles, event.department, event.removed
    )


EVOLVE: Evolvers = {DepartmentSet: department_set, PersonSet: person_set}


# --- what other topics ask


def find_department(state: People, ref: str) -> str:
    """The code of the department meant by its code or its name, whatever the case; Refusal where there is none."""
    if ref in state.departments:
        return ref
    wanted = ref.casefold()
    for code, department in state.departments.items():
        if wanted in (code.casefold(), department.name.casefold()):
            return code
    raise Refusal(Reason.UNKNOWN_DEPARTMENT, department=ref)


def find_person(state: People, ref: str) -> Person:
    """The person meant by id, or by a name only one person has; Refusal where there is none. Removed ones too."""
    if ref in state.people:
        return state.people[ref]
    named = [p for p in state.people.values() if p.name.casefold() == ref.casefold()]
    if len(named) != 1:
        raise Refusal(Reason.UNKNOWN_PERSON, person=ref)
    return named[0]


def check_department(known: dict[str, Department], code: str, name: str) -> None:
    """Refuses a code that cannot be one, a missing name, and a code or name that is taken."""
    if not ids.is_code(code):
        raise Refusal(Reason.UNKNOWN_DEPARTMENT, department=code)
    if not name:
        raise Refusal(Reason.NAME_MISSING)
    for other in known.values():
        if code == other.code or name.casefold() == other.name.casefold():
            raise Refusal(Reason.CODE_TAKEN, code=code, name=name)


def check_person(departments: dict[str, Department], person: Person) -> None:
    """Refuses a person without a name or a role, and a head without a department."""
    if not ids.is_id(person.id) or not person.name or not person.roles:
        raise Refusal(Reason.NAME_MISSING)
    if person.department and person.department not in departments:
        raise Refusal(Reason.UNKNOWN_DEPARTMENT, department=person.department)
    if Role.HEAD in person.roles and not person.department:
        raise Refusal(Reason.HEAD_NEEDS_DEPARTMENT, person=person.name)


def check_somebody_decides(people: dict[str, Person]) -> None:
    """Refuses people among whom no executive, or no head of a department, is left."""
    roles = {role for p in people.values() if not p.removed for role in p.roles}
    if Role.EXECUTIVE not in roles:
        raise Refusal(Reason.LAST_EXECUTIVE)
    if Role.HEAD not in roles:
        raise Refusal(Reason.LAST_HEAD)


def _person_set(person: Person) -> PersonSet:
    return PersonSet(
        person=person.id,
        name=person.name,
        roles=person.roles,
        department=person.department,
        removed=person.removed,
    )
