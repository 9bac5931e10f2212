"""What the window's frame says: round, phase and time left, the fund bar of a state, the last change of somebody else.

Drawing lives in ui and in the print; what the pages say lives in a file each.
"""

from collections.abc import Sequence
from datetime import date

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.presentation.activity import ago, change_text
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.fund_bar import FundBar, LaneAsk, fund_bar
from budget_app.presentation.names import phase_name
from budget_app.words import _, _n

# More lanes than this cannot be told apart in a bar 38 px high: the largest asks keep theirs, the rest share one.
MOST_LANES = 6


class Frame(msgspec.Struct, frozen=True):
    """The words of the header and the status line."""

    round: str
    phase: str
    is_late: bool
    last_change: str


def frame(state: Round, entries: Sequence[Entry], person: str, now: str) -> Frame:
    """The frame's words at a moment (`now`, UTC text) for a person."""
    days = _days_left(state, now)
    return Frame(
        state.name,
        _phase_words(state, days),
        days is not None and days < 0,
        _last_change(state, entries, person, now),
    )


def fund_bar_of(state: Round, style: NumberStyle = ENGLISH) -> FundBar:
    """The fund bar of a round: asks before the decision, grants from it on. O(lines)."""
    asked = queries.asked_by_department(state)
    granted = queries.granted_by_department(state)
    deciding = state.phase is Phase.DECISION
    signed = state.phase.place >= Phase.FOLLOW_UP.place
    asks = [
        LaneAsk(
            code=code,
            name=department.name,
            asked=asked[code],
            agreed=granted[code],
            order=order,
            letter=code[:1],
        )
        for order, (code, department) in enumerate(state.departments.items(), 1)
    ]
    return fund_bar(
        state.fund,
        state.reserve,
        _as_lanes(asks),
        deciding=deciding,
        signed=signed,
        digits=money.digits(state.currency),
        style=style,
    )


def _as_lanes(asks: list[LaneAsk]) -> list[LaneAsk]:
    if len(asks) <= MOST_LANES:
        return asks
    by_size = sorted(asks, key=lambda ask: (-ask.asked, ask.order))
    kept, rest = by_size[: MOST_LANES - 1], by_size[MOST_LANES - 1 :]
    others = LaneAsk(
        code="",
        name=_n("{n} other", "{n} others", len(rest)).format(n=len(rest)),
        asked=sum(ask.asked for ask in rest),
        agreed=sum(ask.agreed for ask in rest),
        order=MOST_LANES,
        letter="+",
    )
    return [*sorted(kept, key=lambda ask: ask.order), others]


def _days_left(state: Round, now: str) -> int | None:
    deadline = state.deadlines.get(state.phase)
    if deadline is None:
        return None
    return (date.fromisoformat(deadline) - date.fromisoformat(now[:10])).days


def _phase_words(state: Round, days: int | None) -> str:
    name = phase_name(state.phase)
    if days is None:
        return name
    if days < 0:
        late = _n("{phase}, ended yesterday", "{phase}, ended {n} days ago", -days)
        return late.format(phase=name, n=-days)
    if days == 0:
        return _("{phase}, last day").format(phase=name)
    return _n("{phase}, {n} day left", "{phase}, {n} days left", days).format(phase=name, n=days)


def _last_change(state: Round, entries: Sequence[Entry], person: str, now: str) -> str:
    for entry in reversed(entries):
        if entry.actor != person:
            return f"{change_text(state, entry)}, {ago(entry.at, now)}"
    return ""
