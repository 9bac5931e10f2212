"""Money as people read it: in full for grids, short for bars and sentences, round for axes.

Amounts are ints of minor units; no float takes part. What must not live here: reading what people type
(money_text.py) and the words around an amount.
"""

import msgspec

MINUS = "\u2212"
GAP = "\u00a0"


class NumberStyle(msgspec.Struct, frozen=True):
    """How a language writes figures. `scales`: the short words with their powers of ten, largest first.

    `kept`: in the scales of this power and above, amounts below ten keep both decimals (1.80 M).
    """

    decimal: str = "."
    group: str = ","
    scales: tuple[tuple[int, str], ...] = ((9, "bn"), (6, "M"), (3, "k"))
    kept: int = 6


ENGLISH = NumberStyle()
_STYLES = {
    "en": ENGLISH,
    "de": NumberStyle(decimal=",", group=".", scales=((9, "Mrd."), (6, "Mio."), (3, "Tsd."))),
    "fr": NumberStyle(decimal=",", group="\u202f", scales=((9, "Md"), (6, "M"), (3, "k"))),
    "zh": NumberStyle(scales=((8, "亿"), (4, "万")), kept=99),
}


def number_style(language: str) -> NumberStyle:
    """The style of a language by its code ("en", "zh_CN"); English where it is not known."""
    return _STYLES.get(language.replace("-", "_").split("_")[0].lower(), ENGLISH)


def full_money(minor: int, digits: int, style: NumberStyle = ENGLISH, cents: bool | None = None) -> str:
    """The whole amount, grouped: 46,000. `digits`: minor digits of the currency.

    `cents` None: the decimals stand only where there are any; True or False: always (False rounds) for a column.
    """
    if cents is False and digits:
        minor, digits = _divide(minor, 10**digits), 0
    whole, rest = divmod(abs(minor), 10**digits)
    text = _grouped(whole, style)
    if digits and (rest or cents):
        text += f"{style.decimal}{rest:0{digits}d}"
    return MINUS + text if minor < 0 else text


def short_money(minor: int, digits: int, style: NumberStyle = ENGLISH) -> str:
    """Three figures and the power in a word: 1.21 M, 750 k; in full below the smallest power; never 0 for some."""
    return _short(minor, digits, style, style.kept)


def axis_money(minor: int, digits: int, style: NumberStyle = ENGLISH) -> str:
    """As `short_money` for axes and round figures, without idle zeros: 1 M, 1.5 M, 500 k, 0."""
    return _short(minor, digits, style, 99)


def signed_money(minor: int, digits: int, style: NumberStyle = ENGLISH) -> str:
    """A difference, short, with its sign: +26 k, −100 k, 0."""
    return ("+" if minor > 0 else "") + short_money(minor, digits, style)


def _short(minor: int, digits: int, style: NumberStyle, kept: int) -> str:
    size = abs(minor)
    rounded = _divide(size, step := 10 ** max(len(str(size)) - 3, 0)) * step
    for power, word in style.scales:
        if rounded >= (unit := 10 ** (power + digits)):
            figure, decimals = _three_figures(size, unit)
            text = _decimal(figure, decimals, style, keep=power >= kept and decimals == 2)
            return (MINUS if minor < 0 else "") + text + GAP + word
    return full_money(minor, digits, style)


def _three_figures(size: int, unit: int) -> tuple[int, int]:
    """`size` / `unit` to three figures, as an int and the decimals it carries; whole units are never rounded off."""
    for decimals in (2, 1, 0):
        figure = _divide(size * 10**decimals, unit)
        if figure < 1000:
            return figure, decimals
    return _divide(size, unit), 0


def _decimal(figure: int, decimals: int, style: NumberStyle, keep: bool) -> str:
    whole, rest = divmod(figure, 10**decimals)
    tail = f"{rest:0{decimals}d}" if decimals else ""
    if not keep:
        tail = tail.rstrip("0")
    return _grouped(whole, style) + (style.decimal + tail if tail else "")


def _divide(value: int, by: int) -> int:
    """Division rounded half away from zero, in whole numbers."""
    size = (2 * abs(value) + by) // (2 * by)
    return -size if value < 0 else size


def _grouped(whole: int, style: NumberStyle) -> str:
    return f"{whole:,}".replace(",", style.group)
