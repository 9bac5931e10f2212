"""The table of the Points panel: lines with points by rank, then all others, and what other departments revealed.

The words around it: points_panel.py. What must not live here: pixels.
"""

import msgspec

from budget_app.domain import money
from budget_app.domain.lines import Level, Line
from budget_app.domain.points import Given
from budget_app.domain.queries import asked, live_lines
from budget_app.domain.round import Round
from budget_app.presentation.amounts import full_money
from budget_app.presentation.point_spread import Spread
from budget_app.presentation.point_values import by_tier
from budget_app.presentation.signs import department_signs
from budget_app.presentation.tables import Band, Cell, Column, Row, Table
from budget_app.presentation.troubles import Trouble
from budget_app.words import _, _n

RANKED, REST = "ranked", "rest"


def _columns(state: Round, department: str, others: list[str]) -> tuple[Column, ...]:
    tip = _("What the line is worth to you at a lower tier. In proportion to the money unless you type it")
    told = (
        Column(f"of:{code}", state.departments[code].name, "money", 84, tip=_("Points of this department"))
        for code in others
    )
    own = (
        Column("points", _("Points"), "money", 76, typed="money", strong=True),
        Column("minimum", _("At minimum"), "money", 92, typed="money", tip=tip),
        Column("requested", _("At requested"), "money", 98, typed="money", tip=tip),
    )
    return (
        Column("code", _("Code"), "code", 92),
        Column("title", _("Line"), "text", 0),
        Column("asked", _("Asks"), "money", 90),
        *(own if department else ()),
        *told,
    )


def points_table(
    state: Round, department: str, spread: Spread, words: str, why: str, folded: frozenset[str]
) -> Table:
    signs, digits = department_signs(state), money.digits(state.currency)
    others = [code for code in state.revealed if code != department]
    columns = _columns(state, department, others)
    told = {code: {g.line: g for g in state.revealed[code].given} for code in others}
    own = {given.line: given for given in spread}

    def row(line: Line) -> Row:
        given = own.get(line.id)
        return Row(
            key=line.id,
            kind="line",
            cells=(
                Cell(line.code),
                Cell(line.title),
                Cell(full_money(asked(line), digits) if line.top else "", data=asked(line)),
                *(_own_cells(line, given) if department else ()),
                *(_points(told[code][line.id].points if line.id in told[code] else 0) for code in others),
            ),
            department=signs[line.department],
            title=line.title,
            why_fixed=why,
            spoken=f"{line.code} {line.title}",
        )

    wanted = words.casefold().split()
    lines = {line.id: line for line in live_lines(state) if _holds(line, wanted)}
    ranked = [lines[given.line] for given in spread if given.line in lines]
    rest = sorted(
        (line for line in lines.values() if line.id not in own),
        key=lambda line: (line.department != department, line.department, len(line.code), line.code),
    )
    rows: list[Row] = []
    for key, title, some in (
        (RANKED, _("Worth most to {department}"), ranked),
        (REST, _("Without points") if department else _("Lines"), rest),
    ):
        if some:
            name = state.departments[department].name if department else ""
            rows.append(_group(columns, key, title.format(department=name), len(some), key in folded))
            rows.extend(map(row, () if key in folded else some))
    total = Row("total", "total", tuple(_sum(c, spread, told) for c in columns), title=_("Total"), count="")
    n = len(ranked) + len(rest)
    return Table(columns, tuple(rows), total, "", n, len(live_lines(state)))


def troubled(table: Table, trouble: tuple[str, str, Trouble] | None) -> Table:
    if trouble is None:
        return table
    line, column, told = trouble
    at = table.place(column)

    def changed(row: Row) -> Row:
        cells = list(row.cells)
        cells[at] = Cell(told.typed, start=told.typed, tone="refused")
        return msgspec.structs.replace(row, cells=tuple(cells), band=Band("bad", told.text, told.steps))

    rows = tuple(changed(row) if row.key == line else row for row in table.rows)
    return msgspec.structs.replace(table, rows=rows)


def _holds(line: Line, wanted: list[str]) -> bool:
    text = f"{line.code} {line.title} {line.function}".casefold()
    return all(word in text for word in wanted)


def _group(columns: tuple[Column, ...], key: str, title: str, n: int, folded: bool) -> Row:
    count = _n("{n} line", "{n} lines", n).format(n=f"{n:,}")
    cells = tuple(Cell() for _column in columns)
    return Row(key, "group", cells, title=title, count=count, folded=folded, spoken=f"{title}, {count}")


def _points(points: int) -> Cell:
    text = str(points) if points else ""
    return Cell(text, data=points, start=text)


def _own_cells(line: Line, given: Given | None) -> tuple[Cell, ...]:
    return (
        _points(given.points if given else 0),
        _tier(line, given, Level.MINIMUM),
        _tier(line, given, Level.REQUESTED),
    )


def _tier(line: Line, given: Given | None, level: Level) -> Cell:
    """What was typed for a lower tier; else, in second rank, what it comes to in proportion."""
    lower = list(line.tiers)[:-1]
    if given is None or level not in lower:
        return Cell("")
    apart = given.minimum if level is Level.MINIMUM else given.requested
    if apart is not None:
        return Cell(str(apart), data=apart, start=str(apart))
    return Cell(f"≈ {by_tier(line, given)[level] / 1000:.0f}")


def _sum(column: Column, spread: Spread, told: dict[str, dict[str, Given]]) -> Cell:
    others = told.get(column.id.removeprefix("of:"), {})
    if column.id == "points" or others:
        total = sum(given.points for given in (others.values() or spread))
        return Cell(str(total), data=total)
    return Cell(_("Total") if column.id == "code" else "")
