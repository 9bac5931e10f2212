"""Any file a person drops -> its sheets, or one sentence why not. Goes by what is in the file, not by its
name."""

import re
from pathlib import Path

from budget_app.exchange.apart import read_apart
from budget_app.exchange.child import OLE
from budget_app.exchange.columns import column_named
from budget_app.exchange.csv_in import decoded
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Sheet
from budget_app.exchange.stopping import Cancelled, never

MOST_BYTES = 100_000_000
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# The record that says "under a password", right behind the one that begins a workbook ([MS-XLS] 2.1.7.20.3).
_FILE_PASS = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
# Texts that are no table, though every line of them could be taken for a row: markup, SYLK, DIF, PDF, rich
# text.
_NO_TABLE = re.compile(
    r"\s*(<\?xml|<!doctype|<html|<table|<workbook|ID;P|TABLE\r?\n0,1|%PDF|\{\\rtf)", re.IGNORECASE
)
_START = 8192
_TOP = 30  # rows in which headings are looked for


def sheets(path: Path, seconds: float = 10, cancelled: Cancelled = never) -> list[Sheet] | Problem:
    """The sheets of a spreadsheet or text file. At most `seconds`; never raises for what is in it.

    Stopped where `cancelled`, asked twenty times a second, says so.
    """
    try:
        with path.open("rb") as file:
            start = file.read(_START)
        if not start:
            return Problem(path.name, None, "", Flaw.EMPTY_FILE)
        size = path.stat().st_size
        if size > MOST_BYTES:
            return Problem(path.name, None, "", Flaw.TOO_BIG, {"what": f"{size // 1_000_000} MB"})
        if start.startswith(OLE):
            return _read_ole(path, seconds, cancelled)
        if not start.startswith(b"PK\x03\x04") and _is_no_table(start):
            return Problem(path.name, None, "", Flaw.NOT_A_SHEET)
        return read_apart(path, seconds, cancelled)
    except OSError as error:
        return Problem(path.name, None, "", Flaw.CANNOT_OPEN, {"error": error.strerror or str(error)})


def chosen(found: list[Sheet], name: str = "", file: str = "") -> Sheet | Problem:
    """The sheet called `name` whatever the case; without a name the only visible one that is not empty, or the only one
    of them that has the headings of our own export."""
    named = [sheet for sheet in found if sheet.name.casefold() == name.casefold()]
    if name and not named:
        return Problem(file, None, "", Flaw.NO_SUCH_SHEET, {"name": name, "names": _names(found)})
    filled = named if name else [s for s in found if not s.hidden and not s.is_blank]
    if not filled or filled[0].is_blank:
        return Problem(name or file, None, "", Flaw.EMPTY_SHEET)
    if len(filled) > 1 and len(ours := [sheet for sheet in filled if _is_ours(sheet)]) == 1:
        return ours[0]
    if len(filled) > 1:
        return Problem(file, None, "", Flaw.WHICH_SHEET, {"names": _names(filled)})
    return filled[0]


def _read_ole(path: Path, seconds: float, cancelled: Cancelled) -> list[Sheet] | Problem:
    """An old xls, or what hides in its container: a newer file under a password."""
    data = path.read_bytes()
    if _ENCRYPTED_PACKAGE in data:
        return Problem(path.name, None, "", Flaw.ENCRYPTED)
    read = read_apart(path, seconds, cancelled)
    if isinstance(read, Problem) and read.flaw is Flaw.DAMAGED and _FILE_PASS.search(data):
        return Problem(path.name, None, "", Flaw.ENCRYPTED)
    return read


def _is_ours(sheet: Sheet) -> bool:
    """Whether a row of headings names a title and an amount as our own export does."""
    wanted = {"title", "requested"}
    return any(
        wanted <= {found.field for cell in row if (found := column_named(str(cell)))}
        for row in sheet.rows[:_TOP]
    )


def _names(found: list[Sheet]) -> str:
    return ", ".join(sheet.name for sheet in found)


def _is_no_table(start: bytes) -> bool:
    """Whether the beginning of a file that is no known spreadsheet looks like no text, or no text of rows."""
    text = decoded(start)
    if text is None:
        # A character may be cut at the end of what was looked at; the whole file is decoded later.
        text = decoded(start[: start.rfind(b"\n") + 1]) or ""
    controls = sum(1 for char in text if char < " " and char not in "\t\n\r\f\v\0\x1a")
    return bool(_NO_TABLE.match(text.lstrip("\ufeff"))) or controls > len(text) // 50
