"""Value in the words of people: points, of which 100 are every goal taken from its baseline to its target once.

What must not live here: how a value is reckoned.
"""

from budget_app.presentation.amounts import ENGLISH, GAP, MINUS, NumberStyle
from budget_app.words import _n

POINT = 10_000_000
"""One point in units of 1e-9."""


def point_figure(value: int, style: NumberStyle = ENGLISH, decimals: int = 1) -> str:
    """The value as points with fixed decimals, for a column: 2.9, 12.0, −0.4."""
    return _decimal(value, decimals, style)


def points_text(value: int, style: NumberStyle = ENGLISH) -> str:
    """The value in a sentence: 83 points, 2.1 points, 1 point; never 0 for a little."""
    figure = short_points(value, style)
    return _n("{figure} point", "{figure} points", 1 if figure == "1" else 2).format(figure=figure)


def short_points(value: int, style: NumberStyle = ENGLISH) -> str:
    """The figure of `points_text` without its word."""
    size = abs(value)
    if size >= 10 * POINT or size == 0:
        return _decimal(value, 0, style)
    if size < POINT // 20:
        return ("" if value > 0 else MINUS) + "<" + GAP + _decimal(POINT // 10, 1, style)
    return _decimal(value, 1, style).removesuffix(style.decimal + "0")


def percent(part: int, whole: int) -> str:
    """`part` of `whole` in whole percent: 66 %. Rounded down short of the whole, so that 100 % means all."""
    if not whole:
        return "0" + GAP + "%"
    share = round(100 * part / whole)
    if share == 100 and part < whole:
        share = 99
    return f"{share or int(part > 0)}{GAP}%"


def _decimal(value: int, decimals: int, style: NumberStyle) -> str:
    unit = POINT // 10**decimals
    figure = (2 * abs(value) + unit) // (2 * unit)
    whole, rest = divmod(figure, 10**decimals)
    text = f"{whole:,}".replace(",", style.group)
    if decimals:
        text += f"{style.decimal}{rest:0{decimals}d}"
    return MINUS + text if value < 0 and figure else text
