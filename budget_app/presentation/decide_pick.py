"""What somebody is about to grant a line, and the way from there to a command: one way for towers, grid and panel.

What is shown around it lives in decide_panel.py.
"""

from typing import Literal

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.decision import Allocate
from budget_app.domain.follow_up import ReviseDecision
from budget_app.domain.lines import Level, Line
from budget_app.domain.messages import Command
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, short_money
from budget_app.presentation.money_text import Ambiguous, Amount, read_amount
from budget_app.words import _

Mode = Literal["decide", "revise", "read"]


class Pick(msgspec.Struct, frozen=True):
    """What somebody is about to grant: a tier, or another amount in minor units; with neither, none."""

    level: Level | None = None
    amount: int = 0

    @classmethod
    def of(cls, line: Line, key: str) -> "Pick":
        """The pick meant by "none" or a tier's name that the line has."""
        return cls() if key == "none" else cls(Level(key), line.tiers[Level(key)])

    @property
    def key(self) -> str:
        """ "none", a tier's name, or "other"."""
        return self.level or ("other" if self.amount else "none")


def command_for(mode: Mode, line: str, pick: Pick, reason: str) -> Command:
    """What the pick asks for: a grant, or after the signatures a revision."""
    level = pick.level
    amount = None if level or not pick.amount else pick.amount
    reason = reason.strip()
    if mode == "revise":
        return ReviseDecision(line=line, level=level, amount=amount, reason=reason)
    return Allocate(line=line, level=level, amount=amount, reason=reason)


def missing_reason(mode: Mode, line: Line, pick: Pick, reason: str) -> str:
    """Why the pick cannot be sent without more words; "" where it can."""
    below = pick.amount < queries.asked(line)
    return reason_gap(mode, below) if (below or mode == "revise") and not reason.strip() else ""


def reason_gap(mode: Mode, below: bool) -> str:
    """What the band under the reason field says while it is empty."""
    if below:
        return _("Less than requested needs a reason; it goes on the answer slip.")
    return _("A revision needs a reason; everybody will see it.") if mode == "revise" else ""


def other_amount(state: Round, line: Line, text: str, style: NumberStyle | None = ENGLISH) -> Pick | str:
    """The amount somebody typed as a pick (the tier, where it is one's amount), or why it cannot be one."""
    digits = money.digits(state.currency)
    read = read_amount(text, digits, style)
    if isinstance(read, Ambiguous):
        either = _(" or ").join(f"{reading.normalize():,f}" for reading in read.readings)
        return _("{text} can be {either}. Write it without a separator.").format(
            text=text.strip(), either=either
        )
    if not isinstance(read, Amount):
        return _("“{text}” is not an amount. Write it as 45000 or 45k.").format(text=text.strip())
    if not 0 <= read.minor <= line.top:
        top = short_money(line.top, digits)
        return _("An amount from 0 up to the highest tier, {top}.").format(top=top)
    level = next((level for level, amount in line.tiers.items() if amount == read.minor), None)
    return Pick(level, read.minor)
