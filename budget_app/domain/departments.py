"""The departments that take part: added, renamed, found by code or name.

What a department is lives in people.py, with the state that both fill.
"""

from budget_app.domain import ids
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.people import Department, People
from budget_app.domain.refusals import Reason


class AddDepartment(Command, tag="add_department", frozen=True, kw_only=True):
    """Adds a department under a code nobody has yet."""

    code: str
    name: str


class ChangeDepartment(Command, tag="change_department", frozen=True, kw_only=True):
    """Gives a department another name."""

    department: str
    name: str


class DepartmentSet(Event, frozen=True, kw_only=True):
    """A department was added, or renamed."""

    kind = "department_set"
    about = "department"
    department: str
    name: str


def add_department(state: People, actor: str, command: AddDepartment) -> list[Event]:
    """One more department."""
    if command.code in state.departments:
        raise Refusal(Reason.CODE_TAKEN, code=command.code)
    return [DepartmentSet(department=command.code, name=command.name)]


def change_department(state: People, actor: str, command: ChangeDepartment) -> list[Event]:
    """A department's other name."""
    code = find_department(state, command.department)
    same = state.departments[code].name == command.name
    return [] if same else [DepartmentSet(department=code, name=command.name)]


DECIDE: Deciders = {AddDepartment: add_department, ChangeDepartment: change_department}


def department_set(state: People, event: DepartmentSet, stamp: Stamp) -> None:
    """There is a department of this name."""
    others = {code: other for code, other in state.departments.items() if code != event.department}
    check_department(others, event.department, event.name)
    state.departments[event.department] = Department(event.department, event.name)


EVOLVE: Evolvers = {DepartmentSet: department_set}


def find_department(state: People, ref: str) -> str:
    """The code of the department meant by its code or its name, whatever the case; Refusal where there is none."""
    if ref in state.departments:
        return ref
    wanted = ref.casefold()
    for code, department in state.departments.items():
        if wanted == department.name.casefold():
            return code
    for code in state.departments:
        if wanted == code.casefold():
            return code
    raise Refusal(Reason.UNKNOWN_DEPARTMENT, department=ref)


def check_department(known: dict[str, Department], code: str, name: str) -> None:
    """Refuses a code that cannot be one, a missing name, and a code or name that is taken."""
    if not ids.is_code(code):
        raise Refusal(Reason.CODE_TAKEN, code=code)
    if not name:
        raise Refusal(Reason.NAME_MISSING)
    for other in known.values():
        if code == other.code or name.casefold() == other.name.casefold():
            raise Refusal(Reason.CODE_TAKEN, code=code if code == other.code else name)
