"""The Points panel: the 100 points of a department over lines, the bar, who has sealed, and what others can see.

It stands in the place of the grid of requests. What must not live here: rules, sentences, where secrets lie.
"""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from budget_app.domain.lines import Level
from budget_app.presentation.point_spread import (
    Spread,
    by_rank,
    left,
    moved,
    rest_spread,
    with_points,
    with_tier,
)
from budget_app.presentation.points_panel import PointsScreen, own_department, points_screen, read_points
from budget_app.presentation.requests_edit import Problem
from budget_app.presentation.troubles import Trouble
from budget_app.words import _
from ui.bridge import Bridge
from ui.pages.grid_header import TotalRow
from ui.pages.points_bar import PointsBar, Standings
from ui.pages.points_grid import COLUMN, PointsGrid
from ui.pages.points_own import OwnPoints
from ui.selection import Selection
from ui.widgets.band import Hint, Refusal
from ui.widgets.buttons import button, disable
from ui.widgets.fields import filter_field
from ui.widgets.labels import Elided, set_tone, text
from ui.widgets.segmented import SegmentedControl

WHERE = "points:seal"


class _Said(Hint):
    """What is so, with nothing to be done about it."""

    _tone, _ground = "ink2", "well"


class PointsPanel(QWidget):
    """One person's; `switch` is the control by which one goes back to the lines."""

    def __init__(self, bridge: Bridge, selection: Selection) -> None:
        super().__init__()
        self.switch = SegmentedControl((("lines", _("Lines")), ("points", _("Points"))), _("Lines or points"))
        self.switch.choose("points")
        self._bridge = bridge
        self.own = OwnPoints(bridge, self)
        self._trouble: tuple[str, str, Trouble] | None = None
        self._words = ""
        self._folded: frozenset[str] = frozenset()
        self.shown: PointsScreen = self._made()
        self.grid = PointsGrid(self.shown.table, self._trouble_of, self)
        self.total = TotalRow(self.grid)
        self.sentence = Elided("", "secondary")
        self.bar = PointsBar()
        self.rank = button(_("Points by rank"), on_click=lambda: self._put(by_rank(self.own.spread)))
        self.rest = button(_("Spread the rest"), on_click=self._spread_rest)
        self.none = button(_("Take all away"), on_click=lambda: self._put(()))
        self.seal = button(_("Seal"), "primary", "lock", on_click=self._seal)
        self.filter = filter_field(_("Filter: code, words"))
        self.filter.setClearButtonEnabled(True)
        self.hidden = _Said(icon="lock")
        self.refusal = Refusal()
        self._standings = Standings()
        self._lay_out()
        self._connect(selection)
        self.refresh()

    def take_keys(self) -> None:
        """The grid has the keys first, at the points of its first line."""
        self.grid.setFocus()
        if not self.grid.currentIndex().isValid():
            first = next((row.key for row in self.shown.table.rows if row.kind == "line"), "")
            self.grid.go_to(first, COLUMN)

    def refresh(self) -> None:
        """Show the points as they stand."""
        self.shown = screen = self._made()
        self.grid.show_table(screen.table)
        self.total.show_row(screen.table.total, screen.table.columns)
        self.sentence.setText(screen.sum_words)
        set_tone(self.sentence, "ok" if screen.given == 100 else "")
        self.bar.show_points(screen.parts, screen.sum_words)
        self.bar.setVisible(bool(own_department(self._bridge.state, self._bridge.desk.person)))
        self.hidden.say(screen.hidden)
        disable(self.seal, screen.seal.why_not)
        self.seal.setText(screen.seal.label)
        can = not screen.why_fixed
        given = self.own.spread
        disable(self.rank, screen.why_fixed or ("" if given else _("Rank lines first: drag one up.")))
        disable(
            self.rest, screen.why_fixed or ("" if left(given) else _("Nothing is left: all 100 are given."))
        )
        disable(self.none, screen.why_fixed or ("" if given else _("No line has points.")))
        for part in (self.rank, self.rest, self.none, self.seal):
            part.setVisible(can)
        self._standings.show_standings(screen.standings)

    def _made(self) -> PointsScreen:
        now = datetime.now(UTC).isoformat()
        desk = self._bridge.desk
        return points_screen(
            desk.state,
            desk.person,
            self.own.spread,
            self.own.sealed,
            self._words,
            now,
            self._trouble,
            self._folded,
        )

    # --- making

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(text(_("Requests"), "title"))
        first.addWidget(self.switch)
        first.addSpacing(4)
        first.addWidget(self.sentence, 1)
        first.addWidget(self.seal)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.filter)
        second.addStretch(1)
        for part in (self.none, self.rank, self.rest):
            second.addWidget(part)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(10)
        head.addLayout(first)
        head.addWidget(self.bar)
        head.addWidget(self._standings)
        head.addWidget(self.hidden)
        head.addLayout(second)
        head.addWidget(self.refusal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self.total)

    def _connect(self, selection: Selection) -> None:
        self.own.changed.connect(self.refresh)
        self._bridge.changed.connect(lambda _changes: self.refresh())
        self._bridge.person_changed.connect(self.refresh)
        self.own.failed.connect(self.refusal.say)
        self._bridge.refused.connect(self._on_refused)
        grid = self.grid
        grid.model_of_points.typed.connect(self._typed)
        grid.moved.connect(self._move)
        grid.shifted.connect(self._shift)
        grid.stepped.connect(self.own.step)
        grid.folded.connect(self._fold)
        grid.picked.connect(selection.pick)
        grid.cells.given_up.connect(lambda _row, _column: self._forget())
        self.filter.textChanged.connect(self._filter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the filter clears it, Down and Enter go to the grid."""
        if self.filter.hasFocus() and event.key() == Qt.Key.Key_Escape:
            self.filter.clear()
            self.grid.setFocus()
        elif self.filter.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_keys()
        else:
            super().keyPressEvent(event)

    # --- what a person does

    def _put(self, spread: Spread) -> None:
        self.refusal.say("")
        self.own.put(spread)

    def _typed(self, line: str, column: str, typed: str) -> None:
        read = read_points(typed)
        if isinstance(read, Problem):
            self._trouble = (line, column, Trouble(typed, read.text))
            self.refresh()
            return
        self._trouble = None
        spread = self.own.spread
        if column == COLUMN:
            changed = with_points(spread, line, read)
        else:
            changed = with_tier(spread, line, Level(column).value, read if typed.strip() else None)
        if changed == spread:
            self.refresh()
        self._put(changed)

    def _trouble_of(self, line: str, column: str) -> Trouble | None:
        return self._trouble[2] if self._trouble and self._trouble[:2] == (line, column) else None

    def _forget(self) -> None:
        if self._trouble:
            self._trouble = None
            self.refresh()

    def _move(self, line: str, place: int) -> None:
        """Put at a place of the ranking; behind all that have points it has none."""
        spread = self.own.spread
        known = [given.line for given in spread]
        if line in known and place >= len(known):
            self._put(with_points(spread, line, 0))
        else:
            self._put(moved(spread, line, min(place, len(known))))
        self.grid.go_to(line, COLUMN)

    def _shift(self, line: str, step: int) -> None:
        if self.shown.why_fixed:
            return
        known = [given.line for given in self.own.spread]
        if line in known:
            self._move(line, max(known.index(line) + step, 0))
        elif step < 0:
            self._move(line, len(known))

    def _spread_rest(self) -> None:
        shown = [row.key for row in self.shown.table.rows if row.kind == "line"]
        self._put(rest_spread(self.own.spread, shown))

    def _seal(self) -> None:
        action = self.shown.seal
        if not action.why_not and action.command is not None:
            self.refusal.say("")
            self._bridge.do(action.command, WHERE)

    def _fold(self, key: str) -> None:
        self._folded ^= {key}
        self.refresh()

    def _filter(self, words: str) -> None:
        self._words = words
        self.refresh()

    def _on_refused(self, words: str, where: str) -> None:
        if where == WHERE:
            self.refusal.say(words)
