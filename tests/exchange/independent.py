"""Amounts of other people's files read without anything of Accord's: csv and Decimal, zip and XML. No tests here."""

import csv
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Where:
    """Which amounts of which file: columns by position from 0, `first` the first row of asks, as people count.

    `skip` are rows that are no asks; `comma` where decimals are written with one; `sheet` is a position from 0.
    `department` is the column of the departments; `only` a column and what the rows that count say there; `per` what
    amounts are in.
    """

    file: str
    title: int
    amount: int
    first: int = 2
    encoding: str = "utf-8-sig"
    delimiter: str = ","
    comma: bool = False
    skip: frozenset[int] = frozenset()
    sheet: int = 0
    department: int = -1
    only: tuple[int, str] | None = None
    per: int = 1


def amounts(path: Path, where: Where) -> dict[int, Decimal]:
    """By row number the amounts that can be asked for: a title, a plain figure, positive, at most two decimals."""
    return {number: value for number, _cells, value in _asked(path, where)}


def departments(path: Path, where: Where) -> dict[str, int]:
    """The same amounts added up by department, in cents."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for _number, cells, value in _asked(path, where):
        sums[_at(cells, where.department)] += value
    return {name: int(total * 100) for name, total in sums.items()}


def groups(path: Path, where: Where, by: Sequence[int]) -> dict[tuple[str, ...], int]:
    """All amounts, credits too, added up in cents by the department and the columns `by`, whatever the case."""
    sums: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for _number, cells in _rows(path, where):
        value = _decimal(_at(cells, where.amount), where.comma)
        assert value is not None
        sums[tuple(_at(cells, at).casefold() for at in (where.department, *by))] += value
    return {key: int(total * 100) for key, total in sums.items()}


def _asked(path: Path, where: Where) -> Iterator[tuple[int, Sequence[str], Decimal]]:
    for number, cells in _rows(path, where):
        value = _decimal(_at(cells, where.amount), where.comma)
        value = None if value is None else value * where.per
        if _at(cells, where.title) and value and value > 0 and _is_in_cents(value):
            yield number, cells, value


def _rows(path: Path, where: Where) -> Iterator[tuple[int, Sequence[str]]]:
    rows = _xlsx(path, where.sheet) if path.suffix == ".xlsx" else _csv(path, where)
    for number, cells in rows:
        wanted = where.only is None or _at(cells, where.only[0]) == where.only[1]
        if number >= where.first and number not in where.skip and wanted and any(cells):
            yield number, cells


def _is_in_cents(value: Decimal) -> bool:
    return value * 100 == (value * 100).to_integral_value()


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _decimal(text: str, comma: bool) -> Decimal | None:
    plain = re.sub(r"[$€\"\s]", "", text)
    plain = plain.replace(".", "").replace(",", ".") if comma else plain.replace(",", "")
    try:
        return Decimal(plain) if re.fullmatch(r"-?[\d.]+", plain) else None
    except InvalidOperation:
        return None


def _csv(path: Path, where: Where) -> Iterator[tuple[int, Sequence[str]]]:
    with path.open(newline="", encoding=where.encoding) as file:
        yield from enumerate(csv.reader(file, delimiter=where.delimiter), 1)


def _xlsx(path: Path, sheet: int) -> Iterator[tuple[int, Sequence[str]]]:
    """The cells as the file holds them; a figure is rounded to the 15 places that spreadsheets keep."""
    with zipfile.ZipFile(path) as book:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in book.namelist():
            strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            shared = ["".join(t.text or "" for t in item.iter(f"{_MAIN}t")) for item in strings]
        workbook = ElementTree.fromstring(book.read("xl/workbook.xml"))
        wanted = list(workbook.iter(f"{_MAIN}sheet"))[sheet].get(_RELATION)
        relations = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
        target = next(r.get("Target", "") for r in relations if r.get("Id") == wanted)
        data = ElementTree.fromstring(book.read("xl/" + target.removeprefix("/xl/")))
    for row in data.iter(f"{_MAIN}row"):
        cells: dict[int, str] = {}
        for cell in row.iter(f"{_MAIN}c"):
            letters = re.sub(r"\d", "", cell.get("r", ""))
            place = 0
            for letter in letters:
                place = place * 26 + ord(letter) - 64
            cells[place - 1] = _text(cell, shared)
        yield int(row.get("r", "0")), [cells.get(at, "") for at in range(max(cells, default=-1) + 1)]


def _text(cell: ElementTree.Element, shared: list[str]) -> str:
    value = cell.findtext(f"{_MAIN}v") or "".join(t.text or "" for t in cell.iter(f"{_MAIN}t"))
    kind = cell.get("t", "n")
    if kind == "s":
        return shared[int(value)]
    if kind != "n" or not value:
        return value if kind in ("str", "inlineStr", "e") else ""
    exact = Decimal(value)
    return str(exact if exact * 100 == (exact * 100).to_integral_value() else Decimal(f"{float(value):.15g}"))
