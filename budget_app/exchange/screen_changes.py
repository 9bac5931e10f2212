"""What a sheet changes of lines that are there, for the screen: cell by cell, and as a list.

What differs is found in differences.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from budget_app.exchange.differences import EXTRA, Difference
from budget_app.exchange.import_columns import ScreenColumn
from budget_app.exchange.import_plan import ImportPlan
from budget_app.exchange.import_words import field_name
from budget_app.exchange.screen_parts import ScreenProblem
from budget_app.words import _


@dataclass(frozen=True)
class ScreenChanges:
    """`cells`: by row number and position of the column what the round says now; `listed`: each change in a line."""

    cells: Mapping[int, Mapping[int, str]] = field(default_factory=dict[int, dict[int, str]])
    listed: tuple[ScreenProblem, ...] = ()


def screen_changes(plan: ImportPlan, columns: Sequence[ScreenColumn], first: int) -> ScreenChanges:
    """The changes of a plan; `first` is the number of the first row of the preview. O(differences)."""
    places = {column.fills: column.place for column in columns if column.is_mapped}
    names = {column.name: column.place for column in columns}
    cells: dict[int, dict[int, str]] = {}
    listed: list[ScreenProblem] = []
    for change in plan.changes:
        row = cells.setdefault(change.row, {})
        for difference, words in zip(change.differences, change.words, strict=True):
            at = (
                names.get(difference.key, -1)
                if difference.field == EXTRA
                else places.get(difference.field, -1)
            )
            row[at] = f"{row[at]}, {words['here']}" if at in row else words["here"]
            where = _("{code}, {field}").format(code=change.code, field=_name(difference))
            message = _("from {here} to {there}").format(**words)
            listed.append(ScreenProblem(change.row - first, at, where, message, is_wrong=False))
    return ScreenChanges(cells, tuple(listed))


def _name(difference: Difference) -> str:
    return difference.key if difference.field == EXTRA else field_name(difference.field)
