"""The draft of a new round: where it begins, what it means, what is wrong and where, and how weights are scaled."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.domain.messages import Stamp
from budget_app.domain.roles import Phase, Role
from budget_app.domain.round import Round, decide, evolve
from budget_app.presentation.draft import (
    DEPARTMENTS,
    GOALS,
    PARTS,
    PEOPLE,
    ROUND,
    Draft,
    new_draft,
)
from budget_app.presentation.draft_file import (
    FILE,
    Ready,
    file_part,
    path_problem,
    proposed_path,
    sitter,
    unfinished_part,
    wanted_path,
)
from budget_app.presentation.draft_form import done_parts, draft_part, scale_weights
from budget_app.presentation.draft_reading import goal_weights, read_draft
from budget_app.presentation.form import Place
from budget_app.presentation.new_round import opening, trial

TODAY = date(2026, 11, 25)


def draft(**texts: str) -> Draft:
    """A draft as the wizard begins, with a fund and these texts of its first step."""
    made = new_draft(TODAY)
    for field, text in {"fund": "100,000", **texts}.items():
        made.type(Place(ROUND, "", field), text)
    return made


def goal(made: Draft, **texts: str) -> str:
    """One goal more, in the first empty row."""
    empty = next((row for row, given in made.rows[GOALS].items() if not given), None)
    row = empty or made.add(GOALS)
    made.rows[GOALS][row].update(texts)
    return row


def problems(made: Draft) -> dict[str, str]:
    """What is wrong, by place."""
    return {place.text: problem.text for place, problem in read_draft(made).problems.items()}


def test_nothing_but_the_fund_has_to_be_typed():
    assert problems(new_draft(TODAY)) == {"round//fund": "Type the money that there is to share out."}
    reading = read_draft(draft())
    assert not reading.problems
    plan = opening(reading.new)
    assert trial(plan) == ""
    assert [(p.name, p.department) for p in plan.people] == [
        ("Head of Sales", "S"),
        ("Head of Marketing", "M"),
        ("Executive", ""),
    ]
    assert (reading.new.name, reading.new.start, reading.new.end) == (
        "Budget 2027",
        "2027-01-01",
        "2027-12-31",
    )


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("fund", "lots", "not an amount"),
        ("fund", "1.234", "Say which"),
        ("fund", "-5", "cannot be negative"),
        ("fund", "0", "Type the money"),
        ("reserve", "100,001", "cannot be more"),
        ("currency", "EURO", "three letters"),
        ("start", "soon", "not a day"),
        ("start", "", "Type a day"),
        ("end", "2026-12-31", "comes after the start"),
        ("end", "3/4/2027", "not a day"),
        ("signatures", "two", "whole number"),
        ("signatures", "2", "1 executive"),
        ("name", "  ", "name"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(field: str, typed: str, says: str):
    found = problems(draft(**{field: typed}))
    assert list(found) == [f"round//{field}"]
    assert says in found[f"round//{field}"]


@pytest.mark.parametrize("typed", ["1.8m", "1,800,000", "1 800 000", "EUR 1.8m", "1800k"])
def test_money_is_read_as_people_write_it(typed: str):
    reading = read_draft(draft(fund=typed))
    assert (reading.new.fund, reading.problems) == (180_000_000, {})
    assert draft_part(draft(fund=typed), ROUND, {}).rows[0].fields[2].note == "1,800,000 EUR"


def test_departments_need_different_names_and_codes():
    made = draft()
    same = made.add(DEPARTMENTS, name="sales", code="S2")
    blank = made.add(DEPARTMENTS)
    taken = made.add(DEPARTMENTS, name="Service", code="s2")
    odd = made.add(DEPARTMENTS, name="Odd", code="odd-1")
    found = problems(made)
    assert set(found) == {
        f"departments/{same}/name",
        f"departments/{blank}/name",
        f"departments/{taken}/code",
        f"departments/{odd}/code",
    }


def test_a_code_is_found_where_none_is_typed():
    made = draft()
    made.add(DEPARTMENTS, name="Service")
    assert [d.code for d in read_draft(made).new.departments] == ["S", "M", "SE"]


def test_every_department_gets_a_head_to_name_and_people_of_a_removed_one_have_none():
    made = draft()
    service = made.add(DEPARTMENTS, name="Service")
    made.head_every_department()
    made.head_every_department()
    assert [p.name for p in read_draft(made).new.people].count("Head of Service") == 1
    head = next(row for row, texts in made.rows[PEOPLE].items() if texts.get("department") == service)
    made.remove(PEOPLE, head)
    made.head_every_department()
    assert "Head of Service" not in [p.name for p in read_draft(made).new.people]
    made.add(PEOPLE, roles="head", department=service)
    made.remove(DEPARTMENTS, service)
    (found,) = problems(made).items()
    assert found[0].startswith("people/")
    assert "department of this head" in found[1]


def test_somebody_has_to_ask_decide_and_set_up():
    for role in (Role.HEAD, Role.EXECUTIVE, Role.FINANCE):
        made = draft()
        for person in made.rows[PEOPLE].values():
            person["roles"] = person["roles"].replace(role, "") or "observer"
        assert role in problems(made)["people//"]


def test_a_person_may_hold_several_roles():
    made = draft()
    made.add(PEOPLE, name="Mei Tan", roles="observer liaison")
    assert read_draft(made).new.people[-1].roles == (Role.LIAISON, Role.OBSERVER)


def test_goals_are_read_whole_and_an_empty_one_is_left_out():
    made = draft()
    goal(made, title="Churn", metric="lost a year", unit="%", baseline="14 %", target="9", date="30 Jun 2027")
    made.add(GOALS)
    (churn,) = read_draft(made).new.goals
    assert (churn.baseline, churn.target, churn.date, churn.weight) == (14, 9, "2027-06-30", 1.0)
    assert not problems(made)


@pytest.mark.parametrize(
    ("texts", "field", "says"),
    [
        ({"target": "9"}, "title", "called"),
        ({"title": "A"}, "target", "how far"),
        ({"title": "A", "target": "0"}, "target", "nothing can count"),
        ({"title": "A", "target": "x"}, "target", "not a number"),
        ({"title": "A", "target": "1", "weight": "-1"}, "weight", "0 or more"),
        ({"title": "A", "target": "1", "weight": "0.3", "low": "0.4"}, "low", "outside its range"),
        ({"title": "A", "target": "1", "weight": "0.3", "high": "0.2"}, "high", "outside its range"),
        ({"title": "A", "target": "1", "date": "never"}, "date", "not a day"),
    ],
)
def test_a_goal_that_cannot_be_is_said_beside_its_field(texts: dict[str, str], field: str, says: str):
    made = draft()
    row = goal(made, **texts)
    assert says in problems(made)[f"goals/{row}/{field}"]


def test_weights_add_up_to_1_whatever_is_typed():
    made = draft()
    one = goal(made, title="A", target="1", weight="60", low="50", high="70")
    goal(made, title="B", target="1", weight="20")
    goal(made, title="C", target="1")
    assert goal_weights(made)[one] == 0.5
    assert "Typed, the weights" not in draft_part(made, GOALS, {}).note
    made.rows[GOALS]["g3"]["weight"] = "20"
    part = draft_part(made, GOALS, {})
    assert "add up to 100" in part.note
    assert part.note_deed
    first, *_others = read_draft(made).new.goals
    assert first.weight == pytest.approx(0.6)
    assert (first.weight_low, first.weight_high) == (pytest.approx(0.5), pytest.approx(0.7))
    scale_weights(made)
    assert [made.text(GOALS, row, "weight") for row in made.rows[GOALS]] == ["0.6", "0.2", "0.2"]
    assert (made.text(GOALS, one, "low"), made.text(GOALS, one, "high")) == ("0.5", "0.7")
    assert draft_part(made, GOALS, {}).note == "The weights add up to 1: A 0.6, B 0.2, C 0.2."


@given(st.lists(st.sampled_from(["", "0", "0.1", "1", "33", "60 %", "x"]), min_size=1, max_size=7))
def test_weights_typed_anew_add_up_to_1_to_the_hundredth(typed: list[str]):
    made = draft()
    for n, weight in enumerate(typed):
        goal(made, title=f"G{n}", target="1", weight=weight)
    assert sum(goal_weights(made).values()) == pytest.approx(1)
    scale_weights(made)
    hundredths = [round(100 * float(row["weight"])) for row in made.rows[GOALS].values()]
    assert sum(hundredths) == 100
    assert not read_draft(made).problems


FIELDS = st.sampled_from(("name", "code", "roles", "title", "target", "weight", "fund"))
MOVES = st.tuples(st.sampled_from(PARTS), st.integers(0, 2), FIELDS, st.text(max_size=12))


@given(st.lists(MOVES, max_size=12))
def test_whatever_is_typed_is_read_or_answered_and_kept(moves: list[tuple[str, int, str, str]]):
    made = draft()
    for part, n, field, text in moves:
        rows = list(made.rows[part])
        made.type(Place(part, rows[n % len(rows)], field), text)
        assert made.text(part, rows[n % len(rows)], field) == text
    reading = read_draft(made)
    for part in PARTS:
        assert draft_part(made, part, reading.problems).rows
    if not reading.problems:
        trial(opening(reading.new))


def test_the_file_is_named_after_the_round_and_never_written_over(tmp_path: Path):
    made = draft(name="FY27: a/b")
    proposed = proposed_path(made, tmp_path)
    assert proposed.name == "FY27- a-b.accord"
    assert wanted_path(Ready(), proposed) == proposed
    assert wanted_path(Ready("mine"), proposed) == tmp_path / "mine.accord"
    proposed.touch()
    assert proposed_path(made, tmp_path).name == "FY27- a-b (2).accord"
    taken, nowhere = path_problem(proposed), path_problem(tmp_path / "no" / "x.accord")
    assert taken
    assert "not written over" in taken.text
    assert nowhere
    assert "no folder" in nowhere.text
    endless = path_problem(tmp_path / ("n" * 300))
    assert endless
    assert "no such file" in endless.text


def test_finance_sits_down_unless_somebody_else_is_chosen(tmp_path: Path):
    made = draft()
    assert sitter(made, Ready()) == "p3"
    assert sitter(made, Ready(person="p1")) == "p1"
    part = file_part(made, read_draft(made), Ready(), tmp_path / "x.accord", {})
    assert part.note == "Budget 2027: 100,000 EUR for Sales, Marketing; 3 people, 0 goals."
    assert (part.id, part.problem) == (FILE, "")


def test_what_is_unfinished_leads_back_to_its_step(tmp_path: Path):
    made = draft(fund="")
    reading = read_draft(made)
    assert unfinished_part(reading) == ROUND
    assert "1 thing" in file_part(made, reading, Ready(), tmp_path / "x.accord", {}).problem


def test_the_last_days_of_phases_go_into_the_round():
    made = draft(until_requests="2026-12-07", until_decision="28 Dec 2026")
    reading = read_draft(made)
    assert not reading.problems
    state = Round()
    plan = opening(reading.new)
    for event in decide(state, plan.actor, plan.command):
        evolve(state, event, Stamp(0, "", plan.actor))
    assert state.deadlines == {Phase.REQUESTS: "2026-12-07", Phase.DECISION: "2026-12-28"}


@pytest.mark.parametrize(
    ("until", "wrong"),
    [
        ({"until_requests": "soon"}, "round//until_requests"),
        ({"until_requests": "2026-12-07", "until_decision": "2026-12-01"}, "round//until_decision"),
    ],
)
def test_a_last_day_is_a_day_and_no_phase_ends_before_the_one_before(until: dict[str, str], wrong: str):
    assert list(problems(draft(**until))) == [wrong]


def test_a_step_is_done_once_somebody_went_through_it_and_nothing_is_wrong_in_it():
    made = draft()
    assert done_parts(made, set()) == frozenset()
    assert done_parts(made, {ROUND, DEPARTMENTS}) == {ROUND, DEPARTMENTS}
    made.type(Place(ROUND, "", "fund"), "much")
    assert done_parts(made, {ROUND, DEPARTMENTS}) == {DEPARTMENTS}
