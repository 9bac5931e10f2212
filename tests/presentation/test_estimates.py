"""What a tier is worth by what its department states, and what is filled in."""

import pytest

from budget_app.domain.lines import Level, Link
from budget_app.presentation.estimates import NOTHING, Estimate, estimate
from tests.presentation.made_rounds import goal, line

MIN, REQ, STR = Level


def valued(*links: Link, amounts=(50, 100, 200), goals=None, weights=None) -> Estimate:
    goals = goals or {"g": goal("g"), "h": goal("h")}
    weights = weights or {key: 1 / len(goals) for key in goals}
    return estimate(line("S-1", *amounts, gives=links), goals, weights)


def test_a_tier_is_worth_weight_times_confidence_times_result_over_the_span():
    goals = {"g": goal("g", baseline=20, target=60), "h": goal("h", baseline=10, target=5)}
    links = Link("g", 4, 8, 10, confidence=0.5), Link("h", -1, -2, -2.5)
    found = valued(*links, goals=goals, weights={"g": 0.75, "h": 0.25})
    assert found.values == {MIN: 87_500_000, REQ: 175_000_000, STR: 218_750_000}
    assert found.assumed == ()


def test_a_confidence_that_is_not_stated_counts_as_one():
    assert valued(Link("g", requested=10)) == valued(Link("g", requested=10, confidence=1.0))


def test_what_is_not_stated_follows_the_requested_tier_in_proportion_to_the_amount():
    found = valued(Link("g", requested=10), weights={"g": 1.0, "h": 0.0})
    assert found.values == {MIN: 50_000_000, REQ: 100_000_000, STR: 200_000_000}
    assert found.assumed == (("g", MIN), ("g", STR))


def test_without_a_requested_result_the_nearest_stated_tier_is_followed():
    found = valued(Link("g", minimum=10, stretch=30), amounts=(50, 190, 200), weights={"g": 1.0, "h": 0.0})
    assert found.values == {MIN: 100_000_000, REQ: 285_000_000, STR: 300_000_000}
    assert found.assumed == (("g", REQ),)


def test_a_result_of_a_tier_without_an_amount_says_nothing_about_the_others():
    assert valued(Link("g", stretch=30), amounts=(None, 100, None)) == NOTHING


@pytest.mark.parametrize(
    "links",
    [(), (Link("g"),), (Link("g", requested=5, cannot_say=True),), (Link("retired", requested=5),)],
    ids=["no link", "no result", "cannot say", "a goal that does not count"],
)
def test_nothing_is_estimated_where_no_link_says_anything_that_counts(links):
    assert valued(*links) == NOTHING


def test_a_link_that_says_nothing_leaves_the_others_alone():
    assert valued(Link("g", requested=10), Link("h")).values == valued(Link("g", requested=10)).values


@pytest.mark.parametrize("result", [1e7, 1e300, -1e300])
def test_results_beyond_belief_are_not_estimated_and_say_so(result):
    assert valued(Link("g", requested=result)) == Estimate({}, out_of_range=True)
