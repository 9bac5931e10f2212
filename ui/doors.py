"""What the window asks of a page, and the way to one that may not have been made yet.

Which pages there are is said in window.py.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from budget_app.seen import Changes
from ui.errands import House


class Page(Protocol):
    """What the window asks of a page, which is a widget too. None as changes means: everything is new."""

    def refresh(self, changes: Changes | None) -> None:
        """Show what is new."""
        ...

    def take_keys(self) -> None:
        """Give the keys to what a person begins with. No focus proxy: Tab would lead from it past what is before it."""
        ...


class Door(NamedTuple):
    """The way to a page: its sign and name in the rail, and how it is made once somebody goes there."""

    icon_name: str
    title: str
    make: Callable[[House], QWidget]
