"""What a bench says: one row a figure. No measuring here, and no printing.

The convention: every module in tests/bench that has `measure(full: bool) -> Iterable[Row]` is run by `./run
bench`; `full` is true under `./run bench --full` and asks for the sizes that take minutes. The docstring of
the module says what is measured against what. Figures are medians; what is compared is measured side by
side in one process.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measured figure and what it has to reach, both as people read them ("0.42 s", "under 0.5 s").

    `met` is None where the figure is only for information; then `reach` is usually empty.
    """

    what: str
    figure: str
    reach: str = ""
    met: bool | None = None


def median_seconds(work: Callable[[], object], times: int = 5) -> float:
    """The median wall time of `times` calls of `work`, in seconds."""
    return statistics.median(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def shown_seconds(seconds: float) -> str:
    """A duration with three significant figures in the unit that suits it: "1.23 s", "45.6 ms", "789 µs"."""
    for factor, unit in ((1, "s"), (1e3, "ms")):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"
