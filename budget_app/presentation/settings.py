"""The settings of a round under way: the parts of the wizard with what stands, and what this person may change.

What was typed and not yet taken is laid over what stands. What typing leads to is decided in settings_edit.py.
"""

from collections.abc import Mapping

from budget_app.domain import queries
from budget_app.domain.departments import DepartmentSet
from budget_app.domain.messages import Event
from budget_app.domain.naming import PeriodSet, RoundNamed
from budget_app.domain.people import PersonSet
from budget_app.domain.permissions import why_not
from budget_app.domain.phases import DeadlineSet
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.domain.setup import FundSet
from budget_app.domain.strategy import GoalRetired, GoalSet
from budget_app.domain.weights import WeightsSet
from budget_app.presentation.department_codes import short_code
from budget_app.presentation.draft import DEPARTMENTS, GOALS, PEOPLE, ROUND
from budget_app.presentation.draft_form import part_lead, part_title, share_text
from budget_app.presentation.form import Deed, Field, Part, Place, Row
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.names import phase_name
from budget_app.presentation.requests_edit import Problem
from budget_app.presentation.settings_amend import amend_part
from budget_app.presentation.settings_texts import goal_texts, person_texts, round_texts
from budget_app.presentation.setup_fields import (
    TIMED,
    currency_field,
    deadline_fields,
    department_fields,
    fixed,
    goal_fields,
    marked,
    money_fields,
    name_field,
    period_fields,
    person_fields,
)
from budget_app.words import _

DEADLINES, AMEND = "deadlines", "amend"
SETTINGS = (ROUND, DEADLINES, DEPARTMENTS, PEOPLE, GOALS, AMEND)
NEW = "new"

Typed = Mapping[Place, str]
Problems = Mapping[Place, Problem]


def settings_title(part: str) -> str:
    """What a part is called in the list."""
    own = {DEADLINES: _("Deadlines"), AMEND: _("Amendment")}
    return own[part] if part in own else part_title(part)


def settings_part(state: Round, person: str, part: str, typed: Typed, problems: Problems) -> Part:
    """A part as it stands for this person. O(rows)."""
    return _Shown(state, person, typed, problems).part(part)


class _Shown:
    """The parts for one person at one moment."""

    def __init__(self, state: Round, person: str, typed: Typed, problems: Problems) -> None:
        self._state = state
        self._person = person
        self._typed = typed
        self._problems = problems

    def part(self, part: str) -> Part:
        if part == AMEND:
            return amend_part(self._state, self._person, self._texts(AMEND, "", {}), self._problems)
        make = {
            ROUND: self._round,
            DEADLINES: self._deadlines,
            DEPARTMENTS: self._departments,
            PEOPLE: self._people,
            GOALS: self._goals,
        }
        return make[part]()

    # --- what all parts need

    def _texts(self, part: str, row: str, stands: Mapping[str, str]) -> dict[str, str]:
        over = {
            place.field: text for place, text in self._typed.items() if (place.part, place.row) == (part, row)
        }
        return {**stands, **over}

    def _why(self, kind: type[Event]) -> str:
        refusal = why_not(self._state, self._person, kind)
        return refusal_text(refusal, self._state) if refusal else ""

    def _row(
        self, part: str, id_: str, fields: tuple[Field, ...], deeds: tuple[Deed, ...] = (), **more: str
    ) -> Row:
        problem = self._problems.get(Place(part, id_))
        return Row(id_, marked(fields, part, id_, self._problems), deeds, problem=problem, **more)

    def _is_new(self, part: str) -> bool:
        return any((place.part, place.row) == (part, NEW) for place in self._typed)

    def _add(self, part: str, words: str, why: str) -> Deed | None:
        return None if self._is_new(part) else Deed("add", words, why)

    # --- the parts

    def _round(self) -> Part:
        state = self._state
        texts = self._texts(ROUND, "", round_texts(state))
        terms, period, why = self._why(FundSet), self._why(PeriodSet), self._why(RoundNamed)
        fields = (
            *fixed((name_field(texts),), why),
            *fixed((currency_field(texts),), _("The currency of a round never changes.")),
            *fixed(money_fields(texts, state.currency), terms),
            *fixed(period_fields(texts), period),
        )
        agreed = _(
            "Fund, reserve and signatures change only with the agreement of every head: see Amendment."
        )
        notes = (agreed if state.phase is not Phase.SETUP else terms, why)
        rows = (self._row(ROUND, "", fields),)
        return Part(ROUND, part_title(ROUND), part_lead(ROUND), rows, note="\n".join(filter(None, notes)))

    def _deadlines(self) -> Part:
        why = self._why(DeadlineSet)
        rows = tuple(
            self._row(
                DEADLINES,
                phase,
                fixed(self._deadline(phase), why),
                label=phase_name(phase),
                title=phase_name(phase),
            )
            for phase in TIMED
        )
        lead = _(
            "The last day of each phase. After it, asks of that phase are refused; moving one needs a reason."
        )
        return Part(DEADLINES, settings_title(DEADLINES), lead, rows, "table", note=why)

    def _deadline(self, phase: Phase) -> tuple[Field, ...]:
        return deadline_fields(self._texts(DEADLINES, phase, {"day": self._state.deadlines.get(phase, "")}))

    def _departments(self) -> Part:
        why = self._why(DepartmentSet)
        never = why or _("The code begins the codes of its lines, and never changes.")
        rows: list[Row] = []
        for code, department in self._state.departments.items():
            texts = self._texts(DEPARTMENTS, code, {"name": department.name, "code": code})
            fields = fixed(fixed(department_fields(texts, ""), never, "code"), why, "name")
            rows.append(self._row(DEPARTMENTS, code, fields, title=department.name))
        if self._is_new(DEPARTMENTS):
            texts = self._texts(DEPARTMENTS, NEW, {})
            code = short_code(texts.get("name", "").strip(), set(self._state.departments))
            rows.append(
                self._row(
                    DEPARTMENTS,
                    NEW,
                    department_fields(texts, code),
                    _new(_("Add")),
                    title=_("new department"),
                )
            )
        add = self._add(DEPARTMENTS, _("Add a department"), why)
        title, lead = part_title(DEPARTMENTS), part_lead(DEPARTMENTS)
        return Part(DEPARTMENTS, title, lead, tuple(rows), "table", add, note=why)

    def _people(self) -> Part:
        why = self._why(PersonSet)
        departments = [(code, department.name) for code, department in self._state.departments.items()]
        rows: list[Row] = []
        for person in sorted(self._state.people.values(), key=lambda p: p.removed):
            texts = self._texts(PEOPLE, person.id, person_texts(person))
            gone = _("{name} takes part no more.").format(name=person.name) if person.removed else ""
            fields = fixed(person_fields(texts, "", departments), why or gone)
            deed = (
                Deed("back", _("Bring back"), why)
                if gone
                else Deed("remove", _("Remove {name}").format(name=person.name), why)
            )
            rows.append(self._row(PEOPLE, person.id, fields, (deed,), title=person.name))
        if self._is_new(PEOPLE):
            fields = person_fields(self._texts(PEOPLE, NEW, {}), "", departments)
            rows.append(self._row(PEOPLE, NEW, fields, _new(_("Add")), title=_("new person")))
        add = self._add(PEOPLE, _("Add a person"), why)
        return Part(PEOPLE, part_title(PEOPLE), part_lead(PEOPLE), tuple(rows), "table", add, note=why)

    def _goals(self) -> Part:
        why, retire, weigh = self._why(GoalSet), self._why(GoalRetired), self._why(WeightsSet)
        goals = queries.live_goals(self._state)
        rows: list[Row] = []
        for goal in goals:
            texts = self._texts(GOALS, goal.id, goal_texts(self._state, goal))
            fields = goal_fields(texts, self._state.end, "")
            others = tuple(field.id for field in fields if field.id != "weight")
            shown = fixed(fixed(fields, why, *others), weigh, "weight")
            deed = Deed("remove", _("Retire {name}…").format(name=goal.title), retire)
            low, high = goal.weight_low or 0.0, goal.weight_high
            is_outside = goal.weight < low or (high is not None and goal.weight > high)
            note = _("The weight has left its range.") if is_outside else ""
            rows.append(
                self._row(GOALS, goal.id, shown, (deed,), title=f"{goal.code}  {goal.title}", note=note)
            )
        if self._is_new(GOALS):
            weight = share_text(1 / (len(goals) + 1))
            fields = goal_fields(self._texts(GOALS, NEW, {}), self._state.end, weight)
            rows.append(self._row(GOALS, NEW, fields, _new(_("Add")), title=_("New goal")))
        shares = (
            ", ".join(
                f"{self._state.goals[goal].title} {share_text(share)}"
                for goal, share in queries.weights(self._state).items()
            )
            if goals
            else ""
        )
        note = (
            _("The weights add up to 1: {shares}. Where one changes, the others share the rest.")
            if goals
            else ""
        )
        note = " ".join(filter(None, (note.format(shares=shares), why)))
        add = self._add(GOALS, _("Add a goal"), why)
        return Part(GOALS, part_title(GOALS), part_lead(GOALS), tuple(rows), "cards", add, note=note)


def _new(words: str) -> tuple[Deed, ...]:
    return (Deed("save", words, is_main=True), Deed("remove", _("Take it away again")))
