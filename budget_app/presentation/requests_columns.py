"""The columns of the requests grid: which there are, which are shown at first, and what choosing others comes to.

What a line says in each: line_cells.py. What must not live here: how wide a column is on the screen, and where a
choice is kept.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from budget_app.presentation.tables import Column
from budget_app.words import _

# What a line is called by stays at the left and in view.
FIRST = "code"
ALWAYS = (FIRST, "title")

AT_FIRST = (
    "code",
    "title",
    "function",
    "goals",
    "minimum",
    "requested",
    "stretch",
    "worth",
    "months",
    "state",
)


@lru_cache(maxsize=2)
def columns() -> tuple[Column, ...]:
    """All columns there are, from the left as they stand unless somebody moves them."""
    worth = _(
        "Share of all goals that the requested tier brings, over its share of the fund: 1 brings its share"
    )
    year = _("What a line that recurs costs in a full year")
    needs = _("Lines without which this one is not funded")
    return (
        Column("code", _("Code"), "code", 92),
        Column("title", _("Line"), "text", 0, typed="text"),
        Column("function", _("Function"), "text", 140, typed="text", wide=True),
        Column("kind", _("Kind"), "text", 96, typed="choice"),
        Column("owner", _("Owner"), "text", 112, typed="text"),
        Column("account", _("Account"), "text", 96, typed="text"),
        Column("goals", _("Goals"), "chips", 124, typed="goals"),
        Column("last_budget", _("Last budget"), "money", 88, typed="money"),
        Column("last_actual", _("Last actual"), "money", 84, typed="money"),
        Column("minimum", _("Minimum"), "money", 78, typed="money"),
        Column("requested", _("Requested"), "money", 84, typed="money", strong=True),
        Column("stretch", _("Stretch"), "money", 82, typed="money"),
        Column("recurring", _("Recurs"), "text", 92, typed="choice"),
        Column("full_year", _("Full year"), "money", 84, typed="money", tip=year),
        Column("worth", _("Value for money"), "ratio", 120, wide=True, tip=worth),
        Column("months", _("Months"), "months", 132, typed="months", wide=True),
        Column("requires", _("Needs lines"), "text", 104, typed="codes", tip=needs),
        Column("sponsors", _("Sponsors"), "text", 120),
        Column("state", _("State"), "state", 90),
    )


@lru_cache(maxsize=16)
def chosen_columns(ids: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns of these ids in their order; those at first where none is named. What is not known is passed over.

    What somebody chose is shown whether or not there is much room.
    """
    known = {column.id: column for column in columns()}
    if not ids:
        return tuple(known[column] for column in AT_FIRST)
    return tuple(msgspec.structs.replace(known[column], wide=False) for column in in_order(ids))


def in_order(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids that are known, once each, the code first and the title among them."""
    known = {column.id for column in columns()}
    kept = [column for column in dict.fromkeys(ids) if column in known and column not in ALWAYS]
    named = [column for column in dict.fromkeys(ids) if column in known and column != FIRST]
    return (FIRST, *(named if "title" in named else ["title", *kept]))


def with_column(shown: Sequence[str], column: str) -> tuple[str, ...]:
    """The columns shown, and this one behind those that stand before it at first."""
    places = {known.id: n for n, known in enumerate(columns())}
    before = [n for n, other in enumerate(shown) if places[other] < places[column]]
    at = before[-1] + 1 if before else len(shown)
    return in_order((*shown[:at], column, *shown[at:]))


def without_column(shown: Sequence[str], column: str) -> tuple[str, ...]:
    """The columns shown without this one; code and title stay."""
    return in_order(other for other in shown if other != column)


def moved(shown: Sequence[str], column: str, step: int) -> tuple[str, ...]:
    """The columns shown with this one moved by `step` to the right; nothing passes the code."""
    if column == FIRST or column not in shown:
        return in_order(shown)
    rest = [other for other in shown if other != column]
    at = min(max(list(shown).index(column) + step, 1), len(rest))
    return in_order((*rest[:at], column, *rest[at:]))


def why_always(column: str) -> str:
    """Why a column cannot be hidden, as a sentence; "" where it can."""
    words = {
        FIRST: _("The code stays at the left: people call the line by it."),
        "title": _("The line's title is always shown."),
    }
    return words.get(column, "")
