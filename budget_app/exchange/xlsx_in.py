"""Spreadsheet files (xlsx, xlsm, xlsb, xls, ods) -> sheets, read in a process of its own with limits.

The reading itself lives in child.py; which file is read how in read.py. Error cells come out as their text (#DIV/0!).
"""

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from budget_app.exchange.child import MOST_MEMORY, Answer, ReadSheet
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Merged, Sheet

MOST_BYTES = 100_000_000


def read_workbook(path: Path, seconds: float = 10) -> list[Sheet] | Problem:
    """All worksheets of the file, hidden ones too and said to be so, in the file's order.

    Takes at most `seconds` and, where the system can limit it, 900 MB. Starting the child costs about 0.1 s.
    """
    if path.stat().st_size > MOST_BYTES:
        return Problem(path.name, None, "", Flaw.TOO_BIG, {"what": f"{path.stat().st_size // 1_000_000} MB"})
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "budget_app.exchange.child", str(path.resolve())],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Problem(path.name, None, "", Flaw.TOO_SLOW, {"seconds": f"{seconds:g}"})
    if ended.returncode != 0:
        return _fallen(path.name, ended.stderr)
    answer = msgspec.msgpack.decode(ended.stdout, type=Answer)
    if answer.flaw:
        return Problem(path.name, None, "", Flaw(answer.flaw), {"what": answer.what})
    return [_sheet(sheet) for sheet in answer.sheets]


def _sheet(read: ReadSheet) -> Sheet:
    merged = tuple(Merged(*cells) for cells in read.merged)
    return Sheet(read.name, tuple(read.rows), read.first_row, read.hidden, read.first_column, merged)


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
