"""Which department a row is for: one the round knows, one that a person says is meant, or a new one with its own code.

What is done with the answer lives in import_lines.py.
"""

from collections.abc import Mapping

from budget_app.domain.departments import find_department
from budget_app.domain.messages import Refusal
from budget_app.domain.people import Department, People
from budget_app.presentation.department_codes import new_code

NEW = ""  # what a person says of a name that is a new department's
_LETTERS_A_SLIP = (
    4  # a letter more, less, other or swapped in so many makes a name look misspelt; shorter ones not
)


class Departments:
    """The departments of a round, and those that a sheet adds to them in its order where it may.

    `said`: by name, in small letters, the department of the round that is meant, or NEW. A name that is almost one of
    the round's is never added before somebody has said so.
    """

    def __init__(self, state: People, may_add: bool, said: Mapping[str, str]) -> None:
        self._state = state
        self._may_add = may_add
        self._said = {name.casefold(): meant for name, meant in said.items()}
        self._new: dict[str, Department] = {}
        self._known: dict[str, str | None] = {}
        self._like: dict[str, str] = {}
        self._names = {code: department.name for code, department in state.departments.items()}

    def find(self, name: str) -> str | None:
        """The code of the department of this code or name, whatever the case; a new one's where one may be added."""
        key = name.casefold()
        if key not in self._known:
            self._known[key] = self._in_round(self._said.get(key) or name)
        if self._known[key] or not self._adds(key, name):
            return self._known[key]
        if key not in self._new:
            code = new_code(name, set(self._names))
            self._new[key] = Department(code, name)
            self._names[code] = name
        return self._new[key].code

    def like(self, name: str) -> str:
        """What the round's department is called that this name is almost the same as; "" where there is none."""
        key = name.casefold()
        if key not in self._like:
            self._like[key] = self._almost(key)
        return self._like[key]

    def name(self, code: str) -> str:
        """What the department of this code is called."""
        return self._names[code]

    def added(self, used: set[str]) -> tuple[Department, ...]:
        """The new ones among those of the codes `used`, in the order of the sheet."""
        return tuple(department for department in self._new.values() if department.code in used)

    def _adds(self, key: str, name: str) -> bool:
        if key in self._said:
            return self._said[key] == NEW
        return self._may_add and not self.like(name)

    def _almost(self, key: str) -> str:
        from rapidfuzz import process  # late: only where a name is not known
        from rapidfuzz.distance import OSA  # late, as above

        names = [department.name for department in self._state.departments.values()]
        slips = len(key) // _LETTERS_A_SLIP
        how = {"scorer": OSA.distance, "processor": str.casefold, "score_cutoff": slips}
        best = process.extractOne(key, names, **how) if slips else None
        return best[0] if best else ""

    def _in_round(self, name: str) -> str | None:
        try:
            return find_department(self._state, name)
        except Refusal:
            return None
