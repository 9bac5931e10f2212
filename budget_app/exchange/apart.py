"""A file -> its sheets, read in a process of its own with limits of time and memory, which can be stopped.

The reading itself lives in child.py; what is refused before that in read.py.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from budget_app.exchange.child import MOST_MEMORY, Answer, ReadSheet
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Row, Sheet
from budget_app.exchange.stopping import Cancelled, Stopped

_TURN = 0.05  # seconds after which it is asked whether to go on
_ROWS = msgspec.msgpack.Decoder(list[Row])


def read_apart(path: Path, seconds: float, cancelled: Cancelled) -> list[Sheet] | Problem:
    """All worksheets of the file, hidden ones too and said to be so, in the file's order; the one of a text file.

    Takes at most `seconds` and, where the system can limit it, 900 MB. Stopped where `cancelled` says so: the process
    is killed. Starting it costs about 0.1 s.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "budget_app.exchange.child", str(path.resolve())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        ended = _waited_for(child, time.monotonic() + seconds, cancelled)
    finally:
        child.kill()
        child.communicate()
    if ended is None:
        return Problem(path.name, None, "", Flaw.TOO_SLOW, {"seconds": f"{seconds:g}"})
    if child.returncode != 0:
        return _fallen(path.name, ended[1])
    answer = msgspec.msgpack.decode(ended[0], type=Answer)
    if answer.flaw:
        return Problem(path.name, answer.row, "", Flaw(answer.flaw), answer.facts)
    return [_sheet(sheet) for sheet in answer.sheets]


def _waited_for(
    child: "subprocess.Popen[bytes]", until: float, cancelled: Cancelled
) -> tuple[bytes, bytes] | None:
    """What the child wrote on its outputs; None where it takes too long."""
    while time.monotonic() < until:
        if cancelled():
            raise Stopped
        try:
            return child.communicate(timeout=max(0, min(_TURN, until - time.monotonic())))
        except subprocess.TimeoutExpired:
            continue
    return None


def _sheet(read: ReadSheet) -> Sheet:
    rows = tuple(_rows(read))
    return Sheet(
        read.name, rows, read.first_row, read.hidden, read.first_column, tuple(read.merged), read.suspects
    )


def _rows(read: ReadSheet) -> Iterator[Row]:
    """The rows, one part after the other, so that other threads get their turn in between."""
    for part in read.parts:
        yield from _ROWS.decode(part)


def _fallen(name: str, said: bytes) -> Problem:
    """The child ended by force: out of memory, or a panic in the reader."""
    if b"memory allocation" in said or b"MemoryError" in said or b"capacity overflow" in said:
        return Problem(name, None, "", Flaw.TOO_BIG, {"what": f"{MOST_MEMORY // 1_000_000} MB"})
    return Problem(name, None, "", Flaw.DAMAGED)


def _environment() -> dict[str, str]:
    """The program's own, with the place of its packages, however it was started."""
    packages = str(Path(__file__).resolve().parents[2])
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (packages, os.environ.get("PYTHONPATH")))),
    }
