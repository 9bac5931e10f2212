"""The round as plain JSON data: what `state --json` prints and the json export holds.

Amounts in minor units. Nothing sealed is in it, since nothing sealed is in the state.
"""

from typing import Any

import msgspec

from budget_app.domain import queries
from budget_app.domain.decision import granted_amount
from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.presentation.problem import problem_of


def round_json(state: Round) -> dict[str, Any]:
    """All of the round's state, by topic, lines by code. O(lines)."""
    unvalued = problem_of(state).unvalued
    lines = sorted(state.lines.values(), key=lambda line: line.code)
    return {
        "round": {
            "name": state.name,
            "currency": state.currency,
            "start": state.start,
            "end": state.end,
            "signatures_needed": state.rules.signatures,
            "deadlines": dict(state.deadlines),
        },
        "phase": state.phase,
        "fund": state.fund,
        "reserve": state.reserve,
        "available": state.available,
        "people": [msgspec.to_builtins(person) for person in state.people.values()],
        "departments": [msgspec.to_builtins(department) for department in state.departments.values()],
        "goals": _goals(state),
        "lines": [_line(state, line) for line in lines],
        "standing": {line.code: line.standing for line in lines if line.is_live},
        "allocations": _allocations(state),
        "points": _points(state),
        "signatures": [msgspec.to_builtins(signature) for signature in state.signatures.values()],
        "threads": [msgspec.to_builtins(post) for post in state.posts.values()],
        "totals": _totals(state),
        "unvalued": {"lines": unvalued.lines, "amount": unvalued.amount},
    }


def _points(state: Round) -> list[dict[str, Any]]:
    """Per department that gave points: that it did, and once they are revealed, to which lines."""
    return [
        {
            "department": code,
            "late": sealed.is_late,
            "revealed": code in state.revealed,
            "points": [
                {**msgspec.to_builtins(given), "line": state.lines[given.line].code}
                for given in (state.revealed[code].given if code in state.revealed else ())
            ],
        }
        for code, sealed in state.sealed.items()
    ]


def _goals(state: Round) -> list[dict[str, Any]]:
    weights = queries.weights(state)
    return [
        {**msgspec.to_builtins(goal), "weight": weights.get(goal.id, 0.0)} for goal in state.goals.values()
    ]


def _line(state: Round, line: Line) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(line)
    for ties in ("requires", "excludes"):
        data[ties] = [state.lines[other].code for other in getattr(line, ties)]
    for link in data["links"]:
        link["goal"] = state.goals[link["goal"]].code
    return data


def _allocations(state: Round) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for line_id in dict.fromkeys((*state.allocations, *state.revisions)):
        signed = state.allocations.get(line_id)
        revisions = [msgspec.to_builtins(revision) for revision in state.revisions.get(line_id, ())]
        found.append(
            {
                **(msgspec.to_builtins(signed) if signed else {}),
                "line": state.lines[line_id].code,
                "granted": granted_amount(state, line_id),
                "revisions": revisions,
            }
        )
    return sorted(found, key=lambda allocation: allocation["line"])


def _totals(state: Round) -> dict[str, Any]:
    asked = queries.asked_by_department(state)
    granted = queries.granted_by_department(state)
    return {
        "asked": sum(asked.values()),
        "granted": sum(granted.values()),
        "left": state.available - sum(granted.values()),
        "by_department": {
            code: {"name": state.departments[code].name, "asked": asked[code], "granted": granted[code]}
            for code in state.departments
        },
        "lines": {str(status): n for status, n in queries.counts(state).items()},
    }
