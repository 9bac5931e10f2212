"""The way to a place that overview, search or a list leads to: the page, then the line, goal or cell on it.

Which place something is at is said in presentation/places.py.
"""

from PySide6.QtCore import QObject

from budget_app.presentation.places import NOWHERE, Place
from ui.errands import House
from ui.selection import Selection


class Going(QObject):
    """Goes to places in one window."""

    def __init__(self, house: House, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._selection = selection

    def go(self, place: Place) -> None:
        """Open its page and pick what is meant there; or do what the action it names does."""
        if place == NOWHERE:
            return
        if place.act:
            self._house.act(place.act)
            return
        if place.page:
            self._house.open_page(place.page)
        self._selection.sought.emit(place)
