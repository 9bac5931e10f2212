"""What an import would come to, as a value: the command, the problems, and every row accounted for.

How it is worked out lives in import_lines.py and last_year.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from budget_app.domain.imports import ImportedLine
from budget_app.domain.messages import Command
from budget_app.domain.people import Department
from budget_app.exchange.headings import Header
from budget_app.exchange.layout import Layout
from budget_app.exchange.problems import Problem
from budget_app.exchange.updating import LineChange


@dataclass(frozen=True)
class ImportPlan:
    """What would come in. `command` is None where nothing may: no row is good, or problems stand and are in the way.

    `rows` are all below the heading: those of new lines, of lines that are there (`changes`, and `unchanged` ones that
    say what the round says, in `same_rows` about `same_lines`), of further goals, summed in a line before them, with
    problems, blank, and those set aside: sums of other rows, sections, headings that stand again, footnotes, rows left
    out. `unmatched`, by row: the amounts of last year that no line of the round goes on with.
    `by_department`: amounts in minor units by name, of the new lines. `layout` is what each row was taken for.
    `missing`: codes of lines of these departments that the sheet could have named and does not; they stay as they are.
    """

    command: Command | None
    problems: tuple[Problem, ...]
    rows: int = 0
    added: int = 0
    goal_rows: int = 0
    grouped_rows: int = 0
    problem_rows: int = 0
    blank_rows: int = 0
    total_rows: int = 0
    other_rows: int = 0
    total: int = 0
    by_department: dict[str, int] = field(default_factory=dict[str, int])
    sums: tuple[int, ...] = ()
    layout: Layout | None = None
    header: Header | None = None
    lines: tuple[ImportedLine, ...] = ()
    departments: tuple[Department, ...] = ()
    changes: tuple[LineChange, ...] = ()
    unchanged: int = 0
    same_rows: frozenset[int] = frozenset()
    same_lines: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
    unmatched: Mapping[int, int] = field(default_factory=dict[int, int])
    last_total: int = 0

    @property
    def changed(self) -> int:
        """How many lines that are there already would change."""
        return len({change.line for change in self.changes})

    @property
    def incoming(self) -> int:
        """How many lines would be new or other than before."""
        return self.added + self.changed

    def answer(self) -> dict[str, Any]:
        """The form that the command line prints."""
        return {
            "rows": self.rows,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "total": self.total,
            "by_department": self.by_department,
            "sums_left_out": list(self.sums),
            "changes": [told for change in self.changes for told in change.told()],
            "missing": list(self.missing),
            "unmatched": {"rows": len(self.unmatched), "total": sum(self.unmatched.values())},
            "problems": [
                {"sheet": p.sheet, "row": p.row, "column": p.column, "message": p.message}
                for p in self.problems
            ],
        }
