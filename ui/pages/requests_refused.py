"""The cells of the requests grid that were refused: how many are left, a list with the reason of each, and the way from
one to the next by F8.

What a cell's trouble is: presentation/troubles.py. What must not live here: why something is refused.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from budget_app.presentation.paste_words import came_back_words, left_words, refused_cells, walk_words
from budget_app.presentation.troubles import Place, next_trouble
from budget_app.words import _
from ui.bridge import Bridge
from ui.models.table_model import TableModel
from ui.pages.block_band import MARGINS, BlockBand
from ui.pages.requests_grid import RequestsGrid
from ui.pages.requests_typing import Typing

LISTED = 20


class RefusedCells(QObject):
    """Those of the last block, or those that were typed into when the program ended; said in `band`."""

    hidden_wanted = Signal(str, str)  # line, column: a cell that is to be shown, whatever hides it

    def __init__(
        self,
        page: QWidget,
        bridge: Bridge,
        grid: RequestsGrid,
        model: TableModel,
        typing: Typing,
        band: BlockBand,
    ) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._grid = grid
        self._model = model
        self._typing = typing
        self._band = band
        self._places: frozenset[Place] = frozenset()
        self._is_said = False
        grid.refused_wanted.connect(self.walk)
        typing.changed.connect(self._look)
        bridge.changed.connect(lambda _changes: self._look())
        typing.came_back.connect(self._on_came_back)

    def begin(self, places: Iterable[Place]) -> None:
        """Another block was planned, and these cells of it are refused."""
        self._places, self._is_said = frozenset(places), False

    def say(self, words: str) -> None:
        """What became of the block, with the way to the refused cells where there are any."""
        self._is_said = True
        if self._places:
            self._band.refuse(f"{words} {walk_words()}", _("Show"), self._offer)
        else:
            self._band.refuse(words)

    def walk(self, step: int) -> None:
        """Go to the next cell that was refused, or with -1 to the one before; round at the end."""
        at = next_trouble(self._model.table, self._typing.troubles, self._grid.current_cell(), step)
        if at:
            self._go(*at)

    def menu(self) -> QMenu:
        """The refused cells with their reasons; a choice goes there."""
        troubles = {p: t for p, t in self._typing.troubles.items() if p in self._places}
        cells = refused_cells(self._bridge.state, troubles)
        menu = QMenu(self._band)
        for line, column, words in cells[:LISTED]:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, at=(line, column): self._go(*at))
        if len(cells) > LISTED:
            menu.addAction(_("and {n} more").format(n=len(cells) - LISTED)).setEnabled(False)
        menu.addSeparator()
        menu.addAction(_("Leave all as they were")).triggered.connect(
            lambda: self._typing.settle(self._places, {})
        )
        return menu

    def _on_came_back(self, places: frozenset[Place]) -> None:
        self.begin(places)
        self.say(came_back_words(len(places)))

    def _look(self) -> None:
        """One was mended or given up, or its line is gone, as after undo: how many are left, and after the last nothing
        is left to say."""
        lines = self._bridge.state.lines
        left = {
            at
            for at in self._places & self._typing.troubles.keys()
            if at[0] in lines and lines[at[0]].is_live
        }
        if not self._is_said or len(left) == len(self._places):
            return
        self._places = frozenset(left)
        if not left:
            self._band.clear()
        elif self._band.is_refusing:
            self.say(left_words(len(left)))

    def _offer(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._band.mapToGlobal(QPoint(MARGINS[0], self._band.height())))

    def _go(self, line: str, column: str) -> None:
        if column not in self._grid.columns_shown() or not self._model.index_of(line, column).isValid():
            self.hidden_wanted.emit(line, column)
        self._grid.go_to(line, column)
        self._grid.setFocus()
