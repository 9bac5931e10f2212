"""The history: replaying a long one, one durable append against the disk's own sync, and killed writers.

Replay reads the entries from the file, checks the chain, decodes and folds them by the round's rules, as opening does.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from budget_app.domain.lines import LineFields
from budget_app.domain.messages import Command
from budget_app.domain.requests import DraftLine, ReviseLine
from budget_app.domain.round import EVENTS, Round
from budget_app.domain.talk import WritePost
from budget_app.history.codec import Codec
from budget_app.history.replay import replay
from budget_app.history.sqlite import SqliteLog
from tests.bench.rows import Row, median_seconds, shown_seconds
from tests.history.played import Played, opened
from tests.history.writers import killed_while_appending
from tests.support.log_contract import draft

ENTRIES = 100_000
LINES = 2_000


def measure(full: bool) -> Iterator[Row]:
    """The rows of the history's bench; the 200 kills only where `full`."""
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as folder:
        yield _replay(Path(folder))
        yield _append(Path(folder))
        yield _kills(Path(folder), 200 if full else 20)


def _replay(folder: Path) -> Row:
    path = folder / "long.accord"
    with closing(SqliteLog.create(path, "round-1")) as log:
        long_history(opened(log))

    def fold() -> None:
        state = Round()
        with closing(SqliteLog.open(path)) as log:
            steps = sum(
                1 for step in replay(state, log.read(), Codec(EVENTS), log.round_id) if not step.finding
            )
        assert steps >= ENTRIES
        assert len(state.lines) == LINES

    seconds = median_seconds(fold, 3)
    return Row(f"replay of {ENTRIES:,} entries", shown_seconds(seconds), "under 0.6 s", seconds < 0.6)


def long_history(played: Played) -> None:
    """Two thousand lines, each revised and talked about again and again, until there are enough entries."""
    for start in range(0, LINES, 500):
        played.does("ana", *(_drafted(n) for n in range(start, start + 500)))
    turn = 0
    while played.seq < ENTRIES:
        turn += 1
        played.does("ana", *(_moved(n, turn) for n in range(LINES)))


def _drafted(n: int) -> Command:
    fields = LineFields(
        title=f"Line {n}", requested=1_000_00 + n, justification="So that sales can keep its promise"
    )
    return DraftLine(line=f"line-{n:05}-0a1b2c3d", department="S", fields=fields)


def _moved(n: int, turn: int) -> Command:
    line = f"line-{n:05}-0a1b2c3d"
    if turn % 4 == 0:
        return WritePost(
            post=f"post-{n}-{turn}", about=line, text=f"What does turn {turn} change for the depot?"
        )
    return ReviseLine(line=line, fields=LineFields(requested=1_000_00 + n * turn, owner=f"Owner {turn}"))


def _append(folder: Path) -> Row:
    """One command's append, and a plain write and fdatasync of as many bytes as it put into the -wal, in turns."""
    path = folder / "short.accord"
    ours: list[float] = []
    disks: list[float] = []
    with (
        closing(SqliteLog.create(path, "round-1")) as log,
        (folder / "plain").open("wb", buffering=0) as plain,
    ):
        wal = path.with_name(path.name + "-wal")
        log.append([draft("c-0")], 0)
        before = wal.stat().st_size
        log.append([draft("c-1")], 1)
        data = bytes(wal.stat().st_size - before)
        for seq in range(2, 302):
            drafts = [draft(f"c-{seq}")]
            ours.append(_timed(lambda drafts=drafts, seq=seq: log.append(drafts, seq)))
            disks.append(_timed(lambda: (plain.write(data), os.fdatasync(plain.fileno()))))
    append, disk = statistics.median(ours), statistics.median(disks)
    times = append / disk
    figure = f"{times:.2f} ({shown_seconds(append)} to {shown_seconds(disk)})"
    return Row("durable append of one command, in fdatasyncs of as many bytes", figure, "under 2", times < 2)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _kills(folder: Path, rounds: int) -> Row:
    acknowledged, lost = killed_while_appending(folder / "killed.accord", rounds, seed=2)
    what = f"entries lost of {acknowledged:,} acknowledged, writer killed {rounds} times"
    return Row(what, str(lost), "0", lost == 0)
