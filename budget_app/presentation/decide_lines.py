"""A request line as the Decide page shows it: what is asked and granted, what the best set holds, its tower.

Which lines are shown where, and the sums over them, live in decide.py and decide_sums.py.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Literal

import msgspec

from budget_app.domain import money
from budget_app.domain.decision import Allocation, Decision
from budget_app.domain.lines import Level, Line, Status
from budget_app.domain.queries import asked
from budget_app.presentation.amounts import full_money, short_money
from budget_app.presentation.decide_best import BestSet
from budget_app.presentation.names import level_name
from budget_app.presentation.signs import department_signs
from budget_app.presentation.tables import DepartmentSign
from budget_app.presentation.tower import Storey, Tower
from budget_app.words import _

Place = Literal["open", "in", "out"]


class DecideLine(msgspec.Struct, frozen=True, gc=False):
    """One line. Amounts in minor units with `digits` decimals; `granted` None while undecided.

    `tiers` rising. `best` is the tier in the best set, "none", or "" where it is not known or takes no part. `signed`:
    the signed figure where a revision stands beside it. Words are made when they are asked for: of thousands of lines
    only those in view need any.
    """

    id: str
    code: str
    title: str
    department: str
    sign: DepartmentSign
    digits: int
    tiers: tuple[tuple[Level, int], ...]
    asked: int
    granted: int | None
    level: Level | None
    reason: str
    draft: bool
    best: str
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

    @property
    def top(self) -> int:
        """The highest tier, or what is granted where that is more."""
        return max(self.tiers[-1][1] if self.tiers else 0, self.granted or 0)

    @property
    def tower(self) -> Tower:
        """Its tiers as a tower, with a sentence for who cannot see it."""
        return _tower(self)

    def short(self, choice: str) -> str:
        """The amount of a choice in short: "0" for none, "" where the line has no such tier."""
        if choice == "none":
            return "0"
        return next((short_money(a, self.digits) for level, a in self.tiers if level == choice), "")

    @property
    def granted_short(self) -> str:
        """What is granted; empty while undecided."""
        return "" if self.granted is None else short_money(self.granted, self.digits)

    @property
    def granted_full(self) -> str:
        """What is granted, to the minor unit; empty while undecided."""
        return "" if self.granted is None else full_money(self.granted, self.digits)

    @property
    def granted_state(self) -> str:
        """In one word where there is little room: undecided (a draft: draft), the tier, none, or the amount."""
        if self.granted is None:
            return _("draft") if self.draft else _("undecided")
        if not self.granted:
            return _("none")
        return level_name(self.level) if self.level else self.granted_short

    @property
    def best_words(self) -> str:
        """What the best set holds, in a few words; empty where that is not known."""
        if not self.best:
            return ""
        tier = _("none") if self.best == "none" else level_name(Level(self.best))
        return _("best: {tier}").format(tier=tier)


class Lines:
    """All lines that are still asked for, by code; a line that did not change is the same record as before.

    Making a record costs about 5 µs, looking whether it changed 1 µs, so that 5,000 lines follow a click.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    def of(self, state: Decision, best: BestSet | None) -> tuple[DecideLine, ...]:
        """The records for this state. O(lines)."""
        signs, digits = department_signs(state), money.digits(state.currency)
        known, self._known = self._known, {}
        allocations, revisions = state.allocations, state.revisions
        for line in state.lines.values():
            if not line.is_live:
                continue
            allocation = allocations.get(line.id)
            revised = revisions[line.id][-1] if line.id in revisions else None
            held, sign = best.held(line.id) if best else "", signs[line.department]
            before = known.get(line.id)
            # Entities are frozen and replaced when they change, so that being the same object is enough.
            if (
                before is None
                or before.line is not line
                or before.allocation is not allocation
                or before.revised is not revised
                or before.made.best != held
                or before.made.sign != sign
            ):
                made = _line(line, allocation, revised, held, sign, digits)
                before = _Known(line, allocation, revised, made)
            self._known[line.id] = before
        return tuple(sorted((kept.made for kept in self._known.values()), key=attrgetter("code")))


class _Known(msgspec.Struct, frozen=True, gc=False):
    line: Line
    allocation: Allocation | None
    revised: Allocation | None
    made: DecideLine


def _line(
    line: Line,
    allocation: Allocation | None,
    revised: Allocation | None,
    held: str,
    sign: DepartmentSign,
    digits: int,
) -> DecideLine:
    now = revised or allocation
    return DecideLine(
        id=line.id,
        code=line.code,
        title=line.title or _("no title"),
        department=line.department,
        sign=sign,
        digits=digits,
        tiers=tuple(line.tiers.items()),
        asked=asked(line),
        granted=now.amount if now else None,
        level=now.level if now else None,
        reason=now.reason if now else "",
        draft=line.status is Status.DRAFT,
        best=held,
        signed=allocation.amount if allocation and revised else None,
    )


@lru_cache(maxsize=1024)
def _tower(line: DecideLine) -> Tower:
    storeys = tuple(
        Storey(level.value, level_name(level), amount, short_money(amount, line.digits))
        for level, amount in line.tiers
    )
    return Tower(
        line=line.id,
        code=line.code,
        title=line.title,
        order=line.sign.order,
        letter=line.sign.letter,
        storeys=storeys,
        granted=line.granted,
        tier=line.level,
        sentence=_spoken(line, storeys),
    )


def granted_text(granted: Allocation, amount: str) -> str:
    """What was granted in a few words: "minimum, 90 k", "45 k", "none"."""
    if not granted.amount:
        return _("none")
    return f"{level_name(granted.level)}, {amount}" if granted.level else amount


def _spoken(line: DecideLine, storeys: tuple[Storey, ...]) -> str:
    tiers = ", ".join(f"{storey.word} {storey.short}" for storey in storeys)
    parts = [f"{line.code} {line.title}, {line.sign.name}", line.granted_state, tiers, line.best_words]
    return ". ".join(part for part in parts if part) + "."


def filtered(
    lines: Iterable[DecideLine], words: str, shown: str = "all", department: str = ""
) -> tuple[DecideLine, ...]:
    """The lines whose code or title holds all the words, of one department ("" any), and of one sort.

    `shown`: all, undecided (drafts need no decision), granted, none (granted nothing), differs (not as the best set).
    O(lines).
    """
    wanted = words.casefold().split()
    sorts: dict[str, Callable[[DecideLine], bool]] = {
        "undecided": lambda line: line.granted is None and not line.draft,
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
