"""Finds what is odd about the lines after every change, in the background; keeps what a person said is right so.

That is kept for the person on this machine and not in the history: a warning is a help to whoever types, others see
none of it before submission, and an entry would tell them. What must not live here: what is odd.
"""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from budget_app.domain.round import Round
from budget_app.presentation.warned import LineWarning, Warnings, marks_of
from ui import kept
from ui.background import Background
from ui.bridge import Bridge

if TYPE_CHECKING:
    from budget_app.presentation.duplicates import Known

# What was typed is to be seen first: a worker that reckons makes the window wait for the interpreter's lock.
AFTER_MS = 120

_PAGE, _KEY = "warnings", "warnings"


class Dismissed(msgspec.Struct, frozen=True):
    """The keys of warnings of which somebody said that they are right so."""

    keys: tuple[str, ...] = ()


class Watch(QObject):
    """`warnings`: what is left to be told; `marks`: by line, for its row."""

    changed = Signal()

    def __init__(self, bridge: Bridge, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._background = background
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(AFTER_MS)
        self._pause.timeout.connect(self._look)
        self._known: Known | None = None
        self._every = Warnings()
        self._of = ("", -1)
        self._person = ""
        self._dismissed: frozenset[str] = frozenset()
        self.warnings = Warnings()
        self.marks: dict[str, str] = {}

    def look(self) -> None:
        """Find anew what is odd, if anything changed and has been on the screen; the answer comes as `changed`."""
        self._pause.start()

    def _look(self) -> None:
        desk = self._bridge.desk
        of = (desk.person, desk.head.seq)
        if of == self._of:
            return
        self._of = of
        if desk.person != self._person:
            self._person = desk.person
            self._dismissed = frozenset(kept.read(desk, _PAGE, Dismissed()).keys)
            self._show(Warnings())
        self._background.run(_KEY, _found, desk.state, desk.person, self._known, then=self._take)

    def dismiss(self, warning: LineWarning) -> None:
        """The person says that it is right so; told again only where the facts are others."""
        self._dismissed |= {warning.key}
        alive = {each.key for each in self._every.every()} | {warning.key}
        self._dismissed &= alive
        kept.write(self._bridge.desk, _PAGE, Dismissed(tuple(sorted(self._dismissed))))
        self._show(self._every)

    def _take(self, found: "tuple[Known, Warnings]") -> None:
        self._known = found[0]
        self._show(found[1])

    def _show(self, every: Warnings) -> None:
        self._every = every
        self.warnings = every.without(self._dismissed)
        self.marks = marks_of(self.warnings)
        self.changed.emit()


def _found(state: Round, person: str, known: "Known | None") -> "tuple[Known, Warnings]":
    """On a worker; a state that is seen is never changed any more."""
    # Late: brings in what compares words, which the first page does not wait for.
    from budget_app.presentation import duplicates, line_warnings

    known = duplicates.compared(known or duplicates.Known(), state)
    return known, line_warnings.warnings_for(state, person, known)
