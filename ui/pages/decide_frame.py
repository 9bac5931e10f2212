"""The parts of the Decide page and how they stand: head, towers or grid, sign-off bar, and the panel beside them.

What happens on the page is decide.py's.
"""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from budget_app.words import _
from ui.pages.decide_grid import DecideGrid
from ui.pages.decide_head import DecideHead
from ui.pages.decide_panel import BROAD, NARROW, NARROWEST, DecidePanel
from ui.pages.decide_signoff import SignOffBar
from ui.pages.decide_towers import TowerField
from ui.widgets.ask import Ask
from ui.widgets.empty import EmptyState, draw_towers
from ui.widgets.unmatched import Unmatched

ROOMY, WIDE, LOW, LOWEST = 1000, 1500, 440, 96


class DecideFrame(QWidget):
    """The widgets, laid out; nothing is connected yet."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title_text = title
        self.head, self.towers, self.grid = DecideHead(title), TowerField(), DecideGrid()
        self.take, self.confirm = Ask(), Ask()
        self.panel, self.foot = DecidePanel(), SignOffBar()
        self.empty = EmptyState(
            draw_towers,
            _("Nothing to decide yet"),
            _("Once departments have asked for something, each line stands here as a tower of its tiers."),
        )
        self.unmatched = Unmatched()
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(LOWEST)
        for widget in (self.towers, self.grid, self.unmatched, self.empty):
            self._stack.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(0)
        for widget in (self.head, _indented(self.take, above=8)):
            left.addWidget(widget)
        left.addSpacing(4)
        left.addWidget(self._stack, 1)
        left.addWidget(_indented(self.confirm, below=8))
        left.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def bring_up(self, kind: str) -> None:
        """Show "towers", "grid", that the filter lets nothing through ("unmatched"), or that there is nothing yet."""
        known = {"towers": self.towers, "grid": self.grid, "unmatched": self.unmatched}
        widget = known.get(kind, self.empty)
        self._stack.setCurrentWidget(widget)
        self.panel.setVisible(widget is not self.empty)

    def take_keys(self) -> None:
        """Towers or grid have the keys first."""
        shown = self._stack.currentWidget() or self.empty
        (self.unmatched.clear if shown is self.unmatched else shown).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel is broader where there is room. Where it is low, what can be granted goes before the goals."""
        super().resizeEvent(event)
        width = self.width()
        self.panel.setFixedWidth(BROAD if width >= WIDE else NARROW if width >= ROOMY else NARROWEST)
        self.panel.strip.setVisible(self.height() >= LOW)


def _indented(ask: Ask, above: int = 0, below: int = 0) -> QWidget:
    """The question on the page's margins; without it nothing is in the way."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(16, above, 16, below)
    column.addWidget(ask)
    ask.shown_or_hidden.connect(around.setVisible)
    around.setVisible(False)
    return around
