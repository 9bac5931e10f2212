"""Who takes part: people with their roles.

Departments are set in departments.py; what a role may do lives in permissions.py, a line's sponsors in sponsors.py.
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

    @property
    def executives_needed(self) -> int:
        """How many executives there must be at least."""
        return 1

    def copied(self) -> Self:
        """A state of its own with the same entities. O(number of entities), by reference."""
        other = copy.copy(self)
        for name, value in vars(self).items():
            if isinstance(value, dict):
                setattr(other, name, cast(dict[str, Any], value).copy())
        return other


# --- commands


class EnrolPerson(Command, tag="enrol_person", frozen=True, kw_only=True):
    """Lets a person take part, or take part again who was removed."""

    makes: ClassVar[str] = "person"
    person: str = ""
    name: str
    roles: tuple[Role, ...]
    department: str = ""


class ChangePerson(Command, tag="change_person", frozen=True, kw_only=True):
    """Gives a person other roles or another department, and another name where one is given."""

    person: str
    name: str = ""
    roles: tuple[Role, ...]
    department: str = ""


class RemovePerson(Command, tag="remove_person", frozen=True, kw_only=True):
    """Ends a person's part in the round; what they did stays."""

    person: str


# --- events


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


def enrol_person(state: People, actor: str, command: EnrolPerson) -> list[Event]:
    """One more person."""
    before = state.people.get(command.person)
    if before and not before.removed:
        raise Refusal(Reason.ID_TAKEN, id=command.person)
    return [_person_set(Person(command.person, command.name, command.roles, command.department))]


def change_person(state: People, actor: str, command: ChangePerson) -> list[Event]:
    """A person's other roles or name; the last executive and the last head stay."""
    before = find_person(state, command.person)
    person = msgspec.structs.replace(
        before, name=command.name or before.name, roles=command.roles, department=command.department
    )
    return [_person_set(person)] if person != before else []


def remove_person(state: People, actor: str, command: RemovePerson) -> list[Event]:
    """A person's end in the round; the last executive and the last head stay."""
    person = find_person(state, command.person)
    return [] if person.removed else [_person_set(msgspec.structs.replace(person, removed=True))]


DECIDE: Deciders = {
    EnrolPerson: enrol_person,
    ChangePerson: change_person,
    RemovePerson: remove_person,
}


# --- evolve


def person_set(state: People, event: PersonSet, stamp: Stamp) -> None:
    """There is a person of these roles."""
    person = Person(event.person, event.name, event.roles, event.department, event.removed)
    check_person(state.departments, person)
    check_somebody_decides({**state.people, person.id: person}, state.executives_needed)
    state.people[person.id] = person


# What a person's part changes is said in amendments.py: it may put in force what waited for them.
EVOLVE: Evolvers = {}


# --- what other topics ask


def find_person(state: People, ref: str) -> Person:
    """The person meant by id, or by a name only one person has; Refusal where there is none.

    Removed people too; by name only where nobody else has it.
    """
    if ref in state.people:
        return state.people[ref]
    named = [p for p in state.people.values() if p.name.casefold() == ref.casefold()]
    named = [p for p in named if not p.removed] or named
    if len(named) != 1:
        raise Refusal(Reason.UNKNOWN_PERSON, person=ref)
    return named[0]


def check_person(departments: dict[str, Department], person: Person) -> None:
    """Refuses a person without an identifier, a name or a role, and a head without a department."""
    if not ids.is_id(person.id):
        raise Refusal(Reason.ID_TAKEN, id=person.id)
    if not person.name:
        raise Refusal(Reason.NAME_MISSING)
    if not person.roles:
        raise Refusal(Reason.ROLE_MISSING, person=person.name)
    if person.department and person.department not in departments:
        raise Refusal(Reason.UNKNOWN_DEPARTMENT, department=person.department)
    if Role.HEAD in person.roles and not person.department:
        raise Refusal(Reason.HEAD_NEEDS_DEPARTMENT, person=person.name)


def check_somebody_decides(people: dict[str, Person], executives_needed: int = 1) -> None:
    """Refuses people among whom too few executives to sign, or no head of a department, are left."""
    active = [person for person in people.values() if not person.removed]
    if sum(Role.EXECUTIVE in person.roles for person in active) < executives_needed:
        raise Refusal(Reason.LAST_EXECUTIVE, needed=executives_needed)
    if not any(Role.HEAD in person.roles for person in active):
        raise Refusal(Reason.LAST_HEAD)


def _person_set(person: Person) -> PersonSet:
    return PersonSet(
        person=person.id,
        name=person.name,
        roles=person.roles,
        department=person.department,
        removed=person.removed,
    )
