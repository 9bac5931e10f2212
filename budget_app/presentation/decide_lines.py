"""A request line as the Decide page shows it: tower, what is granted, what the best set holds.

Which lines are shown where, and the sums over them, live in decide.py and decide_sums.py.
"""

from collections.abc import Iterable
from functools import partial
from typing import Literal

import msgspec

from budget_app.domain import money
from budget_app.domain.decision import Allocation, Decision
from budget_app.domain.lines import Level, Line, Status
from budget_app.domain.queries import asked
from budget_app.presentation.amounts import short_money
from budget_app.presentation.decide_best import BestSet
from budget_app.presentation.names import level_name
from budget_app.presentation.signs import department_signs
from budget_app.presentation.tables import DepartmentSign
from budget_app.presentation.tower import Storey, Tower
from budget_app.words import _

Place = Literal["open", "in", "out"]


class DecideLine(msgspec.Struct, frozen=True):
    """One line. Amounts in minor units; `granted` None while undecided.

    `best` is the tier in the best set, "none", or "" where it is not known or not estimated. `signed` is the signed
    figure where a revision stands beside it.
    """

    id: str
    code: str
    title: str
    department: str
    tower: Tower
    asked: int
    asked_short: str
    granted: int | None
    granted_words: str
    granted_short: str
    granted_state: str
    level: Level | None
    reason: str
    draft: bool
    best: str
    best_words: str
    signed: int | None = None

    @property
    def place(self) -> Place:
        """Still to be decided, decided in (anything granted), or decided out."""
        if self.granted is None:
            return "open"
        return "in" if self.granted else "out"

    @property
    def differs(self) -> bool:
        """Whether what is granted is not what the best set holds."""
        granted = self.level or ("none" if not self.granted else "")
        return bool(self.best) and self.granted is not None and granted != self.best


class Lines:
    """All lines that are still asked for, by code; a line that did not change is the same record as before.

    Making a record costs about 15 µs, looking whether it changed under 1 µs, so that 5,000 lines follow a click.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[object, ...], DecideLine]] = {}

    def of(self, state: Decision, best: BestSet | None) -> tuple[DecideLine, ...]:
        """The records for this state. O(lines)."""
        signs = department_signs(state)
        known, self._known = self._known, {}
        for line in state.lines.values():
            if not line.is_live:
                continue
            allocation = state.allocations.get(line.id)
            revised = state.revisions.get(line.id, (None,))[-1]
            held = best.held(line.id) if best else ""
            sign = signs[line.department]
            key = (line, allocation, revised, held, sign.order, sign.name, state.currency)
            before = known.get(line.id)
            if before is None or not _same(before[0], key):
                before = (key, _line(line, allocation, revised, held, sign, state.currency))
            self._known[line.id] = before
        return tuple(sorted((kept[1] for kept in self._known.values()), key=lambda made: made.code))


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    # Entities are frozen and replaced when they change, so that being the same object is enough for them.
    return all(a is b for a, b in zip(before[:3], now[:3], strict=True)) and before[3:] == now[3:]


def _line(
    line: Line,
    allocation: Allocation | None,
    revised: Allocation | None,
    held: str,
    sign: DepartmentSign,
    currency: str,
) -> DecideLine:
    short = partial(short_money, digits=money.digits(currency))
    now = revised or allocation
    storeys = tuple(
        Storey(level.value, level_name(level), amount, short(amount)) for level, amount in line.tiers.items()
    )
    granted_words = granted_text(now, short(now.amount)) if now else _("undecided")
    best_words = best_text(held)
    tower = Tower(
        line=line.id,
        code=line.code,
        title=line.title,
        order=sign.order,
        letter=sign.letter,
        storeys=storeys,
        granted=now.amount if now else None,
        tier=now.level if now else None,
        sentence=_spoken(line, sign, storeys, granted_words, best_words),
    )
    return DecideLine(
        id=line.id,
        code=line.code,
        title=line.title or _("no title"),
        department=line.department,
        tower=tower,
        asked=asked(line),
        asked_short=short(asked(line)),
        granted=now.amount if now else None,
        granted_words=granted_words,
        granted_short=short(now.amount) if now else "",
        granted_state=_state(now, short(now.amount)) if now else _("undecided"),
        level=now.level if now else None,
        reason=now.reason if now else "",
        draft=line.status is Status.DRAFT,
        best=held,
        best_words=best_words,
        signed=allocation.amount if allocation and revised else None,
    )


def _state(granted: Allocation, amount: str) -> str:
    """In one word where there is little room: the tier, none, or the amount."""
    if not granted.amount:
        return _("none")
    return level_name(granted.level) if granted.level else amount


def granted_text(granted: Allocation, amount: str) -> str:
    """What was granted in a few words: "minimum, 90 k", "45 k", "none"."""
    if not granted.amount:
        return _("none")
    return f"{level_name(granted.level)}, {amount}" if granted.level else amount


def best_text(held: str) -> str:
    """What the best set holds of a line in a few words; empty where that is not known."""
    if not held:
        return ""
    return _("best: {tier}").format(tier=_("none") if held == "none" else level_name(Level(held)))


def _spoken(line: Line, sign: DepartmentSign, storeys: tuple[Storey, ...], granted: str, best: str) -> str:
    tiers = ", ".join(f"{storey.word} {storey.short}" for storey in storeys)
    parts = [f"{line.code} {line.title}, {sign.name}", granted, tiers, best]
    return ". ".join(part for part in parts if part) + "."


def filtered(
    lines: Iterable[DecideLine], words: str, shown: str = "all", department: str = ""
) -> tuple[DecideLine, ...]:
    """The lines whose code or title holds all the words, of one department ("" any), and of one sort.

    `shown`: all, undecided, granted, none (granted nothing), differs (not as the best set). O(lines).
    """
    wanted = words.casefold().split()
    sorts = {
        "undecided": lambda line: line.granted is None,
        "granted": lambda line: bool(line.granted),
        "none": lambda line: line.granted == 0,
        "differs": lambda line: line.differs,
    }
    fits = sorts.get(shown, lambda line: True)
    return tuple(
        line
        for line in lines
        if department in ("", line.department)
        and fits(line)
        and (not wanted or all(word in f"{line.code} {line.title}".casefold() for word in wanted))
    )
