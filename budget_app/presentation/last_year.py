"""Last year beside the ask: budget, actual, the change in percent; and an ask made from last year plus some percent.

What must not live here: widgets.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

import msgspec

from budget_app.domain import money, permissions
from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line
from budget_app.domain.messages import Command
from budget_app.domain.past import PastRecorded
from budget_app.domain.queries import asked
from budget_app.domain.requests import ReviseLine
from budget_app.domain.round import Round, Together
from budget_app.domain.trial import Trial
from budget_app.presentation.amounts import ENGLISH, MINUS, NumberStyle, full_money
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.money_text import Number, read_number
from budget_app.presentation.names import listed
from budget_app.presentation.requests_edit import Problem, revised
from budget_app.words import _, _n

Base = Literal["last_budget", "last_actual"]
MOST_PERCENT = 1_000


class LastYear(msgspec.Struct, frozen=True):
    """What stood last year, and by how much the ask differs: "+4.5 %"; empty where nothing is known.

    `sentence` says it for a screen reader; `base` is what a copy begins from, None where there is nothing to copy.
    `why_fixed`: why this person may not record last year's figures ("" where they may).
    """

    budget: str
    actual: str
    change: str
    sentence: str
    base: Base | None
    why_fixed: str = ""


def last_year(state: Decision, person: str, line: Line, style: NumberStyle = ENGLISH) -> LastYear:
    """Last year's figures beside the ask. The change is against the actual where there is one."""
    digits = money.digits(state.currency)

    def amount(minor: int | None) -> str:
        return "" if minor is None else full_money(minor, digits, style)

    base: Base | None = "last_actual" if line.last_actual else "last_budget" if line.last_budget else None
    before = getattr(line, base) if base else None
    change = change_text(before, asked(line), style)
    sentence = ""
    if change and base:
        against = _("last actual") if base == "last_actual" else _("last budget")
        sentence = _("{change} against the {against} of {amount}").format(
            change=change, against=against, amount=amount(before)
        )
    refusal = permissions.why_not(state, person, PastRecorded, line.departments)
    why = _("The line has been withdrawn.") if not line.is_live else ""
    return LastYear(
        amount(line.last_budget),
        amount(line.last_actual),
        change,
        sentence,
        base,
        why or (refusal_text(refusal, state) if refusal else ""),
    )


def change_text(before: int | None, now: int, style: NumberStyle = ENGLISH) -> str:
    """+4.5 %: by how much `now` differs from `before`; "" where there is nothing to compare."""
    if not before or not now:
        return ""
    tenths = int((Decimal(now - before) * 1000 / before).quantize(Decimal(1), ROUND_HALF_UP))
    sign = "+" if tenths > 0 else MINUS if tenths < 0 else "±"
    whole, tenth = divmod(abs(tenths), 10)
    figure = f"{whole:,}".replace(",", style.group) + (f"{style.decimal}{tenth}" if tenth else "")
    return f"{sign}{figure} %"


def read_plus(typed: str, style: NumberStyle = ENGLISH) -> Decimal | Problem:
    """The percent that were typed: 3, +3 %, −2.5; nothing typed is 0."""
    plain = typed.strip().removesuffix("%").strip().replace(MINUS, "-").removeprefix("+")
    if not plain:
        return Decimal(0)
    read = read_number(plain, style)
    if not isinstance(read, Number) or not -100 < read.value <= MOST_PERCENT:
        return Problem(_("“{typed}” is no percentage. Type it as 3, 2.5 or −4.").format(typed=typed.strip()))
    return Decimal(str(read.value))


def copied_amount(line: Line, base: Base, plus: Decimal) -> int | None:
    """Last year plus so many percent, in minor units, rounded half up; None where last year is not known."""
    before: int | None = getattr(line, base)
    if not before:
        return None
    return int((before * (100 + plus) / 100).quantize(Decimal(1), ROUND_HALF_UP))


class Copied(msgspec.Struct, frozen=True):
    """Last year's figures as this year's asks: one command for all (None where nothing changes), and what is said."""

    command: Command | None
    sentence: str
    is_whole: bool


def copy_last_year(state: Round, person: str, lines: Iterable[str], base: Base, plus: Decimal) -> Copied:
    """Ask in each of these lines (ids) for last year plus so many percent: one command, one undo.

    Lines without last year, and those whose tiers would not rise, stay and are named.
    """
    trial = Trial(state, person)
    commands: list[ReviseLine] = []
    lacking: list[str] = []
    refused: dict[str, str] = {}
    for ref in lines:
        line = state.lines[ref]
        amount = copied_amount(line, base, plus)
        if amount is None:
            lacking.append(line.code)
            continue
        command = revised(line, requested=amount)
        refusal = trial.why_not(command) if command else None
        if refusal:
            refused[line.code] = refusal_text(refusal, state)
        elif command:
            commands.append(command)
    together = Together(name="copy_last_year", commands=tuple(commands)) if commands else None
    return Copied(together, _said(len(commands), lacking, refused, base), not lacking and not refused)


def preview(state: Decision, line: Line, base: Base, plus: Decimal, style: NumberStyle = ENGLISH) -> str:
    """The amount that a copy would ask for; "" where last year is not known."""
    amount = copied_amount(line, base, plus)
    return "" if amount is None else full_money(amount, money.digits(state.currency), style)


def _said(done: int, lacking: list[str], refused: dict[str, str], base: Base) -> str:
    parts: list[str] = []
    if done:
        parts.append(_n("{n} line asks as last year.", "{n} lines ask as last year.", done).format(n=done))
    if lacking:
        word = _("last budget") if base == "last_budget" else _("last actual")
        parts.append(_("Without a {word}: {lines}.").format(word=word, lines=listed(lacking)))
    parts += [*refused.values()][:2]
    if len(refused) > 2:
        parts.append(_("Likewise: {lines}.").format(lines=listed([*refused][2:])))
    return " ".join(parts) or _("These lines ask for that already.")
