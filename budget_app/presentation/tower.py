"""A line's tiers as a tower: storeys from the ground up, filled to what is granted. Figures only.

What must not live here: pixels and colours, and which tier is the optimum's.
"""

from collections.abc import Iterable

import msgspec


class Storey(msgspec.Struct, frozen=True):
    """One tier: its name as a key ("minimum", "requested", "stretch"), its word, its whole amount and that in short."""

    tier: str
    word: str
    amount: int
    short: str


class Tower(msgspec.Struct, frozen=True):
    """A line's tower. `granted`: minor units, 0 for none; None while undecided. `tier`: the tier granted, if it is one.

    `storeys` from the ground up, amounts rising. `sentence`: what a screen reader says.
    """

    line: str
    code: str
    title: str
    order: int  # of the department, for its colour
    letter: str
    storeys: tuple[Storey, ...]
    granted: int | None = None
    tier: str | None = None
    sentence: str = ""

    @property
    def top(self) -> int:
        """The largest amount, or what is granted where that is more."""
        return max([s.amount for s in self.storeys] + [self.granted or 0])


def tallest(towers: Iterable[Tower]) -> int:
    """The amount a row's shared scale must hold; at least 1."""
    return max([t.top for t in towers], default=0) or 1
