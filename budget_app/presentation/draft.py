"""What was typed for a new round, exactly as typed: nothing is lost by going back and forth.

What it means, and what is wrong with it, is read in draft_reading.py; how it is laid out in draft_form.py.
"""

from datetime import date

import msgspec

from budget_app.domain.roles import Role
from budget_app.presentation.form import Place
from budget_app.words import _

ROUND, DEPARTMENTS, PEOPLE, GOALS = "round", "departments", "people", "goals"
PARTS = (ROUND, DEPARTMENTS, PEOPLE, GOALS)
_LETTERS = {DEPARTMENTS: "d", PEOPLE: "p", GOALS: "g"}

Rows = dict[str, dict[str, str]]


class Draft(msgspec.Struct):
    """Texts by part, row and field. `made` counts the rows of a part, so that no name is given twice.

    `headed`: the departments for whose head there was a row.
    """

    rows: dict[str, Rows]
    made: dict[str, int]
    headed: set[str]

    def text(self, part: str, row: str, field: str) -> str:
        """What was typed there; "" where nothing was."""
        return self.rows[part].get(row, {}).get(field, "")

    def type(self, place: Place, text: str) -> None:
        """Something was typed."""
        self.rows[place.part][place.row][place.field] = text

    def add(self, part: str, **texts: str) -> str:
        """One more row; its name."""
        self.made[part] += 1
        row = f"{_LETTERS[part]}{self.made[part]}"
        self.rows[part][row] = texts
        return row

    def remove(self, part: str, row: str) -> None:
        """A row less; people of a department that is gone have none."""
        del self.rows[part][row]
        if part == DEPARTMENTS:
            for person in self.rows[PEOPLE].values():
                if person.get("department") == row:
                    person["department"] = ""

    def head_every_department(self) -> None:
        """A row for the head of each department, once: who takes it away again is not asked anew."""
        self.headed |= {
            p.get("department", "") for p in self.rows[PEOPLE].values() if Role.HEAD in roles_of(p)
        }
        for department in self.rows[DEPARTMENTS]:
            if department not in self.headed:
                self.add(PEOPLE, roles=Role.HEAD, department=department)
                self.headed.add(department)


def new_draft(today: date, currency: str = "EUR") -> Draft:
    """Where the wizard begins: next year, two departments and a head each, and one person who decides and sets up."""
    year = today.year + 1
    texts = {
        "name": _("Budget {year}").format(year=year),
        "currency": currency,
        "start": f"{year}-01-01",
        "end": f"{year}-12-31",
    }
    draft = Draft({ROUND: {"": texts}, **{part: {} for part in _LETTERS}}, dict.fromkeys(_LETTERS, 0), set())
    for name in (_("Sales"), _("Marketing")):
        draft.add(DEPARTMENTS, name=name)
    draft.head_every_department()
    draft.add(PEOPLE, roles=f"{Role.EXECUTIVE} {Role.FINANCE}")
    draft.add(GOALS)
    return draft


def roles_of(person: dict[str, str]) -> tuple[Role, ...]:
    """The roles ticked for a person, in the order of the roles."""
    ticked = person.get("roles", "").split()
    return tuple(role for role in Role if role in ticked)
