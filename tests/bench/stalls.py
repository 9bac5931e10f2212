"""How long the window stands still while its file is in trouble.

The troubles are real ones: another process holds the lock, somebody else writes all the time.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from tests.bench.pulse import PulseWindow, Stall, stall_row
from tests.bench.rows import Row

HOLDER = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("ROLLBACK")
"""
WRITER = """
import sys
from pathlib import Path
from budget_app.cli.desks import working_desk
from budget_app.domain.talk import WritePost
with working_desk(Path(sys.argv[1]), "tom") as desk:
    print("writing", flush=True)
    for n in range(int(sys.argv[2])):
        desk.execute(WritePost(text=f"Post {n}"))
"""


def measure(full: bool) -> Iterator[Row]:
    """The longest stall in each trouble; the lock is held 10 s where `full`, else 2 s."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = name
        folder = Path(name)
        held = 10 if full else 2
        yield stall_row(f"lock held by another process for {held} s", [_locked(folder, held)])
        yield stall_row("somebody else writes 300 posts", [_written_by_others(folder)])


def _locked(folder: Path, seconds: float) -> Stall:
    one = PulseWindow(folder / "locked.accord", "dana")
    line = next(line.id for line in one.bridge.state.lines.values() if line.department == "S")
    command = [sys.executable, "-c", HOLDER, str(one.window.file), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        stall = one.stall(
            lambda: one.bridge.do(ReviseLine(line=line, fields=LineFields(title="Typed while locked"))),
            lambda: holder.poll() is not None,
        )
    assert one.bridge.state.lines[line].title == "Typed while locked"
    one.close()
    return stall


def _written_by_others(folder: Path) -> Stall:
    one = PulseWindow(folder / "busy.accord", "dana")
    posts = 300
    command = [sys.executable, "-c", WRITER, str(one.window.file), str(posts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        before = len(one.bridge.state.posts)
        stall = one.stall(
            lambda: None, lambda: len(one.bridge.state.posts) == before + posts and writer.poll() == 0
        )
    one.close()
    return stall
