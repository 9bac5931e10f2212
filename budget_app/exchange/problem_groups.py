"""Problems that are the same in several rows, put together for the list of them.

What a problem is lives in import_screen.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from budget_app.exchange.screen_parts import ScreenProblem
from budget_app.words import _n


@dataclass(frozen=True)
class ProblemGroup:
    """The same thing wrong in the same column; `problems` in the order of the sheet, at least one."""

    problems: tuple[ScreenProblem, ...]

    @property
    def first(self) -> ScreenProblem:
        """The topmost one."""
        return self.problems[0]

    @property
    def message(self) -> str:
        """What is wrong, and in how many more rows it is the same."""
        more = len(self.problems) - 1
        if not more:
            return self.first.message
        words = _n("The same in {n} more row.", "The same in {n} more rows.", more).format(n=f"{more:,}")
        return f"{self.first.message} {words}"


def grouped(problems: Sequence[ScreenProblem]) -> tuple[ProblemGroup, ...]:
    """The groups, in the order of their first rows. O(problems)."""
    found: dict[tuple[int, str], list[ScreenProblem]] = {}
    for problem in problems:
        found.setdefault((problem.place, problem.message), []).append(problem)
    return tuple(ProblemGroup(tuple(group)) for group in found.values())
