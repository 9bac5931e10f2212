"""What was typed into a field of the inspector becomes a command, or a problem with what to do about it.

The fields of the line itself are read in requests_edit.py; here those of its links, sponsors and last year besides.
What must not live here: rules, widgets.
"""

from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line
from budget_app.domain.messages import Command
from budget_app.domain.past import Past, RecordPast
from budget_app.domain.sponsors import SetShare
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.money_text import Number, read_number
from budget_app.presentation.requests_edit import Problem, read_field, read_money
from budget_app.presentation.results import read_link, typed_link
from budget_app.presentation.spread import Shape, reshaped
from budget_app.words import _


def read_line_field(
    state: Decision, line: Line, field: str, typed: str, style: NumberStyle = ENGLISH
) -> Command | Problem | None:
    """The command that gives the line's field what was typed; None where that is what stands already.

    Besides the fields of read_field: "result:GOAL:TIER" and "result:GOAL:confidence", "share:DEPARTMENT", "spread".
    """
    kind, _colon, rest = field.partition(":")
    if kind == "result":
        goal, _colon, part = rest.rpartition(":")
        return _result(state, line, goal, part, typed, style)
    if kind == "share":
        return _share(line, rest, typed, style)
    if field in ("last_budget", "last_actual"):
        return _past(state, line, field, typed, style)
    if field == "spread":
        return reshaped(state, line, Shape(typed))
    return read_field(state, line, field, typed, style)


def _result(
    state: Decision, line: Line, goal: str, part: str, typed: str, style: NumberStyle
) -> Command | Problem | None:
    link = line.link(goal)
    if link is None:
        return Problem(_("The line is not linked to this goal any more."))
    fields = {**typed_link(link, style), part: typed}
    # A result that is typed says that it can be said.
    read = read_link(state, line, goal, fields, link.cannot_say and part == "confidence", style)
    return next(iter(read.values())) if isinstance(read, dict) else read


def _past(
    state: Decision, line: Line, field: str, typed: str, style: NumberStyle
) -> Command | Problem | None:
    """Last year's figures are recorded, which is no revision of the ask, and finance may do it too."""
    read, before = read_money(state, typed, style), getattr(line, field)
    if isinstance(read, Problem) or read == before:
        return read if isinstance(read, Problem) else None
    return RecordPast(line=line.id, figures=Past(**{field: read}), expects=Past(**{field: before}))


def _share(line: Line, department: str, typed: str, style: NumberStyle) -> Command | Problem | None:
    share = None
    if plain := typed.strip().removesuffix("%").strip():
        read = read_number(plain, style)
        if not isinstance(read, Number) or read.value != int(read.value):
            return Problem(
                _("“{typed}” is no share. Type a whole percentage from 1 to 99.").format(typed=typed.strip())
            )
        share = int(read.value)
    known = next((s for s in line.sponsors if s.department == department), None)
    if known is None or known.share == share:
        return None
    return SetShare(line=line.id, department=department, share=share)
