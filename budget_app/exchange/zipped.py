"""A look into a zipped spreadsheet (xlsx, xlsm, xlsb, ods) before it is read: how big it would become, and
where error cells lie, which the reader delivers as blanks.

Runs in the child process (child.py), whose limits hold where a file lies about its sizes. Standard library only.
"""

import posixpath
import re
import struct
import zipfile
from xml.etree import ElementTree

from budget_app.exchange import error_cells
from budget_app.exchange.error_cells import Errors

MOST_UNPACKED = 400_000_000  # bytes of all parts together, as the zip directory declares them
MOST_PARTS = 10_000
MOST_CELLS = 10_000_000  # rows times columns of one sheet: the reader makes room for each, filled or not

_XLSB = "xl/workbook.bin"
# Cells with something in them: a spreadsheet may write a format for every blank cell to the last one there is.
_REF = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"(?:[^>]*[^>/])?>')
_ERROR = re.compile(
    rb'<((?:\w+:)?)c\s(?=[^>]*?\bt="e")[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>'
    rb".{0,2000}?<\1v>([^<]{1,40})<",
    re.DOTALL,
)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class TooBig(Exception):
    """The file would unpack to more than is read; says what is too big."""


def _check_sizes(book: zipfile.ZipFile) -> None:
    """Refuses by TooBig what the zip directory itself declares to be too big."""
    parts = book.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED:
        raise TooBig(f"{unpacked // 1_000_000} MB")
    if len(parts) > MOST_PARTS:
        raise TooBig(str(len(parts)))


def look_into(book: zipfile.ZipFile) -> Errors:
    """The error cells by sheet and by row and column from 0.

    TooBig where the zip directory declares too much, or the cells of an xlsx lie so far apart that a table holding
    them would pass MOST_CELLS.
    """
    _check_sizes(book)
    if "content.xml" in book.namelist():
        return error_cells.in_ods(book.read("content.xml"))
    if _XLSB in book.namelist():
        return {
            name: error_cells.in_xlsb_sheet(book.read(part)) for name, part in _xlsb_sheet_parts(book).items()
        }
    found: Errors = {}
    for name, part in _sheet_parts(book).items():
        data = book.read(part)
        _check_extent(data)
        found[name] = {
            (int(row) - 1, _column(letters)): error.decode("utf-8", "replace")
            for _prefix, letters, row, error in _ERROR.findall(data)
        }
    return found


def _check_extent(data: bytes) -> None:
    refs = _REF.findall(data)
    columns = {_column(letters) for letters in {letters for letters, _row in refs}}
    rows = {int(row) for row in {row for _letters, row in refs}}
    if not refs:
        return
    width, height = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    if width * height > MOST_CELLS:
        raise TooBig(f"{height} × {width}")


def _sheet_parts(book: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet of an xlsx by the sheet's name."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(book.namelist()):
        return {}
    sheets = ElementTree.fromstring(book.read("xl/workbook.xml")).findall("{*}sheets/{*}sheet")
    relations = {
        sheet.get("name", ""): next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        for sheet in sheets
    }
    return _parts(book, "xl/_rels/workbook.xml.rels", relations)


def _xlsb_sheet_parts(book: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet of an xlsb by the sheet's name, which the record BrtBundleSh holds."""
    relations: dict[str, str] = {}
    for record in error_cells.xlsb_records(book.read(_XLSB)):
        if record.kind == 156:
            relation, rest = _wide_text(record.data[8:])
            relations[_wide_text(rest)[0]] = relation
    return _parts(book, "xl/_rels/workbook.bin.rels", relations)


def _parts(book: zipfile.ZipFile, relations_part: str, relations: dict[str, str]) -> dict[str, str]:
    """The parts that relations point to, by the sheets' names."""
    names = set(book.namelist())
    if relations_part not in names:
        return {}
    related = ElementTree.fromstring(book.read(relations_part)).iter(_RELATION)
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in related}
    parts = {
        name: posixpath.normpath(posixpath.join("/xl", targets.get(id, ""))) for name, id in relations.items()
    }
    return {name: part[1:] for name, part in parts.items() if part[1:] in names}


def _wide_text(data: bytes) -> tuple[str, bytes]:
    end = 4 + 2 * struct.unpack_from("<I", data)[0]
    return data[4:end].decode("utf-16-le", "replace"), data[end:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
