"""The rows of a sheet as a preview shows them: what each was taken for, its texts by field, its problems.

Nothing is decided here: the plan was made in import_lines.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from budget_app.exchange.canonical import role_of, said_for
from budget_app.exchange.columns import unguarded
from budget_app.exchange.headings import Header
from budget_app.exchange.import_lines import ImportPlan
from budget_app.exchange.layout import Layout, Role, last_row
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Problem
from budget_app.exchange.sheet import Row, Sheet, text_of


@dataclass(frozen=True, slots=True)
class SeenRow:
    """One row of the sheet. `texts` are by mapped field, as typed by the person where fixed; `cells` all, as read.

    `doubtful` where it may be a sum of others and nobody has said yet.
    """

    number: int
    role: Role
    texts: Mapping[str, str]
    problems: tuple[Problem, ...]
    cells: Row
    doubtful: bool = False

    def flawed(self, field: str) -> tuple[Problem, ...]:
        """The problems of one cell."""
        return tuple(problem for problem in self.problems if problem.field == field)


class SeenRows(Sequence[SeenRow]):
    """All rows from the sheet's first to the last that is not blank, each made when it is looked at.

    Making it costs O(problems), a row O(fields), so that 100,000 rows cost nothing until they are on the screen.
    `fields` are those that a column fills or that were typed, from the left.
    """

    def __init__(self, sheet: Sheet, options: Options, planned: ImportPlan) -> None:
        self._sheet = sheet
        self._options = options
        self._layout = planned.layout or Layout((), sheet.first_row)
        self._header = planned.header or Header({}, {}, {})
        self._length = last_row(sheet) - sheet.first_row + 1
        self._problems: dict[int, list[Problem]] = {}
        for problem in planned.problems:
            if problem.row is not None:
                self._problems.setdefault(problem.row, []).append(problem)
        self._fixes: dict[int, dict[str, str]] = {}
        for (row, field), text in said_for(sheet, self._layout, self._header, options).items():
            self._fixes.setdefault(row, {})[field] = text
        filled = [column.field for found in self._header.known.values() for column in found]
        typed = [field for fixes in self._fixes.values() for field in fixes]
        self.fields = tuple(dict.fromkeys([*filled, *typed]))

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> SeenRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[SeenRow]: ...
    def __getitem__(self, index: int | slice) -> SeenRow | Sequence[SeenRow]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._length))]
        at = index + self._length if index < 0 else index
        if not 0 <= at < self._length:
            raise IndexError(index)
        return self._row(at + self._sheet.first_row, self._sheet.rows[at])

    def index_of(self, number: int) -> int:
        """Where the row of this number is."""
        return number - self._sheet.first_row

    def with_problems(self) -> list[int]:
        """The positions of the rows that have a problem, in order."""
        return sorted(self.index_of(number) for number in self._problems)

    def role(self, index: int) -> Role:
        """What the row at `index` was taken for, without making it."""
        number = index + self._sheet.first_row
        role = role_of(self._layout, self._options, number)
        return Role.BLANK if role is Role.DATA and not self._sheet.rows[index] else role

    def _row(self, number: int, cells: Row) -> SeenRow:
        texts = {
            column.field: unguarded(text_of(cells[place])).strip() if place < len(cells) else ""
            for place, found in self._header.known.items()
            for column in found
        }
        texts.update(self._fixes.get(number, {}))
        role = self.role(self.index_of(number))
        open_question = number in self._layout.doubtful and number not in self._options.counted
        problems = tuple(self._problems.get(number, ()))
        return SeenRow(number, role, texts, problems, cells, role is Role.DATA and open_question)


def rows_of(sheet: Sheet, options: Options, planned: ImportPlan) -> SeenRows:
    """The rows of the sheet as `planned`, made from it with `options`, took them."""
    return SeenRows(sheet, options, planned)
