"""A tier in the inspector: name and amount, what it buys, a bar, and what is lost below it.

What must not live here: rules, commands, how the loss is reckoned.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout

from budget_app.domain.lines import Level
from budget_app.presentation.line_facts import TierFact
from budget_app.words import _
from ui.inspector.inplace import InplaceLine
from ui.widgets.labels import Elided, set_look, text
from ui.widgets.share_bar import ShareBar

BAR, TIER, LOST = 78, 38, 15


class TierRow(QFrame):
    """A tier: name and amount, below them what it buys and a small bar."""

    def __init__(self, level: Level, name: str) -> None:
        super().__init__()
        self.level = level
        self.setProperty("card", "unpicked")
        self.name = text(name)
        # Down to the line of the field beside it.
        self.name.setContentsMargins(6, 4, 0, 0)
        self.name.setFixedHeight(18)
        self.lost = Elided("", "faint")
        self.lost.setContentsMargins(6, 0, 0, 2)
        self.amount = InplaceLine(_("Amount, {tier}").format(tier=name), right=True)
        self.buys = InplaceLine(_("What {tier} buys").format(tier=name), small=True)
        self.bar = ShareBar(width=BAR)
        self.bar.setFixedWidth(BAR)
        self.amount.setFixedWidth(112)
        self.amount.setFixedHeight(18)
        self.buys.setFixedHeight(16)
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 0, 4, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(4)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.amount, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.buys, 1, 0)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 5, 0)
        below.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignRight)
        grid.addLayout(below, 1, 1)
        grid.addWidget(self.lost, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def show_fact(self, fact: TierFact, order: int, why_fixed: str) -> None:
        """Another tier's figures."""
        set_look(self, "card", "picked" if fact.is_standing else "unpicked")
        for widget in (self.name, self.amount):
            set_look(widget, "weight", "strong" if fact.is_standing else "")
        set_look(self.name, "role", "strong" if fact.is_standing else "body")
        self.amount.show_text(fact.amount, "—", why_fixed)
        self.buys.show_text(fact.buys, "" if why_fixed else _("what it buys"), why_fixed)
        self.bar.show_share(fact.share, order, "")
        self.bar.setVisible(bool(fact.amount))
        self.lost.setText(fact.lost)
        self.lost.setVisible(bool(fact.lost))
        self.setFixedHeight(TIER + (LOST if fact.lost else 0))
