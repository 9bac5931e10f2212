"""Where error cells lie in an ods, xlsb or xls: the reader delivers them as blanks, and a blank would pass in silence.

xlsx, where the look for the extent finds them on its way, is in zipped.py. Runs in the child process.
Sources: OpenDocument 1.3 part 3; [MS-XLSB] 2.1.4 and 2.4; [MS-CFB] 2; [MS-XLS] 2.4.24, 2.4.28, 2.4.127.
"""

import io
import struct
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

Place = tuple[int, int]
Errors = dict[str, dict[Place, str]]

_NAMES = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_OTHER = "#ERROR!"
_MOST_REPEATED = 1000  # of one error cell: a whole column of errors is told by its beginning


def in_ods(content: bytes) -> Errors:
    """The error cells in the content.xml of an ods, by sheet and place from 0."""
    found: Errors = {}
    if b'value-type="error"' not in content:
        return found
    cells: dict[Place, str] = {}
    row = column = 0
    for event, node in ElementTree.iterparse(io.BytesIO(content), ("start", "end")):
        tag = node.tag.rpartition("}")[2]
        if event == "start":
            if tag == "table":
                cells = found.setdefault(_attribute(node, "name"), {})
                row = 0
            elif tag == "table-row":
                column = 0
        elif tag == "table-row":
            row += _repeated(node, "number-rows-repeated")
            node.clear()
        elif tag in ("table-cell", "covered-table-cell"):
            times = _repeated(node, "number-columns-repeated")
            if "error" in (value for name, value in node.attrib.items() if name.endswith("}value-type")):
                text = "".join(node.itertext()).strip()
                text = text if text.startswith("#") else _OTHER
                cells.update({(row, column + i): text for i in range(min(times, _MOST_REPEATED))})
            column += times
    return found


class _Record(NamedTuple):
    kind: int
    data: bytes


def in_xlsb_sheet(part: bytes) -> dict[Place, str]:
    """The error cells in a sheet's part of an xlsb."""
    cells: dict[Place, str] = {}
    row = 0
    for record in xlsb_records(part):
        if record.kind == 0:  # BrtRowHdr
            (row,) = struct.unpack_from("<I", record.data)
        elif record.kind in (3, 11):  # BrtCellError, BrtFmlaError
            (column,) = struct.unpack_from("<I", record.data)
            cells[row, column] = _NAMES.get(record.data[8], _OTHER)
    return cells


def xlsb_records(part: bytes) -> Iterator[_Record]:
    """The records of a part of an xlsb."""
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        yield _Record(kind, part[at : at + size])
        at += size


def in_xls(workbook: bytes) -> Errors:
    """The error cells in the workbook stream of an xls (BIFF5, BIFF8)."""
    found: Errors = {}
    for record in _biff_records(workbook, 0):
        if record.kind == 0x85:  # BoundSheet8
            at, _state, kind, length = struct.unpack_from("<IBBB", record.data)
            if kind == 0:
                found[_sheet_name(record.data, length)] = dict(_biff_errors(workbook, at))
    return {name: cells for name, cells in found.items() if cells}


def _biff_errors(workbook: bytes, at: int) -> Iterator[tuple[Place, str]]:
    for record in _biff_records(workbook, at):
        data = record.data
        if record.kind == 0x205 and data[7]:  # BoolErr that is an error
            yield struct.unpack_from("<HH", data), _NAMES.get(data[6], _OTHER)
        elif (
            record.kind == 0x06 and data[12:14] == b"\xff\xff" and data[6] == 2
        ):  # Formula whose value is an error
            yield struct.unpack_from("<HH", data), _NAMES.get(data[8], _OTHER)


def _biff_records(stream: bytes, at: int) -> Iterator[_Record]:
    """The records of one substream, those of charts embedded in it left out."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        depth += (kind == 0x809) - (kind == 0x0A)
        if depth <= 0:
            return
        if depth == 1:
            yield _Record(kind, stream[at + 4 : at + 4 + size])
        at += 4 + size


def _sheet_name(data: bytes, length: int) -> str:
    """BIFF8 says in a flag whether the name is UTF-16; in BIFF5 there is no flag, and the name fills the record."""
    if len(data) == 7 + length:
        return data[7:].decode("cp1252", "replace")
    wide = data[7] & 1
    return data[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    number = 0
    for i in range(most):
        byte = part[at]
        at += 1
        number |= (byte & 0x7F) << (7 * i)
        if not byte & 0x80:
            break
    return number, at


def _attribute(node: ElementTree.Element, name: str) -> str:
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")


def _repeated(node: ElementTree.Element, name: str) -> int:
    return int(_attribute(node, name) or 1)
