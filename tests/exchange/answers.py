"""What Accord answers to any file that a person may drop: rows of every sheet, or one sentence. No tests here.

Mapped as a hurried person would: the first column of words is the title, the first of figures the amount.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from budget_app.domain.round import Round
from budget_app.exchange.headings import is_number
from budget_app.exchange.import_lines import ImportPlan, plan
from budget_app.exchange.layout import Role, guess_layout, headings
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Problem
from budget_app.exchange.read import sheets
from budget_app.exchange.seen import SeenRows, rows_of
from budget_app.exchange.sheet import Sheet
from tests.support.asked_rounds import desk_of, opened_log


@dataclass(frozen=True)
class Answer:
    """What came of one sheet, or of a file that could not be read: `problem` is None where rows came in."""

    sheet: str
    problem: Problem | None
    plan: ImportPlan | None = None
    rows: SeenRows | None = None

    @property
    def kind(self) -> str:
        """In a word: the flaw of the file or sheet, else whether lines came in."""
        if self.problem:
            return str(self.problem.flaw)
        return "lines" if self.plan and self.plan.command else "no row without a problem"


def answers(path: Path) -> Iterator[Answer]:
    """The answer to each sheet of the file that is not blank; one for the file where it cannot be read."""
    read = sheets(path)
    if isinstance(read, Problem):
        yield Answer("", read)
        return
    state = _round()
    for sheet in read:
        options = Options("S", mapping(sheet), good_rows=True, units=1)
        made = plan(state, "finn", sheet, options)
        whole = made.problems[0] if made.command is None and not made.rows else None
        yield Answer(sheet.name, whole, made, rows_of(sheet, options, made))


@cache
def _round() -> Round:
    return desk_of(opened_log(), "finn").state


def mapping(sheet: Sheet) -> dict[str, str]:
    """The title and the amount by the first columns that hold mostly words and mostly figures, if there are such."""
    layout = guess_layout(sheet)
    numbers = range(layout.first, sheet.first_row + len(sheet.rows))
    data = [sheet.rows[n - sheet.first_row] for n in numbers if layout.role(n) is Role.DATA][:200]
    found: dict[str, str] = {}
    for place, heading in enumerate(headings(sheet, layout)):
        cells = [row[place] for row in data if place < len(row) and row[place] != ""]
        figures = sum(map(is_number, cells))
        field = "requested" if 2 * figures > len(cells) else "title"
        if cells and field not in found:
            found[field] = heading.name
    return found
