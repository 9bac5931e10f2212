"""The trade-offs page: its figures reckoned from a state, and its two charts drawn for a card at 1280 by 800.

Both happen off the way of a person's hand: the first in the background, the second once per size and change.
"""

from collections.abc import Iterable, Iterator
from random import Random

from budget_app.charts.drawn import pixels
from budget_app.domain.lines import Line, Link, Status
from budget_app.domain.people import Department
from budget_app.domain.round import Round
from budget_app.domain.strategy import Goal, Horizon
from budget_app.presentation.look import look
from budget_app.presentation.problem import optimum_grants
from budget_app.presentation.tradeoffs import tradeoffs
from tests.bench.rows import Row, median_seconds, shown_seconds

CARD = (500.0, 210.0)


def measure(full: bool) -> Iterable[Row]:
    """Reckoning for rounds of several sizes, then drawing."""
    for count in (40, 200, 1_000, 5_000) if full else (40, 200, 1_000):
        state = a_round(count)
        seconds = median_seconds(lambda state=state: tradeoffs(state), 3)
        yield Row(f"trade-offs reckoned, {count:,} lines x 3 tiers", shown_seconds(seconds))
        seconds = median_seconds(lambda state=state: optimum_grants(state), 3)
        yield Row(f"optimum with reasons, {count:,} lines x 3 tiers", shown_seconds(seconds))
    yield from _drawing()


def _drawing() -> Iterator[Row]:
    shown = tradeoffs(a_round(200))
    for name, chart in (("asks", shown.asks), ("frontier", shown.frontier)):
        pixels(chart, *CARD, 1, look())  # the fonts are read once
        seconds = median_seconds(lambda chart=chart: pixels(chart, *CARD, 1, look()), 5)
        yield Row(f"chart drawn, {name}", shown_seconds(seconds))


def a_round(count: int) -> Round:
    """Lines of three tiers in thousands, drawn from a seed, asking for half as much again as the fund holds."""
    rng = Random(count)
    lines = [_line(rng, n) for n in range(count)]
    return Round(
        name="Bench",
        currency="EUR",
        fund=sum(line.requested or 0 for line in lines) * 2 // 3,
        departments={code: Department(code, code) for code in ("S", "M")},
        goals={"g": Goal("g", "G1", "Goal", "", "", 0, 100, "", Horizon.YEAR, 1)},
        lines={line.id: line for line in lines},
    )


def _line(rng: Random, number: int) -> Line:
    asked = rng.randint(5, 150)
    result = asked * rng.uniform(0.01, 0.1)
    return Line(
        id=str(number),
        code=f"{'SM'[number % 2]}-{number:04d}",
        department="SM"[number % 2],
        status=Status.SUBMITTED,
        minimum=asked * 6 // 10 * 100_000,
        requested=asked * 100_000,
        stretch=asked * 14 // 10 * 100_000,
        links=(Link("g", result * rng.uniform(0.5, 0.9), result, result * rng.uniform(1.05, 1.4)),),
    )
