"""Where everything on the fund bar stands, in px, from the amounts: tiles, lanes, gate, words.

Pure arithmetic over a text measure, so that it can be tested without a screen. What must not live here: painting.
"""

from collections.abc import Callable, Sequence

import msgspec

from budget_app.presentation.fund_bar import Caption, FundBar, Lane, State

TOP, BAR, BAR_MANY, BELOW = 28, 28, 38, 26
GAP = 2
FLAG_HEIGHT, FLAG_PADDING = 20, 8
ASKS_MIDDLE = 13
NAMED = 10  # px of a lane from which it carries its name

Measure = Callable[[str, int, int], float]  # text, px, weight -> width


class LaneBox(msgspec.Struct, frozen=True):
    """One lane inside a tile."""

    lane: int
    top: float
    height: float


class TileBox(msgspec.Struct, frozen=True):
    """One state's area."""

    state: State
    left: float
    right: float
    lanes: tuple[LaneBox, ...]

    @property
    def width(self) -> float:
        """In px."""
        return self.right - self.left


class Words(msgspec.Struct, frozen=True):
    """Words at `x`, then a figure; `lane` where a tile stands before them."""

    x: float
    words: str
    short: str
    lane: int = -1
    bad: bool = False
    state: State | None = None


class Layout(msgspec.Struct, frozen=True):
    """The whole bar. `reserve`: x of the dotted line; None without one, as for `track`, the empty part of the fund."""

    height: int
    bar: int
    tiles: tuple[TileBox, ...]
    gate: float
    flag_left: float
    flag_width: float
    reserve: float | None
    reserve_words: Words | None
    track: tuple[float, float] | None
    asks: tuple[Words, ...]
    captions: tuple[Words, ...]
    last_change: Words | None
    names_in: State | None  # the tile whose lanes carry the departments' names


class Amounts(msgspec.Struct, frozen=True):
    """The figures that slide: a mixture of two bars while one becomes the other."""

    fund: float
    reserve: float
    width: float
    lanes: dict[State, tuple[float, ...]]


def amounts_of(bar: FundBar) -> Amounts:
    """The bar at rest."""
    empty = (0.0,) * len(bar.lanes)
    tiles = {t.state: tuple(float(a) for a in t.amounts) for t in bar.tiles}
    return Amounts(bar.fund, bar.reserve, bar.width, {s: tiles.get(s, empty) for s in State})


def between(one: Amounts, other: Amounts, share: float) -> Amounts:
    """The bar on its way from `one` (0) to `other` (1); both have the same lanes."""

    def mixed(a: float, b: float) -> float:
        return a + (b - a) * share

    lanes = {s: tuple(mixed(a, b) for a, b in zip(one.lanes[s], other.lanes[s], strict=True)) for s in State}
    return Amounts(
        mixed(one.fund, other.fund), mixed(one.reserve, other.reserve), mixed(one.width, other.width), lanes
    )


def bar_height(bar: FundBar) -> int:
    """28 px, 38 from three departments on, more where there are so many that a lane would vanish."""
    lanes = len(bar.lanes)
    return BAR if lanes < 3 else max(BAR_MANY, 5 * lanes + GAP * (lanes - 1))


def lay_out(bar: FundBar, amounts: Amounts, width: float, measure: Measure) -> Layout:
    """The bar in `width` px. Cost: linear in tiles times lanes."""
    scale = width / amounts.width if amounts.width else 0.0
    gate = max(min(round(amounts.fund * scale) - 1, round(width) - 2), 0)
    height = bar_height(bar)
    tiles, end = _tiles(amounts, scale, gate, height)
    flag_width = measure(bar.flag, 13, 600) + 2 * FLAG_PADDING
    flag_left = gate if gate + flag_width <= width else gate + 2 - flag_width
    taken = [(flag_left, flag_left + flag_width)]
    asks = _asks(bar.lanes, taken, width, measure)
    dotted = round((amounts.fund - amounts.reserve) * scale) if amounts.reserve > 0 else None
    reserve_words = _reserve(bar, dotted, gate, flag_left, taken, measure) if dotted is not None else None
    return Layout(
        height=TOP + height + BELOW,
        bar=height,
        tiles=tiles,
        gate=gate,
        flag_left=flag_left,
        flag_width=flag_width,
        reserve=dotted,
        reserve_words=reserve_words,
        track=(end, gate - 1) if gate - 1 - end > 3 else None,
        asks=asks,
        captions=_captions(bar.captions, scale, gate, width, measure),
        last_change=_last_change(bar.last_change, taken, width, measure),
        names_in=_names_in(bar, tiles, measure),
    )


def _tiles(amounts: Amounts, scale: float, gate: float, height: float) -> tuple[tuple[TileBox, ...], float]:
    """The tiles from left to right and where they end; two px apart, one px clear of the gate."""
    shown = [(s, amounts.lanes[s]) for s in State if sum(amounts.lanes[s]) > 0]
    boxes, money, end = [], 0.0, 0.0
    for state, lanes in shown:
        total = sum(lanes)
        left, right = round(money * scale), round((money + total) * scale)
        money += total
        left = gate + 3 if gate <= left <= gate + 2 else left + 1 if boxes else left
        last = state is shown[-1][0]
        right = gate - 1 if gate <= right <= gate + 2 else right if last else right - 1
        left = max(left, end)
        boxes.append(TileBox(state, left, max(right, left + 1), _lanes(lanes, total, height)))
        end = boxes[-1].right + GAP
    return tuple(boxes), end


def _lanes(amounts: Sequence[float], total: float, height: float) -> tuple[LaneBox, ...]:
    """The lanes from top to bottom, each as high as its share, edges on whole px."""
    shown = [(n, a) for n, a in enumerate(amounts) if a > 0]
    room = height - GAP * (len(shown) - 1)
    boxes, done = [], 0.0
    for place, (n, amount) in enumerate(shown):
        top = round(room * done / total) + GAP * place
        done += amount
        bottom = round(room * done / total) + GAP * place
        boxes.append(LaneBox(n, top, max(bottom - top, 1)))
    return tuple(boxes)


def _asks(
    lanes: Sequence[Lane], taken: list[tuple[float, float]], width: float, measure: Measure
) -> tuple[Words, ...]:
    """What each department asks, left to right, around the flag; shorter words where there is no room."""
    for words_of in (lambda lane: lane.label, lambda lane: lane.name, lambda lane: ""):
        placed, x = [], 0.0
        for n, lane in enumerate(lanes):
            words = words_of(lane)
            size = 20 + (measure(words, 13, 400) + 6 if words else 0) + measure(lane.short, 13, 600)
            x = clear_of(x, size, taken, 12)
            placed.append(Words(x, words, lane.short, n))
            x += size + 24
        if x - 24 <= width:
            break
    placed = [p for p in placed if p.x < width - 40]
    taken.extend((p.x, p.x + 20 + measure(p.words, 13, 400) + 6 + measure(p.short, 13, 600)) for p in placed)
    return tuple(placed)


def clear_of(x: float, size: float, taken: Sequence[tuple[float, float]], gap: float) -> float:
    """`x`, or the first place right of it where `size` px meet nothing that is taken."""
    for left, right in sorted(taken):
        if x < right + gap and x + size > left - gap:
            x = right + gap + 4
    return x


def _free(left: float, right: float, taken: Sequence[tuple[float, float]]) -> bool:
    return left >= 0 and all(right + 10 <= a or left >= b + 10 for a, b in taken)


def _reserve(
    bar: FundBar,
    dotted: float,
    gate: float,
    flag_left: float,
    taken: list[tuple[float, float]],
    measure: Measure,
) -> Words | None:
    """The reserve's label, left of its dotted line or of the flag; the first to go where there is no room."""
    end = dotted - 6 if flag_left >= gate else min(dotted - 6, flag_left - 10)
    left = end - measure(bar.reserve_label, 11, 400)
    if not bar.reserve_label or not _free(left, end, taken):
        return None
    taken.append((left, end))
    return Words(left, bar.reserve_label, "")


def _last_change(
    text: str, taken: Sequence[tuple[float, float]], width: float, measure: Measure
) -> Words | None:
    left = width - measure(text, 11, 400)
    return Words(left, text, "") if text and _free(left, width, taken) else None


def _captions(
    captions: Sequence[Caption], scale: float, gate: float, width: float, measure: Measure
) -> tuple[Words, ...]:
    """Each under its tile, pushed right by the one before it plus 16, and back left at the right edge."""
    sizes = [measure(c.words, 11, 400) + 6 + measure(c.short, 13, 600) for c in captions]
    places, x = [], 0.0
    for caption, size in zip(captions, sizes, strict=True):
        own = gate + 7 if caption.bad else round(caption.at * scale)
        x = max(own, x)
        places.append(x)
        x += size + 16
    limit = width
    for n in reversed(range(len(places))):
        places[n] = max(min(places[n], limit - sizes[n]), 0.0)
        limit = places[n] - 16
    return tuple(
        Words(x, c.words, c.short, bad=c.bad, state=c.state) for x, c in zip(places, captions, strict=True)
    )


def _names_in(bar: FundBar, tiles: Sequence[TileBox], measure: Measure) -> State | None:
    """The first tile in which every lane that is high enough has room for its name."""
    for tile in tiles:
        high = [box for box in tile.lanes if box.height >= NAMED]
        if high and all(measure(bar.lanes[b.lane].name, 10, 600) + 14 <= tile.width for b in high):
            return tile.state
    return None
