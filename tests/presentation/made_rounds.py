"""Small rounds for tests of numbers: states put together at once, without history; amounts in whole euros."""

import msgspec

from budget_app.domain.decision import Allocation
from budget_app.domain.lines import Level, Line, Link, Status
from budget_app.domain.people import Department
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.domain.strategy import Goal, Horizon


def goal(id: str, weight: float = 1.0, baseline: float = 0.0, target: float = 100.0, **more: object) -> Goal:
    """A goal whose results count in hundredths of its span, unless said otherwise."""
    plain = Goal(id, id.upper(), f"Goal {id}", "", "", baseline, target, "", Horizon.YEAR, weight)
    return msgspec.structs.replace(plain, **more)


def line(code: str, *amounts: int | None, gives: object = (), **more: object) -> Line:
    """A submitted line; amounts in whole euros for minimum, requested, stretch, or just requested.

    `gives`: links, or one number: the result for goal "g" at requested.
    """
    tiers = (None, *amounts, None) if len(amounts) == 1 else (*amounts, None, None)[:3]
    small, asked, large = (None if a is None else a * 100 for a in tiers)
    links = (Link("g", requested=float(gives)),) if isinstance(gives, int | float) else tuple(gives)  # type: ignore[arg-type]
    plain = Line(
        id=code.lower(),
        code=code,
        department=code.split("-")[0],
        title=f"Line {code}",
        status=Status.SUBMITTED,
        minimum=small,
        requested=asked,
        stretch=large,
        links=links,
    )
    return msgspec.structs.replace(plain, **more)


def round_of(
    *lines: Line,
    fund: int = 100,
    reserve: int = 0,
    goals: tuple[Goal, ...] = (goal("g"),),
    granted: dict[str, int] | None = None,
    currency: str = "EUR",
) -> Round:
    """A round of two departments and these lines; `granted` in whole euros by line id."""
    departments = {"S": Department("S", "Sales"), "M": Department("M", "Marketing")}
    for asked in lines:
        departments.setdefault(
            asked.department, Department(asked.department, f"Department {asked.department}")
        )
    return Round(
        name="Round",
        currency=currency,
        fund=fund * 100,
        reserve=reserve * 100,
        phase=Phase.DECISION,
        departments=departments,
        goals={g.id: g for g in goals},
        lines={asked.id: asked for asked in lines},
        line_ids={asked.code: asked.id for asked in lines},
        allocations={
            key: Allocation(key, amount * 100, _level(lines, key, amount * 100), "", "e", "")
            for key, amount in (granted or {}).items()
        },
    )


def _level(lines: tuple[Line, ...], key: str, amount: int) -> Level | None:
    tiers = next(asked.tiers for asked in lines if asked.id == key)
    return next((level for level, own in tiers.items() if own == amount), None)
