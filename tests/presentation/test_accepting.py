"""Which lines depend on the goals' weights, and the best set under demands, on a round to be reckoned by hand."""

import pytest

from budget_app.domain.lines import Level
from budget_app.domain.messages import Refusal
from budget_app.presentation.accepting import Verdict, accepted, accepted_text
from budget_app.presentation.demanding import Wanted, best_text, best_under_demands
from tests.support.given import Played, given, line

# Weights are 0.6 and 0.4, so from 0.45 to 0.75 and from 0.3 to 0.5; available are 900.00.
LINES = (line("Best", 40_000, goal=200.0), line("First", 50_000, goal=80.0), line("Little", 50_000, goal=1.0))


@pytest.fixture(scope="module")
def played() -> Played:
    """A line that is always best, one for each goal of which the money bears one, and one that is worth little."""
    played = given(*LINES)
    played.when("tom", "draft_line", department="M", fields={"title": "Second", "requested": 50_000})
    return played.when("tom", "link_goal", line="M-001", goal="G2", requested=-1.5).then("line_linked")


def test_what_depends_on_the_weights_comes_first(played: Played):
    found = accepted(played.state, samples=400, seed=1)
    assert {each.line: each.verdict for each in found.lines} == {
        "M-001": Verdict.CONTESTED,
        "S-002": Verdict.CONTESTED,
        "S-001": Verdict.SETTLED,
        "S-003": Verdict.OUT,
    }
    assert [each.line for each in found.lines][:2] == ["M-001", "S-002"]
    # 1.5 of 5 against 80 of 400: better from a weight of 0.4 on, the middle of the range.
    second = found.lines[0]
    assert second.count / 400 == pytest.approx(0.5, abs=0.1)
    assert second.by_level == {Level.REQUESTED: second.count}
    assert found.ranges["G1"] == pytest.approx((0.45, 0.75))
    assert (
        accepted_text(played.state, found).splitlines()[2] == "S-001 Best, 400: in all 400 weightings tried"
    )


def test_agreed_ranges_are_kept():
    played = given(*LINES)
    fields = {"title": "Customers", "target": 400, "weight": 0.6, "weight_low": 0.6, "weight_high": 0.6}
    played.when("nina", "set_goal", goal="G1", **fields).then("goal_set")
    found = accepted(played.state, samples=10)
    assert found.ranges["G1"] == pytest.approx((0.6, 0.6))


def test_no_lines():
    found = accepted(given().state, samples=3)
    assert (found.lines, found.exact) == ((), True)


def test_demands(played: Played):
    state = played.state
    assert list(best_under_demands(state, Wanted()).lines) == ["M-001", "S-001"]
    forced = best_under_demands(state, Wanted(must={"S-003": None}, must_not=("S-001", "M-001")))
    assert list(forced.lines) == ["S-003"]
    capped = best_under_demands(state, Wanted(ceilings={"Sales": 45_000}, floors={"M": 50_000}))
    assert capped.lines == {"M-001": Level.REQUESTED, "S-001": Level.REQUESTED}
    reached = best_under_demands(state, Wanted(goals={"G2": 0.3, "G1": 0.5}))
    assert "M-001" in reached.lines


def test_what_cannot_hold_names_one_demand_or_several(played: Played):
    state = played.state
    alone = best_under_demands(state, Wanted(goals={"G1": 0.9}, must={"S-001": None}))
    assert alone.conflict == ("Customers is reached by 90 % at least",)
    assert best_text(state, alone).endswith("Loosen it, or make more available.")
    both = best_under_demands(state, Wanted(must={"S-002": Level.REQUESTED, "S-003": None, "S-001": None}))
    assert len(both.conflict) == 2
    with pytest.raises(Refusal):
        best_under_demands(state, Wanted(must={"S-001": Level.STRETCH}))
