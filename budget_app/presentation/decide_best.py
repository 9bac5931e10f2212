"""What the best set grants each line, as the mark beside a decision and as its computed reason.

How it is found is problem.py's and analysis's; this only asks as if nothing were decided yet, so that the mark does not
move while somebody decides.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.decision import Grant
from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.presentation.amounts import short_money
from budget_app.presentation.names import level_name
from budget_app.presentation.problem import optimum_grants
from budget_app.words import _, _n


class BestSet(msgspec.Struct, frozen=True):
    """The grants of the best set by line id, each with its reason where it is less than requested."""

    grants: dict[str, Grant]

    def held(self, line: str) -> str:
        """The tier the best set holds of a line, "none", or "" where it took no part."""
        grant = self.grants.get(line)
        return "" if grant is None else grant.level or "none"

    def reason_for(self, line: Line, amount: int) -> str:
        """The computed reason for granting this amount; empty where it is the ask or more, or below the best set's."""
        grant = self.grants.get(line.id)
        if grant is None or amount >= queries.asked(line):
            return ""
        held = line.tiers[grant.level] if grant.level else 0
        return grant.reason if amount >= held else ""


def best_set(state: Round) -> BestSet:
    """The best set over all submitted lines at what is available, whatever is decided. Cost: one frontier.

    For a thread of its own hand it `state.copied()`.
    """
    bare = state.copied()
    bare.allocations, bare.revisions = {}, {}
    return BestSet({grant.line: grant for grant in optimum_grants(bare)})


def take_text(state: Round, grants: Iterable[Grant]) -> str:
    """What taking these grants means, before it is done: how many lines get which tier, and the money."""
    asked = list(grants)
    counts = Counter(grant.level for grant in asked)
    total = sum(state.lines[g.line].tiers[g.level] for g in asked if g.level)
    parts = [_("{n} {tier}").format(n=n, tier=level_name(level)) for level, n in counts.items() if level]
    if counts[None]:
        parts.append(_("{n} none").format(n=counts[None]))
    head = _n("The best set decides {n} line", "The best set decides {n} lines", len(asked)).format(
        n=len(asked)
    )
    sum_ = _("{amount} in all").format(amount=short_money(total, money.digits(state.currency)))
    return f"{head}: {', '.join(parts)}; {sum_}."
