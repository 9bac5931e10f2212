"""How the width of a grid is shared among its columns: plain figures in px, without a widget.

What must not live here: measuring words, and which columns are shown.
"""

from collections.abc import Mapping, Sequence

from budget_app.presentation.tables import Column

TITLE, TITLE_LEAST, TITLE_FIRST = "title", 160, 340
# Beyond this a title would stand too far from its figures: the others get some of the room too.
TITLE_AIR = 48
_FIXED = ("code", "state")


def shared_widths(
    columns: Sequence[Column], room: int, needs: Mapping[str, int], own: Mapping[str, int]
) -> dict[str, int]:
    """The width of each column by its id. `needs`: what its cells want; `own`: what a person gave it.

    A figure is never cut: its column is at least as wide as it needs, whatever anybody gave it. Then the title gets
    room for most titles, the others what they want, the title what it wants; what is left goes to the title and, in
    halves, to those that hold words or months. Where there is too little room the grid is wider than the window.
    """
    widths = {column.id: _least(column, needs, own) for column in columns}
    left = room - sum(widths.values())
    free = [column for column in columns if column.id not in own]
    title = next((column for column in free if column.id == TITLE), None)
    others = [c for c in free if c.id != TITLE and not c.is_figure]

    def give(column: str, up_to: int) -> None:
        nonlocal left
        more = max(min(up_to - widths[column], left), 0)
        widths[column] += more
        left -= more

    if title:
        give(TITLE, min(needs.get(TITLE, TITLE_LEAST), TITLE_FIRST))
    for column in others:
        give(column.id, needs.get(column.id, 0))
    if title:
        give(TITLE, needs.get(TITLE, TITLE_LEAST) + TITLE_AIR)
    wordy = [column.id for column in others if column.id not in _FIXED]
    if left > 0 and wordy and title:
        part = left // 2 // len(wordy)
        for column in wordy:
            give(column, widths[column] + part)
    if left > 0 and title:
        widths[TITLE] += left
    return widths


def _least(column: Column, needs: Mapping[str, int], own: Mapping[str, int]) -> int:
    least = own.get(column.id, column.width or TITLE_LEAST)
    return max(least, needs.get(column.id, 0)) if column.is_figure or column.kind == "code" else least
