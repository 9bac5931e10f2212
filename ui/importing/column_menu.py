"""The menu from which a person chooses what a column of the sheet fills.

What can be chosen is worked out in budget_app/exchange/import_columns.py.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from budget_app.exchange.import_columns import choices
from budget_app.exchange.import_screen import ImportScreen
from budget_app.words import _


def column_menu(
    parent: QWidget, screen: ImportScreen | None, place: int, fill: Callable[[str], object]
) -> QMenu:
    """The choices for the column at `place`, what it fills now ticked; another column's name beside what it has."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in choices(screen.columns, place) if screen else ():
        for choice in group:
            words = _("{field} (now {heading})") if choice.taken_by else "{field}"
            words = words.format(field=choice.word, heading=choice.taken_by)
            action = QAction(words.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(choice.is_now)
            action.triggered.connect(lambda _on=False, fills=choice.fills: fill(fills))
            menu.addAction(action)
        menu.addSeparator()
    return menu
