"""Only some rows of a sheet: those that say a certain word in a certain column, like Expense. The rest is left out.

What is done with the rows that stay lives in canonical.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from budget_app.exchange.headings import is_number, listed, places_named
from budget_app.exchange.layout import Layout, Role, headings, last_row
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Sheet, text_of

MOST = 8  # different words by which a person tells rows apart


def with_only(sheet: Sheet, options: Options) -> Options | Problem:
    """The options with the rows that are not wanted among those left out; a problem where a column is not there.

    A row that a person says counts is wanted whatever it says. O(rows).
    """
    if not options.only or sheet.is_blank:
        return options
    layout = options.layout_of(sheet)
    named = headings(sheet, layout)
    wanted: dict[int, str] = {}
    for heading, word in options.only.items():
        places = places_named(named, heading)
        if not places:
            facts = {"heading": heading, "headings": listed(named)}
            return Problem(sheet.name, layout.first, heading, Flaw.NO_SUCH_COLUMN, facts)
        wanted[places[0]] = _plain(word)
    out = frozenset(_unwanted(sheet, layout, wanted)) - options.counted
    return replace(options, layout=layout, left_out=options.left_out | out, only={})


def words_by_column(sheet: Sheet, layout: Layout, columns: int) -> dict[int, tuple[str, ...]]:
    """What rows say, by the position of the column, where those are few different things. O(cells) at most."""
    said = {place: _words(sheet, layout, place) for place in range(columns)}
    return {place: words for place, words in said.items() if len(words) > 1}


def _words(sheet: Sheet, layout: Layout, place: int) -> tuple[str, ...]:
    """Each once, in the order of the sheet; nothing where they are many, or figures."""
    found: dict[str, str] = {}
    for number in range(layout.first, last_row(sheet) + 1):
        text = _said(sheet, number, place) if layout.role(number) is Role.DATA else ""
        if text and not is_number(text):
            found.setdefault(_plain(text), text)
        if len(found) > MOST or (text and is_number(text)):
            return ()
    return tuple(found.values())


def _unwanted(sheet: Sheet, layout: Layout, wanted: Mapping[int, str]) -> Iterator[int]:
    for number in range(layout.first, last_row(sheet) + 1):
        if layout.role(number) is not Role.DATA or number in layout.sections:
            continue
        if any(_plain(_said(sheet, number, place)) != word for place, word in wanted.items()):
            yield number


def _said(sheet: Sheet, number: int, place: int) -> str:
    cells = sheet.rows[number - sheet.first_row]
    return text_of(cells[place]).strip() if place < len(cells) else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
