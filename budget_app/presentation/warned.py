"""The records of kind warnings: what is odd, where, in which words; and all that one person is told.

When something is odd is said in line_warnings.py.
"""

from enum import StrEnum

import msgspec

from budget_app.presentation.tables import Step
from budget_app.words import _n


class About(StrEnum):
    """What is odd; the value is stable and is what the command line answers."""

    NO_GOAL = "no_goal"
    RESULT_MISSING = "result_missing"
    MINIMUM_IS_REQUESTED = "minimum_is_requested"
    PREREQUISITE_MISSING = "prerequisite_missing"
    DUPLICATE = "duplicate"
    ROUND_FIGURES = "round_figures"


class LineWarning(msgspec.Struct, frozen=True):
    """One thing that is odd: of which line ("" for the whole department's lines) and field, in a sentence and in short.

    `detail` says which facts it is about, so that another amount is another warning. `other`: the line it is odd with.
    `is_needed`: submission needs it, so nobody can say that it is right so.
    """

    about: About
    department: str
    line: str
    field: str
    sentence: str
    short: str
    step: Step
    detail: str = ""
    other: str = ""
    is_needed: bool = False

    @property
    def key(self) -> str:
        """What is kept where a person says that it is right so."""
        return f"{self.about}:{self.line or self.department}:{self.detail}"


class Warnings(msgspec.Struct, frozen=True):
    """All that a person is told, by line, and by department what is odd about all of its lines together."""

    by_line: dict[str, tuple[LineWarning, ...]] = {}
    by_department: dict[str, tuple[LineWarning, ...]] = {}

    def every(self) -> list[LineWarning]:
        """All of them, departments first."""
        return [each for some in (self.by_department, self.by_line) for own in some.values() for each in own]

    def without(self, keys: frozenset[str]) -> "Warnings":
        """Those of which nobody said that they are right so."""
        return Warnings(_without(self.by_line, keys), _without(self.by_department, keys))


def marks_of(warnings: Warnings) -> dict[str, str]:
    """By line, what the mark in its row says; what submission needs has a band there already."""
    said = {
        line: "\n".join(each.sentence for each in own if not each.is_needed)
        for line, own in warnings.by_line.items()
    }
    return {line: words for line, words in said.items() if words}


def count_text(n: int) -> str:
    """How many warnings there are, as a button says it."""
    return _n("{n} hint", "{n} hints", n).format(n=f"{n:,}")


def _without(
    some: dict[str, tuple[LineWarning, ...]], keys: frozenset[str]
) -> dict[str, tuple[LineWarning, ...]]:
    left = {
        of: tuple(each for each in own if each.is_needed or each.key not in keys) for of, own in some.items()
    }
    return {of: own for of, own in left.items() if own}
