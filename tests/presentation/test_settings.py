"""The settings of a round under way: what each person may change and why not, and what typing leads to."""

import pytest

from budget_app.domain import queries
from budget_app.domain.phases import MovePhase
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase
from budget_app.presentation.draft import DEPARTMENTS, GOALS, PEOPLE, ROUND
from budget_app.presentation.form import Field, Part, Place
from budget_app.presentation.settings import AMEND, DEADLINES, NEW, SETTINGS, settings_part
from budget_app.presentation.settings_edit import asked, entered
from tests.support.given import Played, given


def part(played: Played, person: str, key: str, **typed: str) -> Part:
    """A part as a person sees it, with this typed into its only row."""
    over = {Place(key, "", field): text for field, text in typed.items()}
    return settings_part(played.state, person, key, over, {})


def field(shown: Part, row: str, name: str) -> Field:
    """A field of a row."""
    found = next(r for r in shown.rows if r.id == row)
    return next(f for f in found.fields if f.id == name)


def types(played: Played, person: str, place: Place, typed: str, **more: str) -> Played:
    """Somebody types into a field, and the command that follows is given."""
    answer = entered(played.state, place, {place.field: typed, **more})
    assert answer.command is not None, answer.problems
    return played.when(person, answer.command)


def does(played: Played, person: str, key: str, row: str, deed: str, **texts: str) -> Played:
    """Somebody asks for a deed, and the command that follows is given."""
    answer = asked(played.state, key, row, deed, texts)
    assert answer.command is not None, answer.problems
    return played.when(person, answer.command)


@pytest.mark.parametrize("key", SETTINGS)
def test_whoever_is_nobody_here_changes_nothing(key: str):
    for phase in list(Phase)[:5]:
        shown = settings_part(given(phase=phase).state, "nobody", key, {}, {})
        assert all(field.why_fixed for row in shown.rows for field in row.fields)
        assert all(deed.why_not for row in shown.rows for deed in row.deeds)


@pytest.mark.parametrize("person", ["dana", "ines", "nina", "mei", "ola"])
def test_what_is_on_is_not_refused_for_who_or_when(person: str):
    of_right = {Reason.NOT_YOUR_ROLE, Reason.NOT_IN_THIS_PHASE, Reason.NOT_YOUR_DEPARTMENT}
    for phase in list(Phase)[:5]:
        for key in (ROUND, DEADLINES, DEPARTMENTS, PEOPLE, GOALS):
            played = given(phase=phase)
            shown = settings_part(played.state, person, key, {}, {})
            for place, text in open_fields(shown):
                answer = entered(
                    played.state, place, {place.field: f"{text}0" if text.isdigit() else text or "7"}
                )
                if answer.command is not None:
                    played.when(person, answer.command)
                    assert not played.refusal or played.refusal.reason not in of_right, place


def open_fields(shown: Part) -> list[tuple[Place, str]]:
    """The fields that are on, and what stands in them."""
    return [
        (Place(shown.id, row.id, f.id), f.text) for row in shown.rows for f in row.fields if not f.why_fixed
    ]


def test_fund_and_rules_are_set_in_set_up_and_amended_afterwards():
    setup = given(phase=Phase.SETUP)
    assert field(part(setup, "ines", ROUND), "", "fund").why_fixed == ""
    types(setup, "ines", Place(ROUND, "", "fund"), "2k").then("fund_set")
    types(setup, "ines", Place(ROUND, "", "signatures"), "1").then("rules_set")
    under_way = part(given(), "ines", ROUND)
    assert "Set-up" in field(under_way, "", "fund").why_fixed
    assert "agreement of every head" in under_way.note


def test_finance_renames_the_round_and_moves_its_period_and_others_read_why_not():
    played = given()
    types(played, "nina", Place(ROUND, "", "name"), " FY28 ").then("round_named")
    types(played, "nina", Place(ROUND, "", "end"), "30 Jun 2028").then("period_set")
    assert played.state.end == "2028-06-30"
    answer = entered(played.state, Place(ROUND, "", "end"), {"end": "soon"})
    assert "not a day" in answer.problems[Place(ROUND, "", "end")].text
    assert field(part(played, "dana", ROUND), "", "name").why_fixed == "This is for: finance."


def test_a_deadline_that_stands_moves_with_a_reason():
    played = given()
    place = Place(DEADLINES, Phase.REQUESTS, "day")
    types(played, "mei", place, "2026-12-01").then("deadline_set")
    types(played, "mei", place, "2026-12-08").then_refused(Reason.REASON_MISSING)
    types(played, "mei", place, "2026-12-08", reason="two are ill").then("deadline_set")
    assert field(part(played, "mei", DEADLINES), Phase.REQUESTS, "day").text == "2026-12-08"


def test_departments_are_added_and_renamed_and_keep_their_code():
    played = given()
    does(played, "nina", DEPARTMENTS, NEW, "save", name="Service").then("department_set")
    assert played.state.departments["SE"].name == "Service"
    types(played, "nina", Place(DEPARTMENTS, "SE", "name"), "Customer service").then("department_set")
    assert "never changes" in field(part(played, "nina", DEPARTMENTS), "SE", "code").why_fixed
    assert asked(played.state, DEPARTMENTS, NEW, "save", {}).problems


def test_people_get_roles_a_department_and_leave_and_come_back():
    played = given()
    does(played, "nina", PEOPLE, NEW, "save", name="Kim Lund", roles="liaison observer").then("person_set")
    kim = next(p.id for p in played.state.people.values() if p.name == "Kim Lund")
    types(played, "nina", Place(PEOPLE, kim, "roles"), "head", department="S").then("person_set")
    types(played, "nina", Place(PEOPLE, kim, "name"), "Kim Lunde").then("person_set")
    does(played, "nina", PEOPLE, kim, "remove").then("person_set")
    gone = part(played, "nina", PEOPLE).rows[-1]
    assert (gone.id, [deed.id for deed in gone.deeds]) == (kim, ["back"])
    does(played, "nina", PEOPLE, kim, "back").then("person_set")
    assert played.state.people[kim].name == "Kim Lunde"
    wrong = asked(played.state, PEOPLE, NEW, "save", {"name": " "}).problems
    assert set(wrong) == {Place(PEOPLE, NEW, "name"), Place(PEOPLE, NEW, "roles")}


def test_a_goal_changes_field_by_field_and_its_weight_leaves_the_rest_to_the_others():
    played = given()
    goal = queries.live_goals(played.state)[0].id
    for name, typed in {
        "title": "New customers",
        "metric": "won",
        "unit": "firms",
        "baseline": "10",
        "target": "500",
        "date": "30.6.2027",
        "horizon": "quarter",
        "low": "0.5",
        "high": "70 %",
    }.items():
        types(played, "ines", Place(GOALS, goal, name), typed).then("goal_set")
    now = played.state.goals[goal]
    assert (now.title, now.baseline, now.target, now.date) == ("New customers", 10, 500, "2027-06-30")
    assert (now.weight_low, now.weight_high) == (0.5, 0.7)
    types(played, "ines", Place(GOALS, goal, "weight"), "0.5").then("weights_set")
    assert list(queries.weights(played.state).values()) == [0.5, 0.5]
    assert "add up to 1: New customers 0.5, Churn 0.5" in part(played, "ines", GOALS).note


def test_a_goal_pushed_out_of_its_range_says_so_and_can_still_be_renamed():
    played = given()
    one, other = (goal.id for goal in queries.live_goals(played.state))
    types(played, "ines", Place(GOALS, other, "low"), "0.3").then("goal_set")
    types(played, "ines", Place(GOALS, one, "weight"), "0.9").then("weights_set")
    row = next(row for row in part(played, "ines", GOALS).rows if row.id == other)
    assert row.note == "The weight has left its range."
    types(played, "ines", Place(GOALS, other, "title"), "Fewer leave").then("goal_set")
    types(played, "ines", Place(GOALS, other, "high"), "0.05").then_refused(Reason.WEIGHT_OUT_OF_RANGE)


def test_a_new_goal_takes_its_weight_from_the_others():
    played = given()
    does(played, "ines", GOALS, NEW, "save", title="Reach", target="5", weight="0.2").then(
        "goal_set", "weights_set"
    )
    assert list(queries.weights(played.state).values()) == [
        pytest.approx(0.48),
        pytest.approx(0.32),
        pytest.approx(0.2),
    ]
    wrong = asked(played.state, GOALS, NEW, "save", {"baseline": "x"}).problems
    assert {place.field for place in wrong} == {"title", "target", "baseline"}


def test_a_goal_is_retired_with_a_reason():
    played = given()
    goal = queries.live_goals(played.state)[0].id
    does(played, "ines", GOALS, goal, "remove", reason="reached").then("goal_retired")
    assert [row.id for row in part(played, "ines", GOALS).rows] != [goal]


def test_an_amendment_is_proposed_agreed_and_told():
    played = given()
    assert asked(played.state, AMEND, "", "propose", {"fund": "2k"}).problems
    does(played, "ines", AMEND, "", "propose", fund="2k", reason="more is there").then("amendment_proposed")
    shown = part(played, "dana", AMEND)
    assert shown.lead == (
        "Ines Okafor proposes: fund 2,000 EUR instead of 1,000. Reason: more is there\n"
        "Waits for: Dana Reyes, Tom Lindqvist."
    )
    assert [deed.id for deed in shown.rows[0].deeds] == ["agree", "decline"]
    assert [deed.id for deed in part(played, "ines", AMEND).rows[0].deeds] == ["withdraw"]
    assert part(played, "mei", AMEND).rows[0].note == "This is for: head."
    does(played, "dana", AMEND, "", "agree").then("amendment_agreed")
    assert part(played, "dana", AMEND).rows[0].note == "You have agreed already."
    does(played, "tom", AMEND, "", "decline", said="too late").then("amendment_declined")
    assert "Tom Lindqvist declined: too late" in part(played, "ola", AMEND).note
    assert [deed.id for deed in part(played, "ines", AMEND).rows[0].deeds] == ["propose"]


def test_what_is_typed_lies_over_what_stands():
    shown = part(given(), "nina", ROUND, name="FY2")
    assert field(shown, "", "name").text == "FY2"
    played = given()
    played.when("nina", MovePhase(phase=Phase.NEGOTIATION)).then("phase_moved")
    typed = {Place(GOALS, NEW, "title"): "Re"}
    assert settings_part(played.state, "ines", GOALS, typed, {}).rows[-1].id == NEW
