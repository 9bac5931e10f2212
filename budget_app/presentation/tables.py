"""A table as a record: columns, rows of cells, a total. One shape for every grid and for screen readers.

What must not live here: what any particular table says, and how a cell is painted.
"""

from collections.abc import Collection
from typing import Any, Literal

import msgspec

CellKind = Literal["code", "text", "chips", "money", "months", "ratio", "state"]
RowKind = Literal["line", "group", "total"]


class Column(msgspec.Struct, frozen=True):
    """A column. `width` in px is the least; 0 takes what the others leave. `typed` says how what is typed is read.

    `typed`: "" (not by typing), "text", "money", "months", "goals", "choice" or "codes". `wide`: only where there is
    much room.
    """

    id: str
    title: str
    kind: CellKind
    width: int
    typed: str = ""
    strong: bool = False
    wide: bool = False
    tip: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether its cells stand right-aligned."""
        return self.kind in ("money", "ratio")


class Sort(msgspec.Struct, frozen=True):
    """Rows stand by this column; `down`: the largest or last first."""

    column: str
    down: bool = False


class Cell(msgspec.Struct, frozen=True, gc=False):
    """What a cell says: `text` for people and copies, `data` for painting, `start` where typing begins.

    `tone`: "" as it is, "refused" for text that was typed and could not be taken.
    """

    text: str = ""
    data: Any = None
    start: str = ""
    tone: str = ""


class Step(msgspec.Struct, frozen=True, gc=False):
    """What a person can do next, beside where it is needed."""

    id: str
    label: str


class Band(msgspec.Struct, frozen=True, gc=False):
    """A sentence inside a row: "warn" what is missing, "bad" what was refused; with the next steps."""

    tone: Literal["warn", "bad"]
    text: str
    steps: tuple[Step, ...] = ()


class DepartmentSign(msgspec.Struct, frozen=True):
    """A department as a tile shows it: its order gives colour and shape."""

    order: int
    letter: str
    name: str


class GoalSign(msgspec.Struct, frozen=True):
    """A goal as a chip shows it: its order (for the sign) and short name."""

    order: int
    name: str


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row. `key` names it across tables; `why_fixed` says why the person may not change it ("" if they may).

    `department` and `mark` (what is odd about it, shown as a small sign) for lines, `more` for the bands below the
    first; `goal`, `count`, `note`, `folded` and `tip` (what its sums are) for groups.
    """

    key: str
    kind: RowKind
    cells: tuple[Cell, ...]
    department: DepartmentSign | None = None
    goal: GoalSign | None = None
    title: str = ""
    count: str = ""
    note: str = ""
    folded: bool = False
    band: Band | None = None
    more: tuple[Band, ...] = ()
    mark: str = ""
    why_fixed: str = ""
    spoken: str = ""
    tip: str = ""

    @property
    def bands(self) -> tuple[Band, ...]:
        """All sentences below the cells, from the top."""
        return (self.band, *self.more) if self.band else ()


class Table(msgspec.Struct, frozen=True):
    """Columns, the rows shown, their total, and the sentence that states the finding; `sort` as it was chosen."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row
    sentence: str
    shown: int
    known: int
    sort: tuple[Sort, ...] = ()

    def place(self, column: str) -> int:
        """The number of the column with this id; ValueError where there is none."""
        return [c.id for c in self.columns].index(column)


def whole_text(table: Table) -> str:
    """The whole table with its titles as tab-separated text."""
    titles = "\t".join(_quoted(column.title) for column in table.columns)
    rows = ("\t".join(_quoted(cell.text) for cell in row.cells) for row in table.rows)
    return "\n".join((titles, *rows))


def only(table: Table, keys: Collection[str]) -> Table:
    """The table with just the rows of these keys; the total stays."""
    rows = tuple(row for row in table.rows if row.key in keys)
    return msgspec.structs.replace(table, rows=rows, shown=len(rows))


def _quoted(text: str) -> str:
    if any(sign in text for sign in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text
