"""What a person does to a block of the requests grid: copy, cut, paste, delete, fill; and what is said about it.

Texts come from the clipboard and go there; what they mean for which cells is decided in presentation, for a large block
on another thread. What must not live here: rules, words of a cell, how a block is selected.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from budget_app.domain import money
from budget_app.presentation.paste_words import (
    Outcome,
    nothing_to_paste,
    outcome_of,
    too_large,
    under_way,
)
from budget_app.presentation.requests_block import (
    MOST_CELLS,
    Block,
    Wanted,
    copied,
    emptied,
    filled,
    filled_down,
    pasted,
)
from budget_app.presentation.requests_paste import Deed, Plan, planned
from budget_app.presentation.requests_table import View
from ui.background import Background
from ui.bridge import Bridge
from ui.models.table_model import TableModel
from ui.pages.block_band import BlockBand
from ui.pages.requests_grid import RequestsGrid
from ui.pages.requests_refused import RefusedCells
from ui.pages.requests_typing import Typing, new_id

# Where a refusal of the whole is to be shown, and the key of the planning.
PLACE = "block"
# What is planned in a few frames is planned at once: whoever types on goes on from there.
AT_ONCE = 400


class BlockDeeds(QObject):
    """One person's blocks. `band` says what became of the last one, until another takes its place."""

    drafted = Signal()  # lines are about to be added below the last

    def __init__(
        self,
        page: QWidget,
        bridge: Bridge,
        grid: RequestsGrid,
        model: TableModel,
        typing: Typing,
        background: Background,
        view: Callable[[], View],
    ) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._grid = grid
        self._model = model
        self._typing = typing
        self._background = background
        self._view = view
        self._outcome: Outcome | None = None  # what to say once the command is kept
        self.band = BlockBand(page)
        self.refused = RefusedCells(page, bridge, grid, model, typing, self.band)
        grid.block_deed.connect(self.do)
        grid.filled_over.connect(self._fill_over)
        bridge.changed.connect(lambda _changes: self._say_outcome())
        bridge.refused.connect(self._on_refused)

    def do(self, deed: str) -> None:
        """Do it to the block that is selected."""
        table, block = self._model.table, self._grid.block()
        match deed:
            case "copy":
                self._copy(block)
            case "cut":
                self._copy(block)
                self._begin("cut_cells", emptied(table, block))
            case "clear":
                self._begin("clear_cells", emptied(table, block))
            case "fill":
                self._begin("fill_cells", filled_down(table, block))
            case "paste":
                self._paste(block)

    def _copy(self, block: Block) -> None:
        cells = copied(
            self._model.table, block, money.digits(self._bridge.state.currency), self._view().style
        )
        if cells:
            from ui.pages.block_clipboard import put  # late: nobody copies before the first page is there

            put(cells)

    def _paste(self, block: Block) -> None:
        from ui.pages.block_clipboard import taken  # late, as above

        try:
            texts = taken()
        except ValueError:
            self.band.refuse(too_large(MOST_CELLS))
            return
        if not texts:
            self.band.refuse(nothing_to_paste())
            return
        wanted = pasted(self._model.table, self._grid.columns_shown(), block, texts)
        self._begin("paste_cells", wanted)

    def _fill_over(self, lines: tuple[str, ...]) -> None:
        block = self._grid.block()
        self._begin("fill_cells", filled(self._model.table, block, lines))

    # --- planning

    def _begin(self, deed: Deed, wanted: Wanted) -> None:
        if self._background.is_busy(PLACE) or not (wanted.size or wanted.left_out):
            return
        if wanted.size > MOST_CELLS:
            self.band.refuse(too_large(MOST_CELLS))
            return
        person, view = self._bridge.person, self._view()
        department = view.scope or (person.department if person else "")
        asked = (self._bridge.desk.person, deed, wanted, department, new_id, view.style)
        if wanted.size <= AT_ONCE:
            self._take(planned(self._bridge.state, *asked))
        else:
            self.band.tell(under_way(wanted.size))
            self._background.run(PLACE, planned, self._bridge.state, *asked, then=self._take)

    def _take(self, plan: Plan) -> None:
        """Hand in what can be taken, and keep the rest beside its cells."""
        self._outcome = outcome_of(plan)
        self.refused.begin(plan.troubles)
        self._typing.settle(plan.settled, plan.troubles)
        if plan.drafted:
            self.drafted.emit()
        if plan.command:
            self._bridge.do(plan.command, PLACE)
        else:
            self._say_outcome()

    # --- saying

    def _say_outcome(self) -> None:
        if self._outcome is None:
            return
        outcome, self._outcome = self._outcome, None
        if not outcome.is_refusal:
            self.band.tell(outcome.words)
        else:
            self.refused.say(outcome.words)

    def _on_refused(self, words: str, where: str) -> None:
        if where == PLACE:
            self._outcome = None
            self.band.refuse(words)
