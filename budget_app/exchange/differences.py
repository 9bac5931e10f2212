"""What a row of a sheet says otherwise than the line it is about, field by field; and where both changed.

Compared three ways where it is known from which state the sheet was written: what only the sheet changed is a
difference, what only the round changed none, what both changed clashes. What becomes of it lives in updating.py.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from budget_app.domain.lines import Kind, Line, LineFields, Link, Requests
from budget_app.exchange.columns import GOAL_FIELDS

TIES = ("requires", "excludes")
GOAL, EXTRA, SPONSORS = "goal", "extra", "sponsors"
_NO_FIELDS = GOAL_FIELDS | {"code", "department", "as_of", SPONSORS}
_RESULTS = {"minimum": "minimum_result", "requested": "requested_result", "stretch": "stretch_result"}
_BLANK: dict[str, Any] = {
    field.name: field.default
    for field in msgspec.structs.fields(Line)
    if field.name in LineFields.__struct_fields__ and field.name != EXTRA
} | {"kind": Kind.OTHER}


@dataclass(frozen=True)
class Difference:
    """`field` of a line, GOAL or EXTRA or SPONSORS; `key` is then the goal's id, the heading or the department.

    `before` is what the round says, `after` what the sheet does, `clashes` where both changed it apart.
    """

    field: str
    before: Any
    after: Any
    clashes: bool = False
    key: str = ""


@dataclass(frozen=True)
class Said:
    """What a row says of a line that there is: fields by name, links by goal, other columns by heading, sponsors.

    `columns` are the fields that the sheet has a column for, `headings` its other columns: what it has none for, it
    says nothing about.
    """

    fields: Mapping[str, Any]
    links: Mapping[str, Link]
    extra: Mapping[str, str]
    sponsors: frozenset[str]
    columns: Collection[str]
    headings: Collection[str]


def differences(state: Requests, said: Said, now: Line, base: Line | None) -> tuple[Difference, ...]:
    """What the row says otherwise than the line `now`; `base`: the line when the sheet was written. O(fields)."""
    return tuple(_fields(state, said, now, base)) + tuple(_parts(said, now, base))


def value_of(state: Requests, line: Line, field: str) -> Any:
    """A field of a line as a sheet says it: other lines by their codes."""
    if field in TIES:
        others = (state.lines.get(ref) for ref in getattr(line, field))
        return frozenset(other.code for other in others if other and other.is_live)
    return getattr(line, field)


def _fields(state: Requests, said: Said, now: Line, base: Line | None) -> Iterator[Difference]:
    for field in LineFields.__struct_fields__:
        if field in _NO_FIELDS or field not in said.columns or field == EXTRA:
            continue
        is_blank = field not in said.fields
        if is_blank and base is None:
            continue  # nobody knows whether it was emptied or never filled
        after = _BLANK[field] if is_blank else said.fields[field]
        after = frozenset(after) if field in TIES else after
        then = value_of(state, base, field) if base else None
        yield from _compared(field, "", value_of(state, now, field), after, then, base is not None)


def _parts(said: Said, now: Line, base: Line | None) -> Iterator[Difference]:
    known = base is not None
    if GOAL in said.columns:
        for goal in dict.fromkeys([*said.links, *(link.goal for link in now.links)]):
            here, then = now.link(goal), base.link(goal) if base else None
            there = said.links.get(goal)
            if there is None and not known:
                continue
            there = _filled(there, here, said.columns) if there else None
            yield from _compared(GOAL, goal, here, there, then, known)
    for heading in said.headings:
        there, then = said.extra.get(heading, ""), base.extra.get(heading, "") if base else ""
        if there or known:
            yield from _compared(EXTRA, heading, now.extra.get(heading, ""), there, then, known)
    if SPONSORS in said.columns:
        asked = frozenset(sponsor.department for sponsor in now.sponsors if not sponsor.declined)
        then = frozenset(s.department for s in base.sponsors if not s.declined) if base else frozenset[str]()
        for department in said.sponsors - asked - then - {now.department}:
            yield Difference(SPONSORS, False, True, key=department)
        for department in (then & asked) - said.sponsors:
            yield Difference(SPONSORS, True, False, key=department)


def _compared(field: str, key: str, now: Any, after: Any, then: Any, known: bool) -> Iterator[Difference]:
    if after == now or (known and after == then):
        return
    yield Difference(field, now, after, clashes=known and now != then, key=key)


def _filled(there: Link, here: Link | None, columns: Collection[str]) -> Link:
    """The sheet's link, with what it has no columns for as it is here."""
    if here is None:
        return there
    kept = {tier: getattr(here, tier) for tier, column in _RESULTS.items() if column not in columns}
    if "confidence" not in columns:
        kept["confidence"] = here.confidence
    if "requested_result" not in columns:
        kept["cannot_say"] = here.cannot_say
    return msgspec.structs.replace(there, **kept)
