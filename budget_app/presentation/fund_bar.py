"""The fund bar as numbers: asks against the fund, ordered by state, departments as lanes inside each state.

The same record is drawn by the window, the print and read out by a screen reader. What must not live here: pixels,
colours, and how a state of the round becomes asks.
"""

from collections.abc import Sequence
from enum import Enum

import msgspec

from budget_app.domain import money
from budget_app.presentation.amounts import ENGLISH, NumberStyle, short_money
from budget_app.words import _


class State(Enum):
    """What money is on the bar, in the order from the left."""

    AGREED = "agreed"
    CONTESTED = "contested"
    FITS = "fits"
    OVER = "over"


class LaneAsk(msgspec.Struct, frozen=True):
    """What one department asks (minor units), and of it agreed (settled, granted; may exceed asked) and contested."""

    code: str
    name: str
    asked: int
    agreed: int = 0
    contested: int = 0
    order: int = 0  # standing of the department, for its colour; 0: by the order given
    letter: str = ""  # in its tile; empty: the first of the name


class Lane(msgspec.Struct, frozen=True):
    """One department on the bar, from top to bottom."""

    code: str
    name: str
    letter: str
    order: int
    asked: int
    label: str  # "Sales asks"
    short: str  # "1.21 M"


class Tile(msgspec.Struct, frozen=True):
    """One state's money: `amounts` holds one per lane, in the order of the lanes."""

    state: State
    start: int
    amounts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All lanes together."""
        return sum(self.amounts)


class Caption(msgspec.Struct, frozen=True):
    """Words and a figure under the bar. `at`: the money whose place it stands under. `state` None: money left."""

    words: str
    short: str
    at: int
    state: State | None = None
    bad: bool = False


class FundBar(msgspec.Struct, frozen=True):
    """All that is drawn and said. `width`: the money of the whole bar, at least 1."""

    fund: int
    reserve: int
    width: int
    lanes: tuple[Lane, ...]
    tiles: tuple[Tile, ...]
    captions: tuple[Caption, ...]
    flag: str  # "Fund 1.80 M"
    reserve_label: str  # "reserve 120 k"; empty without a reserve
    figure: str  # "750 k"
    figure_caption: str  # "asked over the fund"
    figure_bad: bool
    sentence: str
    hints: dict[State, str]  # amounts of a tile, department by department
    last_change: str = ""  # "Marketing −8 k, 2 min ago"

    @property
    def track(self) -> int:
        """Money of the fund that nobody asks for; drawn as an empty track up to the gate."""
        return max(self.fund - sum(t.total for t in self.tiles), 0)


def fund_bar(
    fund: int,
    reserve: int,
    asks: Sequence[LaneAsk],
    *,
    deciding: bool = False,
    signed: bool = False,
    digits: int = 2,
    style: NumberStyle = ENGLISH,
    last_change: str = "",
) -> FundBar:
    """The bar for these asks; all amounts in minor units with `digits` decimals.

    Agreed money stands first, then contested, then what is asked and still fits, then what is over the fund. What
    fits and what is over are shared among the departments in proportion to what each has undecided, and no unit is
    lost. Cost: linear in the departments.
    """
    taken = sum(a.agreed + a.contested for a in asks)
    rest = [max(a.asked - a.agreed - a.contested, 0) for a in asks]
    fits = money.split(min(max(fund - taken, 0), sum(rest)), rest) if any(rest) else rest
    over = [r - f for r, f in zip(rest, fits, strict=True)]
    rows = ([a.agreed for a in asks], [a.contested for a in asks], fits, over)
    tiles, start = [], 0
    for state, amounts in zip(State, rows, strict=True):
        if sum(amounts):
            tiles.append(Tile(state, start, tuple(amounts)))
        start += sum(amounts)
    short = _Money(digits, style)
    words = _words(deciding, signed)
    left = fund - taken
    figure, caption, bad = _figure(fund, asks, left, deciding or signed)
    lanes = tuple(_lane(n, a, short) for n, a in enumerate(asks, 1))
    captions = _captions(fund, tiles, left, words, short, asking=not (deciding or signed))
    return FundBar(
        fund=fund,
        reserve=min(max(reserve, 0), max(fund, 0)),
        width=max(start, fund, 1),
        lanes=lanes,
        tiles=tuple(tiles),
        captions=captions,
        flag=_("Fund {amount}").format(amount=short(fund)),
        reserve_label=_("reserve {amount}").format(amount=short(reserve)) if reserve > 0 else "",
        figure=short(figure),
        figure_caption=caption,
        figure_bad=bad,
        sentence=_sentence(fund, reserve, lanes, captions, short),
        hints={t.state: _hint(t, lanes, words[t.state], short) for t in tiles},
        last_change=last_change,
    )


class _Money(msgspec.Struct, frozen=True):
    digits: int
    style: NumberStyle

    def __call__(self, amount: int) -> str:
        return short_money(amount, self.digits, self.style)


def _lane(n: int, ask: LaneAsk, money: _Money) -> Lane:
    letter = ask.letter or ask.name[:1].upper()
    label = _("{department} asks").format(department=ask.name)
    return Lane(ask.code, ask.name, letter, ask.order or n, ask.asked, label, money(ask.asked))


def _words(deciding: bool, signed: bool) -> dict[State, str]:
    agreed = _("Granted") if signed else _("Settled") if deciding else _("Agreed")
    over = _("Asked over") if signed else _("Asked over the fund") if deciding else _("Over the fund")
    return {State.AGREED: agreed, State.CONTESTED: _("Contested"), State.FITS: _("Left"), State.OVER: over}


def _figure(fund: int, asks: Sequence[LaneAsk], left: int, deciding: bool) -> tuple[int, str, bool]:
    """The one figure that matters, its words, and whether it is bad news."""
    if deciding and left < 0:
        return -left, _("granted over the fund"), True
    over = sum(max(a.asked, a.agreed + a.contested) for a in asks) - fund
    if deciding:
        return left, _("left in the fund"), False
    if over > 0:
        return over, _("asked over the fund"), True
    return -over, _("not asked for"), False


def _captions(
    fund: int, tiles: Sequence[Tile], left: int, words: dict[State, str], money: _Money, asking: bool
) -> tuple[Caption, ...]:
    totals = {t.state: t.total for t in tiles}
    captions, at = [], 0
    for state in (State.AGREED, State.CONTESTED):
        # A state that holds nothing is still named: it says that nothing is agreed yet.
        if totals.get(state) or asking or state is State.AGREED:
            captions.append(Caption(words[state], money(totals.get(state, 0)), at, state))
        at += totals.get(state, 0)
    if left >= 0:
        captions.append(
            Caption(words[State.FITS], money(left), at, State.FITS if State.FITS in totals else None)
        )
    if over := max(sum(totals.values()) - fund, 0):
        where = State.OVER if State.OVER in totals else None
        captions.append(Caption(words[State.OVER], money(over), max(fund, 0), where, bad=True))
    return tuple(captions)


def _hint(tile: Tile, lanes: Sequence[Lane], word: str, money: _Money) -> str:
    parts = [f"{lane.name} {money(a)}" for lane, a in zip(lanes, tile.amounts, strict=True) if a]
    return _("{state} {total}: {parts}").format(state=word, total=money(tile.total), parts=", ".join(parts))


def _sentence(
    fund: int, reserve: int, lanes: Sequence[Lane], captions: Sequence[Caption], money: _Money
) -> str:
    asks = ", ".join(f"{lane.label} {lane.short}" for lane in lanes) or _("Nobody asks yet")
    states = ", ".join(f"{c.words} {c.short}" for c in captions)
    text = _("{asks}. The fund is {fund}. {states}.").format(asks=asks, fund=money(fund), states=states)
    if reserve > 0:
        text += " " + _("Of the fund {amount} is held in reserve.").format(amount=money(reserve))
    return text
