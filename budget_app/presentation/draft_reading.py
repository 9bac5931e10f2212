"""What a draft of a round means: the record that opens it, and what is wrong, field by field.

The rules themselves are the domain's (new_round.trial asks them); here is what can be said beside a field before.
"""

import re
from collections.abc import Callable
from typing import TypeVar

import msgspec

from budget_app.domain.ids import is_code
from budget_app.domain.roles import Phase, Role
from budget_app.domain.strategy import Horizon
from budget_app.presentation.department_codes import short_code
from budget_app.presentation.draft import DEPARTMENTS, GOALS, PEOPLE, ROUND, Draft, roles_of
from budget_app.presentation.form import Place
from budget_app.presentation.names import role_name
from budget_app.presentation.new_round import NewDepartment, NewGoal, NewPerson, NewRound, head_name
from budget_app.presentation.requests_edit import Problem
from budget_app.presentation.setup_fields import TIMED, until
from budget_app.presentation.typed import NotTaken, count_of, day_of, money_of, number_of, weight_of, words
from budget_app.words import _, _n

T = TypeVar("T")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")


class Reading(msgspec.Struct, frozen=True):
    """The round as far as it can be read; it may be opened where there are no problems."""

    new: NewRound
    problems: dict[Place, Problem]

    def of_part(self, part: str) -> dict[Place, Problem]:
        """What is wrong in one part."""
        return {place: problem for place, problem in self.problems.items() if place.part == part}


def read_draft(draft: Draft) -> Reading:
    """The draft as a round, and what is wrong with it. O(rows)."""
    return _Reader(draft).read()


def is_empty(row: dict[str, str]) -> bool:
    """Whether nothing at all was typed into a goal, so that it is left out."""
    return not any(text.strip() for field, text in row.items() if field != "horizon")


def department_name(draft: Draft, row: str) -> str:
    """A department as the draft calls it."""
    return words(draft.text(DEPARTMENTS, row, "name"))


def assumed_name(draft: Draft, person: dict[str, str]) -> str:
    """What a person is called while nobody has typed a name: after the first role."""
    roles = roles_of(person)
    department = department_name(draft, person.get("department", ""))
    if Role.HEAD in roles and department:
        return head_name(department)
    return role_name(roles[0]).capitalize() if roles else ""


def department_codes(draft: Draft) -> dict[str, str]:
    """Each department's code by row: as typed, else the first letter that is free."""
    rows = draft.rows[DEPARTMENTS]
    taken = {code for row in rows.values() if (code := row.get("code", "").strip().upper())}
    codes: dict[str, str] = {}
    for id_, row in rows.items():
        codes[id_] = row.get("code", "").strip().upper() or short_code(words(row.get("name", "")), taken)
        taken.add(codes[id_])
    return codes


def goal_weights(draft: Draft) -> dict[str, float]:
    """Each goal's weight by row, scaled to add up to 1; what is blank weighs as much as the others on average."""
    typed: dict[str, float | None] = {}
    for id_, row in draft.rows[GOALS].items():
        if not is_empty(row):
            try:
                typed[id_] = weight_of(row.get("weight", ""))
            except NotTaken:
                typed[id_] = None
    given = [weight for weight in typed.values() if weight is not None]
    average = sum(given) / len(given) if given else 1.0
    weights = {id_: average if weight is None else weight for id_, weight in typed.items()}
    whole = sum(weights.values())
    return {id_: weight / whole if whole else 1 / len(weights) for id_, weight in weights.items()}


class _Reader:
    """Reads one draft, and notes what cannot be taken as it goes."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._problems: dict[Place, Problem] = {}

    def read(self) -> Reading:
        departments = self._departments()
        people = self._people()
        new = self._round(sum(Role.EXECUTIVE in person.roles for person in people))
        new.departments, new.people, new.goals = departments, people, self._goals(new.end)
        return Reading(new, self._problems)

    def _wrong(self, place: Place, sentence: str) -> None:
        self._problems.setdefault(place, Problem(sentence))

    def _take(self, place: Place, read: Callable[[str], T]) -> T | None:
        try:
            return read(self._draft.text(*place))
        except NotTaken as error:
            self._problems[place] = error.problem
            return None

    def _round(self, executives: int) -> NewRound:
        def at(field: str) -> Place:
            return Place(ROUND, "", field)

        currency = words(self._draft.text(*at("currency"))).upper()
        if not _CURRENCY.match(currency):
            self._wrong(at("currency"), _("Use the three letters of a currency, such as EUR."))
        fund = self._take(at("fund"), lambda typed: money_of(typed, currency))
        if not fund:
            self._wrong(at("fund"), _("Type the money that there is to share out."))
        reserve = self._take(at("reserve"), lambda typed: money_of(typed, currency)) or 0
        if fund and reserve > fund:
            self._wrong(at("reserve"), _("The reserve is a part of the fund: it cannot be more."))
        start, end = self._take(at("start"), day_of) or "", self._take(at("end"), day_of) or ""
        for field, day in (("start", start), ("end", end)):
            if not day:
                self._wrong(at(field), _("Type a day, as 2027-03-31."))
        if start and end and end <= start:
            self._wrong(at("end"), _("The end comes after the start."))
        signatures = self._take(at("signatures"), count_of) or 1
        if signatures > max(executives, 1):
            self._wrong(
                at("signatures"),
                _n(
                    "There is {n} executive among the people; no more can sign.",
                    "There are {n} executives among the people; no more can sign.",
                    executives,
                ).format(n=executives),
            )
        name = words(self._draft.text(*at("name")))
        if not name:
            self._wrong(at("name"), _("Give the round a name."))
        new = NewRound(name, currency, fund or 0, reserve, start, end, signatures)
        new.deadlines = self._deadlines()
        return new

    def _deadlines(self) -> dict[Phase, str]:
        found: dict[Phase, str] = {}
        for phase in TIMED:
            place = Place(ROUND, "", until(phase))
            day = self._take(place, day_of)
            if day and found and day < (last := max(found.values())):
                sentence = _("The phase before ends later, on {day}.")
                self._wrong(place, sentence.format(day=last))
            if day:
                found[phase] = day
        return found

    def _departments(self) -> tuple[NewDepartment, ...]:
        found: list[NewDepartment] = []
        names, codes = set[str](), set[str]()
        for id_, code in department_codes(self._draft).items():
            name = department_name(self._draft, id_)
            if not name:
                self._wrong(Place(DEPARTMENTS, id_, "name"), _("Type a name, or remove the department."))
            elif name.casefold() in names:
                self._wrong(Place(DEPARTMENTS, id_, "name"), _("There is a department of this name already."))
            if not is_code(code):
                sentence = _("A code is one to six capital letters or digits, a letter first.")
                self._wrong(Place(DEPARTMENTS, id_, "code"), sentence)
            elif code in codes:
                self._wrong(Place(DEPARTMENTS, id_, "code"), _("Another department has this code."))
            names.add(name.casefold())
            codes.add(code)
            found.append(NewDepartment(code, name))
        if not found:
            self._wrong(Place(DEPARTMENTS), _("Somebody has to ask: add at least one department."))
        return tuple(found)

    def _people(self) -> tuple[NewPerson, ...]:
        codes = department_codes(self._draft)
        found: list[NewPerson] = []
        for id_, row in self._draft.rows[PEOPLE].items():
            roles, department = roles_of(row), row.get("department", "")
            name = words(row.get("name", "")) or assumed_name(self._draft, row)
            if not roles:
                self._wrong(Place(PEOPLE, id_, "roles"), _("Tick at least one role."))
            elif not name:
                self._wrong(Place(PEOPLE, id_, "name"), _("Type a name."))
            if Role.HEAD in roles and not codes.get(department):
                self._wrong(Place(PEOPLE, id_, "department"), _("Choose the department of this head."))
            found.append(NewPerson(name, roles=roles, department=codes.get(department, "")))
        every = {role for person in found for role in person.roles}
        missing = [role_name(role) for role in (Role.HEAD, Role.EXECUTIVE, Role.FINANCE) if role not in every]
        if missing:
            sentence = _("Nobody is {role} yet. Tick it for somebody: one person may hold several roles.")
            self._wrong(Place(PEOPLE), sentence.format(role=missing[0]))
        return tuple(found)

    def _goals(self, end: str) -> tuple[NewGoal, ...]:
        weights = goal_weights(self._draft)
        rows = self._draft.rows[GOALS]
        return tuple(self._goal(id_, rows[id_], weight, end) for id_, weight in weights.items())

    def _goal(self, id_: str, row: dict[str, str], weight: float, end: str) -> NewGoal:
        def at(field: str) -> Place:
            return Place(GOALS, id_, field)

        title = words(row.get("title", ""))
        if not title:
            self._wrong(at("title"), _("Type what the goal is called, or remove it."))
        baseline = self._take(at("baseline"), number_of) or 0.0
        target = self._take(at("target"), number_of)
        if target is None:
            self._wrong(at("target"), _("Type how far the goal is to go."))
        elif target == baseline:
            self._wrong(at("target"), _("The target is the baseline, so nothing can count. Change one."))
        day = self._take(at("date"), day_of) or end
        typed = self._take(at("weight"), weight_of)
        low, high = self._take(at("low"), weight_of), self._take(at("high"), weight_of)
        share = weight if typed is None else typed
        if (low is not None and low > share) or (high is not None and high < share):
            sentence = _("The weight lies outside its range. Change one of the three.")
            self._wrong(at("low" if low is not None and low > share else "high"), sentence)
        scale = weight / share if share else 1.0
        return NewGoal(
            title,
            target or 0.0,
            metric=words(row.get("metric", "")),
            unit=words(row.get("unit", "")),
            baseline=baseline,
            date=day,
            horizon=Horizon(row.get("horizon") or Horizon.YEAR),
            weight=weight,
            weight_low=None if low is None else low * scale,
            weight_high=None if high is None else high * scale,
        )
