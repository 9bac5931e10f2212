"""What was typed in a cell and could not be taken: it stays there, with its sentence below, and what to do about it.

What must not live here: why something could not be taken (requests_edit.py, requests_paste.py).
"""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from budget_app.presentation.requests_columns import columns
from budget_app.presentation.requests_context import Context
from budget_app.presentation.tables import Band, Cell, Row, Step, Table
from budget_app.words import _, _n

# So many sentences stand below a row; the last says how many more there are.
MOST_SENTENCES = 4


class Trouble(msgspec.Struct, frozen=True):
    """What was typed in a cell and could not be taken: it stays, with the sentence and what to do."""

    typed: str
    text: str
    steps: tuple[Step, ...] = ()


Place = tuple[str, str]
Troubles = Mapping[Place, Trouble]


def with_troubles(rows: Sequence[Row], troubles: Troubles, context: Context) -> list[Row]:
    """The rows with what was typed in their cells, and one sentence for each. O(rows)."""
    by_line: dict[str, dict[str, Trouble]] = {}
    for (line, column), trouble in troubles.items():
        by_line.setdefault(line, {})[column] = trouble
    return [_troubled(row, here, context) if (here := by_line.get(row.key)) else row for row in rows]


def next_trouble(table: Table, troubles: Collection[Place], at: Place, step: int) -> Place | None:
    """The next cell in trouble after `at`, row by row and from the left; step -1 the one before; round at the end.

    Cells that are not shown come last. None where there is none.
    """
    rows = {row.key: n for n, row in enumerate(table.rows)}
    places = {column.id: n for n, column in enumerate(table.columns)}
    far = len(rows) + 1

    def order(place: Place) -> tuple[int, int, Place]:
        line, column = place
        return (rows.get(line, far), places.get(column, len(places)), place)

    cells = sorted((place for place in troubles if place[1]), key=order)
    if not cells:
        return None
    now = (rows.get(at[0], -1), places.get(at[1], -1))
    if step > 0:
        return next((cell for cell in cells if order(cell)[:2] > now), cells[0])
    return next((cell for cell in reversed(cells) if order(cell)[:2] < now), cells[-1])


def _troubled(row: Row, here: Mapping[str, Trouble], context: Context) -> Row:
    """The row with what was typed in its cells; the sentence of a cell names its column where there are several."""
    cells = list(row.cells)
    for n, column in enumerate(context.columns):
        if trouble := here.get(column.id):
            typed = trouble.typed or cells[n].text
            cells[n] = Cell(typed, data=cells[n].data, start=typed, tone="refused")
    bands = _bands(here)
    return msgspec.structs.replace(row, cells=tuple(cells), band=bands[0], more=bands[1:])


def _bands(here: Mapping[str, Trouble]) -> tuple[Band, ...]:
    titles = {column.id: column.title for column in columns()}
    # What is said of the whole line first, then from the left.
    order = ["", *titles]
    found = [(column, here[column]) for column in order if column in here]
    several = len(found) > 1
    bands = [
        Band("bad", f"{titles[column]}: {t.text}" if several and column else t.text, t.steps)
        for column, t in found[:MOST_SENTENCES]
    ]
    if (n := len(found) - MOST_SENTENCES) > 0:
        rest = _n("{n} more cell of this line was refused.", "{n} more cells of this line were refused.", n)
        bands.append(Band("bad", rest.format(n=n), (Step("walk:", _("Go to the next")),)))
    return tuple(bands)
