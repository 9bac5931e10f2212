"""Actions as records: id, words, keys, what is done; rendered to QAction in one place.

Whoever does the work brings the record (the window itself, an errand of ui/errands.py); nothing is done here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from budget_app.words import _

# The groups of the menu under the sign, from the top; an intent of no group has only its keys.
GROUPS = ("open", "keep", "sheets", "paper", "round", "edit", "view", "window")


class Intent(msgspec.Struct, frozen=True):
    """Something a person can ask for, from a key or the menu. The words of what asks more end in "…".

    `is_on`: one of the choices of a submenu, ticked where it is the one that holds.
    """

    id: str
    words: str
    do: Callable[[], object]
    keys: tuple[str, ...] = ()
    group: str = ""
    more: Callable[[], Sequence["Intent"]] | None = (
        None  # what stands in its submenu, asked each time it opens
    )
    is_on: Callable[[], bool] | None = None
    now: Callable[[], str] | None = None  # its words as things stand, asked each time the menu opens


class IntentAction(QAction):
    """The action of an intent; it knows how to say what it would do as things stand."""

    def __init__(self, intent: Intent, parent: QWidget) -> None:
        super().__init__(intent.words, parent)
        self._now = intent.now

    def say_anew(self) -> None:
        """Its words as things stand. What people name things holds no key to press."""
        if self._now:
            self.setText(self._now().replace("&", "&&"))


def render(window: QWidget, intents: Iterable[Intent]) -> dict[str, IntentAction]:
    """Every intent as an action of the window, by id. ValueError where an id or a key stands twice."""
    made: dict[str, IntentAction] = {}
    taken: set[str] = set()
    for intent in intents:
        if intent.id in made or taken.intersection(intent.keys):
            raise ValueError(f"{intent.id} or one of its keys stands twice")
        taken.update(intent.keys)
        action = IntentAction(intent, window)
        action.setShortcuts([QKeySequence(keys) for keys in intent.keys])
        action.setData(intent.group)
        action.triggered.connect(lambda _checked=False, do=intent.do: do())
        if intent.more:
            action.setMenu(_submenu(window, intent.more))
        window.addAction(action)
        made[intent.id] = action
    return made


def _submenu(window: QWidget, more: Callable[[], Sequence[Intent]]) -> QMenu:
    menu = QMenu(window)

    def fill() -> None:
        menu.clear()
        for intent in more():
            # What people name things holds no key to press.
            added = menu.addAction(intent.words.replace("&", "&&"))
            added.triggered.connect(lambda _checked=False, do=intent.do: do())
            if intent.is_on:
                added.setCheckable(True)
                added.setChecked(intent.is_on())
        if menu.isEmpty():
            menu.addAction(_("None yet")).setEnabled(False)

    menu.aboutToShow.connect(fill)
    return menu


def fill_menu(menu: QMenu, actions: Mapping[str, IntentAction]) -> None:
    """The actions of each group, a line between two groups. KeyError never; what has no group is left out."""
    for group in GROUPS:
        members = [action for action in actions.values() if action.data() == group]
        if members and not menu.isEmpty():
            menu.addSeparator()
        for action in members:
            action.say_anew()
            menu.addAction(action)


def add_key(widget: QWidget, keys: str, do: Callable[[], object]) -> QAction:
    """A key that works while `widget` is in view, and stands in no menu."""
    action = QAction(widget)
    action.setShortcut(keys)
    action.triggered.connect(lambda _checked=False: do())
    widget.addAction(action)
    return action
