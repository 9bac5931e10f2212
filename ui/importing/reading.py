"""Reading a file and working out an import, off the window's thread: the latest wins, and a person can stop it.

What is read and worked out lives in budget_app/exchange.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from budget_app.domain.round import Round
from budget_app.exchange.import_columns import Kept
from budget_app.exchange.import_draft import Draft
from budget_app.exchange.import_screen import ImportScreen, import_screen
from budget_app.exchange.problems import Problem
from budget_app.exchange.read import sheets
from budget_app.exchange.several_screen import Beside, with_beside
from budget_app.exchange.sheet import Sheet
from budget_app.exchange.stopping import Cancelled, Stopped
from budget_app.history.port import Entry
from budget_app.words import _
from ui.background import Background
from ui.importing.kept import kept_sources

# Shorter than this nobody notices; after the second, a person may want to stop it.
_BUSY_AFTER_MS, _STOP_AFTER_MS = 300, 2000
_KEY = "import"


class Reading(QObject):
    """`busy` says what is under way and whether it can be stopped; no words: nothing is."""

    busy = Signal(str, bool)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._stop = Event()
        self._words = ""
        self._timers = (self._timer(_BUSY_AFTER_MS, False), self._timer(_STOP_AFTER_MS, True))

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is to come."""
        return bool(self._words)

    def read(self, path: Path, then: Callable[[list[Sheet] | Problem], None]) -> None:
        """The sheets of a file, or what is wrong with it."""
        self._begin(_("Reading {file} …").format(file=path.name))
        self._background.run(_KEY, sheets, path, then=lambda found: self._end(then, found))

    def work_out(
        self,
        state: Round,
        person: str,
        entries: Sequence[Entry],
        sheet: Sheet,
        draft: Draft,
        before: ImportScreen | None,
        beside: Beside,
        then: Callable[[ImportScreen], None],
    ) -> None:
        """The screen for what a person said; `entries` is the history, `beside` what else
        comes in. Nothing comes where it is stopped."""
        self._begin(_("Checking {n} rows …").format(n=f"{len(sheet.rows):,}"))
        asked = (state, person, sheet, draft, kept_sources(), before, self._stop.is_set, entries, beside)
        self._background.run(_KEY, _worked_out, *asked, then=lambda screen: self._end(then, screen))

    def stop(self) -> None:
        """End what is under way; its answer does not come."""
        self._stop.set()
        self._background.drop(_KEY)
        self._quiet()

    def _begin(self, words: str) -> None:
        self._stop.set()
        self._stop = Event()
        self._words = words
        for timer in self._timers:
            if not timer.isActive():
                timer.start()

    def _end(self, then: Callable[[Any], None], found: Any) -> None:
        self._quiet()
        if found is not None:
            then(found)

    def _quiet(self) -> None:
        self._words = ""
        for timer in self._timers:
            timer.stop()
        self.busy.emit("", False)

    def _timer(self, after: int, can_stop: bool) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(lambda: self.busy.emit(self._words, can_stop) if self._words else None)
        return timer


def _worked_out(
    state: Round,
    person: str,
    sheet: Sheet,
    draft: Draft,
    kept: Kept,
    before: ImportScreen | None,
    stopped: Cancelled,
    entries: Sequence[Entry],
    beside: Beside,
) -> ImportScreen | None:
    """Runs on a worker thread."""
    try:
        screen = import_screen(state, person, sheet, draft, kept, before, stopped, entries)
        return with_beside(state, person, screen, beside, kept, stopped, entries)
    except Stopped:
        return None
