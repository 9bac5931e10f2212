"""What the fields of a line may say: amounts, tiers, months, ties to other lines.

How they come into a line lives in requests.py and imports.py; links to goals have rules of their own in links.py.
"""

import re
from collections.abc import Mapping

import msgspec

from budget_app.domain import money
from budget_app.domain.lines import Line, LineFields, Requests, find_line
from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")


def checked_fields(
    state: Requests, line: Line, fields: LineFields, codes: Mapping[str, str] | None = None
) -> LineFields:
    """`fields` with lines named by id, refused where they cannot be; `codes` are ids of lines not yet in the state."""
    given = fields.given()
    for name in ("requires", "excludes"):
        if name in given:
            refs = getattr(fields, name)
            given[name] = tuple(dict.fromkeys(_other(state, line, ref, codes or {}) for ref in refs))
    if line.id in (*given.get("requires", ()), *given.get("excludes", ())):  # type: ignore[misc]
        raise Refusal(Reason.REQUIRES_ITSELF, line=line.code)
    after: Line = msgspec.structs.replace(line, **given)
    check_amounts(after)
    _check_months(after)
    return LineFields(**given)  # type: ignore[arg-type]


def check_amounts(line: Line) -> None:
    """Refuses amounts that are not positive or too large, and tiers that fall."""
    money_fields = ("minimum", "requested", "stretch", "full_year", "last_budget", "last_actual")
    for name in money_fields:
        amount: int | None = getattr(line, name)
        lowest = 0 if name.startswith("last") else 1
        if amount is not None and amount < lowest:
            raise Refusal(Reason.AMOUNT_NOT_POSITIVE, line=line.code, field=name, amount=amount)
        if amount is not None and amount > money.LARGEST:
            raise Refusal(Reason.AMOUNT_OUT_OF_RANGE, line=line.code, amount=amount)
    amounts = list(line.tiers.values())
    if amounts != sorted(amounts):
        raise Refusal(Reason.TIERS_NOT_RISING, line=line.code, tiers=line.tiers)


def _check_months(line: Line) -> None:
    for month in (line.start, line.end):
        if month and not _MONTH.match(month):
            raise Refusal(Reason.BAD_DATE, date=month)
    if line.start and line.end and line.end < line.start:
        raise Refusal(Reason.BAD_PERIOD, start=line.start, end=line.end)
    if line.months and (min(line.months) < 0 or not any(line.months)):
        raise Refusal(Reason.AMOUNT_NOT_POSITIVE, line=line.code, field="months", amount=min(line.months))


def _other(state: Requests, line: Line, ref: str, codes: Mapping[str, str]) -> str:
    if ref in (line.id, line.code):
        raise Refusal(Reason.REQUIRES_ITSELF, line=line.code)
    return codes[ref] if ref in codes else find_line(state, ref).id
