"""The best set under demands, and which demands cannot hold together, against every set there is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_app.analysis.constrained import Demand, conflict, constrained, must, must_not
from budget_app.analysis.frontier import frontier
from budget_app.analysis.optimum import Row
from budget_app.analysis.problem import Problem
from tests.analysis.brute import every_set
from tests.analysis.rounds import drawn_round
from tests.analysis.strategies import problems

Case = tuple[Problem, int, list[Demand]]


@st.composite
def demanded(draw: st.DrawFn) -> Case:
    """A problem, an amount, and up to four demands of all sorts."""
    problem = draw(problems())
    most = sum(max(own, default=0) for own in problem.costs)
    places = [(i, t) for i, own in enumerate(problem.costs) for t in range(len(own))]
    demands: list[Demand] = []
    for n in range(draw(st.integers(1, 4))):
        what = draw(st.sampled_from(["must", "must not", "sum"])) if places else "sum"
        if what == "sum":
            parts = draw(st.dictionaries(st.sampled_from(places), st.integers(-3, 9))) if places else {}
            least, top = draw(st.none() | st.integers(-4, 20)), draw(st.none() | st.integers(-4, 20))
            demands.append(Demand(f"sum {n}", Row(parts, least, top)))
            continue
        line = draw(st.sampled_from(sorted({i for i, _t in places})))
        tiers = draw(st.sets(st.integers(0, len(problem.costs[line]) - 1), min_size=1))
        demands.append(
            must(f"must {n}", line, sorted(tiers)) if what == "must" else must_not(f"not {n}", problem, line)
        )
    return problem, most * draw(st.integers(0, 10)) // 10, demands


def keeping(problem: Problem, amount: int, demands: list[Demand]) -> list[tuple[int, ...]]:
    """Every set within the amount that keeps all demands."""
    return [
        choice
        for choice in every_set(problem)
        if problem.measure(choice)[0] <= amount and all(demand.row.holds(choice) for demand in demands)
    ]


@settings(deadline=None)
@given(demanded())
def test_it_equals_the_best_of_every_set_that_keeps_them(case: Case):
    problem, amount, demands = case
    sets = keeping(problem, amount, demands)
    found = constrained(problem, amount, demands)
    assert (found is None) == (not sets)
    if found:
        assert found.exact
        assert found.choice in sets
        assert found.value == max(problem.measure(choice)[1] for choice in sets)


@settings(deadline=None)
@given(demanded())
def test_a_conflict_is_one_and_needs_each_of_its_demands(case: Case):
    problem, amount, demands = case
    found = conflict(problem, amount, demands)
    assert bool(found) == (not keeping(problem, amount, demands))
    if found:
        assert not keeping(problem, amount, list(found))
    for demand in found:
        assert keeping(problem, amount, [each for each in found if each is not demand])


def test_without_demands_it_is_the_frontier():
    problem = drawn_round(30, seed=4, unit=1000_00)
    amount = sum(max(own, default=0) for own in problem.costs) // 2
    assert constrained(problem, amount, []) == frontier(problem).at(amount)
    assert conflict(problem, amount, []) == ()


def test_a_floor_on_half_of_a_round():
    problem = drawn_round(40, seed=6, unit=1000_00)
    amount = sum(max(own, default=0) for own in problem.costs) // 3
    half = {(i, t): cost for i, own in enumerate(problem.costs) for t, cost in enumerate(own) if i < 20}
    floor = Demand("floor", Row(half, amount * 9 // 10, None))
    found = constrained(problem, amount, [floor])
    assert found
    assert found.exact
    assert sum(n for (i, t), n in half.items() if found.choice[i] == t) >= amount * 9 // 10
    assert found.value < frontier(problem).at(amount).value


def test_a_negative_amount_is_refused():
    with pytest.raises(ValueError, match="negative"):
        constrained(Problem(((1,),), ((1,),)), -1, [must("must", 0, (0,))])
