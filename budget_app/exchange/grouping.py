"""Rows that agree in chosen columns -> one line with the sum of their amounts.

Which rows are read at all is canonical.py's question; what a single cell says cells.py's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from budget_app.domain import money
from budget_app.exchange.asks import Ask, GoalCells
from budget_app.exchange.columns import COLUMNS, Form, column_named, unguarded
from budget_app.exchange.headings import Header, Heading, listed, places_named
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Row, text_of
from budget_app.presentation.amounts import full_money
from budget_app.words import _

_PAST = tuple(column.field for column in COLUMNS if column.form is Form.PAST_AMOUNT)
_OTHER_TIERS = ("minimum", "stretch", "full_year")
_SUMMED = frozenset({"requested", *_OTHER_TIERS, *_PAST})
_Key = tuple[str, ...]


@dataclass
class _Group:
    first: int
    rows: int = 0
    faulty: int = 0
    asks: list[Ask] = field(default_factory=list[Ask])


class Groups:
    """How the rows of one sheet come together: by the columns that the person chose, and always by department."""

    def __init__(
        self, sheet: str, header: Header, named: Sequence[Heading], options: Options, currency: str
    ) -> None:
        self._sheet = sheet
        self._header = header
        self._named = named
        self._fixes = options.fixes
        self._digits = money.digits(currency)
        self._places = [
            places[0] for wanted in options.group_by if (places := places_of(header, named, wanted))
        ]
        department = header.place("department")
        apart = department is not None and department not in self._places
        self._key_places = ([department] if apart and department is not None else []) + self._places
        self._department = department

    @staticmethod
    def wrong(
        header: Header, named: Sequence[Heading], options: Options
    ) -> tuple[Flaw, dict[str, str]] | None:
        """What keeps the rows from being grouped as the person says: a column that is not there, or is there twice."""
        for wanted in options.group_by:
            places = places_of(header, named, wanted)
            by_section = bool(options.sections) and column_named(wanted) == column_named(options.sections)
            if not places and not by_section:
                return Flaw.NO_SUCH_COLUMN, {"heading": wanted, "headings": listed(named)}
            if len(places) > 1:
                names = ", ".join(named[place].name for place in places)
                return Flaw.SAME_COLUMN_TWICE, {"heading": wanted, "names": names}
        return None

    def joined(
        self, data: Sequence[tuple[int, Row]], read: Sequence[Ask], faulty: set[int | None]
    ) -> tuple[list[Ask], list[Problem], frozenset[int]]:
        """One ask a group, in the order of their first rows; what is wrong with groups; the rows that stay out with
        their group though nothing is wrong with them. O(rows)."""
        asks = {ask.row: ask for ask in read}
        groups: dict[_Key, _Group] = {}
        for number, cells in data:
            group = groups.setdefault(self._key(number, cells), _Group(number))
            group.rows += 1
            if number in faulty:
                group.faulty = group.faulty or number
            elif number in asks:
                group.asks.append(asks[number])
        whole: list[Ask] = []
        problems: list[Problem] = []
        held: set[int] = set()
        for group in groups.values():
            ask = self._one(group)
            found = list(self._flaws(group, ask))
            if found or group.faulty:
                held |= {one.row for one in group.asks}
                problems += found
            elif ask:
                whole.append(ask)
        return whole, problems, frozenset(held)

    def _key(self, number: int, cells: Row) -> _Key:
        typed = self._fixes.get((number, "department"), "") if self._department is None else ""
        return (
            typed.casefold(),
            *(self._text(number, cells, place).casefold() for place in self._key_places),
        )

    def _text(self, number: int, cells: Row, place: int) -> str:
        """What the row says in a column, as the person typed it where it was fixed."""
        for column in self._header.known.get(place, ()) if self._fixes else ():
            if (number, column.field) in self._fixes:
                return " ".join(self._fixes[number, column.field].split())
        return " ".join(unguarded(text_of(cells[place])).split()) if place < len(cells) else ""

    def _one(self, group: _Group) -> Ask | None:
        """The group as one ask: amounts summed, and whatever all its rows agree in."""
        if not group.asks or any("requested" not in ask.fields for ask in group.asks):
            return None
        first = group.asks[0]
        fields = _agreed([ask.fields for ask in group.asks], first.fields)
        fields |= _sums([ask.fields for ask in group.asks])
        extra = _agreed([ask.extra for ask in group.asks], first.extra)
        fields["title"] = self._title(fields, extra)
        goals = {ask.goals[0].code if ask.goals else "" for ask in group.asks}
        goal = goals.pop() if len(goals) == 1 else ""
        rows = [ask.row for ask in group.asks[1:]]
        extra[_("rows")] = str(len(group.asks))
        return Ask(first.row, fields, [GoalCells(first.row, goal)] if goal else [], extra, grouped_rows=rows)

    def _title(self, fields: Mapping[str, Any], extra: Mapping[str, str]) -> str:
        """The words that all rows of the group share, the department's only where there is nothing else."""
        words: list[str] = []
        department = ""
        for place in self._places:
            known = [column.field for column in self._header.known.get(place, ())]
            value = fields.get(known[0], "") if known else extra.get(self._header.unknown[place], "")
            text = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            if place == self._department:
                department = text
            elif text:
                words.append(text)
        return " · ".join(dict.fromkeys(words)) or department or fields.get("department", "") or _("Other")

    def _flaws(self, group: _Group, ask: Ask | None) -> Iterator[Problem]:
        if group.faulty:
            if group.asks:
                facts = {"first": str(group.faulty), "n": str(group.rows)}
                yield self._problem(group.asks[0].row, Flaw.GROUP_FAULTY, facts)
            return
        for one in group.asks:
            if "requested" not in one.fields:
                yield self._problem(one.row, Flaw.MISSING, {})
        if ask is None:
            return
        total = ask.fields["requested"]
        shown = full_money(total, self._digits)
        facts = {"title": ask.fields["title"], "n": str(group.rows), "sum": shown}
        if total <= 0:
            yield self._problem(group.first, Flaw.GROUP_NOT_POSITIVE, facts)
        elif total > money.LARGEST:
            yield self._problem(group.first, Flaw.TOO_LARGE, {"text": shown})
        elif not ask.fields.get("minimum", total) <= total <= ask.fields.get("stretch", total):
            yield self._problem(group.first, Flaw.TIERS_NOT_RISING, {})

    def _problem(self, row: int, flaw: Flaw, facts: dict[str, str]) -> Problem:
        return Problem(self._sheet, row, self._header.headings["requested"], flaw, facts, "requested")


def places_of(header: Header, named: Sequence[Heading], wanted: str) -> list[int]:
    """The columns that a person means by a heading, else by the name of a field."""
    places = places_named(named, wanted)
    column = column_named(wanted)
    field_place = header.place(column.field) if column else None
    return places or ([] if field_place is None else [field_place])


def _agreed(rows: Sequence[Mapping[str, Any]], first: Mapping[str, Any]) -> dict[str, Any]:
    """What all rows say alike, whatever the case, in the words of the first."""
    kept = dict(first)
    for row in rows:
        for name in [name for name, value in kept.items() if not _alike(row.get(name), value)]:
            del kept[name]
    return {name: value for name, value in kept.items() if name not in _SUMMED}


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
    return one == other


def _sums(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The amounts of the rows added up. A row without a minimum or stretch asks for what it requests, all or nothing;
    one without a past amount had none."""
    sums = {"requested": sum(row["requested"] for row in rows)}
    for name in _OTHER_TIERS:
        if any(name in row for row in rows):
            sums[name] = sum(row.get(name, row["requested"]) for row in rows)
    for name in _PAST:
        if any(name in row for row in rows):
            sums[name] = sum(row.get(name, 0) for row in rows)
    return sums
