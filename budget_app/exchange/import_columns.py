"""What each column of a sheet fills, on the screen: said by the person, known from last time, or guessed.

Guessing itself lives in guess.py, the words for a field in import_words.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from budget_app.domain.round import Round
from budget_app.exchange.columns import Form
from budget_app.exchange.guess import FORMS, Known, guess_columns
from budget_app.exchange.heading_words import source_of, unique_headings
from budget_app.exchange.headings import Heading, is_number
from budget_app.exchange.import_draft import KEPT, LEFT_OUT, Draft
from budget_app.exchange.import_words import FIELD_GROUPS, field_name
from budget_app.exchange.layout import Layout, headings
from budget_app.exchange.sheet import Row, Sheet, text_of
from budget_app.presentation.names import listed
from budget_app.words import _

# By source: what each column filled, by its plain heading.
Kept = Mapping[str, Mapping[str, str]]

_LONGEST = 24  # characters of a heading in a sentence
_SAMPLE = 100  # rows by which widths and sides are chosen
_FIGURES = (Form.AMOUNT, Form.PAST_AMOUNT, Form.RESULT)


@dataclass(frozen=True)
class ScreenColumn:
    """A column of the sheet. `name` is unique, `text` what stands above it.

    `fills` is a field, KEPT or LEFT_OUT; `word` says it, `tip` why so. `is_sure`: nobody need look at what it fills.
    `width` in characters.
    """

    place: int
    name: str
    text: str
    fills: str
    word: str
    tip: str
    is_sure: bool
    is_figure: bool
    width: int

    @property
    def heading(self) -> str:
        """What stands above it, else its letters."""
        return self.text or self.name

    @property
    def is_mapped(self) -> bool:
        """Whether it fills a field of a line."""
        return self.fills not in (KEPT, LEFT_OUT)


@dataclass(frozen=True)
class Choice:
    """Something a column can fill: the word for it, whether it does now, else the other column that does."""

    fills: str
    word: str
    is_now: bool
    taken_by: str = ""


def screen_columns(
    state: Round, sheet: Sheet, layout: Layout, draft: Draft, kept: Kept
) -> tuple[ScreenColumn, ...]:
    """The columns from the left. `kept`: what columns filled last time, by source."""
    heads = headings(sheet, layout)
    plain = unique_headings([head.text for head in heads])
    said = kept.get(source_of([head.text for head in heads]), {})
    body = sheet.rows[max(layout.first - sheet.first_row, 0) :]
    guesses = guess_columns(heads, body, Known.of(state), said)
    # A row of few cells is a remark more often than a line, and no measure of a column.
    sample = [row for row in body[:_SAMPLE] if 2 * sum(cell != "" for cell in row) >= len(heads)]
    made: list[ScreenColumn] = []
    for place, head in enumerate(heads):
        guess = guesses.get(place)
        fills = draft.columns.get(place)
        is_sure = fills is not None or guess is None or guess.is_sure
        if fills is None:
            fills = guess.field if guess else LEFT_OUT if said.get(plain[place]) == LEFT_OUT else KEPT
        tip = _tip(fills, is_sure, head)
        figure, width = _form(sample, place, fills)
        made.append(
            ScreenColumn(place, head.name, head.text, fills, fill_word(fills), tip, is_sure, figure, width)
        )
    return tuple(made)


def choices(columns: Sequence[ScreenColumn], place: int) -> Iterator[tuple[Choice, ...]]:
    """What a column can fill, in groups, as a menu shows them."""
    by_field = {c.fills: c.heading for c in columns if c.is_mapped and c.place != place}
    now = next((c.fills for c in columns if c.place == place), KEPT)
    for group in ((KEPT, LEFT_OUT), *FIELD_GROUPS):
        yield tuple(Choice(n, fill_word(n), n == now, by_field.get(n, "")) for n in group)


def fill_word(fills: str) -> str:
    """What a column fills, as people say it."""
    if fills == KEPT:
        return _("Kept as it is")
    return _("Left out") if fills == LEFT_OUT else field_name(fills)


def guessed_words(columns: Sequence[ScreenColumn]) -> str:
    """What of the fields was guessed and had better be looked at; "" where all is sure."""
    guessed = [
        _("{field} from “{heading}”").format(field=column.word, heading=_cut(column.heading))
        for column in columns
        if not column.is_sure
    ]
    return _("Guessed: {what}").format(what=listed(guessed, 2)) if guessed else ""


def remembered(columns: Sequence[ScreenColumn]) -> tuple[str, dict[str, str]]:
    """The source (its headings), and what each of its columns fills by plain heading: for the next time."""
    texts = [column.text for column in columns]
    return source_of(texts), {
        name: column.fills for name, column in zip(unique_headings(texts), columns, strict=True) if name
    }


def _cut(heading: str) -> str:
    return heading if len(heading) <= _LONGEST else heading[: _LONGEST - 1] + "…"


def _tip(fills: str, is_sure: bool, head: Heading) -> str:
    if fills == KEPT:
        return _("Comes in beside the line under its own heading, and goes out again with it.")
    if fills == LEFT_OUT:
        return _("Does not come in.")
    return "" if is_sure else _("Guessed. Choose something else if it is wrong.")


def _form(sample: Sequence[Row], place: int, fills: str) -> tuple[bool, int]:
    """Whether figures stand in the column, and its width in characters."""
    cells = [row[place] for row in sample if place < len(row) and row[place] != ""]
    width = max((len(text_of(cell)) for cell in cells), default=0)
    figures = sum(map(is_number, cells))
    return FORMS.get(fills) in _FIGURES or (bool(cells) and figures > 0.8 * len(cells)), width
