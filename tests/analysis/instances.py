"""Readers of published instances in the folder that ACCORD_DATA names: Pisinger's knapsacks, elections of
Pabulib.
"""

from csv import DictReader
from pathlib import Path

from budget_app.analysis.problem import Problem
from tests.support.data import DATA

PISINGER = DATA / "instances" / "kp-pisinger"
PABULIB = DATA / "instances" / "pabulib"


def knapsack(path: Path) -> tuple[Problem, int]:
    """The items as lines of one tier, and the capacity. Lines of the file: count, capacity, then profit and
    weight.
    """
    numbers = [int(word) for word in path.read_text().split()]
    count, capacity, rest = numbers[0], numbers[1], numbers[2:]
    profits, weights = rest[0 : 2 * count : 2], rest[1 : 2 * count : 2]
    return Problem(tuple((w,) for w in weights), tuple((p,) for p in profits)), capacity


def election(path: Path) -> tuple[Problem, int]:
    """The projects as lines of one tier at their cost in zloty, worth the votes they got; and the budget."""
    text = path.read_text(encoding="utf-8").splitlines()
    projects, votes = text.index("PROJECTS"), text.index("VOTES")
    meta = dict(line.split(";", 1) for line in text[2:projects])
    rows = list(DictReader(text[projects + 1 : votes], delimiter=";"))
    costs = tuple((int(row["cost"]),) for row in rows)
    values = tuple((int(row["votes"]),) for row in rows)
    return Problem(costs, values), int(float(meta["budget"].replace(",", ".")))
