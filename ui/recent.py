"""The rounds opened lately on this machine, kept with the person's other settings.

Only their places are kept. How one is opened lives in ui/opening.py.
"""

import os
from pathlib import Path

from PySide6.QtCore import QSettings

KEY = "recent/files"
MOST = 10


class Recent:
    """Files by when they were opened last."""

    def files(self) -> list[Path]:
        """The files that are still there, newest first, at most ten. Asks the disk about each."""
        return [path for path in self._kept() if path.is_file()]

    def add(self, path: Path) -> None:
        """This file was opened just now."""
        path = path.resolve()
        others = [other for other in self._kept() if not _is_same(other, path)]
        # A file that is away may lie on a stick or a share: it comes back, so it keeps its place.
        QSettings().setValue(KEY, [str(file) for file in (path, *others)[:MOST]])

    def _kept(self) -> list[Path]:
        kept = QSettings().value(KEY, [])
        # A list of one comes back from some stores as the one text.
        names = [kept] if isinstance(kept, str) else kept
        return [Path(name) for name in names] if isinstance(names, list) else []


def _is_same(one: Path, other: Path) -> bool:
    """Whether both mean the same file; on Windows upper and lower case do not matter."""
    return os.path.normcase(one) == os.path.normcase(other)
