"""The Points panel: lines by what they are worth, what others can see in a sentence, and what can be sealed."""

import pytest

from budget_app.domain.lines import Level
from budget_app.domain.points import Given
from budget_app.presentation.point_spread import Spread
from budget_app.presentation.point_values import points_by_line
from budget_app.presentation.points_panel import (
    PointsScreen,
    points_screen,
    read_points,
)
from budget_app.presentation.requests_edit import Problem
from tests.support.given import Played, given


def asked() -> Played:
    played = given()
    for person, code, title in (("dana", "S", "Field days"), ("dana", "S", "Demo"), ("tom", "M", "Campaign")):
        fields = {"title": title, "minimum": 10_000, "requested": 20_000, "stretch": 40_000}
        played.when(person, "draft_line", department=code, fields=fields)
    return played


def spread(played: Played, **points: int) -> Spread:
    ids = played.state.line_ids
    return tuple(Given(ids[code.replace("_", "-")], n) for code, n in points.items())


def screen(
    played: Played, some: Spread = (), sealed: Spread | None = None, person: str = "dana", words: str = ""
):
    return points_screen(played.state, person, some, sealed, words)


def shown(made: PointsScreen) -> list[str]:
    return [row.title if row.kind == "group" else row.cells[0].text for row in made.table.rows]


def test_lines_with_points_stand_first_then_one_s_own_then_others():
    played = asked()
    made = screen(played, spread(played, M_001=60, S_002=30))
    assert shown(made) == ["Worth most to Sales", "M-001", "S-002", "Without points", "S-001"]
    assert [cell.text for cell in made.table.rows[1].cells] == [
        "M-001",
        "Campaign",
        "200",
        "60",
        "≈ 15",
        "≈ 30",
    ]
    assert (made.given, made.sum_words) == (90, "10 points left of 100")
    assert made.table.total.cells[3].text == "90"


def test_the_filter_leaves_what_holds_its_words():
    assert shown(screen(asked(), words="camp")) == ["Without points", "M-001"]


def test_only_a_hundred_or_none_can_be_sealed_and_it_says_why():
    played = asked()
    whole, part = spread(played, S_001=70, M_001=30), spread(played, S_001=70)
    assert "no points to seal yet" in screen(played).seal.why_not
    assert screen(played, part).seal.why_not == "30 points are left. Spread them, or take all away."
    assert screen(played, whole).seal.why_not == ""
    assert screen(played, whole, whole).seal.why_not == "Sealed as they stand."
    assert screen(played, (), whole).seal.why_not == ""
    command = screen(played, whole).seal.command
    assert command is not None
    played.when("dana", command).then("points_given")


def test_what_others_can_see_is_said_in_a_sentence_and_is_true():
    played = asked()
    assert screen(played).hidden.startswith("Once sealed, others see that Sales has given points, and when")
    played.when("dana", "give_points", points=[{"line": "S-001", "points": 100}])
    assert screen(played).hidden.startswith("Sealed. Others see that Sales has given points, and when")
    toms = screen(played, person="tom")
    assert [standing.words.split(" 2")[0] for standing in toms.standings] == [
        "Sales: sealed",
        "Marketing: none given",
    ]
    assert "100" not in str([row.cells for row in toms.table.rows])
    played.when("mei", "move_phase", phase="negotiation")
    assert screen(played, person="tom").standings[0].words == "Sales: sealed, not revealed"
    assert screen(played).why_fixed == "Negotiation is open, so the points stay as they were sealed."
    played.when("dana", "reveal_points")
    toms = screen(played, person="tom")
    assert toms.standings[0].words == "Sales: revealed"
    assert toms.table.columns[-1].title == "Sales"
    assert [row.cells[-1].text for row in toms.table.rows if row.kind == "line"] == ["", "100", ""]


def test_whoever_has_no_department_looks_and_is_told_why():
    made = screen(asked(), person="ines")
    assert "You belong to no department" in made.why_fixed
    assert made.seal.why_not == made.why_fixed
    assert all(row.why_fixed for row in made.table.rows if row.kind == "line")


@pytest.mark.parametrize(("typed", "points"), [("", 0), (" 7 ", 7), ("100", 100), ("0", 0)])
def test_points_as_people_type_them(typed: str, points: int):
    assert read_points(typed) == points


@pytest.mark.parametrize("typed", ["101", "-1", "2.5", "x", "９", "9" * 40])
def test_what_is_no_number_of_points_gets_a_sentence(typed: str):
    assert read_points(typed) == Problem("Points are whole, from 0 to 100. Type one of those.")


def test_analysis_takes_points_in_thousandths_a_lower_tier_by_its_money_unless_set_apart():
    played = asked()
    points = [{"line": "S-001", "points": 60, "minimum": 45}, {"line": "M-001", "points": 40}]
    played.when("dana", "give_points", points=points)
    assert points_by_line(played.state) == {}
    played.when("mei", "move_phase", phase="negotiation")
    played.when("dana", "reveal_points")
    ids = played.state.line_ids
    assert points_by_line(played.state) == {
        "S": {
            ids["S-001"]: {Level.MINIMUM: 45_000, Level.REQUESTED: 45_000, Level.STRETCH: 60_000},
            ids["M-001"]: {Level.MINIMUM: 10_000, Level.REQUESTED: 20_000, Level.STRETCH: 40_000},
        }
    }
