"""Something on its way into the round (a sheet's lines, packages): one command, and what became of it.

What the command holds is worked out before (budget_app/exchange); nothing is shown here.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from budget_app.domain.messages import Command
from budget_app.seen import Changes
from ui.bridge import Bridge


class Bringing(QObject):
    """`came`: the command is in the history; `refused`: why it is not; `others`: else the round changed.

    `kinds`: of which the history shows one at least once the command is in it, the first is what it is called.
    """

    came = Signal(object)
    refused = Signal(str)
    others = Signal()

    def __init__(self, bridge: Bridge, kinds: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._kind, self._kinds = kinds[0], frozenset(kinds)
        self._command: Command | None = None
        bridge.changed.connect(self._on_changed)
        bridge.refused.connect(self._on_refused)
        bridge.failed.connect(self._give_back)

    @property
    def is_under_way(self) -> bool:
        """Whether something is on its way."""
        return self._command is not None

    def bring(self, command: Command, files: Sequence[bytes] = ()) -> None:
        """Hand the command in, unless one is on its way."""
        if self._command is None:
            self._command = command
            self._bridge.do(command, self._kind, files)

    def _on_changed(self, changes: Changes) -> None:
        mine = self._bridge.desk.person
        command = self._command
        if command and any(e.kind in self._kinds and e.actor == mine for e in changes.entries):
            self._command = None
            self.came.emit(command)
        else:
            self.others.emit()

    def _on_refused(self, words: str, where: str) -> None:
        if where == self._kind:
            self._give_back(words)

    def _give_back(self, words: str) -> None:
        if self._command is not None:
            self._command = None
            self.refused.emit(words)
