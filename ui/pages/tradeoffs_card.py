"""A chart in its card: the finding as title, what is drawn, the picture or the same figures as a table, and a menu.

What must not live here: which charts there are, and how pictures are made (tradeoffs_pictures.py).
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from budget_app.presentation.tables import Table
from budget_app.presentation.tradeoff_picks import Pick
from budget_app.words import _
from ui.pages.tradeoffs_table import FactsTable, copy_figures
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.chart_canvas import ChartCanvas, Draw, Over
from ui.widgets.labels import Elided, text

_LOWEST = 120
Items = list[tuple[str, Callable[[], object]]]


class TitledCard(Card):
    """A card whose title and second line change all the time, with a quiet menu at the right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.name = name
        self.finding = Elided("", "cardtitle")
        self.drawn = Elided("", "small")
        self.menu_button = button(
            _("What can be done with it"),
            "quiet",
            "dots",
            self._open,
            name=_("{chart}: copy, save, show as table").format(chart=name),
        )
        self.below = QHBoxLayout()
        self.below.addWidget(self.drawn, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.finding)
        words.addLayout(self.below)
        self.head.addLayout(words, 1)
        self.head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.setSpacing(0)
        self.column.setContentsMargins(14, 10, 8, 12)
        self.column.addLayout(self.head)
        self.column.addSpacing(6)
        self.menu_button.setEnabled(False)

    def say(self, title: str, drawn: str) -> None:
        """The title and the line under it."""
        self.finding.setText(title)
        self.drawn.setText(drawn)

    def items(self) -> Items:
        """What stands in the menu, with what it does."""
        raise NotImplementedError

    def menu(self) -> QMenu:
        """The menu as it stands now."""
        menu = QMenu(self)
        for words, do in self.items():
            menu.addAction(words).triggered.connect(lambda _checked=False, do=do: do())
        return menu

    def _open(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = QPoint(self.menu_button.width() - menu.sizeHint().width(), self.menu_button.height() + 2)
        menu.popup(self.menu_button.mapToGlobal(corner))


class ChartCard(TitledCard):
    """One chart. Until its first picture it says that it is being reckoned.

    `picked` carries a Pick, from the picture or from the table; `wanted` what to do with the picture: "copy" or "save".
    """

    picked = Signal(object)
    wanted = Signal(str)

    def __init__(
        self,
        name: str,
        pick_of: Callable[[str], Pick],
        control: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._pick_of = pick_of
        self.notice = text("", "small", "warn", wrap=True)
        self.notice.hide()
        self.canvas = ChartCanvas()
        self.table = FactsTable(name)
        self._busy = text(_("Calculating…"), "secondary")
        self._busy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        _take_what_is_left(self._stack)
        for part in (self._busy, self.canvas, self.table):
            self._stack.addWidget(part)
        if control:
            self.below.addWidget(control)
        room = QHBoxLayout()
        room.setContentsMargins(0, 0, 6, 0)
        room.addWidget(self._stack)
        self.column.addLayout(room, 1)
        self.column.addSpacing(4)
        self.add(self.notice)
        self.canvas.picked.connect(self.picked)
        self.table.picked.connect(lambda key: self.picked.emit(self._pick_of(key)))

    def show_chart(self, draw: Draw, over: Over, sentence: str) -> None:
        """Another ground, and what lies over it; whether picture or table is in view stays as it is."""
        self.canvas.show_chart(draw, over, self.name, sentence)
        self.menu_button.setEnabled(True)
        if self._stack.currentWidget() is self._busy:
            self._stack.setCurrentWidget(self.canvas)

    def show_figures(self, table: Table, current: str) -> None:
        """The same figures as a table, with the row of what is picked."""
        self.table.show_table(table, current)

    def say_notice(self, notice: str) -> None:
        """What the chart leaves out, under it."""
        if notice != self.notice.text():
            self.notice.setText(notice)
            self.notice.setVisible(bool(notice))

    @property
    def is_table(self) -> bool:
        """Whether the figures are in view instead of the picture."""
        return self._stack.currentWidget() is self.table

    def turn(self) -> None:
        """The figures instead of the picture, or the other way round; the keyboard stays in the card."""
        self._stack.setCurrentWidget(self.canvas if self.is_table else self.table)
        self._in_view.setFocus()

    @property
    def _in_view(self) -> QWidget:
        return self.table if self.is_table else self.canvas

    def items(self) -> Items:
        """Picture and figures, as they are in view."""
        return [
            (_("Show as chart") if self.is_table else _("Show as table"), self.turn),
            (_("Copy as picture"), lambda: self.wanted.emit("copy")),
            (_("Save as picture…"), lambda: self.wanted.emit("save")),
            (_("Copy the figures"), lambda: copy_figures(self.table.table)),
        ]


def _take_what_is_left(part: QWidget) -> None:
    """Neither chart nor table asks for a height of its own, so that the page scrolls only where it is low."""
    part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    part.setMinimumHeight(_LOWEST)


class LinesCard(TitledCard):
    """The lines in order of priority; with a way back where only some of them are in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Lines in order of priority"), parent)
        self.table = FactsTable(self.name)
        self.all = button(_("Show all"), "step")
        self.all.hide()
        self.head.insertWidget(1, self.all)
        self.column.setContentsMargins(1, 10, 1, 1)
        self.head.setContentsMargins(13, 0, 7, 0)
        _take_what_is_left(self.table)
        self.add(self.table, 1)

    def show_lines(self, table: Table, current: str) -> None:
        """These lines, the current one among them."""
        self.table.show_table(table, current)
        self.menu_button.setEnabled(True)

    def items(self) -> Items:
        """The figures in view."""
        return [(_("Copy the figures"), lambda: copy_figures(self.table.table))]
