"""What the window is sent for besides its pages (print, import, settings ...), and what such an errand may want of it.

Which errands there are is said in window.py; each lives in a module of its own.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from ui.actions import Intent


class Errand(Protocol):
    """Something that stands in the menu and has no page."""

    def intents(self) -> Sequence[Intent]:
        """What a person can ask of it."""
        ...


class House(Protocol):
    """What a page or an errand may want of the window it is in; the window is its parent as a QWidget, too."""

    def open_page(self, key: str) -> None:
        """Go to a page."""
        ...

    def act(self, action: str) -> None:
        """Do what the action with this id does, if it is on."""
        ...

    def say(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """What could not be done, above the page, with a next step; no words take it away."""
        ...

    def tell(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """What went well or is under way, above the page, with a next step; no words take it away."""
        ...
