"""In which order lines stand inside the groups of the requests grid, and what a click on a column's title changes.

Without a choice lines stand by department and code. What must not live here: groups, filters, and how it is shown.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from budget_app.presentation.requests_rows import Kept
from budget_app.presentation.signs import status_order
from budget_app.presentation.tables import Column, Sort
from budget_app.words import _


def sorted_lines(shown: Iterable[Kept], sorts: tuple[Sort, ...], columns: Sequence[Column]) -> list[Kept]:
    """The lines by the first column, where they are alike there by the second, and so on; at last by code.

    What says nothing in a column stands at its end, whichever way it is sorted. O(n log n) for each column.
    """
    made = sorted(shown, key=lambda kept: kept.order)
    keys = _keys(columns) if sorts else {}
    for sort in reversed(sorts):
        # A column may have been chosen in another version, or be hidden now.
        made = _by(made, keys[sort.column], sort.down) if sort.column in keys else made
    return made


def clicked(sorts: tuple[Sort, ...], column: Column, adds: bool) -> tuple[Sort, ...]:
    """The order after a click on the column's title: this way, then the other way, then no longer.

    Figures begin with the largest, words with the first letter. `adds`: the columns chosen before go on to count.
    """
    first = Sort(column.id, down=column.is_figure)
    was = next((sort for sort in sorts if sort.column == column.id), None)
    if was is None:
        return (*sorts, first) if adds else (first,)
    now = () if was != first else (Sort(column.id, not first.down),)
    if not adds:
        return now
    at = sorts.index(was)
    return (*sorts[:at], *now, *sorts[at + 1 :])


def sort_words(column: Column, sort: Sort, rank: int = 0) -> str:
    """How the column is sorted, and as the how manieth of several, for a screen reader and for the column's menu."""
    if column.is_figure:
        words = _("largest first") if sort.down else _("smallest first")
    else:
        words = _("falling order") if sort.down else _("rising order")
    return _("{words}, number {n}").format(words=words, n=rank) if rank else words


def _by(lines: list[Kept], key: Callable[[Kept], Any], down: bool) -> list[Kept]:
    found = [(key(kept), kept) for kept in lines]
    said = sorted((f for f in found if f[0] is not None), key=lambda f: f[0], reverse=down)
    return [kept for _key, kept in said] + [kept for said_there, kept in found if said_there is None]


def _keys(columns: Sequence[Column]) -> dict[str, Callable[[Kept], Any]]:
    """What each of these columns is sorted by; None where a line says nothing there."""
    return {column.id: _key(column, n) for n, column in enumerate(columns)}


def _key(column: Column, n: int) -> Callable[[Kept], Any]:
    match column.kind:
        case "code":
            return lambda kept: kept.order
        case "chips":
            return lambda kept: tuple(sign.order for sign in kept.row.cells[n].data) or None
        case "money" | "ratio":
            return lambda kept: kept.row.cells[n].data
        case "months":
            return lambda kept: _first_and_last(kept.row.cells[n].data)
        case "state":
            return lambda kept: status_order().index(kept.mark)
        case _:
            return lambda kept: kept.row.cells[n].text.casefold() or None


def _first_and_last(amounts: Sequence[int]) -> tuple[int, int] | None:
    """The first month with money and the last."""
    spent = [n for n, amount in enumerate(amounts) if amount]
    return (spent[0], spent[-1]) if spent else None
