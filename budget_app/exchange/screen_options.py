"""What a person said in the import dialog -> what the import is told.

The draft is import_draft.py's, what follows from it import_screen.py's.
"""

from collections.abc import Mapping
from dataclasses import replace

from budget_app.exchange.import_columns import ScreenColumn
from budget_app.exchange.import_draft import LAST, LEFT_OUT, LINES, Draft
from budget_app.exchange.layout import Layout
from budget_app.exchange.options import Options


def screen_options(
    columns: tuple[ScreenColumn, ...], draft: Draft, mapping: Mapping[str, str], guessed: Layout
) -> Options:
    """What a person said of one sheet and what was guessed, as the import takes it; good rows come in whatever others
    are like."""
    names = {column.place: column.name for column in columns}
    return Options(
        department=draft.department,
        mapping=mapping,
        without=frozenset(column.name for column in columns if column.fills == LEFT_OUT),
        goal=draft.goal,
        add_departments=draft.add_departments,
        good_rows=True,
        layout=_said(guessed, draft.counted),
        fixes=_fixes(columns, draft),
        left_out=draft.left_out,
        counted=draft.counted,
        group_by=tuple(names[at] for at in draft.group_by if at in names),
        departments=draft.departments,
        only={names[at]: word for at, word in draft.only.items() if at in names},
        sections=draft.sections,
        decimal=draft.decimal,
        units=draft.units,
        update=draft.what == LINES,
        as_last=draft.what == LAST,
        take=draft.take,
    )


def _fixes(columns: tuple[ScreenColumn, ...], draft: Draft) -> dict[tuple[int, str], str]:
    fills = {column.place: column.fills for column in columns if column.is_mapped}
    return {(row, fills[at]): text for (row, at), text in draft.fixes.items() if at in fills}


def _said(layout: Layout, counted: frozenset[int]) -> Layout:
    return replace(layout, notes=layout.notes - counted, repeated=layout.repeated - counted)
