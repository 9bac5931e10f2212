"""Only some rows of a sheet: those that say a certain word in a certain column, like Expense. The rest is left out.

What is done with the rows that stay lives in canonical.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from budget_app.exchange.headings import Heading, listed, places_named
from budget_app.exchange.layout import Layout, Role, headings, last_row
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Sheet, text_of


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


def words_in(sheet: Sheet, layout: Layout, place: int, most: int) -> tuple[str, ...]:
    """What the rows say in a column, each once, in the order of the sheet; nothing where that is more than `most`."""
    found: dict[str, str] = {}
    for number in range(layout.first, last_row(sheet) + 1):
        if layout.role(number) is Role.DATA and (text := _said(sheet, number, place)):
            found.setdefault(_plain(text), text)
            if len(found) > most:
                return ()
    return tuple(found.values())


def one_word_columns(
    named: list[Heading], sheet: Sheet, layout: Layout, most: int
) -> dict[int, tuple[str, ...]]:
    """The columns, by position, that say few different words, by which rows can be told apart."""
    said = {place: words_in(sheet, layout, place, most) for place in range(len(named))}
    return {place: words for place, words in said.items() if len(words) > 1}


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
