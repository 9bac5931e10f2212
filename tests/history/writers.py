"""Processes that append to a log, for tests and benches of what several writers and a kill do to it.

Run as `python -m tests.history.writers PATH NAME COUNT SIZE`: appends COUNT commands of SIZE entries each and prints
the number of each command's last entry once it is acknowledged; after the last one it waits to be closed.
"""

import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from budget_app.history.port import Entry, MovedOn
from budget_app.history.sqlite import SqliteLog
from tests.support.log_contract import broken, draft


def write(path: Path, name: str, count: int, size: int) -> None:
    """Append as a desk does: on what was read last, and once more where somebody came first."""
    with closing(SqliteLog.open(path)) as log:
        seq = log.head().seq
        for number in range(count):
            drafts = [draft(f"{name}-{number}", f'{{"n":{number}}}', actor=name) for _ in range(size)]
            while True:
                try:
                    entries = log.append(drafts, seq)
                    break
                except MovedOn as moved:
                    seq = moved.head.seq
            seq = entries[-1].seq
            sys.stdout.write(f"{seq}\n")
            sys.stdout.flush()


def start(path: Path, name: str, count: int, size: int = 2) -> subprocess.Popen[str]:
    """A writer in a process of its own."""
    command = [sys.executable, "-m", "tests.history.writers", str(path), name, str(count), str(size)]
    root = Path(__file__).resolve().parents[2]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)


def killed_while_appending(path: Path, rounds: int, seed: int) -> tuple[int, int]:
    """Kill a writer `rounds` times at a random moment; how many entries were acknowledged, and how many of them lost.

    AssertionError where the log is damaged, a command is kept in part, or one is kept twice.
    """
    chance = random.Random(seed)
    SqliteLog.create(path, "round-1").close()
    acknowledged: set[int] = set()
    entries: list[Entry] = []
    for number in range(rounds):
        acknowledged |= _killed_once(path, f"writer-{number}", chance)
        with closing(SqliteLog.open(path)) as log:
            entries = list(log.read())
            assert broken(log) == {}
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        commands = [entry.command_id for entry in entries]
        assert all(commands.count(command) == 2 for command in {*commands[-40:]})
    return len(acknowledged), len([seq for seq in acknowledged if seq > len(entries)])


def _killed_once(path: Path, name: str, chance: random.Random) -> set[int]:
    with start(path, name, 1_000_000) as writer:
        assert writer.stdout is not None
        seen = {int(writer.stdout.readline()) for _ in range(chance.randrange(1, 12))}
        end = time.perf_counter() + chance.random() * 0.002  # some moment within the append that is under way
        while time.perf_counter() < end:
            pass
        writer.send_signal(signal.SIGKILL)
        return seen | {int(line) for line in writer.stdout.read().splitlines()}


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
