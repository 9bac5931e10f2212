"""Error cells in the binary formats, in files made of a few records."""

import struct

from budget_app.exchange.compound import workbook_stream
from budget_app.exchange.error_cells import in_ods, in_xls, in_xlsb_sheet


def biff(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def xls_stream() -> bytes:
    """One sheet "Asks" with an error value in C2, an error formula in D3, and what must not be taken for one."""
    begin, end = biff(0x809, bytes(16)), biff(0x0A)
    number = struct.pack("<d", 5.0)
    cells = [
        biff(0x205, struct.pack("<HHHBB", 1, 2, 0, 0x07, 1)),
        biff(0x205, struct.pack("<HHHBB", 1, 3, 0, 1, 0)),  # TRUE
        biff(0x06, struct.pack("<HHH", 2, 3, 0) + b"\x02\0\x2a\0\0\0\xff\xff" + bytes(6)),
        biff(0x06, struct.pack("<HHH", 2, 4, 0) + number + bytes(6)),
        begin + biff(0x205, struct.pack("<HHHBB", 9, 9, 0, 0x07, 1)) + end,  # a chart
    ]
    sheet = begin + b"".join(cells) + end
    name = b"Asks"
    size = len(begin) + 4 + 8 + len(name) + len(end)
    bound = biff(0x85, struct.pack("<IBBBB", size, 0, 0, len(name), 0) + name)
    return begin + bound + end + sheet


def container(stream: bytes, sector: int = 512) -> bytes:
    """The stream in a compound file: header, sectors of the stream, directory, allocation table."""
    sectors = -(-len(stream) // sector)
    directory, table = sectors, sectors + 1
    header = bytearray(sector)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, directory)
    struct.pack_into("<I", header, 56, 4096)
    struct.pack_into("<III", header, 60, 0xFFFFFFFE, 0, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, table, *[0xFFFFFFFF] * 108)
    follows = [*range(1, sectors), 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFD]
    fat = struct.pack(f"<{sector // 4}I", *follows, *[0xFFFFFFFF] * (sector // 4 - len(follows)))
    entries = entry("Root Entry", 5, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0, len(stream))
    return bytes(header) + stream.ljust(sectors * sector, b"\0") + entries.ljust(sector, b"\0") + fat


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le")
    data = bytearray(128)
    data[: len(wide)] = wide
    struct.pack_into("<HB", data, 64, len(wide) + 2, kind)
    struct.pack_into("<II", data, 116, start, size)
    return bytes(data)


def test_an_xls_tells_error_values_and_error_formulas():
    assert in_xls(xls_stream()) == {"Asks": {(1, 2): "#DIV/0!", (2, 3): "#N/A"}}


def test_the_workbook_comes_out_of_its_container():
    stream = xls_stream().ljust(5000, b"\0")
    assert workbook_stream(container(stream)) == stream


def test_a_container_without_a_workbook_has_none():
    assert (
        workbook_stream(
            container(b"").replace("Workbook".encode("utf-16-le"), "Picture_".encode("utf-16-le"))
        )
        == b""
    )


def test_an_xlsb_tells_error_values_and_error_formulas():
    def record(kind: int, data: bytes) -> bytes:
        return bytes([kind, len(data)]) + data

    part = (
        record(0, struct.pack("<I", 4) + bytes(4))
        + record(3, struct.pack("<II", 1, 0) + b"\x17")
        + record(5, struct.pack("<IId", 2, 0, 5.0))
        + record(0, struct.pack("<I", 7) + bytes(4))
        + record(11, struct.pack("<II", 0, 0) + b"\x63" + bytes(4))
        + bytes([0x9C, 0x01, 0x81, 0x01])
        + bytes(129)
    )
    assert in_xlsb_sheet(part) == {(4, 1): "#REF!", (7, 0): "#ERROR!"}


def test_an_ods_without_errors_is_not_looked_through():
    assert in_ods(b"not even XML") == {}
