"""The only place where a round becomes a problem of analysis, and where the answer becomes grants with reasons.

`problem_of`, `best_at` and `value_of` serve every page, the command line and the print; `optimum_grants` is what "take
the optimum" does. What must not live here: charts, tables, and keeping a frontier (that is the caller's, by head).
"""

from collections.abc import Collection

from budget_app.analysis.frontier import Frontier, frontier
from budget_app.domain import money, queries
from budget_app.domain.decision import Grant, granted_amounts, undecided
from budget_app.domain.lines import Line, Status
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.names import level_name
from budget_app.presentation.round_problem import (
    Choice,
    RoundProblem,
    Unvalued,
    assemble,
    best_at,
    value_of,
)
from budget_app.words import _

__all__ = [
    "Choice",
    "RoundProblem",
    "Unvalued",
    "best_at",
    "frontier_of",
    "optimum_grants",
    "problem_of",
    "value_of",
]


def problem_of(state: Round) -> RoundProblem:
    """All lines that are not withdrawn, drafts included, as a problem; joint lines count once, in full.

    A line that requires a withdrawn one is impossible and in `blocked`; an excludes towards a withdrawn line drops
    out. A line that is not estimated takes no part and is in `unvalued`; where an estimated line requires it, it
    takes part at value 0 (and is in `carried` too), so that its money counts. Linear in lines, links and ties.
    """
    return assemble(state, queries.live_lines(state))


def frontier_of(round_problem: RoundProblem, up_to: int | None = None) -> Frontier:
    """The frontier, for the window's background: plain input, nothing kept. See `analysis.frontier`."""
    return frontier(round_problem.problem, up_to)


def optimum_grants(state: Round, style: NumberStyle = ENGLISH) -> tuple[Grant, ...]:
    """The best set for what is still undecided, as grants with computed reasons; the decided lines stay as they are.

    The lines are the submitted ones without a decision; the money is what is available less what is granted. Ties
    towards decided lines hold: what a granted line requires goes first, what it excludes is out. Every such line
    gets a grant, for a signature needs every one decided: a line that is not estimated gets none and says so, and
    whoever signs can grant it something else. Cost: one frontier, and see `Frontier.entering`.
    """
    granted = granted_amounts(state)
    funded = {line for line, amount in granted.items() if amount > 0}
    lines = sorted(undecided(state), key=lambda line: line.code)
    needed = {other for line in funded for other in state.lines[line].requires}
    round_problem = assemble(state, lines, funded, needed & {line.id for line in lines})
    spent = sum(granted.values())
    left = max(state.available - spent, 0)
    found = frontier(round_problem.problem)
    best = best_at(round_problem, found, left)
    reasons = _Reasons(
        state, round_problem, best, style, spent + state.reserve, found.entering(left), granted
    )
    return tuple(reasons.grant(line) for line in lines)


class _Reasons:
    """Why each line gets what it gets. `beside` is the money of the fund that is not for these lines."""

    def __init__(
        self,
        state: Round,
        round_problem: RoundProblem,
        best: Choice,
        style: NumberStyle,
        beside: int,
        enters: dict[int, int],
        granted: Collection[str],
    ) -> None:
        self._state, self._problem, self._best, self._granted = state, round_problem, best, granted
        self._style, self._digits = style, money.digits(state.currency)
        self._fund_for = {round_problem.lines[i]: amount + beside for i, amount in enters.items()}
        self._taking_part = round_problem.takes_part()

    def grant(self, line: Line) -> Grant:
        """The grant of a line, with a reason wherever it is less than requested."""
        level = self._best.levels.get(line.id)
        amount = line.tiers[level] if level else 0
        reason = self._reason(line, amount) if amount < queries.asked(line) else ""
        return Grant(line.id, level, None, reason)

    def _reason(self, line: Line, amount: int) -> str:
        if line.id in self._problem.blocked:
            return self._blocked(line, self._state.lines[self._problem.blocked[line.id]])
        if line.id in self._problem.out_of_range:
            return _("Its results are beyond belief, so not in the best set")
        if line.id not in self._taking_part or (line.id in self._problem.carried and not amount):
            return _("Not estimated, so not in the best set")
        available = self._money(self._state.available)
        fund = self._fund_for.get(line.id)
        if amount:
            level = level_name(self._best.levels[line.id]).capitalize()
            if fund is None:
                return _("{level}: the rest buys more elsewhere").format(level=level)
            return _("{level}; more at a fund of {fund}").format(level=level, fund=self._money(fund))
        if fund is None:
            return _("Not in the best set at {available}").format(available=available)
        return _("Enters at a fund of {fund}").format(fund=self._money(fund))

    def _blocked(self, line: Line, other: Line) -> str:
        words = {"other": other.code}
        if other.id not in line.requires:
            return _("Excluded by {other}, which is granted").format(**words)
        if not other.is_live:
            return _("Requires {other}, which is withdrawn").format(**words)
        if other.id in self._granted:
            return _("Requires {other}, which is granted nothing").format(**words)
        if other.status is Status.DRAFT:
            return _("Requires {other}, which is not submitted").format(**words)
        return _("Cannot go ahead beside {other}").format(**words)

    def _money(self, amount: int) -> str:
        return full_money(amount, self._digits, self._style)
