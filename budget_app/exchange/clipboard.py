"""Blocks of cells as the text spreadsheets put on the clipboard: a tab between cells, a line end after each row.

A cell that holds a tab, a line break or a quote stands in quotes, and its own quotes are doubled (RFC 4180); Excel and
LibreOffice write it at least where a cell holds a line break. What must not live here: what a cell means, and where the
text comes from.
"""

import re
from collections.abc import Iterator, Sequence

Block = tuple[tuple[str, ...], ...]

# LibreOffice keeps line breaks inside cells only in this form, as UTF-8; in its plain text they become spaces.
EXACT_FORMAT = "application/x-libreoffice-tsvc"

MOST_CHARACTERS = 20_000_000
"""More than a hundred thousand cells hold; a longer text was not meant for a grid."""

_ENDS = re.compile(r"[\t\n]")


def written(rows: Sequence[Sequence[str]]) -> str:
    """The rows as text for the clipboard, without a line end after the last. O(characters)."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def read(text: str) -> Block:
    """The rows of cells in a text from the clipboard, all as wide as the widest; none for an empty text.

    A line end after the last row begins no further row. Quotes count only where they close before the next tab or line
    end: `6" pipe` and `"so-called" leads` are text like any other. ValueError for more than MOST_CHARACTERS.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueError(len(text))
    rows = list(_rows(text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n"))) if text else []
    width = max(map(len, rows), default=0)
    return tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)


def _quoted(cell: str) -> str:
    """The cell as it stands between two tabs."""
    if any(sign in cell for sign in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _rows(text: str) -> Iterator[list[str]]:
    row: list[str] = []
    at = 0
    while True:
        cell, at = _cell(text, at)
        row.append(cell)
        if at >= len(text):
            yield row
            return
        if text[at] == "\n":
            yield row
            row = []
        at += 1


def _cell(text: str, start: int) -> tuple[str, int]:
    """The cell that begins at `start`, and the place of the tab or line end behind it (or of the text's end)."""
    if text.startswith('"', start):
        end = _closing(text, start + 1)
        if end >= 0:
            return text[start + 1 : end].replace('""', '"'), end + 1
    found = _ENDS.search(text, start)
    end = found.start() if found else len(text)
    return text[start:end], end


def _closing(text: str, at: int) -> int:
    """The quote that ends the cell whose words begin at `at`; -1 where the quote before them is only a sign."""
    while (at := text.find('"', at)) >= 0:
        if text.startswith('"', at + 1):
            at += 2
        elif at + 1 == len(text) or text[at + 1] in "\t\n":
            return at
        else:
            return -1
    return -1
