"""The errand of opening another round: by a dialog, from the recent files, or the same once more.

Which windows there are is known in rounds.py.
"""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from budget_app.words import _
from ui.actions import Intent
from ui.background import Background
from ui.choosing import choose_round
from ui.errands import House
from ui.recent import Recent
from ui.rounds import Rounds, Wish


class Opener(QObject):
    """Opens rounds beside the one in this window."""

    def __init__(
        self, rounds: Rounds, background: Background, file: Path, house: House, window: QWidget
    ) -> None:
        super().__init__(window)
        self._rounds = rounds
        self._background = background
        self._file = file
        self._house = house
        self._window = window
        self._recent: list[Path] = []
        self._look()

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        again = _("Another window on this round")
        return (
            Intent("open", _("Open…"), self.ask, ("Ctrl+O",), "open"),
            Intent("recent", _("Open recent"), self._look, (), "open", self._recent_intents),
            Intent("another-window", again, self._open_again, ("Ctrl+Shift+N",), "window"),
        )

    def open_round(self, file: Path) -> None:
        """Open this one."""
        self._rounds.open_round(file, self._house)

    def ask(self) -> None:
        """Let the person choose a file, then open it."""
        choose_round(self._window, self._file.parent, self.open_round)

    def _open_again(self) -> None:
        self._rounds.open_another(Wish(self._file), self._house)

    def _look(self) -> None:
        """Which are still there. A disk may be slow to say so, and a share that is gone takes a minute."""
        self._background.run("recent", Recent().files, then=self._know)

    def _know(self, files: list[Path]) -> None:
        self._recent = files

    def _recent_intents(self) -> list[Intent]:
        self._look()
        here = self._file.resolve()
        return [
            Intent(f"recent-{n}", _shown(file), lambda file=file: self.open_round(file))
            for n, file in enumerate((file for file in self._recent if file != here), 1)
        ]


def _shown(file: Path) -> str:
    """The name, and in which folder, since a round is often called the same in several."""
    folder, home = file.parent, Path.home()
    place = Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder
    return _("{file}  in {folder}").format(file=file.name, folder=place)
