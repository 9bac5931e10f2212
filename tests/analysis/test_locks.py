"""What must be in or out of the best set, against every set there is and against HiGHS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.analysis.frontier import frontier
from budget_app.analysis.locks import locked
from budget_app.analysis.optimum import optimum
from budget_app.analysis.problem import Problem
from tests.analysis.brute import every_set
from tests.analysis.rounds import drawn_round
from tests.analysis.strategies import problems


@st.composite
def lockings(draw: st.DrawFn) -> tuple[Problem, dict[int, tuple[int, ...]], frozenset[int]]:
    """A problem, tiers that must be in, and lines that must not."""
    problem = draw(problems())
    ways = st.sampled_from(["free", "must", "must not"])
    must: dict[int, tuple[int, ...]] = {}
    must_not: set[int] = set()
    for i, own in enumerate(problem.costs):
        way = draw(ways)
        if way == "must" and own:
            must[i] = tuple(draw(st.sets(st.integers(0, len(own) - 1), min_size=1)))
        elif way == "must not":
            must_not.add(i)
    return problem, must, frozenset(must_not)


@given(lockings(), st.integers(0, 40))
def test_it_equals_the_best_of_every_set_that_keeps_the_locks(
    locking: tuple[Problem, dict[int, tuple[int, ...]], frozenset[int]], share: int
):
    problem, must, must_not = locking
    amount = sum(max(own, default=0) for own in problem.costs) * share // 40
    sets = [
        choice
        for choice in every_set(problem)
        if problem.measure(choice)[0] <= amount
        and all(choice[i] in tiers for i, tiers in must.items())
        and all(choice[i] < 0 for i in must_not)
    ]
    within = locked(problem, must, must_not)
    found = within.plain(frontier(within.problem).at(amount))
    assert (found is None) == (not sets)
    if found:
        assert found.exact
        assert found.choice in sets
        assert problem.measure(found.choice) == (found.cost, found.value)
        assert found.value == max(problem.measure(choice)[1] for choice in sets)


def test_a_round_of_forty_lines_by_highs():
    problem = drawn_round(40, seed=3, unit=1000_00)
    amount = sum(max(own, default=0) for own in problem.costs) // 3
    best = frontier(problem).at(amount)
    out = [i for i, tier in enumerate(best.choice) if tier < 0 and problem.costs[i]][:2]
    within = locked(problem, dict.fromkeys(out, (0,)), {next(i for i, t in enumerate(best.choice) if t > 0)})
    found = within.plain(frontier(within.problem).at(amount))
    solved = within.plain(optimum(within.problem, amount))
    assert found
    assert solved
    assert found.value == solved.value < best.value


@pytest.mark.parametrize(
    ("must", "must_not"), [({0: (0,)}, (0,)), ({0: ()}, ()), ({0: (3,)}, ()), ({1: (0,)}, ())]
)
def test_a_lock_that_contradicts_itself(must: dict[int, tuple[int, ...]], must_not: tuple[int, ...]):
    with pytest.raises(ValueError, match="must be in and cannot be"):
        locked(Problem(((1, 2), ()), ((1, 2), ())), must, must_not)
