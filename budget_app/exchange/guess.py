"""Which column of a sheet fills which field: guessed from headings and cells, with how sure the guess is.

Never two columns for one field. The words for headings live in headings.py; a person corrects a guess, and what they
said of a source before goes before all guessing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from budget_app.domain.lines import Kind
from budget_app.domain.round import Round
from budget_app.exchange.cells import month
from budget_app.exchange.columns import COLUMNS, Form
from budget_app.exchange.heading_words import known_field, likeness, unique_headings
from budget_app.exchange.headings import Heading
from budget_app.exchange.sheet import Cell, Row, text_of
from budget_app.presentation.money_text import Ambiguous, Amount, read_amount

LEFT_OUT = "-"  # in what a person said of a column before: it does not come in
SURE = 0.85  # from here on a guess need not be marked

_SAMPLE = 200  # cells of a column that are looked at
_LEAST = 0.55  # for what every line needs
_LEAST_ELSE = 0.8  # a column that is merely kept does no harm, one in the wrong field does
_LAST_RESORT = 0.4
_NEEDED = frozenset({"title", "requested", "department"})
_OF_ANY_TEXT = 0.9  # how well any text would do as a department
FORMS = {column.field: column.form for column in COLUMNS}
_TOLD_BY_CELLS = (Form.DEPARTMENT, Form.GOAL, Form.KIND)


@dataclass(frozen=True)
class Guess:
    """The field a column fills, and how sure that is: 1 where the heading is known or a person said so before."""

    field: str
    confidence: float = 1.0

    @property
    def is_sure(self) -> bool:
        """Whether nobody need look at it."""
        return self.confidence >= SURE


@dataclass(frozen=True)
class Known:
    """What cells may name: departments and goals of the round (in small letters), and the year it is about."""

    departments: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    year: str = ""

    @classmethod
    def of(cls, state: Round) -> "Known":
        """What a round knows."""
        departments = {n.casefold() for d in state.departments.values() for n in (d.code, d.name)}
        goals = {goal.code.casefold() for goal in state.goals.values()}
        return cls(frozenset(departments), frozenset(goals), (state.start or "")[:4])


def guess_columns(
    headings: Sequence[Heading],
    rows: Iterable[Row],
    known: Known = Known(),
    said: Mapping[str, str] = {},
) -> dict[int, Guess]:
    """The field of each column by its place, where there is one to guess. O(columns × 200 cells).

    `said`: field by heading (as `unique_headings` names it) from an earlier import of the same source; "" is kept as it
    is, "-" left out. Then canonical headings, the first of each; then what fits best.
    """
    named = unique_headings([heading.text for heading in headings])
    found: dict[int, Guess] = {}
    for place, heading in enumerate(named):
        if said.get(heading, "") in FORMS:
            _take(found, place, Guess(said[heading]))
    free = [place for place, heading in enumerate(named) if heading not in said]
    for place in free:
        if name := known_field(headings[place].text) or known_field(headings[place].lowest):
            _take(found, place, Guess(name))
    if said:
        return found
    sample = list(_first(rows, _SAMPLE))
    columns = {place: _Shape.of(sample, place, known) for place in free if place not in found}
    scores = [
        (score, -place, name)
        for place, shape in columns.items()
        for name, score in _scores(headings[place], shape, known).items()
        if score >= (_LEAST if name in _NEEDED else _LEAST_ELSE)
    ]
    for score, place, name in sorted(scores, reverse=True):
        _take(found, -place, Guess(name, min(score, 0.99)))
    _last_resort(found, columns, headings)
    return found


def _take(found: dict[int, Guess], place: int, guess: Guess) -> None:
    if place not in found and guess.field not in {other.field for other in found.values()}:
        found[place] = guess


def _first(rows: Iterable[Row], most: int) -> Iterable[Row]:
    for row in rows:
        if most and row:
            most -= 1
            yield row


@dataclass(frozen=True)
class _Shape:
    """What the cells of a column are like: shares of those that are filled, 0 to 1; `count` of them."""

    count: int = 0
    distinct: float = 0
    words: float = 0
    departments: float = 0
    fits: Mapping[Form, float] = field(default_factory=dict[Form, float])

    @classmethod
    def of(cls, rows: Sequence[Row], place: int, known: Known) -> "_Shape":
        cells = [row[place] for row in rows if place < len(row) and text_of(row[place]).strip()]
        if not cells:
            return cls()
        texts = [text_of(cell).strip() for cell in cells]
        small = [text.casefold() for text in texts]

        def share(holds: Iterable[bool]) -> float:
            return sum(holds) / len(cells)

        amounts = share(_is_amount(cell) for cell in cells)
        labels = share(bool(re.fullmatch(r"(?:19|20)\d\d|0\d+", text)) for text in texts)
        departments = share(text in known.departments for text in small)
        figures = max(amounts - labels, 0)
        return cls(
            len(cells),
            len(set(texts)) / len(texts),
            sum(len(text.split()) for text in texts) / len(texts),
            departments,
            {
                Form.TEXT: 1 - amounts,
                # A code that many rows share tells no line from another.
                Form.CODE: share(len(text) <= 12 and " " not in text for text in texts)
                * (len(set(texts)) >= 0.9 * len(texts)),
                Form.DEPARTMENT: max(departments, _OF_ANY_TEXT * (1 - amounts)),
                Form.AMOUNT: figures,
                Form.PAST_AMOUNT: figures,
                Form.RESULT: figures,
                Form.MONTH: share(bool(month(text)) for text in texts),
                Form.KIND: share(text in set(Kind) for text in small),
                Form.YES_NO: share(text in ("yes", "no", "y", "n", "true", "false") for text in small),
                Form.GOAL: share(text in known.goals for text in small),
                Form.CONFIDENCE: share(_is_share(text) for text in texts),
                Form.CODES: share(bool(re.search(r"\d", text)) and len(text) <= 60 for text in texts),
            },
        )

    def fit(self, form: Form) -> float:
        """How well the cells go with a form; a column without cells contradicts nothing."""
        return self.fits.get(form, 0) if self.count else 0.7


def _scores(heading: Heading, shape: _Shape, known: Known) -> dict[str, float]:
    """How well a column goes with each field, from its heading and its cells."""
    scores: dict[str, float] = {}
    for name, alike in likeness(heading.text, heading.lowest).items():
        fit = shape.fit(FORMS[name])
        if fit >= 0.5:
            scores[name] = alike * (0.5 + 0.5 * fit)
    if known.year and known.year in heading.text and shape.fit(Form.AMOUNT) >= 0.8:
        scores["requested"] = max(scores.get("requested", 0), 0.6)
    if shape.count:
        for form in _TOLD_BY_CELLS:
            share = shape.departments if form is Form.DEPARTMENT else shape.fits[form]
            scores[form.value] = max(scores.get(form.value, 0), 0.9 * share)
    return scores


def _last_resort(found: dict[int, Guess], columns: Mapping[int, _Shape], headings: Sequence[Heading]) -> None:
    """A line needs a title and an amount: the wordiest column, the last one of figures. Never sure."""
    taken = {guess.field for guess in found.values()}
    free = {place: shape for place, shape in columns.items() if place not in found and shape.count}
    if "title" not in taken:
        may = free | {p: s for p, s in columns.items() if p in found and found[p].field == "function"}
        texts = [(_telling(s), -p) for p, s in may.items() if s.fit(Form.TEXT) >= 0.6]
        if texts:
            found.pop(-max(texts)[1], None)
            _take(found, -max(texts)[1], Guess("title", _LAST_RESORT))
    if "requested" not in taken:
        figures = [
            p for p, s in free.items() if p not in found and s.fit(Form.AMOUNT) >= 0.7 and headings[p].text
        ]
        if figures:
            _take(found, figures[-1], Guess("requested", _LAST_RESORT))


def _telling(shape: _Shape) -> float:
    return shape.distinct * 2 + min(shape.words, 6) / 6


def _is_amount(cell: Cell) -> bool:
    return isinstance(read_amount(cell, 2), Amount | Ambiguous)


def _is_share(text: str) -> bool:
    return bool(re.fullmatch(r"(?:0?[.,]\d+|[01]|1[.,]0+|\d{1,3}(?:[.,]\d+)?\s?%)", text))
