"""What a person says beside a sheet before its lines come in. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from budget_app.exchange.layout import Layout, guess_layout
from budget_app.exchange.sheet import Sheet


@dataclass(frozen=True)
class Options:
    """What a person says beside the sheet.

    `department` is for rows that name none; `mapping` field -> heading, "" where no column fills it; `without` are the
    columns that do not come in; `goal` is what rows without a goal serve;
    `good_rows` brings in the good ones beside bad ones. `header` are the rows of the headings, and `layout` what all
    rows are, where the guess is wrong; `left_out` rows are not read, `counted` ones are no sums of others though they
    look it, and with `sums_out` all that may be sums are. `sections` is the field that the texts of the layout's
    sections fill for the rows beneath. `fixes` (row, field) -> the text that counts instead of the cell. `group_by` are
    fields or headings: rows that agree in them become one line. `decimal` ("." or ",") is how figures are written where
    their column does not tell; `units` (1, 1,000, 1,000,000 ...) what amounts are in, 0 where nobody has said.
    `departments`, name in the sheet -> the round's department that is meant, or "" for a new one.
    With `update`, rows about lines that the round has change them; where both changed, `take` ("sheet" or "round") says
    what holds. `as_last`: the amounts are last year's budget of the lines there are. `may_lack`: codes whose rows need
    neither title nor amount.
    `only`, heading -> word: rows that say something else there are left out.
    """

    department: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    without: frozenset[str] = frozenset()
    goal: str = ""
    add_departments: bool = False
    departments: Mapping[str, str] = field(default_factory=dict[str, str])
    good_rows: bool = False
    header: tuple[int, ...] | None = None
    layout: Layout | None = None
    fixes: Mapping[tuple[int, str], str] = field(default_factory=dict[tuple[int, str], str])
    left_out: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()
    sums_out: bool = False
    sections: str = ""
    group_by: tuple[str, ...] = ()
    decimal: str = ""
    units: int = 0
    update: bool = False
    take: str = ""
    as_last: bool = False
    may_lack: frozenset[str] = frozenset()
    only: Mapping[str, str] = field(default_factory=dict[str, str])

    def layout_of(self, sheet: Sheet) -> Layout:
        """The layout that counts: the person's, else the guess. O(cells) where it has to be guessed."""
        return self.layout or guess_layout(sheet, self.mapping, self.header)
