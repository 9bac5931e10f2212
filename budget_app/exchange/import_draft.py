"""What a person has said so far about bringing in one sheet: frozen, changed by making another.

What follows from it for the screen is worked out in import_screen.py; what of it is remembered, the window keeps.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from budget_app.exchange.guess import LEFT_OUT

LINES, NEW, LAST = "lines", "new", "last"
KEPT = ""  # a column that comes in beside the fields of a line, under its own heading
Place = tuple[int, int]  # number of a row as a person sees it, position of a column from 0

__all__ = ["KEPT", "LAST", "LEFT_OUT", "LINES", "NEW", "Draft", "Place"]


@dataclass(frozen=True)
class Draft:
    """Only what a person said; the rest is guessed.

    `head`: first and last row of the headings, as a person sees them. `columns`: what a column fills, by its position:
    a field, KEPT or LEFT_OUT. `group_by`: positions of columns; one line for each group of rows. `fixes`: the text that
    stands in a cell instead. `left_out`: rows that do not count; `counted`: rows that do against the guess.
    `departments`, `sections`, `decimal` and `units` as in Options; `only`: by the position of a column the word of the
    rows that come in. `what` the rows are: LINES, NEW ones only, or LAST year's budget; `take` as in Options.
    """

    head: tuple[int, int] | None = None
    columns: Mapping[int, str] = field(default_factory=dict[int, str])
    department: str = ""
    goal: str = ""
    add_departments: bool = False
    group_by: tuple[int, ...] = ()
    fixes: Mapping[Place, str] = field(default_factory=dict[Place, str])
    left_out: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()
    departments: Mapping[str, str] = field(default_factory=dict[str, str])
    only: Mapping[int, str] = field(default_factory=dict[int, str])
    what: str = LINES
    take: str = ""
    sections: str = ""
    decimal: str = ""
    units: int = 0

    def with_head(self, first: int, last: int) -> "Draft":
        """Other rows are the headings; what was said of columns held for the old ones."""
        return replace(self, head=(first, max(first, last)), columns={}, group_by=(), only={})

    def with_column(self, place: int, fills: str, now: Mapping[int, str]) -> "Draft":
        """The column fills something else; the one that filled it until now (`now`: field by position) is kept."""
        columns = dict(self.columns)
        for other, field_ in now.items():
            if other != place and field_ == fills and fills not in (KEPT, LEFT_OUT):
                columns[other] = KEPT
        return replace(self, columns={**columns, place: fills})

    def with_fix(self, row: int, place: int, text: str, original: str) -> "Draft":
        """Another text in a cell; the original one takes the fix away."""
        fixes = {where: fix for where, fix in self.fixes.items() if where != (row, place)}
        return replace(self, fixes=fixes if text == original else {**fixes, (row, place): text})

    def with_row(self, row: int, counts: bool, is_guessed_out: bool) -> "Draft":
        """The row counts, or not. `is_guessed_out`: it would not, had nobody said anything."""
        left_out = self.left_out - {row} if counts else self.left_out | {row}
        counted = self.counted | {row} if counts and is_guessed_out else self.counted - {row}
        return replace(self, left_out=left_out, counted=counted)

    def without_rows(self, rows: frozenset[int]) -> "Draft":
        """These rows do not count."""
        return replace(self, left_out=self.left_out | rows, counted=self.counted - rows)

    def with_same_fix(self, rows: Iterable[int], place: int, text: str) -> "Draft":
        """The same text in this column of several rows."""
        return replace(self, fixes={**self.fixes, **{(row, place): text for row in rows}})

    def with_meant(self, name: str, department: str) -> "Draft":
        """What the sheet calls by this name is that department of the round, or a new one (\"\")."""
        return replace(self, departments={**self.departments, name: department})

    def with_new_departments(self) -> "Draft":
        """Departments that the round does not know come in along with their lines."""
        return replace(self, add_departments=True)
