"""Which department a row is for: one the round knows, or a new one with a code of its own.

What is done with the answer lives in import_lines.py.
"""

import re
from collections.abc import Iterator

from budget_app.domain.departments import find_department
from budget_app.domain.ids import is_code
from budget_app.domain.messages import Refusal
from budget_app.domain.people import Department, People

_LONGEST = 6  # characters of a department's code


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


def new_code(name: str, taken: set[str]) -> str:
    """A code nobody has: a name that is one already, initials, more of its first word where taken, then numbers."""
    return next(code for code in _codes(name) if code not in taken and is_code(code))


def _codes(name: str) -> Iterator[str]:
    words = re.findall(r"[A-Z0-9]+", re.sub(r"['’.]", "", name).upper())
    initials = "".join(word[0] for word in words if word not in ("AND", "OF", "THE", "FOR"))[:4].lstrip(
        "0123456789"
    )
    yield name
    yield initials
    first = words[0] if words else ""
    for length in range(2, _LONGEST + 1):
        yield (first[:length] + initials[1:])[:_LONGEST]
    stem, number = initials or "D", 1
    while True:
        number += 1
        yield stem[: _LONGEST - len(str(number))] + str(number)
