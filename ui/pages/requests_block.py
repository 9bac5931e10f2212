"""What a person does to a block of the requests grid: copy, cut, paste, delete, fill; and what is said about it.

Texts come from the clipboard and go there; what they mean for which cells is decided in presentation, for a large block
on another thread. What must not live here: rules, words of a cell, how a block is selected.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from budget_app.domain import money
from budget_app.presentation.paste_words import (
    Outcome,
    nothing_to_paste,
    outcome_of,
    refused_cells,
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
from budget_app.words import _
from ui.background import Background
from ui.bridge import Bridge
from ui.frame.notices import Notices
from ui.models.table_model import TableModel
from ui.pages.requests_grid import RequestsGrid
from ui.pages.requests_typing import Typing, new_id

# Where a refusal of the whole is to be shown, and the key of the planning.
PLACE = "block"
# What is planned in a few frames is planned at once: whoever types on goes on from there.
AT_ONCE, LISTED = 400, 20
MARGINS = (16, 0, 16, 8)


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
        self._refused: frozenset[tuple[str, str]] = frozenset()
        self.band = BlockBand(page)
        grid.block_deed.connect(self.do)
        grid.filled_over.connect(self._fill_over)
        typing.changed.connect(self._look_at_refused)
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
        self._refused = frozenset(plan.troubles)
        self._outcome = outcome_of(plan)
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
        elif self._refused:
            self.band.refuse(outcome.words, _("Show"), self._offer_refused)
        else:
            self.band.refuse(outcome.words)

    def _on_refused(self, words: str, where: str) -> None:
        if where == PLACE:
            self._outcome = None
            self.band.refuse(words)

    def _look_at_refused(self) -> None:
        """The last refused cell was mended or given up: nothing is left to show."""
        if self._refused and not any(place in self._typing.troubles for place in self._refused):
            self._refused = frozenset()
            self.band.clear()

    def _offer_refused(self) -> None:
        menu = self.refused_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.band.mapToGlobal(QPoint(MARGINS[0], self.band.height())))

    def refused_menu(self) -> QMenu:
        """The refused cells; a choice goes there."""
        troubles = {p: t for p, t in self._typing.troubles.items() if p in self._refused}
        cells = refused_cells(self._bridge.state, troubles)
        menu = QMenu(self.band)
        for line, column, words in cells[:LISTED]:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, at=(line, column): self._go(*at))
        if len(cells) > LISTED:
            menu.addAction(_("and {n} more").format(n=len(cells) - LISTED)).setEnabled(False)
        menu.addSeparator()
        menu.addAction(_("Leave all as they were")).triggered.connect(
            lambda: self._typing.settle(self._refused, {})
        )
        return menu

    def _go(self, line: str, column: str) -> None:
        self._grid.go_to(line, column)
        self._grid.setFocus()


class BlockBand(Notices):
    """What became of a block, above the grid: refusals with a next step, or news; out of the way without words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(*MARGINS)
        for hint in (self.refusal.hint, self.news.hint):
            hint.stepped.connect(self._fold)
            hint.other_stepped.connect(self._fold)
        self.hide()

    def refuse(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """What was refused, and perhaps how to see it."""
        self.news.clear()
        self.refusal.say(words, step, do)
        self.setVisible(bool(words))

    def tell(self, words: str) -> None:
        """What is under way, or what was added; no words take it away."""
        self.refusal.clear()
        self.news.say(words)
        self.setVisible(bool(words))

    def clear(self) -> None:
        """Nothing to say any more."""
        self.tell("")

    def _fold(self) -> None:
        """A band that was closed leaves no gap."""
        self.setVisible(not (self.refusal.hint.isHidden() and self.news.hint.isHidden()))
