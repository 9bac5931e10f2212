"""How long work on a sheet is stopped by the person who waits for it."""

from collections.abc import Callable

Cancelled = Callable[[], bool]


class Stopped(Exception):
    """The person stopped it; nothing was changed."""


def never() -> bool:
    """Nobody stops this."""
    return False
