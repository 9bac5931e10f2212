"""What was typed into a field of a line becomes a command, or a problem with what to do about it. Nothing is guessed.

What must not live here: the rules a line must keep (the core refuses by itself), and where a problem is shown.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import msgspec

from budget_app.domain import money
from budget_app.domain.decision import Decision
from budget_app.domain.lines import Kind, Line, LineFields, Status
from budget_app.domain.messages import Command
from budget_app.domain.requests import ReviseLine
from budget_app.domain.round import Together
from budget_app.presentation import choice_text
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.goals_text import MOST_OFFERED, NoGoal, goal_changes, read_goals
from budget_app.presentation.money_text import Ambiguous, Amount, NotAnAmount, Why, read_amount, without_sign
from budget_app.presentation.month_shape import follow_period
from budget_app.presentation.month_text import read_period, round_months
from budget_app.presentation.tables import Step
from budget_app.words import _

MONEY = ("minimum", "requested", "stretch", "full_year", "last_budget", "last_actual")
TEXT = ("title", "function", "owner", "account")
LONG_TEXT = ("minimum_buys", "requested_buys", "stretch_buys", "justification", "if_not_funded")
TIES = ("requires", "excludes")
_SIGNS = {"€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "¥": "JPY", "元": "CNY", "₹": "INR", "CA$": "CAD"}


class Problem(msgspec.Struct, frozen=True):
    """Why what was typed cannot be taken, and what could be meant: pairs of text to take and label."""

    text: str
    choices: tuple[tuple[str, str], ...] = ()


def read_field(
    state: Decision, line: Line, field: str, typed: str, style: NumberStyle = ENGLISH
) -> Command | Problem | None:
    """The command that gives the line's field what was typed; None where that is what stands already.

    `line` is the line as it was when typing began: a field that somebody changed since is left alone by the core.
    `field`: a name of LineFields, "months" for a period such as "Jan to Jun", or "goals" for their names or codes.
    KeyError for any other.
    """
    if not typed.strip() and line.status is Status.SUBMITTED and (why := _must_stay(line, field)):
        return Problem(why)
    if field == "months":
        return _period(state, line, typed)
    if field == "goals":
        return _goals(state, line, typed)
    if field in MONEY:
        return _amount(state, line, field, typed, style)
    if field in TIES:
        return _ties(state, line, field, typed)
    if field in TEXT:
        return revised(line, **{field: " ".join(typed.split())})
    if field in LONG_TEXT:
        return revised(line, **{field: typed.strip()})
    if field in choice_text.FIELDS:
        return _choice(line, field, typed)
    raise KeyError(field)


def retry_steps(column: str, problem: Problem | None = None) -> tuple[Step, ...]:
    """What to do about a cell whose text was not taken: what could be meant, or type it again, or leave it."""
    if problem and problem.choices:
        return tuple(Step(f"use:{column}:{text}", label) for text, label in problem.choices)
    return (
        Step(f"edit:{column}", _("Type it again")),
        Step(f"dismiss:{column}", _("Leave it as it was")),
    )


def revised(line: Line, **fields: Any) -> ReviseLine | None:
    """The command that changes these fields, and only while they are still as `line` has them; None for no change."""
    changed = {name: value for name, value in fields.items() if getattr(line, name) != value}
    if not changed:
        return None
    before = {name: getattr(line, name) for name in changed}
    return ReviseLine(line=line.id, fields=LineFields(**changed), expects=LineFields(**before))


def read_money(state: Decision, typed: str, style: NumberStyle = ENGLISH) -> int | Problem | None:
    """The amount that was typed, in minor units; None for nothing, a Problem where it cannot be taken as it is."""
    if not typed.strip():
        return None
    digits = money.digits(state.currency)
    read, free = read_amount(typed, digits, style), read_amount(typed, digits)
    if isinstance(free, Ambiguous) and not _is_grouped(read, free, digits):
        return _which(typed, free, digits, style)
    if isinstance(read, Amount):
        if _is_foreign(read.currency, state.currency):
            asked = full_money(read.minor, digits, style)
            return Problem(
                _("This round is in {currency}; “{typed}” is not.").format(
                    currency=state.currency, typed=typed.strip()
                ),
                ((asked, _("Use {amount} {currency}").format(amount=asked, currency=state.currency)),),
            )
        return read.minor
    if isinstance(read, NotAnAmount):
        return _no_amount(read.why, typed, digits, style)
    return _which(typed, read, digits, style)


def _amount(
    state: Decision, line: Line, field: str, typed: str, style: NumberStyle
) -> Command | Problem | None:
    if rest := without_sign(typed):
        return _negative(typed, read_money(state, rest, style), money.digits(state.currency), style)
    read = read_money(state, typed, style)
    return read if isinstance(read, Problem) else revised(line, **{field: read})


def _negative(typed: str, read: int | Problem | None, digits: int, style: NumberStyle) -> Problem:
    """An amount with a minus or in parentheses, which is how accounts write one; and what it may have been meant as."""
    if isinstance(read, Problem) and not read.choices:
        return read
    text = full_money(read, digits, style) if isinstance(read, int) else ""
    choices = read.choices if isinstance(read, Problem) else ((text, _("Use {amount}").format(amount=text)),)
    sentence = _(
        "“{typed}” is less than nothing, and a line asks for money. Type it without minus or parentheses."
    )
    return Problem(sentence.format(typed=_cut(typed)), choices)


def _is_grouped(read: Amount | Ambiguous | NotAnAmount, free: Ambiguous, digits: int) -> bool:
    """Whether the language's own reading is the one with thousands: 12,500 is meant so where , groups."""
    return isinstance(read, Amount) and read.minor == max(free.readings) * 10**digits


def _which(typed: str, free: Ambiguous, digits: int, style: NumberStyle) -> Problem:
    readings = sorted(free.readings, reverse=True)
    labels = _labels(readings, digits, style)
    sentence = _("“{typed}” can be {one} or {other}. Say which.").format(
        typed=typed.strip(), one=labels[0], other=labels[-1]
    )
    return Problem(sentence, tuple((label, _("Use {amount}").format(amount=label)) for label in labels))


def _labels(readings: list[Decimal], digits: int, style: NumberStyle) -> list[str]:
    minors = [int((r * 10**digits).quantize(Decimal(1), ROUND_HALF_UP)) for r in readings]
    return list(dict.fromkeys(full_money(minor, digits, style) for minor in minors))


def _no_amount(why: Why, typed: str, digits: int, style: NumberStyle) -> Problem:
    if why is Why.TOO_MANY_DECIMALS:
        return Problem(
            _("“{typed}” has more decimals than the currency. Type it with at most {digits}.").format(
                typed=typed.strip(), digits=digits
            )
        )
    words = {
        Why.PERCENT: _("A percentage is no amount. Type the money."),
        Why.TOO_LARGE: _("“{typed}” is larger than any budget. Type a smaller amount."),
    }
    other = _("“{typed}” is not an amount. Type it as 12500, 12,500 or 12.5k.")
    return Problem(words.get(why, other).format(typed=_cut(typed)))


def _is_foreign(written: str, currency: str) -> bool:
    code = _SIGNS.get(written, written.upper() if re.fullmatch(r"[A-Za-z]{3}", written) else "")
    return bool(code) and code != currency and not (written == "$" and currency.endswith("D"))


def _period(state: Decision, line: Line, typed: str) -> Command | Problem | None:
    if not typed.strip():
        return revised(line, start="", end="", months=())
    period = read_period(typed, round_months(state))
    if period is None:
        return Problem(
            _("“{typed}” is not a month or a span of months. Type it as Jan to Jun, Q2 or 2027-03.").format(
                typed=_cut(typed)
            )
        )
    start, end = period
    return revised(line, start=start, end=end, months=follow_period(state, line, start, end))


def _ties(state: Decision, line: Line, field: str, typed: str) -> Command | Problem | None:
    ids: list[str] = []
    for ref in re.split(r"[\s,;]+", typed.strip()):
        known = state.line_ids.get(ref.upper(), "")
        if ref and not known:
            return Problem(
                _("There is no line “{ref}”. Type codes such as S-014, with spaces between.").format(
                    ref=_cut(ref)
                )
            )
        if ref:
            ids.append(known)
    return revised(line, **{field: tuple(dict.fromkeys(ids))})


def _goals(state: Decision, line: Line, typed: str) -> Command | Problem | None:
    try:
        changes = goal_changes(line, read_goals(state, typed), state)
    except NoGoal as no:
        if no.is_several:
            sentence = _("“{goal}” can be one of several goals. Say which.")
        else:
            sentence = _("There is no goal “{goal}”. Type names or codes, with commas between.")
        choices = tuple(
            (typed.replace(no.written, goal.code), _("Use {goal}").format(goal=goal.title))
            for goal in no.near
        )
        return Problem(sentence.format(goal=_cut(no.written)), choices)
    return Together(name="link_goals", commands=tuple(changes)) if changes else None


def _choice(line: Line, field: str, typed: str) -> Command | Problem | None:
    meant = choice_text.read_choice(field, typed)
    if len(meant) == 1:
        value = Kind(meant[0]) if field == "kind" else meant[0] == "yes"
        return revised(line, **{field: value})
    offered = [(value, word) for value, word in choice_text.choices(field) if value in meant or not meant]
    return Problem(
        _("“{typed}” is none of the choices: {choices}.").format(
            typed=_cut(typed), choices=", ".join(word for _value, word in offered)
        ),
        tuple((word, _("Use {choice}").format(choice=word)) for _value, word in offered[:MOST_OFFERED]),
    )


def _must_stay(line: Line, field: str) -> str:
    """Why a submitted line cannot be without this field, as a sentence; "" where it can."""
    words = {
        "title": _("{line} is submitted and needs a title. Type another, or take it back to draft first."),
        "requested": _(
            "{line} is submitted and needs an amount. Type another, or take it back to draft first."
        ),
        "goals": _("{line} is submitted and needs a goal. Type another, or take it back to draft first."),
    }
    return words.get(field, "").format(line=line.code)


def _cut(typed: str) -> str:
    plain = " ".join(typed.split())
    return plain if len(plain) <= 40 else plain[:39] + "…"
