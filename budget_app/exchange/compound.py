"""The workbook stream out of the container of an old xls. Source: [MS-CFB] 2. Runs in the child process."""

import struct

_END = 0xFFFFFFFC  # from here on sector numbers mean something else


def workbook_stream(data: bytes) -> bytes:
    """The stream "Workbook" (or "Book", before 1997); b"" where there is none. Damage is the reader's to tell."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    fat = _fat(data, size)
    directory = _joined(data, size, fat, struct.unpack_from("<I", data, 48)[0])
    entries = {}
    for at in range(0, len(directory) - 127, 128):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        start, stream_size = struct.unpack_from("<II", directory, at + 116)
        entries["" if kind == 5 else name.casefold()] = (start, stream_size)
    start, length = entries.get("workbook") or entries.get("book") or (_END, 0)
    if length >= struct.unpack_from("<I", data, 56)[0]:
        return _joined(data, size, fat, start)[:length]
    mini = _joined(data, size, fat, entries.get("", (_END, 0))[0])
    mini_fat = _numbers(_joined(data, size, fat, struct.unpack_from("<I", data, 60)[0]))
    return _joined(b"\0" * 64 + mini, 64, mini_fat, start)[:length]


def _fat(data: bytes, size: int) -> tuple[int, ...]:
    """The table that says of each sector which one follows."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    more, count = struct.unpack_from("<II", data, 68)
    for _table in range(min(count, len(data) // size)):
        *listed, more = _numbers(_sector(data, size, more))
        sectors += listed
    return _numbers(b"".join(_sector(data, size, number) for number in sectors if number < _END))


def _joined(data: bytes, size: int, fat: tuple[int, ...], start: int) -> bytes:
    """The sectors from `start` on, one after the other; a circle ends where it would exceed the file."""
    parts: list[bytes] = []
    while start < len(fat) and len(parts) <= len(data) // size:
        parts.append(_sector(data, size, start))
        start = fat[start]
    return b"".join(parts)


def _sector(data: bytes, size: int, number: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(data) // 4}I", data)
