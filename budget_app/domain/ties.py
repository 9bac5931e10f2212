"""Whether what lines require and exclude can hold at all: no circle of requires, no tie against another.

Asked when a tie is decided, never of the history: what an earlier version took stays. That a line is required and not
granted is decided in decision.py and signing.py.
"""

from collections.abc import Iterable, Mapping

from budget_app.domain.lines import Line, Requests
from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason


def check_ties(state: Requests, changed: Line) -> None:
    """Refuses what the line would require and exclude where it could never be granted, or no other that needs it.

    Withdrawn lines bind nobody. O(lines + ties).
    """
    lines = {**state.lines, changed.id: changed}
    for line in (changed, *_dependents(lines, changed.id)):
        _check_one(lines, line)


def needed_by(lines: Mapping[str, Line], line: str) -> dict[str, str]:
    """Every live line that `line` requires, at whatever remove, each with the one that brings it in. O(ties)."""
    found: dict[str, str] = {}
    waiting = [line]
    while waiting:
        now = waiting.pop()
        for other in _live(lines, lines[now].requires) if now in lines else ():
            if other not in found:
                found[other] = now
                waiting.append(other)
    return found


def _check_one(lines: Mapping[str, Line], line: Line) -> None:
    needs = needed_by(lines, line.id)
    if line.id in needs:
        raise Refusal(Reason.REQUIRES_CIRCLE, line=line.code, other=_code(lines, needs[line.id]))
    together = {line.id, *needs}
    for one in together:
        for other in _live(lines, lines[one].excludes):
            if other in together:
                first, second = (one, other) if one == line.id or other != line.id else (other, one)
                raise Refusal(
                    Reason.TIES_CONTRADICT,
                    line=line.code,
                    one=_code(lines, first),
                    other=_code(lines, second),
                )


def _dependents(lines: Mapping[str, Line], line: str) -> list[Line]:
    """The live lines that require `line`, at whatever remove."""
    needing: dict[str, list[str]] = {}
    for other in lines.values():
        for required in other.requires if other.is_live else ():
            needing.setdefault(required, []).append(other.id)
    found: list[str] = []
    waiting = [line]
    while waiting:
        new = [other for other in needing.get(waiting.pop(), ()) if other not in found and other != line]
        found += new
        waiting += new
    return [lines[other] for other in found]


def _live(lines: Mapping[str, Line], refs: Iterable[str]) -> list[str]:
    return [ref for ref in refs if ref in lines and lines[ref].is_live]


def _code(lines: Mapping[str, Line], line: str) -> str:
    return lines[line].code
