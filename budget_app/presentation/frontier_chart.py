"""The efficient frontier with the proposal and the fund on it, what one more thousand is worth: chart points and words.

What must not live here: drawing (charts/frontier.py), and how the frontier is found.
"""

import msgspec

from budget_app.analysis.frontier import Frontier
from budget_app.domain.round import Round
from budget_app.presentation import frontier_words as say
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.frontier_words import Position, round_step
from budget_app.presentation.points import point_figure
from budget_app.presentation.problem import RoundProblem
from budget_app.presentation.tables import Cell, Column, Row, Table
from budget_app.words import _

MOST_DRAWN = 600
"""Steps drawn; of more, what a chart of any width shows is kept. Look-ups never use what is drawn."""


class Spot(msgspec.Struct, frozen=True):
    """A named place: money in minor units, value in 1e-9, its letter and what is said beside it."""

    amount: int
    value: int
    letter: str
    label: str


class FrontierChart(msgspec.Struct, frozen=True):
    """What is drawn. `curve`: (money, value) at which the best value steps up, from (0, 0); holds until the next.

    `available`: what there is for the lines that take part. `reserve`: the stretch of money after it, up to the fund.
    `proposal` (P) and `best` (B) None where nothing is estimated. `most`, `top`: the ends of the axes.
    """

    title: str
    subtitle: str
    sentence: str
    steps: str
    notice: str
    curve: tuple[tuple[int, int], ...]
    available: int
    reserve: int
    available_text: str
    reserve_text: str
    proposal: Spot | None
    best: Spot | None
    most: int
    top: int
    unit: str
    table: Table
    digits: int
    style: NumberStyle


def frontier_chart(
    state: Round, round_problem: RoundProblem, frontier: Frontier, style: NumberStyle = ENGLISH
) -> FrontierChart:
    """The chart of a round, its problem and the whole frontier of it. Linear in lines and points."""
    return chart_of(state, Position(state, round_problem, frontier, style))


def chart_of(state: Round, position: Position) -> FrontierChart:
    """The chart of a round whose position against its frontier is known already."""
    title, notice = say.title(position), say.notices(position)
    parts = (title, say.spoken(position), say.steps_text(position), notice)
    most = _most(position, state.fund)
    reserve = min(state.reserve, state.fund)
    words = _("Available {amount}") if reserve or position.beside else _("Fund {amount}")
    p, b = (position.cost, position.value), (position.best.cost, position.best.value)
    return FrontierChart(
        title=title,
        subtitle=say.subtitle(position),
        sentence=" ".join(f"{part}." for part in parts if part),
        steps=say.steps_text(position),
        notice=notice,
        curve=_thinned(position.frontier, most),
        available=position.available,
        reserve=reserve,
        available_text=words.format(amount=position.money(position.available)),
        reserve_text=_("reserve {amount}").format(amount=position.money(reserve)) if reserve else "",
        proposal=None if position.is_empty else Spot(*p, "P", say.proposal_name(position)),
        best=None if position.is_empty else Spot(*b, "B", say.gain(position)),
        most=most,
        top=max(position.value_at(most), position.value, 1),
        unit=_("points"),
        table=_table(position, title, most),
        digits=position.digits,
        style=position.style,
    )


def entry_spots(state: Round, position: Position) -> dict[str, Spot]:
    """Where each line that takes part enters the frontier, by line id: what marks a picked line on the curve.

    For a line that the best set at what is available does not hold, the nearest entry above; for one that it holds, the
    first of all. Lines for which that is not known have none.
    """
    first = position.frontier.entering(0)
    spots: dict[str, Spot] = {}
    for i, line in enumerate(position.problem.lines):
        held = line in position.best.levels
        amount = first.get(i) if held else position.enters.get(line)
        if amount is not None:
            label = _("from {amount}").format(amount=position.money(amount))
            spots[line] = Spot(amount, position.value_at(amount), state.lines[line].code, label)
    return spots


def _most(position: Position, fund: int) -> int:
    """The right end of the axis: the fund and the proposal, and beyond as far as it says something."""
    reach = max(fund, position.cost, position.available, 1)
    return max(reach, min(int(position.frontier.costs[-1]), reach * 13 // 10))


def _table(position: Position, sentence: str, most: int) -> Table:
    p = position
    places = [(_("Best set at what is available"), p.available, p.best.value)]
    if not p.is_empty:
        places.insert(0, (say.capital(say.proposal_name(p)), p.cost, p.value))
    wide = round_step(most, parts=10)
    steps = {*range(wide, most + 1, wide), p.available - p.step, p.available + p.step}
    places += [(_("Best set"), amount, p.value_at(amount)) for amount in sorted(steps) if amount > 0]
    columns = (
        Column("what", _("What"), "text", 0),
        Column("amount", _("Money"), "money", 96),
        Column("value", _("Points of value"), "ratio", 110),
    )
    cents = any(amount % 10**p.digits for _name, amount, _value in places)
    rows = []
    for n, (name, amount, value) in enumerate(places):
        written = full_money(amount, p.digits, p.style, cents)
        cells = (Cell(name), Cell(written, amount), Cell(point_figure(value, p.style), value))
        rows.append(Row(str(n), "line", cells))
    empty = Row("", "total", (Cell(), Cell(), Cell()))
    return Table(columns, tuple(rows), empty, sentence, len(rows), len(rows))


def _thinned(frontier: Frontier, most: int) -> tuple[tuple[int, int], ...]:
    """The steps up to `most`; of more than `MOST_DRAWN`, the highest of each stretch of money. All lie on the curve."""
    kept = int((frontier.costs <= most).sum())
    costs, values = frontier.costs[:kept].tolist(), frontier.values[:kept].tolist()
    steps = list(zip(costs, values, strict=True))
    if len(steps) <= MOST_DRAWN:
        return tuple(steps)
    last_of = {cost * MOST_DRAWN // (most + 1): (cost, value) for cost, value in steps}
    return tuple(dict.fromkeys((steps[0], *last_of.values())))
