"""Where a file goes: asks once, remembers the folder, writes in the background, the whole file or nothing.

What is written, and how it went in words, is the business of whoever asks.
"""

import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    window: QWidget, key: str, title: str, name: str, kinds: Mapping[str, str], then: Callable[[Path], None]
) -> None:
    """Let a person choose a file in the folder last used for `key`. `kinds`: ending without its point -> words, the
    first one chosen. A file that is there already is written over only where the person says so."""
    filters = {f"{words} (*.{ending})": ending for ending, words in kinds.items()}
    folder = str(QSettings().value(f"{key}/folder", "")) or str(Path.home())
    dialog = QFileDialog(window, title, folder if Path(folder).is_dir() else str(Path.home()))
    dialog.setNameFilters(list(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(next(iter(kinds)))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.selectFile(f"{name}.{next(iter(kinds))}")

    def chosen(file: str) -> None:
        QSettings().setValue(f"{key}/folder", str(Path(file).parent))
        then(Path(file))

    dialog.fileSelected.connect(chosen)
    dialog.open()


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
