"""The trade-offs page: figures reckoned, charts drawn, the fund dragged, and the first charts of a new process.

Reckoning and drawing happen off the way of a person's hand. While the fund is dragged no figure is drawn: what a frame
takes stands beside what drawing the same three charts anew takes.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from budget_app import sample
from budget_app.charts.asks import asks_figure
from budget_app.charts.drawn import Chart, ground
from budget_app.charts.export import to_pixels
from budget_app.charts.frontier import frontier_figure
from budget_app.charts.heat import heat_figure
from budget_app.charts.paper import Paper
from budget_app.cli.desks import new_id, now
from budget_app.domain.lines import Line, Link, Status
from budget_app.domain.people import Department
from budget_app.domain.round import Round
from budget_app.domain.strategy import Goal, Horizon
from budget_app.presentation.look import look
from budget_app.presentation.problem import optimum_grants
from budget_app.presentation.tradeoffs import Tradeoffs, tradeoffs
from tests.bench.dragging import Dragged, at_most, processor_seconds
from tests.bench.rows import Row, median_seconds, shown_seconds

CARD = (500.0, 210.0)
GOALS = 6


def measure(full: bool) -> Iterable[Row]:
    """Reckoning for rounds of several sizes, drawing, dragging, and the first charts."""
    for count in (40, 200, 1_000, 5_000) if full else (40, 200, 1_000):
        state = a_round(count)
        seconds = median_seconds(lambda state=state: tradeoffs(state), 3)
        yield Row(f"trade-offs reckoned, {count:,} lines x 3 tiers", shown_seconds(seconds))
        seconds = median_seconds(lambda state=state: optimum_grants(state), 3)
        yield Row(f"optimum with reasons, {count:,} lines x 3 tiers", shown_seconds(seconds))
    yield from _drawing()
    for count in (500, 5_000) if full else (500,):
        yield from _dragging(count)
    yield _first_charts()


def _drawing() -> Iterator[Row]:
    shown = tradeoffs(a_round(200))
    charts: tuple[tuple[str, Chart], ...] = (
        ("asks", shown.asks),
        ("frontier", shown.frontier),
        ("goals by departments", shown.asked),
    )
    for name, chart in charts:
        ground(chart, *CARD, 1, look())  # the fonts are read once
        seconds = median_seconds(lambda chart=chart: ground(chart, *CARD, 1, look()), 5)
        yield Row(f"ground drawn, {name}", shown_seconds(seconds))


def _dragging(count: int) -> Iterator[Row]:
    """Frames by the clock, and by the processor, which others on the machine do not lengthen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    dragged = Dragged(a_round(count))
    try:
        dragged.settle()
        page = dragged.page
        frames = [one for card in (page.frontier, page.asks) for one in dragged.frames(card.canvas)]
        repaint = dragged.repaint_seconds()
        sizes = [(card.canvas.width(), card.canvas.height()) for card in (page.asks, page.frontier)]
        assert page.shown is not None
        anew = _full_draw(page.shown, sizes)
    finally:
        dragged.close()
    clock = at_most([one.clock for one in frames])
    processor = at_most([one.processor for one in frames])
    what = f"fund dragged, {count:,} lines, 95 % of {len(frames)} frames"
    yield Row(f"{what}, by the clock", shown_seconds(clock), "under 33 ms", clock < 0.033)
    yield Row(f"{what}, processor", shown_seconds(processor), "under 16.7 ms", processor < 0.0167)
    yield Row("the three charts drawn anew, as figures", shown_seconds(anew))
    times = anew / repaint
    yield Row("the same repainted in a frame", f"{times:.0f} times faster", "15 times", times >= 15)


def _full_draw(shown: Tradeoffs, sizes: list[tuple[int, int]]) -> float:
    """Seconds to draw the three charts as whole figures in the sizes they have on the page."""
    asks, curve = (Paper(*size, look()) for size in sizes)

    def draw() -> None:
        to_pixels(asks_figure(shown.asks, asks))
        to_pixels(frontier_figure(shown.frontier, curve))
        to_pixels(heat_figure(shown.held, asks))

    draw()
    return processor_seconds(draw, 7)


def _first_charts() -> Row:
    """A new process, until the three charts of the sample round are on the screen; byte code is kept from the first."""
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name:
        file = Path(name) / "sample.accord"
        sample.copy(file, now, new_id)
        surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        surroundings |= {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": name}
        command = [sys.executable, "-m", "tests.bench.first_charts", str(file)]
        times: list[float] = []
        for _turn in range(6):
            start = time.perf_counter()
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) as child:
                assert child.stdout is not None
                json.loads(child.stdout.readline())
                times.append(time.perf_counter() - start)
    seconds = statistics.median(times[1:])
    return Row("charts painted, second start, sample round", shown_seconds(seconds), "under 1 s", seconds < 1)


def a_round(count: int) -> Round:
    """Lines of three tiers in thousands, drawn from a seed, asking for half as much again as the fund holds."""
    rng = Random(count)
    lines = [_line(rng, n) for n in range(count)]
    return Round(
        name="Bench",
        currency="EUR",
        fund=sum(line.requested or 0 for line in lines) * 2 // 3,
        departments={code: Department(code, code) for code in ("S", "M")},
        goals={
            f"g{n}": Goal(f"g{n}", f"G{n}", f"Goal {n}", "", "", 0, 100, "", Horizon.YEAR, 1)
            for n in range(GOALS)
        },
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
        links=(
            Link(
                f"g{number % GOALS}", result * rng.uniform(0.5, 0.9), result, result * rng.uniform(1.05, 1.4)
            ),
        ),
    )
