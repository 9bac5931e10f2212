"""Which department a row is for: one the round knows, or a new one with a code of its own.

What is done with the answer lives in import_lines.py.
"""

from budget_app.domain.departments import find_department
from budget_app.domain.messages import Refusal
from budget_app.domain.people import Department, People
from budget_app.presentation.department_codes import new_code


class Departments:
    """The departments of a round, and those that a sheet adds to them in its order where it may."""

    def __init__(self, state: People, may_add: bool) -> None:
        self._state = state
        self._may_add = may_add
        self._new: dict[str, Department] = {}
        self._known: dict[str, str | None] = {}
        self._names = {code: department.name for code, department in state.departments.items()}

    def find(self, name: str) -> str | None:
        """The code of the department of this code or name, whatever the case; a new one's where one may be added."""
        key = name.casefold()
        if key not in self._known:
            self._known[key] = self._in_round(name)
        if self._known[key] or not self._may_add:
            return self._known[key]
        if key not in self._new:
            code = new_code(name, set(self._names))
            self._new[key] = Department(code, name)
            self._names[code] = name
        return self._new[key].code

    def name(self, code: str) -> str:
        """What the department of this code is called."""
        return self._names[code]

    def added(self, used: set[str]) -> tuple[Department, ...]:
        """The new ones among those of the codes `used`, in the order of the sheet."""
        return tuple(department for department in self._new.values() if department.code in used)

    def _in_round(self, name: str) -> str | None:
        try:
            return find_department(self._state, name)
        except Refusal:
            return None
