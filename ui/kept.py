"""What a person chose to see in a round, kept from start to start as one JSON text a page in QSettings.

A round is meant by its id, so that a copy of a file or another place for it changes nothing. What must not live here:
what there is to choose; whoever reads says what holds where nothing was kept or it cannot be read.
"""

from typing import TypeVar

import msgspec
from PySide6.QtCore import QSettings

from budget_app.seen import Seen

Choice = TypeVar("Choice", bound=msgspec.Struct | str)


def read(desk: Seen, page: str, default: Choice) -> Choice:
    """What the person at this desk chose on a page last; `default` where nothing that can be read was kept."""
    text = str(QSettings().value(_key(desk, page), ""))
    try:
        return msgspec.json.decode(text, type=type(default)) if text else default
    except msgspec.DecodeError:
        # From another version, or by hand: no reason to stop anybody.
        return default


def write(desk: Seen, page: str, choice: msgspec.Struct | str) -> None:
    """Keep this; at most a few hundred bytes, written by Qt when it has time."""
    QSettings().setValue(_key(desk, page), msgspec.json.encode(choice).decode())


def _key(desk: Seen, page: str) -> str:
    return f"rounds/{desk.round_id}/{desk.person}/{page}"
