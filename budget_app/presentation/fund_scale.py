"""Which funds can be tried: the range, the steps of the keys, and the round amounts a hand can stop at.

What must not live here: what a fund that is tried buys (position.py).
"""

import msgspec

from budget_app.presentation.position import round_step

_FINE, _WIDER = 200, 10


class FundScale(msgspec.Struct, frozen=True):
    """Funds from 0 to `most`, in minor units; `agreed` is the round's own."""

    agreed: int
    most: int

    @property
    def step(self) -> int:
        """What an arrow key moves: about a half per cent of the range."""
        return round_step(max(self.most, 1), _FINE)

    @property
    def wide_step(self) -> int:
        """What it moves with Shift."""
        return self.step * _WIDER

    def moved(self, fund: int, steps: int, wide: bool = False) -> int:
        """So many steps further, on a multiple of the step: from between two, the first step goes to the next one."""
        size = self.wide_step if wide else self.step
        down = -(-fund // size) if steps < 0 else fund // size
        return self.within((down + steps) * size)

    def at(self, fund: float, pixel: float) -> int:
        """Where a hand stops that points at `fund`, where a px is worth so much: the nearest round amount; the agreed
        fund where that is nearer than two px.
        """
        if abs(fund - self.agreed) <= 2 * pixel:
            return self.agreed
        size = round_step(max(int(pixel), 1), 1)
        return self.within(round(fund / size) * size)

    def within(self, fund: int) -> int:
        """The nearest fund in range."""
        return min(max(fund, 0), max(self.most, self.agreed))
