"""Page two and on: per department every line, what it asked, what it is granted, and why."""

from typing import Any

from budget_app.domain import money, queries
from budget_app.domain.decision import granted_amount
from budget_app.domain.lines import Level, Line, Status
from budget_app.domain.round import Round
from budget_app.presentation.amounts import full_money
from budget_app.presentation.decided import current_decision, line_title, tier_words, why_words
from budget_app.summary.signs import goal_sign, sign
from budget_app.words import _, _n


def decisions(state: Round) -> list[dict[str, Any]]:
    """The departments with their lines by code. Once something is decided, a department of which nothing is yet is
    summed up in one sentence. O(lines)."""
    by_lead: dict[str, list[Line]] = {code: [] for code in state.departments}
    for line in queries.live_lines(state):
        by_lead[line.department].append(line)
    begun = bool(state.allocations)
    made = _department if begun else _asking
    return [
        made(state, order, code, lines) for order, (code, lines) in enumerate(by_lead.items(), 1) if lines
    ]


def _asking(state: Round, order: int, code: str, lines: list[Line]) -> dict[str, Any]:
    """A department before anything is decided: its lines with their tiers and goals."""
    digits = money.digits(state.currency)
    sums = [sum(line.tiers.get(level, 0) for line in lines) for level in Level]
    return {
        "name": state.departments[code].name,
        "sign": sign(order, code),
        "beside": _n("{n} line asks", "{n} lines ask", len(lines)).format(n=f"{len(lines):,}"),
        "rows": [_asking_row(state, line, digits) for line in lines],
        "sums": [full_money(amount, digits) if amount else "–" for amount in sums],
        "by_shares": _by_shares(state, code, digits),
        "pending": "",
    }


def _asking_row(state: Round, line: Line, digits: int) -> dict[str, Any]:
    tiers = [line.tiers.get(level) for level in Level]
    signs = {
        goal.id: {"code": goal.code, "sign": goal_sign(order)}
        for order, goal in enumerate(queries.live_goals(state), 1)
    }
    return {
        "code": line.code,
        "title": line_title(state, line),
        "tiers": ["–" if amount is None else full_money(amount, digits) for amount in tiers],
        "goals": [signs[link.goal] for link in line.links if link.goal in signs],
        "is_draft": line.status is Status.DRAFT,
    }


def _department(state: Round, order: int, code: str, lines: list[Line]) -> dict[str, Any]:
    digits = money.digits(state.currency)
    decided = [line for line in lines if granted_amount(state, line.id) is not None]
    listed = lines if decided else []
    asked = full_money(sum(queries.asked(line) for line in lines), digits)
    granted = sum(granted_amount(state, line.id) or 0 for line in lines)
    return {
        "name": state.departments[code].name,
        "sign": sign(order, code),
        "beside": _beside(state, lines, decided),
        "rows": [_row(state, line, digits) for line in listed],
        "asked": asked,
        "granted": full_money(granted, digits) if decided else "–",
        "by_shares": _by_shares(state, code, digits),
        "pending": ""
        if listed
        else _n("{n} line asks {asked}.", "{n} lines ask {asked}.", len(lines)).format(
            n=f"{len(lines):,}", asked=asked
        ),
    }


def _by_shares(state: Round, code: str, digits: int) -> str:
    """What the department's own part is where joint lines make it another sum than that of its lines."""
    if not any(code in line.departments for line in state.lines.values() if line.sponsors):
        return ""
    words = _(
        "Joint lines stand in full where they are led; by the shares of all who stand behind them "
        "{department} asks {asked} and is granted {granted}."
    )
    if not state.allocations:
        words = _(
            "Joint lines stand in full where they are led; by the shares of all who stand behind them "
            "{department} asks {asked}."
        )
    return words.format(
        department=state.departments[code].name,
        asked=full_money(queries.asked_by_department(state)[code], digits),
        granted=full_money(queries.granted_by_department(state)[code], digits),
    )


def _beside(state: Round, lines: list[Line], decided: list[Line]) -> str:
    if not decided:
        return _("nothing decided yet")
    go = sum((granted_amount(state, line.id) or 0) > 0 for line in decided)
    return _n("{go} of {n} line goes ahead", "{go} of {n} lines go ahead", len(lines)).format(
        go=f"{go:,}", n=f"{len(lines):,}"
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
