"""Where a file goes: asks once, remembers the folder, writes in the background, the whole file or nothing.

What is written, and how it went in words, is the business of whoever asks.
"""

import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ui.choosing import choose_place


def ask_where(
    window: QWidget, key: str, title: str, name: str, kinds: Mapping[str, str], then: Callable[[Path], object]
) -> None:
    """Let a person choose a file in the folder last used for `key`. `kinds`: ending without its point -> words, the
    first one chosen."""
    folder = Path(str(QSettings().value(f"{key}/folder", "")) or Path.home())

    def chosen(file: Path) -> None:
        QSettings().setValue(f"{key}/folder", str(file.parent))
        then(file)

    choose_place(window, title, folder / f"{name}.{next(iter(kinds))}", kinds, chosen)


def name_for(words: str, otherwise: str) -> str:
    """A file's name from what people call a thing, without its ending."""
    return "-".join("".join(c if c.isalnum() else " " for c in words).split())[:80] or otherwise


def write_whole(path: Path, data: bytes) -> str:
    """Write `data` beside `path` and put it in its place, so that a failure leaves what was there. "" where all went
    well, else what the system says. For a worker thread."""
    beside = path.parent / f".accord-{secrets.token_hex(8)}"
    try:
        try:
            with beside.open("xb") as file:
                file.write(data)
            os.replace(beside, path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        return error.strerror or str(error)
    return ""
