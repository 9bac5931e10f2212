"""Text files with separators -> a sheet of texts. Encoding and separator are found out, never asked for.

What cells mean lives in canonical.py.
"""

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Cell, Row, Sheet, Suspect, trimmed

MOST_BYTES = 50_000_000
MOST_CELLS = 5_000_000
LONGEST_CELL = 1_000_000
SEPARATORS = "\t;|,"  # in the order in which they are believed where two fit equally well

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200  # rows by which the separator is found
_ALL = 10**9
_UNIFORM_FROM = 5  # so many rows show how many cells a row has,
_UNIFORM = 10  # where at most one in so many has another number
_END = "\x1e end \x1e"


def read_csv(data: bytes, name: str) -> Sheet | Problem:
    """The sheet in the bytes of a text file called `name`. O(size); refused above 50 MB or 5 million cells.

    Row numbers count records, as a spreadsheet does that opens the file, not lines of text.
    """
    if len(data) > MOST_BYTES:
        return Problem(name, None, "", Flaw.TOO_BIG, {"what": f"{len(data) // 1_000_000} MB"})
    text = decoded(data)
    if text is None:
        return Problem(name, None, "", Flaw.ENCODING)
    if not text.strip():
        return Problem(name, None, "", Flaw.EMPTY_FILE)
    sign = separator(text)
    if text.count(sign) + text.count("\n") > MOST_CELLS:
        return Problem(name, None, "", Flaw.TOO_BIG, {"what": f"{MOST_CELLS:,}"})
    rows = _rows(text, sign, _ALL)
    if "\0" in text:
        row = next((n for n, cells in enumerate(rows, 1) if any("\0" in cell for cell in cells)), None)
        return Problem(name, row, "", Flaw.HOLDS_NUL)
    if rows[-1:] != [[_END]]:
        return Problem(name, len(rows), "", Flaw.QUOTE_OPEN)
    for number, cells in enumerate(rows, 1):
        if any(len(cell) > LONGEST_CELL for cell in cells):
            return Problem(name, number, "", Flaw.CELL_TOO_LONG, {"limit": str(LONGEST_CELL)})
    return Sheet(name, _trimmed_rows(rows[:-1]), suspects=_suspects(rows[:-1], sign))


def decoded(data: bytes) -> str | None:
    """The text in the bytes: by its byte order mark, as UTF-16 where every other byte is nil, UTF-8, else
    cp1252."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding)
    if encoding := _utf16_by_nils(data[:4096]):
        return _decoded(data, encoding)
    text = _decoded(data, "utf-8")
    return _decoded(data, "cp1252") if text is None else text


def separator(text: str) -> str:
    """The separator that divides the first row, and by which most rows agree with it; a comma for one column.

    Of those that fit equally well, the one that divides the first row into more.
    """
    if hint := re.match(r"sep=([\t;|,])\r?\n", text):
        return hint[1]
    fits = {candidate: _fit(text, candidate) for candidate in SEPARATORS if candidate in text}
    best = max((round(agreement, 1) for agreement, _width in fits.values()), default=0)
    equals = [candidate for candidate, (agreement, _width) in fits.items() if round(agreement, 1) == best]
    return max(equals, key=lambda candidate: fits[candidate][1]) if best else ","


def _fit(text: str, candidate: str) -> tuple[float, int]:
    """How well the rows agree, above 1 where the first row is divided too, and the width that they agree on."""
    rows = _rows(text[: 64 * 1024], candidate, _SAMPLE)
    if rows[-1] == [_END]:
        rows.pop()
    widths = [len(cells) for cells in rows if any(map(str.strip, cells))]
    if widths and widths[0] > 1:
        return 1 + widths.count(widths[0]) / len(widths), widths[0]
    wide = Counter(width for width in widths if width > 1).most_common(1)
    return (wide[0][1] / len(widths), wide[0][0]) if wide else (0, 1)


def _rows(text: str, delimiter: str, most: int) -> list[list[str]]:
    """The records, with a last one of our own that shows whether every quotation mark was closed."""
    csv.field_size_limit(max(csv.field_size_limit(), MOST_BYTES))
    # Where quotation marks are doubled, one behind a backslash ends its cell or is followed by another.
    escaped = bool(re.search(r'\\"[^,;\t|\r\n"]', text))
    if not text.endswith(("\n", "\r")):
        text += "\n"
    reader = csv.reader(
        io.StringIO(text + _END, newline=""),
        delimiter=delimiter,
        escapechar="\\" if escaped else None,
        doublequote=not escaped,
        skipinitialspace=_quotes_after_spaces(text, delimiter),
    )
    return list(islice(reader, most))


def _quotes_after_spaces(text: str, delimiter: str) -> bool:
    return delimiter != "\t" and f'{delimiter} "' in text[:4096]


def _trimmed_rows(rows: list[list[str]]) -> tuple[Row, ...]:
    cells: list[list[Cell]] = [list(row) for row in rows]
    if cells and len(cells[0]) >= 1 and re.fullmatch(r"sep=.?", str(cells[0][0])):
        cells[0] = []
    return tuple(trimmed(row) for row in cells)


def _suspects(rows: list[list[str]], sign: str) -> dict[int, Suspect]:
    """Rows, by position, that have more or fewer cells than nearly all others, or a cell with another row inside."""
    widths = Counter(len(cells) for cells in rows if any(map(str.strip, cells)))
    usual, times = widths.most_common(1)[0] if widths else (0, 0)
    uniform = usual > 1 and times >= _UNIFORM_FROM and widths.total() - times <= max(1, times // _UNIFORM)
    found: dict[int, Suspect] = {}
    for at, cells in enumerate(rows):
        inside = max(2, usual - 1)
        if any(
            "\n" in cell and any(line.count(sign) >= inside for line in cell.split("\n")) for cell in cells
        ):
            found[at] = Suspect.SWALLOWED
        elif uniform and len(cells) not in (0, 1, usual) and any(map(str.strip, cells)):
            found[at] = Suspect.RAGGED
    return found


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16_by_nils(start: bytes) -> str:
    """The byte order of UTF-16 without a mark: in most texts one byte of two is nil."""
    if len(start) < 4:
        return ""
    even, odd = start[::2].count(0) / len(start[::2]), start[1::2].count(0) / len(start[1::2])
    if max(even, odd) < 0.4 or min(even, odd) > 0.05:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
