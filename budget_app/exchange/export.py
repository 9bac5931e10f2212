"""A round -> the canonical sheet as csv, which canonical.py reads again without loss.

The columns are in columns.py; the whole round as JSON is presentation's.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from budget_app.domain import money
from budget_app.domain.lines import Line, Link
from budget_app.domain.round import Round
from budget_app.exchange.bases import as_of
from budget_app.exchange.cells import CANNOT_SAY
from budget_app.exchange.columns import (
    AS_OF,
    COLUMNS,
    GOAL_FIELDS,
    KEY_FIELDS,
    Column,
    Form,
    column_named,
    guarded,
)
from budget_app.history.port import Entry

Write = Mapping[Form, Callable[[Any], Any]]
"""How a value of each form stands in a cell."""

_READS_TWO_WAYS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


def as_csv(state: Round, last: Entry | None = None) -> str:
    """The lines not withdrawn, in the order in which they were drafted; a further row for each further goal.

    With the `last` entry of the history each row says that it was written after it, so that it can come back as an
    update. Texts that a spreadsheet would take for formulas carry an apostrophe. To be written as UTF-8.
    O(lines x columns).
    """
    table = as_table(state, last)
    out = io.StringIO(newline="")
    csv.writer(out).writerows(table)
    return out.getvalue()


def as_table(state: Round, last: Entry | None = None) -> list[list[str]]:
    """The canonical sheet as texts: headings, then rows."""
    columns, unknown, rows = rows_of(state, _writers(state), as_of(last) if last else "")
    return [[c.heading for c in columns] + [guarded(heading) for heading in unknown], *rows]


def rows_of(state: Round, write: Write, origin: str = "") -> tuple[list[Column], list[str], list[list[Any]]]:
    """The canonical sheet: its columns, the headings of those that are not ours, and its rows, each cell as `write`
    has it for the column's form; of texts as for Form.TEXT. `origin`: what each row says of where it comes from."""
    lines = [line for line in state.lines.values() if line.is_live]
    ours = [c for c in COLUMNS if c.field != "as_of"]
    columns = [c for c in ours if not c.extra or any(_is_used(c, line, write) for line in lines)]
    unknown = list(dict.fromkeys(heading for line in lines for heading, text in line.extra.items() if text))
    text = write[Form.TEXT]
    rows: list[list[Any]] = []
    for line in lines:
        for place, link in enumerate(line.links or (None,)):
            known = [_cell(c, line, link, write, is_first=place == 0) for c in columns]
            more = [text(line.extra.get(heading, "")) if place == 0 else "" for heading in unknown]
            rows.append(known + more + ([origin] if origin else []))
    headings = [_not_ours(heading) for heading in unknown]
    return columns, headings + ([AS_OF] if origin else []), rows


def plain_number(value: float) -> str:
    """A number with a point for the decimals, in a form that has one reading only (1.2340 for 1.234)."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = repr(float(value))
    return text + "0" if _READS_TWO_WAYS.fullmatch(text) else text


def plain_amount(minor: int, digits: int) -> str:
    """An amount in major units, without signs between thousands, in a form that has one reading only."""
    whole, rest = divmod(abs(minor), 10**digits)
    text = f"{'-' if minor < 0 else ''}{whole}" + (f".{rest:0{digits}d}" if digits else "")
    return text + "0" if _READS_TWO_WAYS.fullmatch(text) else text


def _writers(state: Round) -> Write:
    """How a value of each form is written; "" for none."""
    digits = money.digits(state.currency)

    def amount(minor: int | None) -> str:
        return "" if minor is None else plain_amount(minor, digits)

    def codes(refs: Iterable[str]) -> str:
        lines = (state.lines.get(ref) for ref in refs)
        return guarded(" ".join(line.code for line in lines if line and line.is_live))

    def share(value: float | None) -> str:
        return "" if value is None else _percent(value)

    return {
        **dict.fromkeys(Form, guarded),
        Form.AMOUNT: amount,
        Form.PAST_AMOUNT: amount,
        Form.KIND: str,
        Form.YES_NO: lambda value: "yes" if value else "",
        Form.PARTS: lambda parts: " ".join(map(str, parts)),
        Form.CODES: codes,
        Form.RESULT: lambda value: "" if value is None else plain_number(value),
        Form.CONFIDENCE: share,
        Form.GOAL: lambda goal: guarded(state.goals[goal].code) if goal else "",
    }


def _cell(column: Column, line: Line, link: Link | None, write: Write, is_first: bool) -> Any:
    if column.field in GOAL_FIELDS:
        return "" if link is None else _goal_cell(column, link, write)
    if not is_first and column.field not in KEY_FIELDS:
        return ""
    if column.field == "sponsors":
        return " ".join(sponsor.department for sponsor in line.sponsors if not sponsor.declined)
    return write[column.form](_value(line, column))


def _goal_cell(column: Column, link: Link, write: Write) -> Any:
    if column.field == "requested_result" and link.cannot_say and link.requested is None:
        return CANNOT_SAY
    return write[column.form](getattr(link, column.field.removesuffix("_result")))


def _is_used(column: Column, line: Line, write: Write) -> bool:
    return write[column.form](_value(line, column)) not in (None, "")


def _value(line: Line, column: Column) -> Any:
    return getattr(line, column.field)


def _not_ours(heading: str) -> str:
    return heading if column_named(heading) is None else f"{heading} (2)"


def _percent(share: float) -> str:
    """Whole percents with their sign, since that is how people write them; other shares as they are."""
    percent = round(share * 100)
    return f"{percent} %" if percent / 100 == share else plain_number(share)
