"""The kind warnings at 2,000 lines: all of them for the first time, and anew after one edit, as the worker finds them.

What a person waits for is the edit; the first time is in the background while the page is there already.
"""

import itertools
import random
from collections.abc import Iterator

import msgspec

from budget_app.domain.lines import Line
from budget_app.domain.people import Department
from budget_app.domain.round import Round
from budget_app.presentation.duplicates import Known, compared
from budget_app.presentation.line_warnings import warnings_of
from tests.bench.rows import Row, median_seconds, shown_seconds

LINES, DEPARTMENTS, LIMIT = 2_000, 8, 0.05
WORDS = (
    *(
        "trade",
        "fair",
        "stand",
        "customer",
        "onboarding",
        "guide",
        "lead",
        "scoring",
        "shared",
        "data",
        "clean",
    ),
    *(
        "record",
        "partner",
        "programme",
        "event",
        "tool",
        "pricing",
        "quoting",
        "video",
        "library",
        "proposal",
    ),
    *(
        "website",
        "security",
        "review",
        "engineer",
        "interview",
        "renewal",
        "desk",
        "account",
        "field",
        "north",
    ),
)


def measure(full: bool) -> Iterator[Row]:
    """The rows of the hints' bench."""
    state = _round()
    known = compared(Known(), state)
    first = median_seconds(lambda: compared(Known(), state), 3)
    numbers = itertools.count()

    def edit() -> None:
        nonlocal known
        line = state.lines["l5"]
        state.lines["l5"] = msgspec.structs.replace(line, title=f"{line.title} {next(numbers)}")
        known = compared(known, state)
        for each in state.lines.values():
            warnings_of(state, each, known)

    after = median_seconds(edit, 7)
    yield Row(f"hints of {LINES:,} lines, first time", shown_seconds(first), "under 2 s", first < 2)
    yield Row(f"hints of {LINES:,} lines, one edit", shown_seconds(after), "under 50 ms", after < LIMIT)


def _round() -> Round:
    """Titles of three to six words out of thirty, so that many are alike."""
    dice = random.Random(1)
    lines = {
        f"l{n}": Line(
            id=f"l{n}",
            code=f"L-{n}",
            department=f"D{n % DEPARTMENTS}",
            title=" ".join(dice.choices(WORDS, k=dice.randint(3, 6))),
            minimum=1_000_00,
            requested=1_000_00,
        )
        for n in range(LINES)
    }
    departments = {f"D{n}": Department(f"D{n}", f"Department {n}") for n in range(DEPARTMENTS)}
    return Round(lines=lines, departments=departments, start="2027-01-01", end="2027-12-31")
