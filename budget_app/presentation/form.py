"""A part of a form without a toolkit: rows of fields with what is wrong beside them, and what can be done.

The wizard for a new round and the settings of one under way are made of the same parts; one widget shows them all
(ui/forms). What the fields mean lives in draft.py and settings.py.
"""

from typing import NamedTuple

import msgspec

from budget_app.presentation.requests_edit import Problem


class Place(NamedTuple):
    """Where a field is: in which part, in which row of it ("" for the only one), under which name."""

    part: str
    row: str = ""
    field: str = ""

    @property
    def text(self) -> str:
        """The place as one word, as refusals carry it."""
        return "/".join(self)

    @classmethod
    def of(cls, text: str) -> "Place":
        """The place that `text` says. TypeError where it says none."""
        return cls(*text.split("/"))


class Field(msgspec.Struct, frozen=True):
    """A field as it stands. `kind`: line, long (a path), short, number, choice, many.

    Many are those of `choices` whose keys, separated by spaces, are the text.

    `assumed` is what holds where nothing is typed; `why_fixed` says why it cannot be changed now.
    """

    id: str
    label: str
    text: str = ""
    kind: str = "line"
    assumed: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    why_fixed: str = ""
    problem: Problem | None = None
    note: str = ""


class Deed(msgspec.Struct, frozen=True):
    """What a button does, and why it cannot now."""

    id: str
    words: str
    why_not: str = ""
    is_main: bool = False


class Row(msgspec.Struct, frozen=True):
    """Fields that belong together, what can be done with them, and what is said of them (`problem`: what is wrong).

    `title` is what a screen reader calls the row, `label` stands before its first field.
    """

    id: str
    fields: tuple[Field, ...] = ()
    deeds: tuple[Deed, ...] = ()
    title: str = ""
    label: str = ""
    note: str = ""
    problem: Problem | None = None


class Part(msgspec.Struct, frozen=True):
    """One page of the form. `shape`: fields (one below the other), table (one row a line), cards (one card a row).

    `note` stands beneath the rows, with `note_deed` as its step; `problem` is what is wrong with the whole.
    """

    id: str
    title: str
    lead: str
    rows: tuple[Row, ...]
    shape: str = "fields"
    add: Deed | None = None
    note: str = ""
    note_deed: Deed | None = None
    problem: str = ""
