"""Where a round stands against its frontier: the proposal P, the best set B at a fund, the least cost C for P's value.

What must not live here: words (frontier_words.py) and what is drawn (frontier_chart.py).
"""

from copy import copy
from typing import Self

from budget_app.analysis.frontier import Frontier
from budget_app.analysis.risings import Risings
from budget_app.domain import money, queries
from budget_app.domain.decision import granted_amounts, undecided
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, short_money
from budget_app.presentation.points import points_text
from budget_app.presentation.problem import RoundProblem, best_at, value_of


class Position:
    """P, B and C of a round, in minor units and 1e-9, over the lines that take part.

    P is every line's standing tier until something is granted, then what is granted. `agreed`: the round's fund, `fund`
    the one that is tried; `available`: what it leaves for the lines that take part (`agreed_available`: what the agreed
    one does). `step`: a round amount near a twentieth of the fund. `is_empty`: no line takes part. `enters`: per line
    that could get more, the least amount above what is available at which it does. `spare`: how much less C costs than
    P; 0 where nothing cheaper is worth as much.
    """

    def __init__(
        self, state: Round, round_problem: RoundProblem, frontier: Frontier, style: NumberStyle = ENGLISH
    ) -> None:
        self.problem, self.frontier, self.style = round_problem, frontier, style
        self.digits = money.digits(state.currency)
        part = round_problem.takes_part()
        granted, lines = granted_amounts(state), queries.live_lines(state)
        standing = {line.id: line.tiers.get(line.standing, queries.asked(line)) for line in lines}
        amounts = granted or standing
        self.amounts = {line: amount for line, amount in amounts.items() if line in part and amount}
        self.is_empty = not part
        self.is_decided = bool(granted)
        self.undecided = len(undecided(state)) if granted else 0
        self.is_all_asked = standing == {line.id: queries.asked(line) for line in lines}
        self.cost = sum(amount for line, amount in amounts.items() if line in part)
        self.value = value_of(round_problem, amounts)
        self.is_allowed = round_problem.problem.allows(_tiers(round_problem, amounts))
        # What is granted to lines that are not estimated is gone for the others.
        self.beside = sum(granted.values()) - self.cost if granted else 0
        least = frontier.least_for(self.value)
        self.spare = 0 if least is None else max(self.cost - least, 0)
        self.agreed = self.fund = state.fund
        self._held_back = state.reserve
        self.step = round_step(max(state.fund, 1))
        self.available = self.agreed_available = self._left_of(state.fund)
        self.best = best_at(round_problem, frontier, self.available)
        enters = frontier.entering(min(self.available, frontier.most))
        self.enters = {round_problem.lines[i]: amount for i, amount in enters.items()}

    def at(self, fund: int, risings: Risings | None = None) -> Self:
        """The position of the round's own fund moved to another (minor units): look-ups only, linear in lines.

        Where the frontier is not exact, B is the best set that is known. `enters` is empty without `risings`.
        """
        if fund == self.agreed:
            return self
        tried = copy(self)
        tried.fund, tried.available = fund, self._left_of(fund)
        within = min(tried.available, self.frontier.most)
        found = self.frontier.known_at(within)
        tried.best = self.problem.choice(found)
        enters = risings.entering(within, found.choice) if risings else {}
        tried.enters = {self.problem.lines[i]: amount for i, amount in enters.items()}
        return tried

    @property
    def is_tried(self) -> bool:
        """Whether the fund is another than the round's."""
        return self.fund != self.agreed

    @property
    def reserve(self) -> int:
        """What of the fund is held back."""
        return min(self._held_back, self.fund)

    @property
    def gap(self) -> int:
        """How much more the best set at what is available is worth than the proposal; below 0 where it costs more."""
        return self.best.value - self.value

    def value_at(self, amount: int) -> int:
        """The best value at an amount (nothing below 0)."""
        return self.frontier.value_at(min(max(amount, 0), self.frontier.most))

    def money(self, amount: int) -> str:
        """Short."""
        return short_money(amount, self.digits, self.style)

    def points(self, value: int) -> str:
        """In a sentence."""
        return points_text(value, self.style)

    def _left_of(self, fund: int) -> int:
        return max(fund - self._held_back - self.beside, 0)


def round_step(amount: int, parts: int = 20) -> int:
    """1, 2 or 5 with zeros, at most a part of `amount` and at least 1."""
    wanted = max(amount // parts, 1)
    size = 10 ** (len(str(wanted)) - 1)
    return max(step * size for step in (1, 2, 5) if step * size <= wanted)


def _tiers(round_problem: RoundProblem, amounts: dict[str, int]) -> tuple[int, ...]:
    """The option each amount pays for, -1 for none: the highest within it."""
    costs = round_problem.problem.costs
    pays = (
        [t for t, cost in enumerate(own) if cost <= amounts.get(line, 0)]
        for line, own in zip(round_problem.lines, costs, strict=True)
    )
    return tuple(max(paid, default=-1) for paid in pays)
