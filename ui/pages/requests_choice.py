"""What a person chose to see in the requests grid: whose lines, groups, filter, order, columns; and that
it is there again at the next start.

What a choice comes to is presentation's (requests_table.py). What must not live here: controls, and the grid.
"""

import msgspec
from PySide6.QtCore import QObject, Signal

from budget_app.presentation.requests_only import EVERYTHING, known, ticked
from budget_app.presentation.requests_sort import clicked
from budget_app.presentation.requests_table import View
from budget_app.presentation.tables import Column, Table
from ui import kept
from ui.bridge import Bridge

PAGE = "requests"


class Choice(QObject):
    """`view` is what was chosen; `changed` says that it is another one."""

    changed = Signal()

    def __init__(self, parent: QObject, bridge: Bridge) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.view = View(person=bridge.desk.person)

    def sit_down(self, own: str, scopes: frozenset[str]) -> None:
        """What whoever sits here chose last; at first their `own` department. `scopes`: whose lines there are."""
        person = self._bridge.desk.person
        last = kept.read(self._bridge.desk, PAGE, View(person=person, scope=own))
        scope = last.scope if last.scope in scopes else own
        only = known(last.only, self._bridge.state)
        self.view = msgspec.structs.replace(last, person=person, scope=scope, only=only)

    def tick(self, kind: str, key: str, on: bool) -> None:
        """Show only lines of this state, department or goal too, or no longer."""
        self.look(only=ticked(self.view.only, kind, key, on))

    def clear_filter(self) -> None:
        """Show all lines again, where some are left out."""
        if self.view.filter or self.view.only:
            self.look(filter="", only=EVERYTHING)

    def look(self, **chosen: object) -> None:
        """The person chose to see something else."""
        self.view = msgspec.structs.replace(self.view, **chosen)
        kept.write(self._bridge.desk, PAGE, self.view)
        self.changed.emit()

    def fold(self, group: str) -> None:
        """Fold a group, or unfold it."""
        self.look(folded=self.view.folded ^ {group})

    def fold_all(self, table: Table, folded: bool) -> None:
        """Fold all groups of the table, or none."""
        groups = frozenset(row.key for row in table.rows if row.kind == "group")
        self.look(folded=self.view.folded | groups if folded else self.view.folded - groups)

    def sort(self, column: Column, adds: bool) -> None:
        """A click on a column's title; `adds`: those chosen before go on to count."""
        self.look(sort=clicked(self.view.sort, column, adds))
