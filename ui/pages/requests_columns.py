"""Which columns the requests grid shows, in which order and how wide: the header's menu, the list of columns, and what
is kept from start to start.

What choosing comes to is presentation's (requests_columns.py). What must not live here: cells, and how room is shared.
"""

from collections.abc import Callable, Sequence
from functools import cached_property

import msgspec
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from budget_app.presentation.requests_columns import (
    ALWAYS,
    columns,
    in_order,
    moved,
    why_always,
    with_column,
    without_column,
)
from budget_app.presentation.requests_sort import sort_words
from budget_app.presentation.tables import Column, Sort
from budget_app.words import _
from ui import kept
from ui.bridge import Bridge
from ui.pages.columns_panel import ColumnsPanel
from ui.pages.requests_grid import RequestsGrid

PAGE = "requests-widths"
LEAST = 40


class Widths(msgspec.Struct, frozen=True):
    """The widths a person gave, by id of the column, in px."""

    own: dict[str, int] = {}


class ColumnChoice(QObject):
    """`chosen` carries ids of columns from the left, none for those at first; `sorted_by` the one order wanted."""

    chosen = Signal(object)
    sorted_by = Signal(object)

    def __init__(self, page: QWidget, bridge: Bridge, grid: RequestsGrid, opener: QPushButton) -> None:
        super().__init__(page)
        self._page = page
        self._bridge = bridge
        self._grid = grid
        self._opener = opener
        opener.clicked.connect(lambda _on=False: self.open())
        head = grid.head
        head.order_wanted.connect(lambda ids: self.choose(self._with_hidden(ids)))
        head.menu_wanted.connect(self.open_menu)
        head.fit_wanted.connect(self._fit)
        head.width_given.connect(self._give)
        grid.column_menu_wanted.connect(self.open_menu)

    @cached_property
    def panel(self) -> ColumnsPanel:
        """The list; made when it is opened first."""
        panel = ColumnsPanel(self._page)
        panel.ticked.connect(self._tick)
        panel.moved.connect(self.choose)
        panel.wider.connect(self._widen)
        panel.as_at_first.connect(self.as_at_first)
        panel.closed.connect(self._grid.setFocus)
        return panel

    def seat(self) -> None:
        """Somebody sits down: the widths they gave."""
        own = kept.read(self._bridge.desk, PAGE, Widths()).own
        self._grid.columns_fit.own = {column: max(px, LEAST) for column, px in own.items()}
        self._grid.columns_fit.begin_anew()

    def open(self) -> None:
        """Open the list below its button."""
        self._fill()
        corner = QPoint(self._opener.width(), self._opener.height() + 4)
        self.panel.open_below(self._opener.mapTo(self._page, corner))

    def choose(self, ids: Sequence[str]) -> None:
        """Show these columns."""
        self.chosen.emit(in_order(ids))
        if self._is_open:
            self._fill()

    def as_at_first(self) -> None:
        """All columns as nobody had touched them."""
        self._keep({})
        self._grid.columns_fit.begin_anew()
        self.chosen.emit(())
        if self._is_open:
            self._fill()

    def shows(self, column: str) -> None:
        """See to it that this column is in view."""
        if column not in self._grid.columns_shown():
            self.choose(with_column(self._grid.columns_shown(), column))

    def _tick(self, column: str, on: bool) -> None:
        change = with_column if on else without_column
        self.choose(change(self._grid.columns_shown(), column))

    # --- the menu of a column

    def open_menu(self, column: str, place: QPoint) -> None:
        """Open the menu of a column (of none: the list only)."""
        menu = self.menu(column)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu(self, column: str) -> QMenu:
        """What can be done with a column."""
        menu, shown = QMenu(self._page), self._grid.columns_shown()
        menu.setToolTipsVisible(True)
        known = next((c for c in columns() if c.id == column), None)
        if known and column in shown:
            for down in (known.is_figure, not known.is_figure):
                words = sort_words(known, Sort(column, down))
                self._add(menu, _("Sort, {way}").format(way=words), self._sort(known, down))
            menu.addSeparator()
            hide = self._add(
                menu,
                _("Hide {column}").format(column=known.title),
                lambda: self.choose(without_column(shown, column)),
            )
            hide.setEnabled(column not in ALWAYS)
            hide.setToolTip(why_always(column))
            at = shown.index(column)
            left = self._add(menu, _("Move to the left"), lambda: self.choose(moved(shown, column, -1)))
            left.setEnabled(at > 1)
            right = self._add(menu, _("Move to the right"), lambda: self.choose(moved(shown, column, 1)))
            right.setEnabled(0 < at < len(shown) - 1)
            self._add(menu, _("As wide as its cells"), lambda: self._fit(column))
            menu.addSeparator()
        self._add(menu, _("Columns…"), self.open)
        self._add(menu, _("All columns as at first"), self.as_at_first)
        return menu

    def _add(self, menu: QMenu, words: str, do: Callable[[], object]) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _on=False: do())
        return action

    def _sort(self, column: Column, down: bool) -> Callable[[], object]:
        return lambda: self.sorted_by.emit(Sort(column.id, down))

    # --- widths

    def _fit(self, column: str) -> None:
        self._give(column, self._grid.columns_fit.wanted(column))

    def _widen(self, column: str, by: int) -> None:
        shown = self._grid.columns_shown()
        if column in shown:
            self._give(column, self._grid.width_of(column) + by)

    def _give(self, column: str, px: int) -> None:
        self._keep(self._grid.columns_fit.own | {column: max(px, LEAST)})

    def _keep(self, own: dict[str, int]) -> None:
        self._grid.columns_fit.own = own
        kept.write(self._bridge.desk, PAGE, Widths(own))
        self._grid.fit_columns()

    # --- the list

    @property
    def _is_open(self) -> bool:
        return "panel" in self.__dict__ and self.panel.isVisible()

    def _fill(self) -> None:
        whys = {column: why_always(column) for column in ALWAYS}
        self.panel.show_columns(columns(), self._grid.columns_shown(), whys)

    def _with_hidden(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Only what is in view was dragged."""
        shown = self._grid.columns_shown()
        return tuple(column for column in ids if column in shown)
