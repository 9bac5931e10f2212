"""What every chart is drawn on: a figure of so many px, margins in px, one quiet axis, words with a halo.

What must not live here: what any particular chart shows.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox

from budget_app.charts.fonts import drawable, font
from budget_app.charts.marks import MEDIUM, NORMAL, STRONG, Across, Box
from budget_app.presentation.amounts import NumberStyle, axis_money
from budget_app.presentation.look import Look

DPI = 72
"""One px of a figure is one point of its fonts and one unit of its SVG; a window multiplies by its own ratio."""

HALO = 3.0
HEAD, _TITLE = 44.0, 13.0
"""The height of a head with title and subtitle, and the size of the title."""

# Tabular figures are as wide as 0, but matplotlib measures each as it is by itself.
_WIDE_FIGURES = str.maketrans("123456789", "000000000")


class Paper(msgspec.Struct, frozen=True):
    """Size in px (in points on paper), theme, and the size of the words. `title`, `subtitle`: written into the figure.

    On a screen and in print they stand beside it; in a picture that is passed on they must be in it.
    """

    width: float
    height: float
    look: Look
    text: float = 11.0
    title: str = ""
    subtitle: str = ""

    @property
    def head(self) -> float:
        """What the titles take at the top, in px."""
        return HEAD * self.scale if self.title else 0.0

    @property
    def scale(self) -> float:
        """How large all else is drawn: 1 on the screen, where words are 11 px."""
        return self.text / 11

    def weight(self, weight: int) -> int:
        """In dark one step less below 600: light text on dark grows."""
        return weight - 100 if self.look.dark and weight < STRONG else weight


class Margins(msgspec.Struct, frozen=True):
    """Room around the drawing, in px."""

    left: float
    right: float
    top: float
    bottom: float


class Sheet:
    """A figure with one pair of axes inside margins, and the few things every chart does with them.

    `inner` is where the axes stand, in px from the lower left; `px` draws in such px at any resolution.
    """

    def __init__(self, paper: Paper, margins: Margins) -> None:
        self.paper, self.look = paper, paper.look
        margins = msgspec.structs.replace(margins, top=margins.top + paper.head)
        width, height = max(paper.width, 40.0), max(paper.height, 40.0)
        self.figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=self.look.surface)
        left, bottom = margins.left / width, margins.bottom / height
        inner = (
            max(width - margins.left - margins.right, 1) / width,
            max(height - margins.top - margins.bottom, 1) / height,
        )
        self.axes: Axes = self.figure.add_axes((left, bottom, *inner))
        self.axes.set_facecolor("none")
        self.axes.spines[:].set_visible(False)
        self.axes.tick_params(length=0, pad=5)
        self.axes.set_axisbelow(True)
        self.inner = Bbox.from_bounds(margins.left, margins.bottom, inner[0] * width, inner[1] * height)
        self.px = Affine2D().scale(1 / DPI) + self.figure.dpi_scale_trans
        self._measure = RendererAgg(1, 1, DPI)
        self._write_head()

    @property
    def bounds(self) -> Box:
        """All of the paper under the head."""
        return Box(0, 0, self.paper.width, self.paper.height - self.paper.head)

    @property
    def frame(self) -> Box:
        """Where the axes stand."""
        inner = self.inner
        return Box(float(inner.x0), float(inner.y0), float(inner.x1), float(inner.y1))

    def _write_head(self) -> None:
        paper, scale = self.paper, self.paper.scale
        if not paper.title:
            return
        top = paper.height - 10 * scale
        size = _TITLE * scale
        title = self.shortened(paper.title, paper.width, STRONG, size)
        self.words(title, (0, top), colour=self.look.ink, weight=STRONG, along=self.px, halo=False, size=size)
        below = (0, top - 17 * scale)
        small = self.shortened(paper.subtitle, paper.width)
        self.words(small, below, colour=self.look.ink2, weight=NORMAL, along=self.px, halo=False)

    def money_axis(self, most: int, digits: int, style: NumberStyle, labels: int) -> None:
        """Money from 0 to `most` minor units along x, with about so many round amounts, and the ground line."""
        self.axes.set_xlim(0, most)
        places = round_places(most, labels)
        names = [axis_money(place, digits, style) for place in places]
        self._ticks("x", places, names)
        ground = self.inner.y0
        self.axes.plot(
            (self.inner.x0, self.inner.x1),
            (ground, ground),
            color=self.look.line2,
            linewidth=self.paper.scale,
            transform=self.px,
            zorder=1.5,
        )

    def value_axis(self, places: Sequence[float], names: Sequence[str]) -> None:
        """Round values along y with hairlines."""
        self._ticks("y", places, names)
        self.axes.grid(axis="y", color=self.look.line, linewidth=self.paper.scale)

    def words(
        self,
        text: str,
        at: tuple[float, float],
        offset: tuple[float, float] = (0.0, 0.0),
        *,
        size: float = 0.0,
        colour: str = "",
        weight: int = MEDIUM,
        across: Across = "left",
        along: Any = None,
        halo: bool = True,
    ) -> Text:
        """Words beside a place (in the units of the axes, or of `along`), moved by px. Never read as mathematics."""
        if across != "left":
            # matplotlib aligns by the width of figures that are not tabular: it is reckoned here.
            share = 1.0 if across == "right" else 0.5
            offset = offset[0] - share * self.width_of(text, weight, size), offset[1]
        artist = self.axes.annotate(
            drawable(text),
            at,
            xycoords=along or "data",
            xytext=offset,
            textcoords="offset points",
            color=colour or self.look.ink,
            fontproperties=font(size or self.paper.text, self.paper.weight(weight)),
            ha="left",
            va="center_baseline",
            annotation_clip=False,
            zorder=6,
        )
        self._set_up(artist)
        if halo:
            artist.set_path_effects(
                [withStroke(linewidth=HALO * self.paper.scale, foreground=self.look.surface)]
            )
        return artist

    def box(self, text: Text) -> Bbox:
        """Where words stand, in px from the lower left of the figure."""
        return text.get_window_extent(self._measure)

    def width_of(self, text: str, weight: int = NORMAL, size: float = 0.0) -> float:
        """How wide words are, in px."""
        chosen = font(size or self.paper.text, self.paper.weight(weight))
        artist = Text(0, 0, drawable(text).translate(_WIDE_FIGURES), fontproperties=chosen)
        self._set_up(artist)
        artist.set_figure(self.figure)
        return artist.get_window_extent(self._measure).width

    def shortened(self, text: str, room: float, weight: int = NORMAL, size: float = 0.0) -> str:
        """The text, cut with an ellipsis where it is wider than `room` px."""
        return shortened(text, room, lambda words: self.width_of(words, weight, size))

    def _ticks(self, axis: str, places: Sequence[float], names: Sequence[str]) -> None:
        own = self.axes.xaxis if axis == "x" else self.axes.yaxis
        own.set_ticks(list(places), labels=list(names))
        for label in own.get_ticklabels():
            label.set(color=self.look.ink2, fontproperties=font(self.paper.text, self.paper.weight(NORMAL)))
            self._set_up(label)

    def _set_up(self, artist: Text) -> None:
        artist.set_parse_math(False)
        artist.set_fontfeatures(["tnum"])


def shortened(text: str, room: float, width_of: Callable[[str], float]) -> str:
    """The text, cut with an ellipsis where it is wider than `room` px."""
    if width_of(text) <= room:
        return text
    whole = drawable(text)
    fits, too_long = 0, len(whole)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if width_of(whole[:middle].rstrip() + "…") <= room:
            fits = middle
        else:
            too_long = middle
    return whole[:fits].rstrip() + "…"


def round_places(most: float, labels: int) -> list[int]:
    """0 and the multiples of 1, 2, 2.5 or 5 with zeros up to `most`, about `labels` of them."""
    size = 10 ** max(len(str(int(most / labels))) - 1, 0)
    steps = [
        int(size * part)
        for part in (1, 2, 2.5, 5, 10)
        if size * part >= 1 and float(size * part).is_integer()
    ]
    step = min(steps, key=lambda step: abs(most / step - labels))
    return list(range(0, int(most) + 1, step))
