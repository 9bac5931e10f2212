"""The trade-offs page as one record: two charts, the table of lines, and the sentence that states the finding.

What must not live here: the parts themselves (asks_chart.py, frontier_chart.py, tradeoff_lines.py), any drawing.
"""

import msgspec

from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.asks_chart import AsksChart, asks_chart
from budget_app.presentation.frontier_chart import FrontierChart, Spot, chart_of, entry_spots
from budget_app.presentation.frontier_words import Position
from budget_app.presentation.problem import frontier_of, problem_of
from budget_app.presentation.tables import Table
from budget_app.presentation.tradeoff_lines import priority_table


class Tradeoffs(msgspec.Struct, frozen=True):
    """Everything the page shows. `entries`: where a line, by its id, enters the frontier."""

    asks: AsksChart
    frontier: FrontierChart
    lines: Table
    entries: dict[str, Spot]

    @property
    def finding(self) -> str:
        """The sentence beside the page's title: what the fund can hold, and what a little more of it is worth."""
        steps = f" {self.frontier.steps}." if self.frontier.steps else ""
        return self.lines.sentence + steps

    @property
    def is_empty(self) -> bool:
        """Whether nobody asks for anything."""
        return not self.lines.rows


def tradeoffs(state: Round, style: NumberStyle = ENGLISH) -> Tradeoffs:
    """The page of a round as it stands. For the background: `state` is only read, and must not change meanwhile.

    Cost: one whole frontier, and see `Frontier.entering`. Raises ValueError where amounts or values are too large to be
    computed exactly.
    """
    round_problem = problem_of(state)
    position = Position(state, round_problem, frontier_of(round_problem), style)
    return Tradeoffs(
        asks=asks_chart(state, style),
        frontier=chart_of(state, position),
        lines=priority_table(state, position),
        entries=entry_spots(state, position),
    )
