"""Words that say amounts are in thousands or millions: found in headings and titles, and asked about, never guessed."""

import re
from collections.abc import Iterator, Sequence

from budget_app.exchange.columns import Form
from budget_app.exchange.headings import Header, Heading
from budget_app.exchange.layout import Layout
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Sheet, text_of

_MONEY = r"(€|\$|£|¥|eur|euros?|usd|gbp|chf|dollars?|pounds?)"
_WORDS = re.compile(
    rf"\b(in|x)\s+({_MONEY}\s+)?(thousands?|millions?|billions?|tausend|tsd|millionen|milliarden|mio|mrd|mill)\b"
    rf"|\b(thousands?|millions?|billions?|tausend|tsd\.?|mio\.?|mrd\.?)\s+(of\s+)?{_MONEY}"
    rf"|{_MONEY}\s*\(?(thousands?|millions?|billions?|mn|mio|bn|m|k)\b"
    r"|\b(t€|teur|k€|keur|meur|tchf|tusd|kusd)(?!\w)|['’`]\s?000s?\b|\b000['’]?s\b|\(000s?\)"
    r"|\b(in|x)\s*1[., ]?000([., ]?000)?\b"
    r"|^\W*(thousands?|millions?|billions?)\b",
    re.IGNORECASE,
)
_LONGEST = 200  # characters: a longer text is no title


def units_problem(sheet: Sheet, layout: Layout, header: Header, named: Sequence[Heading]) -> Problem | None:
    """The first text that may say that amounts are in thousands or the like: over an amount, or in a title."""
    row = layout.header[-1] if layout.header else layout.first
    for place, columns in header.known.items():
        text = named[place].text
        if any(column.form in (Form.AMOUNT, Form.PAST_AMOUNT) for column in columns) and _WORDS.search(text):
            return Problem(sheet.name, row, named[place].name, Flaw.UNITS, {"text": text})
    for number, text in _titles(sheet, layout):
        if len(text) <= _LONGEST and _WORDS.search(text):
            return Problem(sheet.name, number, "", Flaw.UNITS, {"text": text})
    return None


def _titles(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, str]]:
    """What stands in the rows above the headings, and what the sheet is called."""
    for number in sorted(note for note in layout.notes if note < layout.first):
        for cell in sheet.rows[number - sheet.first_row]:
            if isinstance(cell, str) and cell:
                yield number, text_of(cell)
    yield layout.first, sheet.name
