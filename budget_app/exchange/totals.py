"""Rows of a sheet that sum others: by their words, by their figures, or by both. Recognised here, decided elsewhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from budget_app.exchange.sheet import Cell, Row
from budget_app.presentation.amounts import NumberStyle
from budget_app.presentation.money_text import Number, column_style, read_number

# A whole cell of these words says that the row is a sum; a cell that begins or ends with one says that it may be.
_WORD = (
    r"((grand|sub|overall|net|running)[ -]?)?totals?|sub[ -]?tot\.?|totale?s|total general|total général|totaal|totaux"
    r"|sums?|(end|gesamt|zwischen|teil)?summen?|gesamt|insgesamt|somme|итого|всего|合计|总计|小计|合計|總計|小計|総計"
)
_TOTAL = re.compile(rf"[\s*–—-]*({_WORD})\s*([(\[][^)\]]*[)\]])?[\s:.*–—-]*", re.IGNORECASE)
_PART = re.compile(
    r"[\s*–—-]*(((grand|sub|overall|net)[ -]?)?totals?|(end|gesamt|zwischen|teil)?summe|insgesamt|sum of|suma|totale?s?"
    r"|итого|всего)\b.*|\d+\s*=\s*\S.*|.*\b(sub[ -]?)?totals?[\s:.*]*",
    re.IGNORECASE | re.DOTALL,
)
_NO_CHANCE = 3  # a figure that is the sum of two is one now and then, 30 under 10 and 20
_FEW = 3  # rows in which a word cannot be said to come too often
_PRECISE = 0.005  # of a unit: amounts are compared to the half cent


@dataclass(frozen=True)
class Totals:
    """The rows, by position, that sum others (`sure`), and those that look like it for a person to say (`doubtful`)."""

    sure: frozenset[int]
    doubtful: frozenset[int]


def find_totals(rows: Sequence[Row], body: range, amounts: Sequence[int], code: int | None) -> Totals:
    """The total rows among `body`, positions in `rows`.

    `amounts` are the columns whose figures may be sums, `code` one that only lines of their own fill. O(cells).
    """
    own = {at for at in body if code is not None and code < len(rows[at]) and rows[at][code] != ""}
    words = _worded(rows, body, set(amounts), own)
    sums = dict(_summing(rows, body, amounts, {at for at, clear in words.items() if clear}, own))
    plain = frozenset(at for at in sums if not _labels(rows[at], set(amounts)))
    sure = frozenset(at for at, clear in words.items() if clear or at in sums)
    alike = {at for at, summed in sums.items() if summed >= _NO_CHANCE}
    return Totals(sure | plain, frozenset(words.keys() | alike) - sure - plain)


def _worded(rows: Sequence[Row], body: range, amounts: set[int], own: set[int]) -> dict[int, bool]:
    """The rows whose words say a sum, and whether they say it clearly: a whole cell does, and it is the first of the
    row, or the row has fewer words and numbers beside the amounts than most. A town may be called Total, or Suma."""
    seen: dict[str, bool | None] = {}
    found: dict[int, dict[int, bool]] = {}
    filled = 0
    for at in body:
        cells = rows[at]
        filled += bool(cells)
        for place, cell in enumerate(cells if at not in own else ()):
            if place not in amounts and isinstance(cell, str) and cell:
                if cell not in seen:
                    seen[cell] = _says(cell)
                if (whole := seen[cell]) is not None:
                    found.setdefault(at, {})[place] = whole
    if not found:
        return {}
    often = {place for place in set().union(*found.values()) if _too_often(found, place, filled)}
    usual = median_low([len(_labels(rows[at], amounts)) for at in body if rows[at]] or [0])
    clear: dict[int, bool] = {}
    for at, places in found.items():
        whole = {place for place, says in places.items() if says and place not in often}
        if set(places) - often:
            labels = _labels(rows[at], amounts)
            clear[at] = bool(whole) and (len(labels) < usual or labels[0] in whole)
    return clear


def _says(text: str) -> bool | None:
    """True where the whole text says a sum, False where its beginning or end does, None otherwise."""
    if len(text) > 200:
        return None
    if _TOTAL.fullmatch(text.strip()):
        return True
    return False if _PART.fullmatch(text.strip()) else None


def _too_often(found: Mapping[int, Mapping[int, bool]], place: int, filled: int) -> bool:
    """Whether the words stand in more than every second row: they say what a row is about, not that it sums others."""
    times = sum(1 for places in found.values() if place in places)
    return filled > _FEW and 2 * times > filled


def _summing(
    rows: Sequence[Row], body: range, amounts: Sequence[int], breaks: set[int], own: set[int]
) -> Iterator[tuple[int, int]]:
    """The rows whose every figure is the sum of the two or more above it, back to the last total or blank row, and of
    how many."""
    read = {place: _Figures(rows[at][place] for at in body if place < len(rows[at])) for place in amounts}
    above: dict[int, float] = {}
    counted: dict[int, int] = {}
    for at in body:
        cells = rows[at]
        figures = {p: value for p in amounts if (value := read[p].of(cells, p)) is not None}
        sums = [
            p
            for p, value in figures.items()
            if value and _is_sum(value, above.get(p, 0.0), counted.get(p, 0))
        ]
        if at not in own and sums and all(p in sums or not value for p, value in figures.items()):
            yield at, max(counted[p] for p in sums)
            above, counted = {}, {}
        elif not cells or at in breaks:
            above, counted = {}, {}
        else:
            for place, value in figures.items():
                above[place] = above.get(place, 0.0) + value
                counted[place] = counted.get(place, 0) + bool(value)


def _is_sum(value: float, above: float, rows: int) -> bool:
    return rows > 1 and abs(value - above) < max(_PRECISE, abs(value) * 1e-12)


def _labels(cells: Row, amounts: set[int]) -> list[int]:
    """The columns beside the amounts in which the row has something."""
    return [
        at
        for at, cell in enumerate(cells)
        if at not in amounts and not (isinstance(cell, str) and not cell.strip())
    ]


class _Figures:
    """Reads the figures of one column for comparing sums; what cannot be read is None."""

    def __init__(self, cells: Iterator[Cell]) -> None:
        self._style: NumberStyle | None = column_style(cells)
        self._seen: dict[str, float | None] = {}

    def of(self, cells: Row, place: int) -> float | None:
        cell = cells[place] if place < len(cells) else ""
        if not isinstance(cell, str):
            return float(cell)
        if cell not in self._seen:
            read = read_number(cell, self._style)
            self._seen[cell] = read.value if isinstance(read, Number) else None
        return self._seen[cell]
