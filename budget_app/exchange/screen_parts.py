"""What an import shows on the screen, piece by piece: cells, rows, problems.

How they are made lives in import_screen.py.
"""

from dataclasses import dataclass

NOT_COUNTED = frozenset({"total", "doubtful", "blank", "note", "heading", "left_out"})


@dataclass(frozen=True)
class ScreenCell:
    """A cell: its text as one would type it, and as it is shown; the problem with it ("" for none).

    `was` is what the sheet has where a person corrected it, `now` what the round says where the cell changes it.
    """

    text: str
    shown: str
    problem: str = ""
    was: str | None = None
    now: str | None = None


@dataclass(frozen=True)
class ScreenRow:
    """A row: its number in the sheet, what it is, the word for that, why so, and its cells.

    `role`: data, problem, doubtful (it may be a sum), total, blank, note, heading or left_out.
    """

    number: int
    role: str
    word: str
    why: str
    cells: tuple[ScreenCell, ...]

    @property
    def counts(self) -> bool:
        """Whether it comes in, or would without its problems."""
        return self.role not in NOT_COUNTED


@dataclass(frozen=True)
class ScreenProblem:
    """A problem in the list, or a change where nothing is wrong: the row's position in the preview (-1: the whole
    sheet), the column's (-1: none)."""

    row: int
    place: int
    where: str
    message: str
    is_wrong: bool = True
