"""One ask of a sheet with its further rows: how rows of the same code become one line with several goals.

Cells are read in canonical.py before this; what the round knows of departments and goals is import_lines.py's question.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from budget_app.exchange.columns import KEY_FIELDS
from budget_app.exchange.headings import Header
from budget_app.exchange.problems import Flaw, Problem


@dataclass(frozen=True)
class GoalCells:
    """What one row says about a goal: its code ("" where none is named), results, confidence."""

    row: int
    code: str
    minimum: float | None = None
    requested: float | None = None
    stretch: float | None = None
    confidence: float | None = None
    cannot_say: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is more than nothing."""
        return self != GoalCells(self.row, "")


@dataclass
class Ask:
    """One line of the sheet: the row it begins in, its fields by name, its goals, unknown columns.

    `further_rows` add goals to it, `grouped_rows` are summed in it.
    """

    row: int
    fields: dict[str, Any]
    goals: list[GoalCells]
    extra: dict[str, str]
    further_rows: list[int] = field(default_factory=list[int])
    grouped_rows: list[int] = field(default_factory=list[int])

    @property
    def code(self) -> str:
        """The code in the sheet, or ""."""
        return self.fields.get("code", "")


def joined(
    sheet: str,
    header: Header,
    read: Sequence[Ask],
    faulty_codes: Mapping[str, int],
    may_lack: Collection[str] = (),
) -> tuple[list[Ask], list[Problem]]:
    """Asks with their further rows, and what is wrong with a row as a whole. A row with a code in `may_lack` needs
    neither title nor amount."""
    asks: list[Ask] = []
    by_code: dict[str, Ask] = {}
    problems: list[Problem] = []
    for ask in read:
        before = by_code.get(ask.code) if ask.code else None
        if before is not None:
            found = _further(sheet, header, before, ask)
        elif ask.code in faulty_codes and faulty_codes[ask.code] < ask.row:
            found = [first_row_faulty(sheet, header, ask.code, faulty_codes[ask.code], ask.row)]
        else:
            found = list(_whole(sheet, header, ask, ask.code in may_lack))
            if not found:
                asks.append(ask)
                by_code[ask.code] = ask
            elif ask.code:
                faulty_codes = {ask.code: ask.row, **faulty_codes}
        problems += found
    return asks, problems


def first_row_faulty(sheet: str, header: Header, code: str, first: int, row: int) -> Problem:
    """A further row has nothing to add to, since the row its line begins in has a problem."""
    facts = {"code": code, "first": str(first)}
    return Problem(sheet, row, header.headings["code"], Flaw.FIRST_ROW_FAULTY, facts, "code")


def _further(sheet: str, header: Header, ask: Ask, row: Ask) -> list[Problem]:
    """Adds a row's goal to the ask of the same code; a problem where the row is no such row."""
    differs = any(
        ask.fields.get(name) != value for name, value in row.fields.items() if name not in KEY_FIELDS
    ) or any(ask.extra.get(name) != value for name, value in row.extra.items())
    facts = {"code": ask.code, "first": str(ask.row)}
    if differs or not row.goals or not row.goals[0].code:
        return [Problem(sheet, row.row, header.headings["code"], Flaw.CODE_TWICE, facts, "code")]
    goal = row.goals[0].code
    if goal in {known.code for known in ask.goals}:
        heading = header.headings["goal"]
        return [Problem(sheet, row.row, heading, Flaw.GOAL_TWICE, {"code": ask.code, "goal": goal}, "goal")]
    ask.goals.append(row.goals[0])
    ask.further_rows.append(row.row)
    return []


def _whole(sheet: str, header: Header, ask: Ask, may_lack: bool) -> Iterator[Problem]:
    """What is wrong with the row of an ask that no single cell shows."""

    def problem(name: str, flaw: Flaw, **facts: str) -> Problem:
        return Problem(sheet, ask.row, header.headings.get(name, name), flaw, facts, name)

    fields = ask.fields
    for name in ("title", "requested"):
        if name not in fields and not may_lack:
            yield problem(name, Flaw.MISSING)
    amounts = [fields[tier] for tier in ("minimum", "requested", "stretch") if tier in fields]
    if amounts != sorted(amounts):
        yield problem("requested", Flaw.TIERS_NOT_RISING)
    if fields.get("start", "") > fields.get("end", "9999"):
        yield problem("end", Flaw.END_BEFORE_START, start=fields["start"])
