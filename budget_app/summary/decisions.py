"""Page two and on: per department every line, what it asked, what it is granted, and why."""

from typing import Any

from budget_app.domain import money, queries
from budget_app.domain.decision import granted_amount
from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.presentation.amounts import full_money
from budget_app.presentation.decided import current_decision, line_title, tier_words, why_words
from budget_app.summary.cover import sign
from budget_app.words import _, _n


def decisions(state: Round) -> list[dict[str, Any]]:
    """The departments with their lines by code. Once something is decided, a department of which nothing is yet is
    summed up in one sentence. O(lines)."""
    by_lead: dict[str, list[Line]] = {code: [] for code in state.departments}
    for line in queries.live_lines(state):
        by_lead[line.department].append(line)
    begun = bool(state.allocations)
    return [
        _department(state, order, code, lines, begun)
        for order, (code, lines) in enumerate(by_lead.items(), 1)
        if lines
    ]


def _department(state: Round, order: int, code: str, lines: list[Line], begun: bool) -> dict[str, Any]:
    digits = money.digits(state.currency)
    decided = [line for line in lines if granted_amount(state, line.id) is not None]
    listed = lines if decided or not begun else []
    asked = full_money(sum(queries.asked(line) for line in lines), digits)
    granted = sum(granted_amount(state, line.id) or 0 for line in lines)
    return {
        "name": state.departments[code].name,
        "sign": sign(order, code),
        "beside": _beside(state, lines, decided),
        "rows": [_row(state, line, digits) for line in listed],
        "asked": asked,
        "granted": full_money(granted, digits) if decided else "–",
        "by_shares": _by_shares(state, code, lines, digits),
        "pending": ""
        if listed
        else _n("{n} line asks {asked}.", "{n} lines ask {asked}.", len(lines)).format(
            n=len(lines), asked=asked
        ),
    }


def _by_shares(state: Round, code: str, lines: list[Line], digits: int) -> str:
    """What the department's own part is where joint lines make it another sum than that of its lines."""
    if not any(code in line.departments for line in state.lines.values() if line.sponsors):
        return ""
    return _(
        "Joint lines stand in full where they are led; by the shares of all who stand behind them "
        "{department} asks {asked} and is granted {granted}."
    ).format(
        department=state.departments[code].name,
        asked=full_money(queries.asked_by_department(state)[code], digits),
        granted=full_money(queries.granted_by_department(state)[code], digits),
    )


def _beside(state: Round, lines: list[Line], decided: list[Line]) -> str:
    if not decided:
        return _("nothing decided yet")
    go = sum((granted_amount(state, line.id) or 0) > 0 for line in decided)
    return _n("{go} of {n} line goes ahead", "{go} of {n} lines go ahead", len(lines)).format(
        go=go, n=len(lines)
    )


def _row(state: Round, line: Line, digits: int) -> dict[str, Any]:
    granted = granted_amount(state, line.id)
    decision = current_decision(state, line)
    amounts = list(line.tiers.values())
    return {
        "code": line.code,
        "title": line_title(state, line),
        "asked": full_money(queries.asked(line), digits),
        "granted": "–" if granted is None else full_money(granted, digits),
        "tier": tier_words(line, granted, decision),
        "steps": [bool(granted) and amount <= (granted or 0) for amount in amounts],
        "why": why_words(state, line, decision),
        "is_out": not granted,
    }
