"""Charts of small rounds, and a look at what a figure holds."""

from typing import TypeVar

from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from budget_app.charts.labels import box_of
from budget_app.charts.marks import Box, Layer, Words
from budget_app.charts.paper import Margins, Paper, Sheet
from budget_app.domain.lines import Line
from budget_app.presentation.look import look
from budget_app.presentation.tradeoffs import Tradeoffs, tradeoffs
from tests.presentation.made_rounds import line, round_of


def paper(width: float = 500, height: float = 210, dark: bool = False, text: float = 11) -> Paper:
    """A card's worth of room."""
    return Paper(width, height, look(dark), text)


def shown(*lines: Line, **more: object) -> Tradeoffs:
    """The page's record of a round of these lines."""
    return tradeoffs(round_of(*lines, **more))  # type: ignore[arg-type]


def some_lines() -> list[Line]:
    """A dozen lines that ask for more than 100."""
    return [
        line(f"{'SM'[n % 2]}-{n:02d}", 5 + 3 * n % 11, 9 + 3 * n % 11, gives=1 + n * 7 % 5) for n in range(12)
    ]


def words(figure: Figure) -> list[str]:
    """All that is written, in the order in which it was put there."""
    return [text.get_text() for text in figure.findobj(Text) if text.get_text() and text.get_visible()]  # type: ignore[attr-defined]


def boxes(figure: Figure) -> dict[str, Bbox]:
    """Where everything that is written stands, in px."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # only where a test measures

    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    found = [t for t in figure.findobj(Text) if t.get_text() and t.get_visible()]  # type: ignore[attr-defined]
    return {text.get_text(): text.get_window_extent(canvas.get_renderer()) for text in found}  # type: ignore[attr-defined]


Kind = TypeVar("Kind")
_PROBE = Sheet(Paper(100, 100, look()), Margins(0, 0, 0, 0))


def kinds(layer: Layer, kind: type[Kind]) -> list[Kind]:
    """The marks of one kind, in their order."""
    return [mark for mark in layer.marks if isinstance(mark, kind)]


def measured(words: str, weight: int) -> float:
    """How wide words are on paper."""
    return _PROBE.width_of(words, weight)


def clashes(found: list[Words], bounds: Box) -> list[str]:
    """What is written over something else that is written, or outside of the bounds (px)."""
    placed = [(one.text, box_of(one.at, measured(one.text, one.weight), one.across)) for one in found]
    wrong: list[str] = []
    for n, (text, box) in enumerate(placed):
        small = box.grown(-2)
        if not (bounds.holds(small.x0, small.y0) and bounds.holds(small.x1, small.y1)):
            wrong.append(f"{text} is outside")
        wrong += [f"{text} is over {other}" for other, its in placed[:n] if small.overlaps(its.grown(-2))]
    return wrong
