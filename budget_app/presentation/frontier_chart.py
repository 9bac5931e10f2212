"""The efficient frontier with the proposal and the fund on it, what one more thousand is worth: chart points and words.

What must not live here: drawing (charts/frontier.py), and how the frontier is found.
"""

import msgspec

from budget_app.analysis.frontier import Frontier
from budget_app.domain.round import Round
from budget_app.presentation import frontier_words as say
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.points import point_figure
from budget_app.presentation.position import Position, round_step
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
    `agreed`: what is available with the round's own fund, where another one is tried. `proposal` (P) and `best` (B)
    None where nothing is estimated; `cheaper` (C) None also where nothing cheaper is worth as much as P. `most`, `top`:
    the ends of the axes, whatever fund is tried. `beside`: what of the fund is not for the lines that take part.
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
    cheaper: Spot | None
    agreed: int | None
    beside: int
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
    return chart_of(Position(state, round_problem, frontier, style))


def chart_of(position: Position, curve: tuple[tuple[int, int], ...] = ()) -> FrontierChart:
    """The chart of a round whose position is known already; `curve` where that is known from another fund, too."""
    title, notice = say.title(position), say.notices(position)
    steps = say.steps_text(position)
    most = reach_of(position)
    reserve = position.reserve
    p, b = (position.cost, position.value), (position.best.cost, position.best.value)
    return FrontierChart(
        title=title,
        subtitle=say.subtitle(position),
        sentence=" ".join(f"{part}." for part in (title, say.spoken(position), steps, notice) if part),
        steps=steps,
        notice=notice,
        curve=curve or _thinned(position.frontier, most),
        available=position.available,
        reserve=reserve,
        available_text=_fund_text(position),
        reserve_text=_("reserve {amount}").format(amount=position.money(reserve)) if reserve else "",
        proposal=None if position.is_empty else Spot(*p, "P", say.proposal_name(position)),
        best=None if position.is_empty else Spot(*b, "B", say.gain(position)),
        cheaper=_cheaper(position),
        agreed=position.agreed_available if position.is_tried else None,
        beside=position.beside + reserve,
        most=most,
        top=max(position.value_at(most), position.value, 1),
        unit=_("points"),
        table=_table(position, title, most),
        digits=position.digits,
        style=position.style,
    )


def entry_of(state: Round, position: Position, line: str, first: dict[str, int]) -> Spot | None:
    """Where a line enters the frontier, which marks it on the curve; None where that is not known.

    For a line that the best set does not hold, the nearest entry above; for one that it holds, the first of all, which
    `first` knows.
    """
    amount = first.get(line) if line in position.best.levels else position.enters.get(line)
    if amount is None:
        return None
    label = _("from {amount}").format(amount=position.money(amount))
    return Spot(amount, position.value_at(amount), state.lines[line].code, label)


def reach_of(position: Position) -> int:
    """The right end of the axis: the fund and the proposal, and beyond as far as it says something; the same for all
    funds that are tried.
    """
    reach = max(position.agreed, position.cost, 1)
    return max(reach, min(int(position.frontier.costs[-1]), reach * 13 // 10))


def _fund_text(position: Position) -> str:
    if position.is_tried:
        words = _("Tried {amount}")
    else:
        words = _("Available {amount}") if position.reserve or position.beside else _("Fund {amount}")
    return words.format(amount=position.money(position.available))


def _cheaper(position: Position) -> Spot | None:
    if position.is_empty or not position.spare:
        return None
    least = position.cost - position.spare
    return Spot(least, position.value_at(least), "C", say.saving(position))


def _table(position: Position, sentence: str, most: int) -> Table:
    p = position
    places = [("B", _("Best set at what is available"), p.available, p.best.value)]
    if not p.is_empty:
        places.insert(0, ("P", say.capital(say.proposal_name(p)), p.cost, p.value))
    if p.spare and not p.is_empty:
        least = p.cost - p.spare
        places.append(("C", _("The same value for less"), least, p.value_at(least)))
    wide = round_step(most, parts=10)
    steps = {*range(wide, most + 1, wide), p.available - p.step, p.available + p.step}
    places += [
        (str(amount), _("Best set"), amount, p.value_at(amount)) for amount in sorted(steps) if amount > 0
    ]
    columns = (
        Column("what", _("What"), "text", 0),
        Column("amount", _("Money"), "money", 96),
        Column("value", _("Points of value"), "ratio", 110),
    )
    cents = any(amount % 10**p.digits for _key, _name, amount, _value in places)
    rows = []
    for key, name, amount, value in places:
        written = full_money(amount, p.digits, p.style, cents)
        cells = (Cell(name), Cell(written, amount), Cell(point_figure(value, p.style), value))
        rows.append(Row(key, "line", cells))
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
