"""Published instances: the frontier against HiGHS and against the best known value, where the files are there."""

from pathlib import Path

import pytest

from budget_app.analysis.frontier import frontier
from budget_app.analysis.hull import hull
from budget_app.analysis.optimum import optimum
from budget_app.analysis.problem import Problem
from tests.analysis.instances import DATA, PABULIB, PISINGER, election, knapsack

pytestmark = pytest.mark.skipif(
    not (PISINGER.is_dir() and PABULIB.is_dir()),
    reason=f"no instances in {DATA}; name their folder in ACCORD_DATA",
)

AMOUNTS = 3


def names(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))


@pytest.mark.parametrize("path", names(PISINGER, "*_n00200_R01000_*.kp"), ids=lambda path: path.stem)
def test_knapsacks_of_two_hundred_lines(path: Path):
    problem, capacity = knapsack(path)
    differs_nowhere(problem, capacity)


@pytest.mark.parametrize("path", names(PISINGER, "0[01678]*_n00050_R10000_*.kp"), ids=lambda path: path.stem)
def test_knapsacks_with_fine_grained_amounts(path: Path):
    problem, capacity = knapsack(path)
    differs_nowhere(problem, capacity)


@pytest.mark.parametrize("path", names(PABULIB, "*.pb"), ids=lambda path: path.stem)
def test_elections(path: Path):
    problem, budget = election(path)
    differs_nowhere(problem, budget)


def differs_nowhere(problem: Problem, fund: int) -> None:
    """The frontier is exact, its sets are what they are said to be, and the hull and HiGHS agree with its values."""
    whole, bound = frontier(problem), hull(problem)
    assert whole.exact
    for k in range(1, AMOUNTS + 1):
        amount = min(2 * fund, int(whole.costs[-1])) * k // AMOUNTS
        mine, reference = whole.at(amount), optimum(problem, amount, seconds=1.0)
        assert problem.measure(mine.choice) == (mine.cost, mine.value)
        assert mine.cost <= amount
        assert reference.value <= mine.value <= min(reference.bound, bound.bound(amount))
        assert mine.value == reference.value or not reference.exact
