"""A sheet as it was read: raw texts and numbers, nothing interpreted. What columns mean lives in
canonical.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Cell = str | int | float
Row = tuple[Cell, ...]

BLANK: Row = ()


class Suspect(StrEnum):
    """What most likely went wrong in a row of a text file."""

    RAGGED = "ragged"
    SWALLOWED = "swallowed"


class Merged(NamedTuple):
    """Cells merged into one: the first and the last row and column, as positions in the sheet's rows, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One table of cells. A blank cell is ""; rows may be of any length, without blank cells at their end.

    `first_row` is the number that a person sees beside the first of `rows`, `first_column` the position from 0 of the
    column that the first cell of each row stands in. `merged` are the merged cells, where the file says. `suspects` are
    rows, by position, that a separator or quotation mark too many or too few has most likely spoiled, and how.
    """

    name: str
    rows: tuple[Row, ...]
    first_row: int = 1
    hidden: bool = False
    first_column: int = 0
    merged: tuple[Merged, ...] = ()
    suspects: Mapping[int, Suspect] = field(default_factory=dict[int, Suspect])

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return not any(self.rows)


def trimmed(cells: list[Cell]) -> Row:
    """The row without the blank cells at its end; a cell of nothing but spaces is blank."""
    end = len(cells)
    while end and _is_blank(cells[end - 1]):
        end -= 1
    return tuple(cells[:end])


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without the decimals that a spreadsheet's reader adds."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def letters(place: int) -> str:
    """The letters a spreadsheet shows above the column at `place` from 0: A, Z, AA."""
    shown = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        shown = chr(65 + rest) + shown
    return shown


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()
