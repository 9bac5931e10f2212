"""Coverage of goals by what is granted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.domain.lines import Line, Link
from budget_app.domain.strategy import Goal, Horizon
from budget_app.presentation.coverage import coverage, line_coverage, result_at
from tests.support.deciding import K, deciding


def goal(baseline: float = 0.0, target: float = 100.0) -> Goal:
    return Goal(
        id="g", code="G1", title="Goal", metric="", unit="", baseline=baseline, target=target, date="",
        horizon=Horizon.YEAR, weight=1.0,
    )  # fmt: skip


def line(*links: Link) -> Line:
    return Line(id="l", code="S-001", department="S", minimum=100, requested=200, stretch=400, links=links)


@pytest.mark.parametrize(("amount", "result"), [(0, 0.0), (99, 0.0), (100, 5.0), (399, 12.0), (400, 24.0)])
def test_an_amount_counts_as_the_highest_tier_it_pays_for(amount: int, result: float):
    link = Link("g", minimum=5.0, requested=12.0)
    assert result_at(line(link), link, amount) == result


def test_what_cannot_be_said_covers_nothing():
    link = Link("g", cannot_say=True)
    assert result_at(line(link), link, 400) is None
    assert line_coverage(line(link), 400, {"g": goal()}) == {}


def test_a_goal_that_falls_is_covered_by_results_below_zero():
    link = Link("g", requested=-2.0, confidence=0.5)
    assert line_coverage(line(link), 200, {"g": goal(14.0, 9.0)}) == {"g": pytest.approx(0.2)}


def test_a_retired_goal_is_not_covered():
    link = Link("other", requested=5.0)
    assert line_coverage(line(link), 200, {"g": goal()}) == {}


def test_results_beyond_all_numbers_are_left_out():
    link = Link("g", requested=1e308, confidence=1.0)
    assert line_coverage(line(link), 400, {"g": goal(0.0, 1e-9)}) == {}


@given(
    st.dictionaries(st.sampled_from(["s-001", "s-002", "s-003", "m-001", "m-002"]), st.integers(0, 90 * K))
)
def test_coverage_is_the_sum_of_its_lines(amounts: dict[str, int]):
    state = _STATE
    whole = coverage(state, amounts)
    parts = [coverage(state, {line: amount}) for line, amount in amounts.items()]
    for goal_id, share in whole.items():
        assert share == pytest.approx(sum(part[goal_id] for part in parts))


_STATE = deciding().state
