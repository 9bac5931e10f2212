"""The trade-offs page as one record: three charts, the table of lines, and the sentence that states the finding.

What must not live here: the parts themselves (asks_chart.py, frontier_chart.py, heat_chart.py, tradeoff_lines.py,
tradeoff_picks.py), any drawing.
"""

import msgspec

from budget_app.analysis.risings import Risings
from budget_app.domain.lines import Level
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.asks_chart import Asks, AsksChart
from budget_app.presentation.frontier_chart import FrontierChart, Spot, chart_of, entry_of, reach_of
from budget_app.presentation.fund_scale import FundScale
from budget_app.presentation.heat_chart import Heat, HeatChart
from budget_app.presentation.position import Position
from budget_app.presentation.problem import frontier_of, problem_of
from budget_app.presentation.tables import Table, only
from budget_app.presentation.tradeoff_lines import PriorityLines
from budget_app.presentation.tradeoff_picks import Group, Pick, Picks
from budget_app.words import _, _n


class Tradeoffs(msgspec.Struct, frozen=True):
    """Everything the page shows at a fund (minor units). `best`: the best set's tiers, by line id.

    `fund_words`: the fund and, where another is tried, which is agreed; `tried`: "" at the round's own fund, else which
    is tried.
    """

    fund: int
    fund_words: str
    tried: str
    asks: AsksChart
    frontier: FrontierChart
    asked: HeatChart
    held: HeatChart
    lines: Table
    best: dict[str, Level]

    @property
    def finding(self) -> str:
        """The sentence beside the page's title: what the fund can hold, and what a little more of it is worth."""
        steps = f" {self.frontier.steps}." if self.frontier.steps else ""
        return self.lines.sentence + steps

    def lines_of(self, group: Group) -> Table:
        """The lines of what is picked, or all where nothing is."""
        return only(self.lines, group.lines) if group.pick else self.lines

    def lines_title(self, group: Group) -> tuple[str, str]:
        """What stands over the lines: which they are, and in what order."""
        order = _("In order of value for money")
        if group.pick:
            shown = _("{order}; {n} of {all}").format(order=order, n=len(group.lines), all=self.lines.known)
            return group.sentence, shown
        text = _n("{n} line, {held} in the best set", "{n} lines, {held} in the best set", self.lines.known)
        return text.format(n=self.lines.known, held=len(self.best)), order

    @property
    def is_empty(self) -> bool:
        """Whether nobody asks for anything."""
        return not self.lines.rows


class Ahead(msgspec.Struct, frozen=True):
    """Where lines enter, seen from any fund (`risings`; None where that is too much) and from 0 (`first`, by line)."""

    risings: Risings | None = None
    first: dict[str, int] = msgspec.field(default_factory=dict[str, int])


class Study:
    """A round as it stood, its frontier, and the page at any fund. `at` changes nothing of the round.

    For the background: `state` is only read, and must not change. Raises ValueError where amounts or values are too
    large to be computed exactly. Cost: one whole frontier, and see `Frontier.entering`.
    """

    def __init__(self, state: Round, style: NumberStyle = ENGLISH) -> None:
        round_problem = problem_of(state)
        self._state = state
        self._position = self._last = Position(state, round_problem, frontier_of(round_problem), style)
        self._ahead = Ahead()
        self._asks, self._heat = Asks(state, style), Heat(state, style)
        self._lines = PriorityLines(state, self._position)
        self._picks = Picks(state, self._heat)
        self._asked = self._heat.chart(self._heat.asked)
        self.scale = FundScale(state.fund, reach_of(self._position))
        self.agreed = self._at(state.fund, ())

    def look_ahead(self) -> Ahead:
        """Where every line enters at every fund: up to a second, so on its own. Hand it to `know`."""
        frontier, lines = self._position.frontier, self._position.problem.lines
        risings = frontier.risings()
        if risings is None:
            return Ahead(None, {lines[i]: amount for i, amount in frontier.entering(0).items()})
        first = {lines[i]: places[0][0] for i, places in enumerate(risings.above) if places[0]}
        return Ahead(risings, first)

    def know(self, ahead: Ahead) -> None:
        """From now on a fund that is tried says of each line where it enters."""
        self._ahead, self._last = ahead, self._position

    def at(self, fund: int) -> Tradeoffs:
        """The page at another fund, in minor units: look-ups, linear in lines."""
        return self.agreed if fund == self.agreed.fund else self._at(fund, self.agreed.frontier.curve)

    def entry(self, line: str, shown: Tradeoffs) -> Spot | None:
        """Where a line enters the frontier, as seen from the fund shown; None where that is not known."""
        return entry_of(self._state, self._seen_from(shown.fund), line, self._ahead.first)

    def group(self, pick: Pick, shown: Tradeoffs) -> Group:
        """The lines of a pick and what is read out of it, as `shown` has it."""
        return self._picks.group(pick, self._seen_from(shown.fund), shown.asked, shown.held)

    def line_money(self, line: str) -> dict[str, int]:
        """What a line asks, by department, in minor units."""
        return self._picks.line_money(line)

    def goals_of(self, line: str) -> tuple[str, ...]:
        """The goals a line serves."""
        return self._heat.served.get(line, ())

    def _at(self, fund: int, curve: tuple[tuple[int, int], ...]) -> Tradeoffs:
        position = self._seen_from(fund)
        return Tradeoffs(
            fund=fund,
            fund_words=_fund_words(position),
            tried=_("Trying a fund of {fund}").format(fund=position.money(fund)) if position.is_tried else "",
            asks=self._asks.chart(fund, self.scale.most),
            frontier=chart_of(position, curve),
            asked=self._asked,
            held=self._heat.chart(position.best.levels, position.money(position.available)),
            lines=self._lines.table(position),
            best=position.best.levels,
        )

    def _seen_from(self, fund: int) -> Position:
        if self._last.fund != fund:
            self._last = self._position.at(fund, self._ahead.risings)
        return self._last


def _fund_words(position: Position) -> str:
    fund, agreed = position.money(position.fund), position.money(position.agreed)
    if position.is_tried:
        return _("{fund} is tried, {agreed} is agreed. Escape goes back.").format(fund=fund, agreed=agreed)
    return _("{fund}. Arrow keys try another, with Shift by larger steps.").format(fund=fund)


def tradeoffs(state: Round, style: NumberStyle = ENGLISH) -> Tradeoffs:
    """The page of a round as it stands. Raises and costs as `Study`."""
    return Study(state, style).agreed
