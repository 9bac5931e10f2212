"""A sheet as it was read: raw texts and numbers, nothing interpreted. What columns mean lives in
canonical.py."""

from dataclasses import dataclass

Cell = str | int | float
Row = tuple[Cell, ...]

BLANK: Row = ()


@dataclass(frozen=True)
class Sheet:
    """One table of cells. A blank cell is ""; rows may be of any length, without blank cells at their end.

    `first_row` is the number that a person sees beside the first of `rows`.
    """

    name: str
    rows: tuple[Row, ...]
    first_row: int = 1
    hidden: bool = False

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


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()
