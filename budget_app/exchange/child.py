"""The process that reads a spreadsheet or text file apart from the program: `python -m budget_app.exchange.child FILE`.

A damaged or hostile file may make the reader abort or ask for all memory, and a long one keeps Python's lock; here it
takes nothing along. Answers on standard output in MessagePack. Neither Qt nor numpy is imported. The parent's side
lives in apart.py.
"""

import struct
import sys
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import python_calamine as calamine

from budget_app.exchange.compound import workbook_stream
from budget_app.exchange.csv_in import read_csv
from budget_app.exchange.error_cells import Errors, Place, in_xls
from budget_app.exchange.problems import Problem
from budget_app.exchange.sheet import Cell, Merged, Row, Suspect, trimmed
from budget_app.exchange.zipped import MOST_CELLS, TooBig, look_into

MOST_MEMORY = 900_000_000  # bytes of address space
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PART = 5000  # rows

_NOT_AS_IT_SHOULD_BE = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    struct.error,
    IndexError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,  # a part of the zip has a password of its own
    NotImplementedError,  # a way of packing that zipfile does not know
)


class ReadSheet(msgspec.Struct):
    """A sheet on its way to the parent; rows begin at `first_row`, cells at `first_column`.

    `parts` are lists of rows in MessagePack, for the parent to take apart one by one.
    """

    name: str
    parts: list[bytes]
    first_row: int = 1
    hidden: bool = False
    first_column: int = 0
    merged: list[Merged] = []
    suspects: dict[int, Suspect] = {}


class Answer(msgspec.Struct):
    """The sheets, or the value of the flaw with the row it is in and its facts."""

    sheets: list[ReadSheet] = []
    flaw: str = ""
    row: int | None = None
    facts: dict[str, str] = {}


def main(path: str) -> Answer:
    """What is in the file, or what is wrong with it."""
    try:
        return _text(Path(path)) if _is_text(path) else Answer(sheets=_read(path))
    except TooBig as found:
        return Answer(flaw="too_big", facts={"what": str(found)})
    except calamine.PasswordError:
        return Answer(flaw="encrypted")
    except (calamine.CalamineError, *_NOT_AS_IT_SHOULD_BE):
        return Answer(flaw="damaged")
    except MemoryError:
        return Answer(flaw="too_big", facts={"what": f"{MOST_MEMORY // 1_000_000} MB"})


def _is_text(path: str) -> bool:
    with open(path, "rb") as file:
        return not file.read(8).startswith((b"PK\x03\x04", OLE))


def _text(path: Path) -> Answer:
    read = read_csv(path.read_bytes(), path.name)
    if isinstance(read, Problem):
        return Answer(flaw=read.flaw, row=read.row, facts=read.facts)
    return Answer(sheets=[ReadSheet(read.name, _parts(read.rows), suspects=dict(read.suspects))])


def _parts(rows: Sequence[Row]) -> list[bytes]:
    return [msgspec.msgpack.encode(rows[at : at + _PART]) for at in range(0, len(rows), _PART)]


def _read(path: str) -> list[ReadSheet]:
    errors: Errors = {}
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as zipped:
            errors = look_into(zipped)
    with calamine.CalamineWorkbook.from_path(path) as book:
        if not zipfile.is_zipfile(path):
            errors = in_xls(workbook_stream(Path(path).read_bytes()))
        return [
            _sheet(book.get_sheet_by_name(entry.name), entry, errors.get(entry.name, {}))
            for entry in book.sheets_metadata
            if entry.typ == calamine.SheetTypeEnum.WorkSheet
        ]


def _sheet(
    sheet: calamine.CalamineSheet, entry: calamine.SheetMetadata, errors: dict[Place, str]
) -> ReadSheet:
    hidden = entry.visible != calamine.SheetVisibleEnum.Visible
    if sheet.start is None or sheet.end is None:
        return ReadSheet(entry.name, [], 1, hidden)
    (top, left), (bottom, right) = sheet.start, sheet.end
    if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
        raise TooBig(f"{bottom - top + 1} × {right - left + 1}")
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=True)]
    for (row, column), error in errors.items():
        if top <= row < top + len(rows) and left <= column < left + len(rows[row - top]):
            rows[row - top][column - left] = error
    merged = _merged(sheet, top, left, len(rows))
    _carry_down(rows, merged)
    trim = [trimmed(row) for row in rows]
    return ReadSheet(entry.name, _parts(trim), top + 1, hidden, left, merged)


def _merged(sheet: calamine.CalamineSheet, top: int, left: int, rows: int) -> list[Merged]:
    """The merged cells inside the rows that were read; nothing where the reader does not know this kind of file's."""
    return [
        Merged(first - top, start - left, min(last - top, rows - 1), end - left)
        for (first, start), (last, end) in sheet.merged_cell_ranges or ()
        if first >= top and start >= left and first - top < rows
    ]


def _carry_down(rows: list[list[Cell]], merged: list[Merged]) -> None:
    """A text in merged cells holds for every row beside them, as a department before its asks; a figure only once."""
    for cells in merged:
        text = rows[cells.top][cells.left] if cells.left < len(rows[cells.top]) else ""
        if isinstance(text, str) and text:
            for row in rows[cells.top + 1 : cells.bottom + 1]:
                if any(cell != "" for cell in row) and row[cells.left] == "":
                    row[cells.left] = text


def _cell(value: Any) -> Cell:
    """Texts and numbers as they are; dates and times as ISO texts, truth as TRUE and FALSE as a spreadsheet
    shows it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (str, int, float)):
        return value
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else ""


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # there is none on Windows, where the looks at sizes and extents alone must do

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.buffer.write(msgspec.msgpack.encode(main(sys.argv[1])))
