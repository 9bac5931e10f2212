"""An import as it stands on the screen: the columns with what they fill, each row with its role and problems, the sums.

Worked out off the window's thread from a sheet, what a person said of it and the round; never changed afterwards. Rows
are made when asked for, so that 100,000 of them cost nothing. What fills what is worked out in import_columns.py.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from budget_app.domain.round import Round
from budget_app.exchange.canonical import never, role_of
from budget_app.exchange.columns import COLUMNS
from budget_app.exchange.headings import heading_rows
from budget_app.exchange.import_columns import Kept, ScreenColumn, screen_columns
from budget_app.exchange.import_draft import Draft
from budget_app.exchange.import_lines import ImportPlan, plan
from budget_app.exchange.import_words import changed_word, role_why, role_word, unchanged_word
from budget_app.exchange.layout import Layout, Role, guess_layout, last_row
from budget_app.exchange.only import with_only, words_by_column
from budget_app.exchange.options import Options
from budget_app.exchange.plan_words import finding
from budget_app.exchange.problems import Problem
from budget_app.exchange.screen_changes import ScreenChanges, screen_changes
from budget_app.exchange.screen_options import screen_options
from budget_app.exchange.screen_parts import ScreenCell, ScreenProblem, ScreenRow
from budget_app.exchange.sheet import Sheet, text_of
from budget_app.history.port import Entry
from budget_app.words import _

_READABLE = 1e15  # beyond it a figure of a spreadsheet is no longer exact


@dataclass(frozen=True)
class ImportScreen:
    """Everything that the dialog shows of one sheet. `plan` holds the good rows, whatever the bad ones are like.

    `whole`: the plan of all sheets, where several come in.
    `words`: what rows say in the columns, by position, that say few different things.
    """

    sheet: Sheet
    draft: Draft
    layout: Layout
    options: Options
    columns: tuple[ScreenColumn, ...]
    plan: ImportPlan
    problems: tuple[ScreenProblem, ...]
    finding: str
    guessed: Layout
    words: Mapping[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
    changes: ScreenChanges = field(default_factory=ScreenChanges)
    whole: ImportPlan | None = None
    _by_row: Mapping[int, Mapping[int, str]] = field(default_factory=dict[int, dict[int, str]])

    @property
    def count(self) -> int:
        """Rows of the preview: all beneath the headings."""
        return max(last_row(self.sheet) - self.layout.first + 1, 0)

    @property
    def shape(self) -> tuple[object, ...]:
        """What must be the same for a view to keep its place."""
        return id(self.sheet), self.layout.header, len(self.columns)

    def row(self, position: int) -> ScreenRow:
        """The row at this position of the preview."""
        number = self.layout.first + position
        wrong = self._by_row.get(number, {})
        role = self.role(number)
        return ScreenRow(
            number,
            role,
            self._word(number, role),
            role_why(role) if role != "problem" else "\n".join(wrong.values()),
            tuple(self._cell(number, column, wrong) for column in self.columns),
        )

    def role(self, number: int) -> str:
        """What the row of this number is; see ScreenRow."""
        role = role_of(self.layout, self.options, number)
        if role is not Role.DATA:
            return role.value
        if number in self.layout.doubtful and number not in self.draft.counted:
            return "doubtful"
        return "problem" if number in self._by_row else role.value

    def _word(self, number: int, role: str) -> str:
        if role == "data" and number in self.changes.cells:
            return changed_word()
        return unchanged_word() if role == "data" and number in self.plan.same_rows else role_word(role)

    def is_guessed_out(self, number: int) -> bool:
        """Whether the row would not count, or not surely, had nobody said anything."""
        return self.guessed.role(number) is not Role.DATA or number in self.guessed.doubtful

    def original(self, number: int, place: int) -> str:
        """What the sheet has in a cell, whatever was corrected."""
        cells = self.sheet.rows[number - self.sheet.first_row]
        return text_of(cells[place]) if place < len(cells) else ""

    def problem_at(self, number: int, place: int) -> str:
        """What is wrong with the cell; "" where nothing is."""
        return self._by_row.get(number, {}).get(place, "")

    def _cell(self, number: int, column: ScreenColumn, wrong: Mapping[int, str]) -> ScreenCell:
        place = column.place
        fix, text = self.draft.fixes.get((number, place)), self.original(number, place)
        problem = wrong.get(place, "")
        if fix is not None:
            return ScreenCell(fix, fix, problem, text)
        shown = self._grouped(number, place) if column.is_figure else text
        return ScreenCell(text, shown, problem, now=self.changes.cells.get(number, {}).get(place))

    def _grouped(self, number: int, place: int) -> str:
        """A figure as a spreadsheet delivered it, with its thousands apart; a text as it stands."""
        cells = self.sheet.rows[number - self.sheet.first_row]
        cell = cells[place] if place < len(cells) else ""
        if isinstance(cell, str) or abs(cell) >= _READABLE:
            return text_of(cell)
        return f"{cell:,.15g}" if isinstance(cell, float) else f"{cell:,}"

    @property
    def wanted(self) -> int:
        """How many lines there would be without the problems."""
        return self.coming.incoming + self.coming.problem_rows

    @property
    def coming(self) -> ImportPlan:
        """What would come in: of this sheet, and of those that come in beside it."""
        return self.whole or self.plan

    @property
    def heads(self) -> tuple[int, int]:
        """First and last row of the headings; the first row twice where there are none."""
        rows = self.layout.header or (self.sheet.first_row,)
        return rows[0], rows[-1]


def import_screen(
    state: Round,
    actor: str,
    sheet: Sheet,
    draft: Draft,
    kept: Kept,
    before: ImportScreen | None = None,
    cancelled: Callable[[], bool] = never,
    entries: Sequence[Entry] = (),
) -> ImportScreen:
    """The screen for a sheet. `kept`: what columns of known sources filled last time. O(cells), as the plan.

    `before`: an earlier screen, whose layout is taken where nothing that it rests on has changed. Stopped where
    `cancelled` says so.
    """
    same = before is not None and before.sheet is sheet and before.draft.head == draft.head
    head = before.guessed.header if before and same else _head(sheet, draft)
    first = Layout(head, head[-1] + 1 if head else sheet.first_row)
    columns = screen_columns(state, sheet, first, draft, kept)
    # Nothing is filled but by what is chosen here: a column that is kept stays kept whatever its heading.
    mapping = {known.field: "" for known in COLUMNS} | {c.fills: c.name for c in columns if c.is_mapped}
    if before and same and before.options.mapping == mapping:
        guessed = before.guessed
    else:
        guessed = guess_layout(sheet, mapping, head)
    options = screen_options(columns, draft, mapping, guessed)
    wanted = with_only(sheet, options)
    options = options if isinstance(wanted, Problem) else wanted
    made = plan(state, actor, sheet, options, cancelled, entries)
    words = before.words if before and same else words_by_column(sheet, guessed, len(columns))
    return _screen(state, sheet, draft, guessed, options, columns, made, words)


def _head(sheet: Sheet, draft: Draft) -> tuple[int, ...]:
    if draft.head is not None:
        return tuple(range(draft.head[0], draft.head[1] + 1))
    return tuple(at + sheet.first_row for at in heading_rows(sheet, {}))


def _screen(
    state: Round,
    sheet: Sheet,
    draft: Draft,
    guessed: Layout,
    options: Options,
    columns: tuple[ScreenColumn, ...],
    made: ImportPlan,
    said: Mapping[int, tuple[str, ...]],
) -> ImportScreen:
    by_field = {column.fills: column.place for column in columns if column.is_mapped}
    by_name = {column.name: column.place for column in columns}
    layout = options.layout or guessed
    by_row: dict[int, dict[int, str]] = {}
    listed: list[ScreenProblem] = []
    for problem in made.problems:
        place = by_field.get(problem.field, by_name.get(problem.column, -1))
        number, message = problem.row, problem.message
        if number is None or number < layout.first:
            listed.append(ScreenProblem(-1, -1, _("Sheet"), message))
            continue
        row = by_row.setdefault(number, {})
        row[place] = f"{row[place]}\n{message}" if place in row else message
        where = _("Row {n}, {column}") if problem.column else _("Row {n}")
        words = where.format(n=number, column=problem.column)
        listed.append(ScreenProblem(number - layout.first, place, words, message))
    found = finding(state, made)
    changes = screen_changes(made, columns, layout.first)
    return ImportScreen(
        sheet,
        draft,
        layout,
        options,
        columns,
        made,
        tuple(listed),
        found,
        guessed,
        said,
        changes,
        _by_row=by_row,
    )
