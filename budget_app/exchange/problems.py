"""What can be wrong with a sheet, as values: where, why, the facts, and the sentence a person reads.

No reading here; the readers make these.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from budget_app.words import _


class Flaw(StrEnum):
    """Why a file, a row or a cell cannot be taken as it is."""

    # the file
    CANNOT_OPEN = "cannot_open"
    EMPTY_FILE = "empty_file"
    NOT_A_SHEET = "not_a_sheet"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_BIG = "too_big"
    TOO_SLOW = "too_slow"
    ENCODING = "encoding"
    HOLDS_NUL = "holds_nul"
    QUOTE_OPEN = "quote_open"
    CELL_TOO_LONG = "cell_too_long"
    # the sheet
    NO_SUCH_SHEET = "no_such_sheet"
    WHICH_SHEET = "which_sheet"
    EMPTY_SHEET = "empty_sheet"
    NO_ROWS = "no_rows"
    NO_TITLE_COLUMN = "no_title_column"
    NO_AMOUNT_COLUMN = "no_amount_column"
    SAME_COLUMN_TWICE = "same_column_twice"
    NO_SUCH_COLUMN = "no_such_column"
    BAD_MAPPING = "bad_mapping"
    HEADINGS_SLIPPED = "headings_slipped"
    UNITS = "units"
    # the row or cell
    RAGGED = "ragged"
    SWALLOWED = "swallowed"
    NO_HEADER_ABOVE = "no_header_above"
    MISSING = "missing"
    NOT_AN_AMOUNT = "not_an_amount"
    ERROR_CELL = "error_cell"
    PERCENT = "percent"
    NOT_FINITE = "not_finite"
    EXPONENT = "exponent"
    TOO_MANY_DECIMALS = "too_many_decimals"
    TOO_LARGE = "too_large"
    OUT_OF_RANGE = "out_of_range"
    TWO_READINGS = "two_readings"
    NEGATIVE = "negative"
    ZERO = "zero"
    OTHER_CURRENCY = "other_currency"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_MONTH = "not_a_month"
    NOT_A_KIND = "not_a_kind"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_PARTS = "not_parts"
    NOT_A_CODE = "not_a_code"
    END_BEFORE_START = "end_before_start"
    TIERS_NOT_RISING = "tiers_not_rising"
    RESULTS_NOT_RISING = "results_not_rising"
    RESULT_WITHOUT_GOAL = "result_without_goal"
    CODE_TWICE = "code_twice"
    CODE_IN_ROUND = "code_in_round"
    LINE_WITHDRAWN = "line_withdrawn"
    LINE_STAYS = "line_stays"
    CLASH = "clash"
    OTHER_ROUND = "other_round"
    FIRST_ROW_LOST = "first_row_lost"
    SPONSOR_STAYS = "sponsor_stays"
    SHEETS_DIFFER = "sheets_differ"
    NOT_YOURS = "not_yours"
    REFUSED = "refused"
    GOAL_TWICE = "goal_twice"
    UNKNOWN_GOAL = "unknown_goal"
    UNKNOWN_CODE = "unknown_code"
    ITSELF = "itself"
    UNKNOWN_DEPARTMENT = "unknown_department"
    LIKE_DEPARTMENT = "like_department"
    NO_DEPARTMENT = "no_department"
    OTHER_DEPARTMENT = "other_department"
    FIRST_ROW_FAULTY = "first_row_faulty"
    FURTHER_ROW_FAULTY = "further_row_faulty"
    CODE_FAULTY = "code_faulty"
    MAYBE_TOTAL = "maybe_total"
    GROUP_FAULTY = "group_faulty"
    GROUP_NOT_POSITIVE = "group_not_positive"


@dataclass(frozen=True)
class Problem:
    """One thing wrong: `row` as the person sees it in the sheet, `column` by its heading; None and "" for a whole.

    `field` is what the column fills, by which a person can fix the cell in place; "" where that is no way out.
    """

    sheet: str
    row: int | None
    column: str
    flaw: Flaw
    facts: dict[str, str] = dataclasses.field(default_factory=dict[str, str])
    field: str = ""

    @property
    def message(self) -> str:
        """What is wrong and what to do, as a sentence."""
        return _SENTENCES[self.flaw]().format_map(_Facts(self.facts, column=self.column))

    def place(self, file: str = "") -> str:
        """Where it is, as people say it: file, sheet, row, column, as far as they are known and not the same."""
        row = "" if self.row is None else _("row {row}").format(row=self.row)
        return ", ".join(dict.fromkeys(part for part in (file, self.sheet, row, self.column) if part))


class _Facts(dict[str, str]):
    """Facts for a sentence; long ones are cut, since a cell can hold a novel."""

    def __getitem__(self, key: str) -> str:
        fact = super().__getitem__(key)
        most = 300 if key in _LISTS else 60
        return fact if len(fact) <= most else fact[: most - 1] + "…"


_LISTS = frozenset({"headings", "names", "fields", "kinds", "goals", "why"})

# Called when shown and not when loaded, since the language is chosen in between.
_SENTENCES: dict[Flaw, Callable[[], str]] = {
    Flaw.CANNOT_OPEN: lambda: _("The file cannot be opened: {error}."),
    Flaw.EMPTY_FILE: lambda: _("The file is empty."),
    Flaw.NOT_A_SHEET: lambda: _("This is no spreadsheet that Accord reads. Save it as xlsx, ods or csv."),
    Flaw.ENCRYPTED: lambda: _("The file is protected by a password. Save a copy without one."),
    Flaw.DAMAGED: lambda: _(
        "The file is damaged, or not what its name says. Open it in a spreadsheet and save it anew."
    ),
    Flaw.TOO_BIG: lambda: _(
        "The file is too big to be read: {what}. Delete what is not needed, or save it as csv."
    ),
    Flaw.TOO_SLOW: lambda: _(
        "Reading the file took longer than {seconds} seconds and was stopped. Save it as csv."
    ),
    Flaw.ENCODING: lambda: _("The file's characters cannot be read. Save it as csv in UTF-8."),
    Flaw.HOLDS_NUL: lambda: _("There is a NUL character, which no text may hold. Save the file anew."),
    Flaw.QUOTE_OPEN: lambda: _("A quotation mark opens in this row and is never closed."),
    Flaw.CELL_TOO_LONG: lambda: _("A cell holds more than {limit} characters."),
    Flaw.NO_SUCH_SHEET: lambda: _("There is no sheet of the name {name}. There are: {names}."),
    Flaw.WHICH_SHEET: lambda: _("There are several sheets. Say which: {names}."),
    Flaw.EMPTY_SHEET: lambda: _("The sheet is empty."),
    Flaw.NO_ROWS: lambda: _("No row that could be a request stands beneath the headings."),
    Flaw.NO_TITLE_COLUMN: lambda: _(
        "No column is headed “title”. The headings are: {headings}. Say which column is the title."
    ),
    Flaw.NO_AMOUNT_COLUMN: lambda: _(
        "No column is headed “requested”. The headings are: {headings}. Say which column is the amount."
    ),
    Flaw.SAME_COLUMN_TWICE: lambda: _("Several columns are headed “{heading}”. Say which: {names}."),
    Flaw.NO_SUCH_COLUMN: lambda: _("No column is headed “{heading}”. The headings are: {headings}."),
    Flaw.BAD_MAPPING: lambda: _("“{field}” is no column that Accord knows. It knows: {fields}."),
    Flaw.HEADINGS_SLIPPED: lambda: _(
        "There are not as many headings as cells in the rows beneath: did they slip? Check, and say which row heads."
    ),
    Flaw.UNITS: lambda: _("“{text}” may mean that amounts are not in single units. Say in which they are."),
    Flaw.RAGGED: lambda: _(
        "Not as many cells as the other rows have: a separator is missing or one too many. Mend it, or let it count."
    ),
    Flaw.SWALLOWED: lambda: _(
        "A quotation mark too many has drawn the next row into this one. Mend it, or say that it counts."
    ),
    Flaw.NO_HEADER_ABOVE: lambda: _(
        "“{text}” stands in a column without a heading. Is the row one cell too long?"
    ),
    Flaw.MISSING: lambda: _("“{column}” is blank here, and it is needed."),
    Flaw.NOT_AN_AMOUNT: lambda: _("“{text}” is no amount."),
    Flaw.ERROR_CELL: lambda: _("The spreadsheet could not calculate this cell: {text}."),
    Flaw.PERCENT: lambda: _("“{text}” is a percentage. Write the plain figure."),
    Flaw.NOT_FINITE: lambda: _("“{text}” is no finite number."),
    Flaw.EXPONENT: lambda: _("“{text}” has an exponent, so figures may be lost. Write it in full."),
    Flaw.TOO_MANY_DECIMALS: lambda: _(
        "“{text}” has more decimals than {currency} has. Round it in the sheet."
    ),
    Flaw.TOO_LARGE: lambda: _("“{text}” is too large for an amount."),
    Flaw.OUT_OF_RANGE: lambda: _("“{text}” is not between 0 and 100 %."),
    Flaw.TWO_READINGS: lambda: _("“{text}” can mean {one} or {other}. Write it with decimals."),
    Flaw.NEGATIVE: lambda: _("“{text}” is negative. A request is for a positive amount."),
    Flaw.ZERO: lambda: _("The amount is zero. Leave the row out, or ask for something."),
    Flaw.OTHER_CURRENCY: lambda: _("“{text}” is not in {currency}, the currency of the round."),
    Flaw.NOT_A_NUMBER: lambda: _("“{text}” is no number."),
    Flaw.NOT_A_MONTH: lambda: _("“{text}” is no month. Write it like 2027-03."),
    Flaw.NOT_A_KIND: lambda: _("“{text}” is no kind of request. The kinds are: {kinds}."),
    Flaw.NOT_YES_OR_NO: lambda: _("“{text}” is neither yes nor no."),
    Flaw.NOT_PARTS: lambda: _("“{text}” are no parts: whole numbers with spaces between, not all zero."),
    Flaw.NOT_A_CODE: lambda: _("“{text}” cannot be a code: at most 40 characters without spaces."),
    Flaw.END_BEFORE_START: lambda: _("The end lies before the start, {start}."),
    Flaw.TIERS_NOT_RISING: lambda: _("The amounts must rise from minimum over requested to stretch."),
    Flaw.RESULTS_NOT_RISING: lambda: _("The results must not fall from minimum over requested to stretch."),
    Flaw.RESULT_WITHOUT_GOAL: lambda: _("There is a result and no goal that it belongs to."),
    Flaw.CODE_TWICE: lambda: _(
        "The code {code} was used in row {first}, and this row adds no goal to that line."
    ),
    Flaw.CODE_IN_ROUND: lambda: _("The round has a line {code} already."),
    Flaw.LINE_WITHDRAWN: lambda: _(
        "The line {code} was withdrawn. Leave the row out, or take it back first."
    ),
    Flaw.LINE_STAYS: lambda: _("The line {code} is of {department}, and stays with it."),
    Flaw.CLASH: lambda: _(
        "Since the sheet was made {who} changed this: the round says {here}, the sheet {there}. Which one holds?"
    ),
    Flaw.OTHER_ROUND: lambda: _(
        "This row was written from another round, or from a state that this one has not. Leave it out."
    ),
    Flaw.FIRST_ROW_LOST: lambda: _(
        "The first row of {code} is not here, only one of its goals. Leave it out."
    ),
    Flaw.SPONSOR_STAYS: lambda: _("Only {department} itself can say no to standing behind this."),
    Flaw.SHEETS_DIFFER: lambda: _(
        "The sheet {other} says otherwise of {code}: {there} there, {here} here. Correct one of them."
    ),
    Flaw.NOT_YOURS: lambda: _("Only the head of {department} changes this."),
    Flaw.REFUSED: lambda: "{why}",
    Flaw.GOAL_TWICE: lambda: _("The line {code} has the goal {goal} already."),
    Flaw.UNKNOWN_GOAL: lambda: _("The round has no goal {goal}. It has: {goals}."),
    Flaw.UNKNOWN_CODE: lambda: _("There is no line {code}, neither in the sheet nor in the round."),
    Flaw.ITSELF: lambda: _("A line can neither require nor exclude itself."),
    Flaw.UNKNOWN_DEPARTMENT: lambda: _("The round has no department “{department}”."),
    Flaw.LIKE_DEPARTMENT: lambda: _("The round has no department “{department}”. Is it {like}?"),
    Flaw.NO_DEPARTMENT: lambda: _("Nothing says which department this is for."),
    Flaw.OTHER_DEPARTMENT: lambda: _("The row is for {department}, and you may import for {own} only."),
    Flaw.FIRST_ROW_FAULTY: lambda: _(
        "The line {code} has a problem in row {first}: nothing to add this goal to."
    ),
    Flaw.FURTHER_ROW_FAULTY: lambda: _(
        "The line {code} has a problem in row {first}, so it does not come in."
    ),
    Flaw.CODE_FAULTY: lambda: _("The line {code} that is named here has a problem itself."),
    Flaw.MAYBE_TOTAL: lambda: _(
        "“{text}” looks like a sum of other rows. Leave it out, or say that it counts."
    ),
    Flaw.GROUP_FAULTY: lambda: _(
        "Row {first} of this group of {n} has a problem, so the group does not come in."
    ),
    Flaw.GROUP_NOT_POSITIVE: lambda: _(
        "The {n} rows of “{title}” add up to {sum}. A request is for a positive amount."
    ),
}
