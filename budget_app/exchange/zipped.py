"""A look into a zipped spreadsheet (xlsx, xlsm, xlsb, ods) before it is read: how big it would become, and
where error cells lie, which the reader delivers as blanks.

Runs in the child process (child.py), whose limits hold where a file lies about its sizes. Standard library only.
"""

import posixpath
import re
import zipfile
from xml.etree import ElementTree

MOST_UNPACKED = 400_000_000  # bytes of all parts together, as the zip directory declares them
MOST_PARTS = 10_000
MOST_CELLS = 10_000_000  # rows times columns of one sheet: the reader makes room for each, filled or not

Place = tuple[int, int]

_REF = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>')
_ERROR = re.compile(
    rb'<((?:\w+:)?)c\s(?=[^>]*?\bt="e")[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>'
    rb".{0,2000}?<\1v>([^<]{1,40})<",
    re.DOTALL,
)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class TooBig(Exception):
    """The file would unpack to more than is read; says what is too big."""


def check_sizes(book: zipfile.ZipFile) -> None:
    """Refuses by TooBig what the zip directory itself declares to be too big."""
    parts = book.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED:
        raise TooBig(f"{unpacked // 1_000_000} MB")
    if len(parts) > MOST_PARTS:
        raise TooBig(str(len(parts)))


def error_cells(book: zipfile.ZipFile) -> dict[str, dict[Place, str]]:
    """Per sheet name the error cells of an xlsx by row and column from 0; {} for other formats.

    TooBig where a sheet's cells lie so far apart that a table holding them would pass MOST_CELLS.
    """
    found: dict[str, dict[Place, str]] = {}
    for name, part in _sheet_parts(book).items():
        data = book.read(part)
        _check_extent(data)
        found[name] = {
            (int(row) - 1, _column(letters)): error.decode("utf-8", "replace")
            for _prefix, letters, row, error in _ERROR.findall(data)
        }
    return found


def _check_extent(data: bytes) -> None:
    letters = {ref[0] for ref in _REF.findall(data)}
    columns = [_column(letter) for letter in letters]
    rows = [int(match) for match in re.findall(rb'<(?:\w+:)?row\s[^>]*?\br="([0-9]{1,7})"', data)]
    if not columns or not rows:
        return
    width, height = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    if width * height > MOST_CELLS:
        raise TooBig(f"{height} × {width}")


def _sheet_parts(book: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet of an xlsx by the sheet's name."""
    names = set(book.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    relations = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id", ""): r.get("Target", "") for r in relations.iter(_RELATION)}
    parts: dict[str, str] = {}
    for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).findall("{*}sheets/{*}sheet"):
        target = next((targets.get(v, "") for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        part = posixpath.normpath(posixpath.join("xl", target)) if target[:1] != "/" else target[1:]
        if part in names:
            parts[sheet.get("name", "")] = part
    return parts


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
