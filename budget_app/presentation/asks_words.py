"""The title of asks against the fund: the finding, at the round's own fund or at one that is tried.

What must not live here: the figures (asks_chart.py).
"""

from collections.abc import Callable

import msgspec

from budget_app.presentation.points import percent
from budget_app.words import _, _n


class Found(msgspec.Struct, frozen=True):
    """What the title is made of, in minor units. `granted` None: nothing is decided. `open_lines`: undecided."""

    asked: int
    granted: int | None
    open_lines: int
    fund: int
    available: int
    is_tried: bool


def title_of(found: Found, money: Callable[[int], str]) -> str:
    """The finding; `money` writes an amount short."""
    granted = found.granted or 0
    words = {
        "asked": money(found.asked),
        "fund": money(found.fund),
        "granted": money(granted),
        "over": money(abs(found.asked - found.fund)),
        "reserve": money(found.asked - found.available),
        "more": money(abs(granted - found.available)),
    }
    if found.granted is not None:
        return _decided(found, granted).format(share=percent(granted, found.asked), **words)
    if not found.asked:
        return _("Nothing is asked for yet")
    if not found.fund:
        return _("{asked} is asked for, and there is no fund").format(**words)
    return (_tried(found) if found.is_tried else _agreed(found)).format(**words)


def _agreed(found: Found) -> str:
    if found.asked > found.fund:
        return _("Asks are {over} over the fund")
    if found.asked > found.available:
        return _("Asks fit only with {reserve} of the reserve")
    if found.asked == found.fund:
        return _("Asks take the whole fund")
    return _("All asks fit, {over} of the fund is not asked for")


def _tried(found: Found) -> str:
    if found.asked > found.fund:
        return _("Asks are {over} over a fund of {fund}")
    if found.asked > found.available:
        return _("At a fund of {fund}, asks fit only with {reserve} of the reserve")
    if found.asked == found.fund:
        return _("Asks take the whole of a fund of {fund}")
    return _("A fund of {fund} holds all asks, {over} of it is not asked for")


def _decided(found: Found, granted: int) -> str:
    if granted > found.available:
        if found.is_tried:
            return _("{more} more is granted than a fund of {fund} could hold")
        return _("{more} more is granted than is available")
    if found.open_lines:
        text = _n(
            "{granted} is granted so far, {n} line is undecided",
            "{granted} is granted so far, {n} lines are undecided",
            found.open_lines,
        )
        return text.replace("{n}", str(found.open_lines))
    if found.is_tried:
        return _("{granted} is granted; a fund of {fund} would leave {more}")
    return _("{granted} of the {fund} fund is granted, {share} of the asks")
