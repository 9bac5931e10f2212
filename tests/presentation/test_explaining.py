"""Why a line is in the best set or not, in figures and in words, on a round small enough to reckon by hand."""

import pytest

from budget_app.domain.lines import Level
from budget_app.domain.messages import Refusal
from budget_app.presentation.claims import claims_of, claims_text
from budget_app.presentation.explaining import Displaced, explained_line, explained_text
from budget_app.presentation.problem import best_at, frontier_of, problem_of
from tests.support.given import Played, given, line

# Available are 900.00; the first goal goes from 0 to 400 and weighs 0.6, so that a result of 4 is worth 0.006.
LINES = (
    line("Fair", 50_000, goal=40.0),
    line("Days", 40_000, goal=20.0),
    line("Stand", 30_000, goal=12.0),
    line("Booth", 20_000, department="M", goal=10.0),
)


@pytest.fixture(scope="module")
def played() -> Played:
    """Four lines of which the fund bears three."""
    return given(*LINES)


def test_a_line_that_is_in(played: Played):
    told = explained_line(played.state, "S-001")
    assert told.is_in
    assert explained_text(played.state, told) == "S-001 Fair is in the best set at 900 (requested)."


def test_a_line_that_is_out(played: Played):
    # In are Fair and Days, 60 for 900. With Stand at 300 only Fair fits, 52; at 200 Booth too, 62.
    told = explained_line(played.state, "S-003")
    assert (told.is_in, told.can_be_forced) == (False, True)
    assert told.lost == told.best_value - round(0.6 * 52 / 400 * 10**9)
    assert told.displaced == (Displaced("S-002", Level.REQUESTED, None),)
    assert (told.enters, told.stays) == (100_000, 120_000)
    assert told.dearest == 20_000
    (needed,) = told.results
    assert needed.needed == pytest.approx(20, abs=1e-5)
    assert explained_text(played.state, told) == (
        "S-003 Stand (requested) is not in the best set at 900. It enters at 1,000, leaves again, and stays from "
        "1,200. Forcing it in costs 1.2 points (13.3 %) and displaces S-002. It would be in at 200 or with 20 instead "
        "of 12 Customers."
    )


def test_what_would_get_it_in_does():
    played = given(*LINES)
    told = explained_line(played.state, "S-003")
    played.when("dana", "link_goal", line="S-003", goal="G1", requested=told.results[0].needed)
    assert explained_line(played.state, "S-003").is_in


def test_a_price_at_which_it_would_be_in():
    played = given(line("A", 60_000, goal=40.0), line("B", 40_000, goal=20.0), line("C", 20_000, goal=5.0))
    told = explained_line(played.state, "S-002")
    assert told.dearest == 30_000
    assert "It would be in at 300 or with" in explained_text(played.state, told)
    played.when("dana", "revise_line", line="S-002", fields={"requested": told.dearest})
    assert explained_line(played.state, "S-002").is_in


def test_a_line_that_asks_for_more_than_there_is():
    played = given(line("Fair"), line("Palace", 95_000, goal=90.0))
    text = explained_text(played.state, explained_line(played.state, "S-002"))
    assert "No set within 900 can hold it." in text


def test_a_line_of_which_nothing_can_be_said():
    played = given(line("Fair"))
    played.when("dana", "draft_line", department="S", fields={"title": "Later", "requested": 5_000})
    told = explained_line(played.state, "S-002")
    assert told.why == "S-002 Later is not estimated, so nothing can be said of it."
    with pytest.raises(Refusal):
        explained_line(played.state, "S-009")
    with pytest.raises(Refusal):
        explained_line(played.state, "S-001", level=Level.STRETCH)


def test_at_another_amount_it_says_what_the_frontier_says(played: Played):
    rounds = problem_of(played.state)
    found = frontier_of(rounds)
    for amount in range(0, 150_000, 10_000):
        best = best_at(rounds, found, amount).levels
        for line_id, own in played.state.lines.items():
            assert explained_line(played.state, own.code, amount).is_in == (line_id in best)


def test_what_is_available_is_divided_among_the_asks(played: Played):
    claims = claims_of(played.state)
    assert claims.asked == {"S": 120_000, "M": 20_000}
    assert {rule.value: tuple(amounts.values()) for rule, amounts in claims.rules.items()} == {
        "proportional": (77_143, 12_857),
        "equal_awards": (70_000, 20_000),
        "equal_losses": (90_000, 0),
        "talmud": (80_000, 10_000),
    }
    assert claims_text(played.state, claims).splitlines()[:2] == [
        "Asked: Sales 1,200, Marketing 200",
        "In proportion: Sales 771.43, Marketing 128.57",
    ]
    enough = claims_of(played.state, 200_000)
    assert claims_text(played.state, enough).endswith("There is enough for all of it.")
