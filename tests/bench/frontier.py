"""The whole exact frontier against as many exact solves by HiGHS, side by side in one process, one thread each.

HiGHS is asked at 200 amounts from just above nothing to everything (gap 0, values as integers). A solve that is not
proven within its limit counts with the time it took, and its value is not compared. Where fewer amounts are solved,
the time is scaled up to 200 and the row says so. The frontier is the median of five runs. Beside it: memory, and the
set at one amount once the frontier is known.
"""

import statistics
import time
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from budget_app.analysis.frontier import Frontier, Limits, frontier
from budget_app.analysis.optimum import optimum
from budget_app.analysis.problem import Problem
from tests.analysis.instances import PABULIB, PISINGER, election, knapsack
from tests.analysis.rounds import drawn_round
from tests.bench.rows import Row, median_seconds, shown_seconds

SOLVES = 200
ROOMY = Limits(seconds=60.0, memory=2**30)


class Compared(NamedTuple):
    """One problem solved both ways: seconds for the frontier and for 200 solves, and how many values differ."""

    ours: float
    theirs: float
    differing: int
    solved: int
    proven: int

    @property
    def times(self) -> float:
        return self.theirs / self.ours


def measure(full: bool) -> Iterable[Row]:
    """The round with ties, the elections, memory and look-up; with `full` five times over, and the knapsacks."""
    yield from _round(5 if full else 1)
    yield from _lookup()
    yield from _memory(full)
    if PABULIB.is_dir():
        elections = [
            problem for path in sorted(PABULIB.glob("*.pb")) if len(problem := election(path)[0]) >= 50
        ]
        yield from _peers("elections of 50 lines or more", elections, SOLVES if full else 20, (300, 50))
    if PISINGER.is_dir():
        yield from _peers("knapsacks of 200 lines", _knapsacks("n00200"), 20 if full else 4, (500, 0))
        if full:
            yield from _peers("knapsacks of 1,000 lines", _knapsacks("n01000"), 4, (500, 0))


def _round(runs: int) -> Iterator[Row]:
    problem = drawn_round(200, seed=1)
    ties = len(problem.requires) + len(problem.excludes)
    compared = [_compared(problem, SOLVES, 60.0) for _ in range(runs)]
    ours, theirs = (statistics.median(column) for column in list(zip(*compared, strict=True))[:2])
    figure = f"{theirs / ours:,.0f} times ({shown_seconds(ours)}, {shown_seconds(theirs)})"
    what = f"frontier, 200 lines x 3 tiers with {ties} ties, against 200 solves"
    yield Row(what, figure, "500 times", theirs >= 500 * ours)
    yield _no_difference(what, compared)


def _peers(what: str, problems: list[Problem], solves: int, reach: tuple[int, int]) -> Iterator[Row]:
    compared = [_compared(problem, solves, 10.0) for problem in problems]
    times = [each.times for each in compared]
    middle, least = statistics.median(times), min(times)
    scaled = "" if solves == SOLVES else f", scaled from {solves} solves"
    figure = f"median {middle:,.0f} times, least {least:,.0f}"
    goal = f"median {reach[0]}" + (f", least {reach[1]}" if reach[1] else "")
    met = middle >= reach[0] and least >= reach[1]
    yield Row(f"{len(problems)} {what}, against 200 solves{scaled}", figure, goal, met)
    yield _no_difference(f"{len(problems)} {what}", compared)


def _no_difference(what: str, compared: list[Compared]) -> Row:
    differing, solved, proven = (sum(column) for column in list(zip(*compared, strict=True))[2:])
    proof = "" if proven == solved else f", {solved - proven} not proven in time"
    return Row(f"  of {what}: values that differ", f"{differing} of {proven}{proof}", "0", differing == 0)


def _compared(problem: Problem, solves: int, limit: float) -> Compared:
    whole = frontier(problem, limits=ROOMY)
    ours = median_seconds(lambda: frontier(problem, limits=ROOMY))
    top = int(whole.costs[-1])
    spent, differing, proven = 0.0, 0, 0
    for k in range(1, solves + 1):
        amount = top * k // (solves + 1)
        start = time.perf_counter()
        found = optimum(problem, amount, limit)
        spent += time.perf_counter() - start
        proven += found.exact
        differing += found.exact and found.value != whole.value_at(amount)
    return Compared(ours, spent * SOLVES / solves, differing + (not whole.exact), solves, proven)


def _knapsacks(size: str) -> list[Problem]:
    return [knapsack(path)[0] for path in _one_of_each(PISINGER, size)]


def _one_of_each(folder: Path, size: str) -> list[Path]:
    return sorted(folder.glob(f"*_{size}_R01000_*.kp"))


def _lookup() -> Iterator[Row]:
    problem = drawn_round(5000, seed=1, unit=1000_00, cheapest=1_000_00, dearest=60_000_00)
    whole = frontier(problem)
    amounts = [int(whole.costs[-1]) * k // 101 for k in range(1, 101)]
    slowest = sorted(median_seconds(lambda amount=amount: whole.at(amount), 3) for amount in amounts)[94]
    what = f"set at one amount, 5,000 lines, frontier known ({_exact(whole)})"
    yield Row(what, f"95 % under {shown_seconds(slowest)}", "95 % under 16.7 ms", slowest < 0.0167)


def _memory(full: bool) -> Iterator[Row]:
    for lines, reach in ((1000, 64), (5000, 256)) if full else ((1000, 64),):
        problem = drawn_round(lines, seed=1, cheapest=1_000_00, dearest=30_000_00)
        tracemalloc.start()
        whole = frontier(problem, up_to=100_000 * 100_00)
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        what = f"memory, {lines:,} lines x 100,000 units, sets included ({_exact(whole)})"
        yield Row(what, f"{peak:.0f} MB", f"{reach} MB", peak <= reach and whole.exact)


def _exact(whole: Frontier) -> str:
    return f"{whole.method}, exact" if whole.exact else f"{whole.method}, NOT exact"


def main() -> None:
    """Measure the short way and print the rows."""
    for row in measure(full=False):
        print(f"{row.what}: {row.figure} (reach: {row.reach})", flush=True)


if __name__ == "__main__":
    main()
