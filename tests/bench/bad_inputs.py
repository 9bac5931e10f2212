"""What Accord answers to every file of the collection of bad inputs: one row a kind, or with `--full` one a file.

Measured beside it: the slowest file against 10 s, the most memory of the process that reads against 1 GiB. Nothing is
measured where the collection is not at hand.
"""

import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.bench.rows import Row, shown_seconds
from tests.exchange.answers import Answer, answers
from tests.support.data import DATA

SECONDS, MEMORY = 10.0, 2**30


def measure(full: bool) -> Iterable[Row]:
    """The kinds of answers with how often each was given, the slowest, the memory; with `full` each answer too."""
    files = sorted((DATA / "bad-inputs").iterdir()) if (DATA / "bad-inputs").is_dir() else []
    if not files:
        yield Row("bad inputs", "the collection is not there")
        return
    kinds: Counter[str] = Counter()
    slowest = 0.0
    for path in files:
        start = time.perf_counter()
        found = list(answers(path))
        seconds = time.perf_counter() - start
        slowest = max(slowest, seconds)
        kinds.update(answer.kind for answer in found)
        if full:
            yield from _told(path, found, seconds)
    yield from (Row(f"  answered by: {kind}", str(times)) for kind, times in kinds.most_common())
    yield Row(f"slowest of {len(files)} bad inputs", shown_seconds(slowest), "under 10 s", slowest < SECONDS)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    yield Row("  most memory of a process that reads one", f"{most / 2**20:.0f} MB", "1 GiB", most < MEMORY)


def _told(path: Path, found: list[Answer], seconds: float) -> Iterator[Row]:
    for answer in found or [Answer("", None)]:
        yield Row(
            f"{path.name[:60]} {answer.sheet[:20]}".strip(), f"{_words(answer)} ({shown_seconds(seconds)})"
        )


def _words(answer: Answer) -> str:
    if answer.problem:
        return answer.problem.message
    made = answer.plan
    if made is None:
        return "nothing in it"
    first = f", first: row {made.problems[0].row}: {made.problems[0].message}" if made.problems else ""
    return f"{made.added} of {made.rows} rows, {len(made.problems)} problems{first}"
