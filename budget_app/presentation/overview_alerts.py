"""What is worth a look in a round as a whole: lines without a goal, goals without enough lines, asks over the fund.

What waits for one person lives in overview_waits.py, what keeps a line from being submitted in line_gaps.py.
"""

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.decision import granted_amounts
from budget_app.domain.lines import Line
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, short_money
from budget_app.presentation.coverage import coverage
from budget_app.presentation.names import listed
from budget_app.presentation.places import Place, place_of
from budget_app.words import _, _n

# Under this share of the way to its target a goal is short of lines.
_ENOUGH = 0.6


class Alert(msgspec.Struct, frozen=True):
    """One thing worth a look: its sign, the finding, which ones, and where to see it."""

    icon: str
    tone: str
    words: str
    detail: str
    place: Place


def alerts(state: Round, style: NumberStyle = ENGLISH) -> tuple[Alert, ...]:
    """All there are, the money first. O(lines x links)."""
    lines = queries.live_lines(state)
    made = [_over(state, style), _without_goal(state, lines), *_goals(state, lines)]
    return tuple(alert for alert in made if alert)


def _over(state: Round, style: NumberStyle) -> Alert | None:
    granted = queries.granted_total(state)
    deciding = state.phase.place >= Phase.DECISION.place
    total = granted if deciding else sum(queries.asked_by_department(state).values())
    over = total - (state.available if deciding else state.fund)
    if not state.fund or over <= 0:
        return None
    amount = short_money(over, money.digits(state.currency), style)
    words = _("{amount} granted over what is available") if deciding else _("{amount} asked over the fund")
    detail = _("Decide shows where") if deciding else _("Trade-offs shows what it displaces")
    return Alert(
        "tradeoffs", "bad", words.format(amount=amount), detail, Place("decide" if deciding else "tradeoffs")
    )


def _without_goal(state: Round, lines: list[Line]) -> Alert | None:
    found = [line for line in lines if all(state.goals[link.goal].retired for link in line.links)]
    if not found or state.phase.place >= Phase.DECISION.place:
        return None
    words = _n("{n} line without a goal", "{n} lines without a goal", len(found)).format(n=f"{len(found):,}")
    codes = listed([line.code for line in found], 4)
    return Alert("warning", "warn", words, codes, place_of(state, found[0].id))


def _goals(state: Round, lines: list[Line]) -> list[Alert]:
    goals = queries.live_goals(state)
    if not goals or not lines:
        return []
    served = {link.goal for line in lines for link in line.links}
    bare = [goal for goal in goals if goal.id not in served]
    made: list[Alert] = []
    if bare:
        words = _n("{n} goal without a line", "{n} goals without a line", len(bare)).format(n=len(bare))
        made.append(
            Alert("goal", "bad", words, listed([g.title for g in bare], 3), place_of(state, bare[0].id))
        )
    granted = granted_amounts(state)
    amounts = granted if granted else {line.id: queries.asked(line) for line in lines}
    shares = coverage(state, amounts)
    short = sorted((shares[g.id], g.title, g.id) for g in goals if g.id in served and shares[g.id] < _ENOUGH)
    if short:
        words = _n("{n} goal short of lines", "{n} goals short of lines", len(short)).format(n=len(short))
        told = [
            _("{goal}, {share} % covered").format(goal=title, share=max(0, round(share * 100)))
            for share, title, _id in short
        ]
        made.append(Alert("goal", "warn", words, listed(told, 2), place_of(state, short[0][2])))
    return made
