"""Actions as records: id, words, keys. Rendered to QAction in one place; when each is on is asked of the core.

What an action does is said where it is bound, in main_window.py.
"""

from collections.abc import Callable

import msgspec
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from budget_app.words import _


class Intent(msgspec.Struct, frozen=True):
    """Something a person can ask for, from a key or a menu."""

    id: str
    words: str
    keys: tuple[str, ...] = ()


def intents(pages: int) -> tuple[Intent, ...]:
    """All actions of a window with so many pages."""
    return (
        Intent("undo", _("Undo"), ("Ctrl+Z",)),
        Intent("redo", _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Intent("print", _("Print the summary"), ("Ctrl+P",)),
        *(Intent(f"page-{n}", _("Go to page {n}").format(n=n), (f"Ctrl+{n}",)) for n in range(1, pages + 1)),
        Intent("next-person", _("Sit down as the next person"), ("Ctrl+Shift+P",)),
        Intent("dark", _("Light or dark"), ("Ctrl+Shift+D",)),
        Intent("close", _("Close the window"), ("Ctrl+Q", "Ctrl+W")),
    )


def render(window: QWidget, pages: int, bound: dict[str, Callable[[], object]]) -> dict[str, QAction]:
    """Every intent as an action of the window, bound to what it does. KeyError where one is bound to nothing."""
    made: dict[str, QAction] = {}
    for intent in intents(pages):
        action = QAction(intent.words, window)
        action.setShortcuts([QKeySequence(keys) for keys in intent.keys])
        action.triggered.connect(lambda _checked=False, do=bound[intent.id]: do())
        window.addAction(action)
        made[intent.id] = action
    return made
