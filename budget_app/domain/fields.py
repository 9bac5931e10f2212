"""What the fields of a line may say: amounts, tiers, months, ties to other lines.

How they come into a line lives in requests.py and imports.py; links to goals have rules of their own in links.py.
"""

import re
from collections.abc import Collection, Mapping

from budget_app.domain import money
from budget_app.domain.lines import Line, LineFields, Requests, find_line
from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason

_MONTH = re.compile(r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])\Z")
_MONEY = frozenset(("minimum", "requested", "stretch", "full_year", "last_budget", "last_actual"))
_PERIOD = frozenset(("start", "end", "months"))
_TIES = frozenset(("requires", "excludes"))
_PERIOD_AND_TIES = _PERIOD | _TIES


def resolved(
    state: Requests, line: Line, fields: LineFields, codes: Mapping[str, str] | None = None
) -> LineFields:
    """`fields` with lines named by id; Refusal where one is not known. `codes`: ids of lines still to come."""
    given = fields.given()
    if _TIES.isdisjoint(given):
        return fields
    for name in _TIES.intersection(given):
        refs = getattr(fields, name)
        given[name] = tuple(dict.fromkeys(_other(state, line, ref, codes or {}) for ref in refs))
    return LineFields(**given)  # type: ignore[arg-type]


def check_fields(state: Requests, line: Line, given: Collection[str]) -> None:
    """Refuses a line whose fields named in `given` cannot be what they now are. O(fields + ties)."""
    if not _MONEY.isdisjoint(given):
        _check_amounts(line)
    if _PERIOD_AND_TIES.isdisjoint(given):
        return
    if not _PERIOD.isdisjoint(given):
        _check_months(line, "months" in given)
    if not _TIES.isdisjoint(given):
        _check_ties(state, line)


def _check_amounts(line: Line) -> None:
    amounts = (line.minimum, line.requested, line.stretch, line.full_year)
    for amount in amounts:
        if amount is not None and not 0 < amount <= money.LARGEST:
            raise _wrong_amount(line, amount)
    for amount in (line.last_budget, line.last_actual):
        if amount is not None and not 0 <= amount <= money.LARGEST:
            raise _wrong_amount(line, amount)
    floor = 0
    for amount in amounts[:3]:
        if amount is not None:
            if amount < floor:
                raise Refusal(Reason.TIERS_NOT_RISING, line=line.code)
            floor = amount


def _wrong_amount(line: Line, amount: int) -> Refusal:
    reason = Reason.AMOUNT_OUT_OF_RANGE if amount > money.LARGEST else Reason.AMOUNT_NOT_POSITIVE
    return Refusal(reason, line=line.code, amount=amount)


def _check_months(line: Line, are_new: bool) -> None:
    for month in (line.start, line.end):
        if month and not _MONTH.match(month):
            raise Refusal(Reason.BAD_DATE, date=month)
    if line.start and line.end and line.end < line.start:
        raise Refusal(Reason.BAD_PERIOD, start=line.start, end=line.end)
    if line.months and are_new:
        start, end = line.start or "1900-01", line.end or "2199-12"
        count = (int(end[:4]) - int(start[:4])) * 12 + int(end[5:]) - int(start[5:]) + 1
        too_many = len(line.months) > count or max(line.months) > money.LARGEST
        if too_many or min(line.months) < 0 or not any(line.months):
            raise Refusal(Reason.MONTHS_NOT_PARTS, line=line.code)


def _check_ties(state: Requests, line: Line) -> None:
    for other in (*line.requires, *line.excludes):
        if other == line.id:
            raise Refusal(Reason.REQUIRES_ITSELF, line=line.code)
        state.lines[other]  # a tie to no line does not follow


def _other(state: Requests, line: Line, ref: str, codes: Mapping[str, str]) -> str:
    if ref in (line.id, line.code):
        raise Refusal(Reason.REQUIRES_ITSELF, line=line.code)
    return codes[ref] if ref in codes else find_line(state, ref).id
