"""One row of a sheet -> an ask, or all that is wrong with its cells. What rows say together lives in asks.py and
grouping.py."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from budget_app.domain.messages import Refusal
from budget_app.domain.texts import clean
from budget_app.exchange.asks import Ask, GoalCells
from budget_app.exchange.cells import CANNOT_SAY, Bad, Reading, read_cell
from budget_app.exchange.columns import GOAL_FIELDS, column_named, unguarded
from budget_app.exchange.headings import Header
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Cell, Row, text_of

_NO_FIXES: Mapping[str, str] = MappingProxyType({})


def read_row(
    sheet: str,
    number: int,
    cells: Row,
    header: Header,
    how: Mapping[int, Reading],
    fixes: Mapping[str, str] | None,
) -> Ask | list[Problem]:
    """The ask of one row, or all that is wrong with it. `fixes`, field -> text, counts instead of what cells hold."""
    fixed = dict(fixes or _NO_FIXES)
    fields: dict[str, Any] = {}
    extra: dict[str, str] = {}
    problems: list[Problem] = []
    for place in range(max(len(cells), max(header.known, default=-1) + 1)) if fixed else range(len(cells)):
        cell = cells[place] if place < len(cells) else ""
        for column in header.known.get(place, ()):
            value = read_cell(fixed.pop(column.field, cell), column, how[place])
            if isinstance(value, Bad):
                heading = header.headings[column.field]
                problems.append(Problem(sheet, number, heading, value.flaw, dict(value.facts), column.field))
            elif value is not None:
                fields[column.field] = value
        if place not in header.known and text_of(cell).strip():
            problems += _unknown(sheet, number, cell, header.unknown.get(place), extra)
    problems += _without_column(sheet, number, fixed, how, fields)
    if problems:
        return problems
    goal = _goal(number, fields)
    return Ask(number, fields, [goal] if goal.says_something else [], extra)


def _without_column(
    sheet: str, number: int, fixed: Mapping[str, str], how: Mapping[int, Reading], fields: dict[str, Any]
) -> Iterator[Problem]:
    """Reads what a person typed for fields that no column of the sheet fills."""
    currency = next((reading.currency for reading in how.values()), "")
    for field, text in fixed.items():
        column = column_named(field)
        value = read_cell(text, column, Reading(currency)) if column else None
        if isinstance(value, Bad):
            yield Problem(
                sheet, number, column.heading if column else "", value.flaw, dict(value.facts), field
            )
        elif value is not None:
            fields[field] = value


def _unknown(
    sheet: str, number: int, cell: Cell, heading: str | None, extra: dict[str, str]
) -> Iterator[Problem]:
    """Keeps the cell of a column that Accord does not know, unless it is not to come in."""
    text = text_of(cell)
    if heading == "":
        return
    if heading is None:
        yield Problem(sheet, number, "", Flaw.NO_HEADER_ABOVE, {"text": text})
        return
    try:
        extra[heading] = clean(unguarded(text))
    except Refusal:
        yield Problem(sheet, number, heading, Flaw.HOLDS_NUL)


def _goal(number: int, fields: dict[str, Any]) -> GoalCells:
    """Takes what concerns a goal out of the row's fields."""
    taken = {name: fields.pop(name) for name in GOAL_FIELDS if name in fields}
    results = {tier: taken.get(f"{tier}_result") for tier in ("minimum", "requested", "stretch")}
    stated = {tier: result for tier, result in results.items() if result != CANNOT_SAY}
    return GoalCells(
        number,
        taken.get("goal", ""),
        **stated,
        confidence=taken.get("confidence"),
        cannot_say=CANNOT_SAY in results.values(),
    )
