"""How far the history in a file reached when it was open here last: what is cut off at its end, no chain shows.

Kept by place and round in QSettings. What is said of it: budget_app/presentation/opening_words.py.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QSettings

from budget_app.presentation.opening_words import missing_since
from budget_app.seen import Seen


def remember(file: Path, desk: Seen) -> None:
    """This is how far it reaches now."""
    QSettings().setValue(_key(file), f"{desk.round_id} {desk.head.seq} {desk.head.hash}")


def missing(file: Path, desk: Seen) -> int:
    """How many entries that were there the last time are not there now; 0 where nothing is known of it."""
    try:
        round_id, seq, newest = str(QSettings().value(_key(file), "")).split(" ")
        return missing_since(desk.entries, int(seq), newest) if round_id == desk.round_id else 0
    except ValueError:  # never open here, or by hand
        return 0


def _key(file: Path) -> str:
    return "seen/" + hashlib.sha256(str(file.resolve()).encode(errors="replace")).hexdigest()[:16]
