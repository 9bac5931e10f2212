"""The errand of the search (Ctrl+K): asks the store's thread for what holds the words, shows it, goes where it leads.

Latest wins: an answer to words that are no longer typed is dropped. What must not live here: what is found for which
words (presentation/search.py, history/tables.py).
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QWidget

from budget_app.history.port import LogError
from budget_app.presentation.search import MOST_RECENT, Ids, found, plain_search
from budget_app.presentation.search_hits import Action, Hit
from budget_app.words import _
from ui import kept
from ui.actions import Intent, IntentAction
from ui.background import Background
from ui.bridge import Bridge
from ui.errands import House
from ui.going import Going
from ui.searching.field import SearchField
from ui.searching.panel import HitPanel
from ui.selection import Selection

# Asks the index: the words, then the hits, or None where it does not go up to this entry.
Lookup = Callable[[str, int], Ids | None]
_KEY = "search"


class Searching(QObject):
    """Stands in the menu; `attend` gives it the field it listens to."""

    def __init__(
        self,
        bridge: Bridge,
        background: Background,
        selection: Selection,
        lookup: Lookup,
        house: House,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge, self._background, self._lookup = bridge, background, lookup
        self._going = Going(house, selection, self)
        self._actions: Mapping[str, IntentAction] = {}
        self._number = self._shown = 0
        self._before: QWidget | None = None
        self._ground = window
        self.field: SearchField | None = None
        self.panel: HitPanel | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether what was asked last has been answered."""
        return self._shown == self._number

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        return (Intent("search", _("Search"), self.begin, ("Ctrl+K",), "edit"),)

    def attend(self, field: SearchField, ground: QWidget, actions: Mapping[str, IntentAction]) -> None:
        """Listen to this field; what is found is shown on `ground`, and the window's actions can be found too."""
        self.field, self._actions = field, actions
        self._ground = ground
        self.panel = HitPanel(ground)
        self.panel.taken.connect(self._take)
        field.begun.connect(self._open)
        field.left.connect(self._close)
        field.textEdited.connect(self._ask)
        field.moved.connect(self._move)
        field.taken.connect(lambda: self._take(self.panel.current if self.panel else None))
        field.given_up.connect(self._give_up)

    def begin(self) -> None:
        """The keys to the field."""
        if self.field:
            self._before = QApplication.focusWidget()
            self.field.setFocus()
            self.field.selectAll()

    # --- asking

    def _open(self) -> None:
        if self.field:
            self._ask(self.field.text())

    def _ask(self, words: str) -> None:
        self._number += 1
        if not words.strip():
            self._show(words, ())
            return
        number, head = self._number, self._bridge.desk.head.seq

        def look() -> Ids | None:
            # Words that are no longer typed are not looked for.
            return self._lookup(words, head) if number == self._number else ()

        self._bridge.store.ask(look, partial(self._answer, number, words))

    def _answer(self, number: int, words: str, done: "Future[Ids | None]") -> None:
        if number != self._number:
            return
        try:
            ids = done.result()
        except LogError:
            ids = None  # what hinders the file is said elsewhere; what this window knows can be searched all the same
        if ids is not None:
            self._show(words, ids)
            return
        self._background.run(
            _KEY, plain_search, self._bridge.state, words, then=partial(self._show_if, number, words)
        )

    def _show_if(self, number: int, words: str, ids: Ids) -> None:
        if number == self._number:
            self._show(words, ids)

    def _show(self, words: str, ids: Ids) -> None:
        field, panel = self.field, self.panel
        if field is None or panel is None or not field.hasFocus():
            return
        self._shown = self._number
        groups = found(self._bridge.state, words, ids, self._doable(), self._recent())
        nothing = _("Nothing here is called or says “{words}”.").format(words=words.strip())
        panel.show_groups(groups, nothing)
        corner = field.mapTo(self._ground, QPoint(field.width() - panel.width(), field.height() + 6))
        panel.move(corner)
        panel.raise_()
        panel.show()
        current = panel.current
        field.setAccessibleDescription(current.title if current else nothing)

    def _doable(self) -> list[Action]:
        """The window's actions as they stand, with why one is off."""
        made: list[Action] = []
        for id_, action in self._actions.items():
            action.say_anew()
            words = action.text().replace("&&", "&").rstrip("…")
            if words and id_ != "search" and not action.menu():
                keys = action.shortcut().toString()
                why = "" if action.isEnabled() else action.toolTip()
                made.append(Action(id_, words, keys, why))
        return made

    # --- taking

    def _move(self, step: int) -> None:
        if self.panel is None or self.field is None:
            return
        if self.panel.isHidden():
            self._open()
            return
        self.panel.move_by(step)
        current = self.panel.current
        self.field.setAccessibleDescription(current.title if current else "")

    def _take(self, hit: Hit | None) -> None:
        if hit is None or hit.why_not or self.field is None:
            return
        recent = [hit.key, *(key for key in self._recent() if key != hit.key)]
        kept.write(self._bridge.desk, _KEY, "\n".join(recent[:MOST_RECENT]))
        self._give_up()
        self._going.go(hit.place)

    def _recent(self) -> list[str]:
        return kept.read(self._bridge.desk, _KEY, "").split()

    def _give_up(self) -> None:
        """Back to where the keys were."""
        if self.field is None:
            return
        self.field.clear()
        before, self._before = self._before, None
        self.field.clearFocus()
        if before is not None and before.isVisible():
            before.setFocus()
        self._close()

    def _close(self) -> None:
        self._number += 1
        if self.panel:
            self.panel.hide()
