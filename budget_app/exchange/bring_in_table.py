"""The preview of packages as a table: everything but the conflicts, package by package.

What each row says is decided in bring_in_rows.py; conflicts stand above the table, to be decided one by one.
"""

from collections.abc import Sequence

from budget_app.exchange.bring_in import Incoming
from budget_app.exchange.bring_in_rows import Row, Verdict, verdict_name
from budget_app.presentation import tables
from budget_app.presentation.tables import Cell, Column, Table
from budget_app.words import _


def preview_columns() -> tuple[Column, ...]:
    """Whose, what becomes of it, which line and field, from what to what, and a note."""
    return (
        Column("department", _("Department"), "text", 104),
        Column("verdict", _("What"), "text", 104),
        Column("thing", _("Line"), "text", 220),
        Column("field", _("Field"), "text", 132),
        Column("here", _("In the round"), "text", 148),
        Column("there", _("In the package"), "text", 168),
        Column("note", _("Note"), "text", 0),
    )


def preview_table(packages: Sequence[tuple[Incoming, tuple[Row, ...]]]) -> Table:
    """The rows of all packages, each package with what `rows_of` told of it."""
    rows = tuple(
        _row(incoming, row, n)
        for incoming, told in packages
        for n, row in enumerate(told)
        if row.verdict is not Verdict.CONFLICT
    )
    total = tables.Row(key="", kind="total", cells=())
    return Table(preview_columns(), rows, total, "", len(rows), len(rows))


def _row(incoming: Incoming, row: Row, n: int) -> tables.Row:
    known = incoming.before.departments.get(incoming.pack.top.department)
    department = known.name if known else incoming.pack.top.department
    told = (department, verdict_name(row.verdict), row.thing, row.field, row.here, row.there, row.note)
    return tables.Row(key=f"{incoming.pack.id} {n}", kind="line", cells=tuple(map(Cell, told)))
