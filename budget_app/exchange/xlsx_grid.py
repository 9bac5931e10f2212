"""A workbook of plain tables: title, origin, sums, frozen headings, rows; texts are never anything but texts.

What stands in the tables lives in xlsx_out.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import TracebackType
from typing import Any, BinaryIO, Self

from budget_app.exchange.columns import is_like_formula, unguarded
from budget_app.exchange.sheet import letters
from budget_app.words import _

Cell = str | int | float | None

_TITLE, _ORIGIN, _SUMS, _HEADINGS, _FIRST = range(5)
_LONGEST_NAME, _LONGEST_TEXT = 31, 32_767
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_SHOWN_ONLY = 109  # SUBTOTAL's number for a sum that leaves out rows which are hidden or filtered away


class Look(StrEnum):
    """What the cells of a column are. An amount is a whole number of minor units, written in major ones."""

    TEXT = "text"
    AMOUNT = "amount"
    NUMBER = "number"
    SHARE = "share"


_WIDTHS = {Look.TEXT: 16, Look.AMOUNT: 15, Look.NUMBER: 11, Look.SHARE: 11}


@dataclass(frozen=True)
class Field:
    """A column; `width` in characters, 0 for the look's own; a hidden one is for the way back."""

    heading: str
    look: Look
    width: int = 0
    is_summed: bool = False
    is_hidden: bool = False


@dataclass(frozen=True)
class Grid:
    """A sheet. `frozen` columns stay in view; `sums_in` is the column that says what the row of sums is."""

    title: str
    origin: str
    fields: Sequence[Field]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 0
    sums_in: int = 0


class Book:
    """A workbook that is written when the block ends. Amounts have `digits` decimals."""

    def __init__(self, out: BinaryIO, title: str, made: datetime, digits: int) -> None:
        import xlsxwriter  # late: it is not needed before somebody exports

        never = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
        self._book = xlsxwriter.Workbook(out, {"in_memory": True, **never})
        self._book.set_properties({"title": title, "author": "Accord", "created": made})
        self._digits = digits
        amount = "#,##0" + ("." + "0" * digits if digits else "")
        self._forms = {
            name: self._book.add_format({"valign": "top", **form})
            for name, form in {
                "title": {"bold": True, "font_size": 14},
                "origin": {"font_color": "#4B525E"},
                "heading": {"bold": True, "bottom": 1, "text_wrap": True},
                "amount_heading": {"bold": True, "bottom": 1, "align": "right", "text_wrap": True},
                "sum_words": {"bold": True},
                "sum": {"bold": True, "num_format": amount},
                "text": {"num_format": "@", "text_wrap": True},
                # As typed with an apostrophe before it: stays a text also where somebody edits the cell.
                "kept": {"num_format": "@", "text_wrap": True, "quote_prefix": True},
                "amount": {"num_format": amount},
                "number": {},
                "share": {"num_format": "0%"},
                "exact_share": {"num_format": "0.0%"},
            }.items()
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._book.close()

    def add(self, name: str, grid: Grid) -> None:
        """One more sheet; its name is made to one that a workbook allows and does not hold yet."""
        sheet = self._book.add_worksheet(self._free(name))
        self._head(sheet, grid)
        for at, row in enumerate(grid.rows, _FIRST):
            for place, (field, cell) in enumerate(zip(grid.fields, row, strict=True)):
                self._write(sheet, at, place, field.look, cell)
        last = _FIRST + max(len(grid.rows), 1) - 1
        self._sums(sheet, grid, last)
        if grid.fields:
            sheet.autofilter(_HEADINGS, 0, last, len(grid.fields) - 1)
            sheet.ignore_errors({"number_stored_as_text": f"A{_FIRST + 1}:XFD{last + 1}"})
        sheet.freeze_panes(_FIRST, grid.frozen)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADINGS)
        sheet.set_footer("&L&F&R&P / &N")

    def _head(self, sheet: Any, grid: Grid) -> None:
        for place, field in enumerate(grid.fields):
            sheet.set_column(
                place, place, field.width or _WIDTHS[field.look], None, {"hidden": field.is_hidden}
            )
        sheet.write_string(_TITLE, 0, grid.title, self._forms["title"])
        sheet.write_string(_ORIGIN, 0, grid.origin, self._forms["origin"])
        for place, field in enumerate(grid.fields):
            kind = "heading" if field.look is Look.TEXT else "amount_heading"
            sheet.write_string(_HEADINGS, place, _kept(field.heading), self._forms[kind])

    def _sums(self, sheet: Any, grid: Grid, last: int) -> None:
        """What is not filtered away, in figures that the workbook reckons anew; and as they are now."""
        places = [place for place, field in enumerate(grid.fields) if field.is_summed]
        if not places:
            return
        words = _("Sum of the rows shown")
        sheet.write_string(_SUMS, grid.sums_in, words, self._forms["sum_words"])
        for place in places:
            total = sum(cell for row in grid.rows if isinstance(cell := row[place], int))
            column = letters(place)
            formula = f"=SUBTOTAL({_SHOWN_ONLY},{column}{_FIRST + 1}:{column}{last + 1})"
            sheet.write_formula(_SUMS, place, formula, self._forms["sum"], self._major(total))

    def _write(self, sheet: Any, at: int, place: int, look: Look, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, str):
            form = self._forms["kept" if is_like_formula(cell) else "text"]
            sheet.write_string(at, place, _cut(_kept(cell)), form)
        elif look is Look.AMOUNT:
            assert isinstance(cell, int)
            sheet.write_number(at, place, self._major(cell), self._forms["amount"])
        else:
            rough = look is Look.SHARE and abs(cell * 100 - round(cell * 100)) > 1e-9
            sheet.write_number(at, place, cell, self._forms["exact_share" if rough else look])

    def _major(self, minor: int) -> float:
        return minor / 10**self._digits

    def _free(self, name: str) -> str:
        """Sheets are told apart whatever the case, and one name is the program's own."""
        taken = {str(sheet.get_name()).casefold() for sheet in self._book.worksheets()} | {"history"}
        plain = _NOT_IN_NAMES.sub(" ", name).strip().strip("'") or _("Sheet")
        free, number = plain[:_LONGEST_NAME].strip().strip("'"), 2
        while free.casefold() in taken:
            end = f" ({number})"
            free, number = plain[: _LONGEST_NAME - len(end)].strip() + end, number + 1
        return free


def _kept(text: str) -> str:
    """The text so that the import, which takes off an apostrophe before a formula's sign, gives it back."""
    return text if unguarded(text) == text else "'" + text


def _cut(text: str) -> str:
    """What a cell can hold, in the units in which a workbook counts; the cut is said."""
    if len(text.encode("utf-16-le")) // 2 <= _LONGEST_TEXT:
        return text
    said = _(" … (cut: a cell holds {n} characters; csv and JSON hold all of it)").format(n=_LONGEST_TEXT)
    room = _LONGEST_TEXT - len(said)
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore") + said
