"""A chart in its card: the finding as title, what is drawn, the picture or, at a click, the same figures as a table.

What must not live here: which charts there are.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from budget_app.presentation.tables import Table
from budget_app.words import _
from ui.pages.tradeoffs_table import FactsTable
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.chart_canvas import ChartCanvas, Draw
from ui.widgets.labels import Elided, text


class ChartCard(Card):
    """One chart. Until its first picture it says that it is being reckoned."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = name
        self.finding = Elided("", "cardtitle")
        self.drawn = Elided("", "small")
        self.notice = text("", "small", "warn", wrap=True)
        self.notice.hide()
        self.canvas = ChartCanvas()
        self.table = FactsTable(name)
        self.toggle = button(_("Show as table"), "step", on_click=self._turn)
        self._busy = text(_("Calculating…"), "secondary")
        self._busy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for part in (self._busy, self.canvas, self.table):
            self._stack.addWidget(part)
        self.head.addWidget(self.finding, 1)
        self.head.addWidget(self.toggle)
        self.column.setSpacing(0)
        self.column.addLayout(self.head)
        self.column.addWidget(self.drawn)
        self.column.addSpacing(6)
        self.add(self._stack, 1)
        self.column.addSpacing(4)
        self.add(self.notice)
        self.toggle.setEnabled(False)

    def show_chart(
        self, draw: Draw, table: Table, title: str, drawn: str, sentence: str, notice: str = ""
    ) -> None:
        """Another state of the chart; whether picture or table is in view stays as it is."""
        self.finding.setText(title)
        self.drawn.setText(drawn)
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        self.canvas.show_chart(draw, self._name, sentence)
        self.table.show_table(table)
        self.toggle.setEnabled(True)
        if self._stack.currentWidget() is self._busy:
            self._stack.setCurrentWidget(self.canvas)

    @property
    def is_table(self) -> bool:
        """Whether the figures are in view instead of the picture."""
        return self._stack.currentWidget() is self.table

    def _turn(self) -> None:
        self._stack.setCurrentWidget(self.canvas if self.is_table else self.table)
        words = _("Show as chart") if self.is_table else _("Show as table")
        self.toggle.setText(words)
        self.toggle.setAccessibleName(f"{words}: {self._name}")
