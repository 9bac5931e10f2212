"""What a line needs and excludes, in words; the lines that can be picked for it; the commands that tie and untie.

Whether a tie can hold is a rule of the domain. What must not live here: widgets.
"""

from typing import Literal

import msgspec

from budget_app.domain import money
from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line
from budget_app.domain.queries import asked
from budget_app.domain.requests import ReviseLine
from budget_app.presentation.amounts import ENGLISH, NumberStyle, short_money
from budget_app.presentation.line_gaps import gap_of
from budget_app.presentation.requests_edit import revised
from budget_app.presentation.signs import department_signs
from budget_app.presentation.tables import DepartmentSign
from budget_app.words import _

Tie = Literal["requires", "excludes"]
MOST_SHOWN = 200


class TieFact(msgspec.Struct, frozen=True):
    """A line this one needs or excludes; `warning`: something about it is wrong. `tie` and `line` untie it again."""

    line: str
    words: str
    warning: bool
    tie: Tie = "requires"
    untie: str = ""


class PickRow(msgspec.Struct, frozen=True):
    """A line that can be picked: id, sign of its department, code, title, amount, all of it as a sentence."""

    line: str
    sign: DepartmentSign
    code: str
    title: str
    amount: str
    spoken: str


def line_ties(state: Decision, line: Line) -> tuple[TieFact, ...]:
    """What the line needs, then what it excludes."""
    made: list[TieFact] = []
    for ref in line.requires:
        other = state.lines[ref]
        named = f"{other.code} {other.title}".strip()
        gap = gap_of(state, other)
        if not other.is_live:
            words, is_wrong = _("Needs {line}, which has been withdrawn").format(line=named), True
        elif gap:
            words = _("Needs {line}, which has {lack} yet").format(line=named, lack=gap.short.lower())
            is_wrong = True
        else:
            words, is_wrong = _("Needs {line}").format(line=named), False
        made.append(TieFact(ref, words, is_wrong, "requires", _untie(other)))
    for ref in line.excludes:
        other = state.lines[ref]
        named = f"{other.code} {other.title}".strip()
        words = _("Not together with {line}").format(line=named)
        made.append(TieFact(ref, words, False, "excludes", _untie(other)))
    return tuple(made)


def ties_words(line: Line) -> str:
    """Both in short: "needs 1, excludes 2"; none where there is no tie."""
    parts = [
        _("needs {n}").format(n=len(line.requires)) if line.requires else "",
        _("excludes {n}").format(n=len(line.excludes)) if line.excludes else "",
    ]
    return ", ".join(filter(None, parts)) or _("none")


def pickable(
    state: Decision, line: Line, tie: Tie, words: str, style: NumberStyle = ENGLISH
) -> tuple[PickRow, ...]:
    """The live lines that hold all the words in code, title or department, own ones first; at most MOST_SHOWN.

    Lines tied already and the line itself are not among them. O(lines).
    """
    wanted, signs = words.casefold().split(), department_signs(state)
    taken = {line.id, *getattr(line, tie)}
    digits = money.digits(state.currency)
    found: list[tuple[bool, str, int, str, Line]] = []
    for other in state.lines.values():
        if other.id in taken or not other.is_live:
            continue
        name = state.departments[other.department].name
        searched = f"{other.code} {other.title} {name}".casefold()
        if all(word in searched for word in wanted):
            foreign = other.department != line.department
            found.append((foreign, other.department, len(other.code), other.code, other))
    found.sort(key=lambda each: each[:4])
    return tuple(_row(other, signs, digits, style) for *_key, other in found[:MOST_SHOWN])


def tied(line: Line, tie: Tie, other: str) -> ReviseLine | None:
    """The command that makes the line need or exclude the other."""
    refs: tuple[str, ...] = getattr(line, tie)
    return revised(line, **{tie: (*refs, other)}) if other not in refs else None


def untied(line: Line, tie: Tie, other: str) -> ReviseLine | None:
    """The command that ends the tie."""
    refs: tuple[str, ...] = getattr(line, tie)
    return revised(line, **{tie: tuple(ref for ref in refs if ref != other)})


def _row(other: Line, signs: dict[str, DepartmentSign], digits: int, style: NumberStyle) -> PickRow:
    sign, amount = signs[other.department], asked(other)
    short = short_money(amount, digits, style) if amount else ""
    title = other.title or _("A line without a title")
    return PickRow(other.id, sign, other.code, title, short, ", ".join((other.code, title, sign.name, short)))


def _untie(other: Line) -> str:
    return _("Remove the tie to {line}").format(line=other.code)
