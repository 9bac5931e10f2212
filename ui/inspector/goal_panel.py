"""The inspector of a goal: what it measures, how far the lines go, which lines serve it, and its thread.

It asks presentation for what it shows and hands posts to the bridge. What must not live here: rules.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from budget_app.presentation.goal_facts import GoalFacts, Serves, goal_facts
from budget_app.presentation.places import Part
from budget_app.words import _
from ui.bridge import Bridge
from ui.inspector.inspector import NARROW
from ui.inspector.talking import Talking
from ui.reading import Reading
from ui.selection import Selection
from ui.theme import theme_of
from ui.widgets.buttons import button
from ui.widgets.card import scrolling
from ui.widgets.glyph import paint_glyph
from ui.widgets.labels import text
from ui.widgets.link_row import LinkList, LinkRow, PaintSign
from ui.widgets.paint import painting
from ui.widgets.tile import paint_tile

_GLYPH = 14


class _Sign(QWidget):
    """The goal's sign in its head."""

    def __init__(self) -> None:
        super().__init__()
        self.order = 1
        self.setFixedSize(_GLYPH + 2, _GLYPH + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_glyph(painter, QRectF(1, 1, _GLYPH, _GLYPH), theme_of().look.goal(self.order))


class GoalPanel(QFrame):
    """Follows the selection while a goal is picked; hidden otherwise."""

    def __init__(
        self,
        bridge: Bridge,
        selection: Selection,
        now: Callable[[], str],
        reading: Reading,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._selection = bridge, selection
        self._facts: GoalFacts | None = None
        self.setProperty("band", "inspector")
        self.setFixedWidth(NARROW)
        self.setAccessibleName(_("The picked goal"))
        self._sign = _Sign()
        self._code = text("", "secondary")
        self._title = text("", "section", wrap=True)
        self._note = text("", "small", wrap=True)
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        self.talk = Talking(bridge, reading, now, self.tabs)
        self.lines = LinkList(_("Lines that serve the goal"))
        self._sentence = text("", "secondary", wrap=True)
        self._grid = QGridLayout()
        self._lay_out()
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.lines.went.connect(selection.pick)
        selection.picked.connect(lambda _line: self.refresh())
        selection.goal_picked.connect(lambda _goal: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show the picked goal as it stands; nothing where none is picked."""
        state, goal = self._bridge.state, self._bridge.state.goals.get(self._selection.goal)
        self.setVisible(goal is not None)
        if goal is None:
            return
        facts = goal_facts(state, goal)
        if facts != self._facts:
            self._show(facts)
        self.talk.show_about(goal.id)

    def show_part(self, part: Part, post: str = "") -> None:
        """Details or thread, and a post of it."""
        self.tabs.setCurrentIndex(1 if part == "thread" else 0)
        self.talk.come_to(post)

    def _show(self, facts: GoalFacts) -> None:
        self._facts = facts
        self._sign.order = facts.order
        self._sign.update()
        self._code.setText(facts.code)
        self._title.setText(facts.title)
        self._note.setText(facts.note)
        self._sentence.setText(facts.sentence)
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for n, (label, value) in enumerate(facts.facts):
            self._grid.addWidget(text(label, "small"), n, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text(value, "body", wrap=True), n, 1)
        self.lines.show_rows([(_row(serves), serves.line) for serves in facts.lines])

    def _lay_out(self) -> None:
        for name in (_("Details"), _("Thread")):
            self.tabs.addTab(name)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Details or thread"))
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._sign)
        first.addWidget(self._code)
        first.addStretch(1)
        close = button(_("Close the inspector"), "quiet", "close", on_click=lambda: self._selection.pick(""))
        close.setFixedSize(24, 24)
        first.addWidget(close)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 16, 0)
        head.setSpacing(3)
        head.addLayout(first)
        head.addWidget(self._title)
        head.addWidget(self._note)
        head.addSpacing(4)
        head.addWidget(self.tabs)
        inside = QWidget()
        details = QVBoxLayout(inside)
        details.setContentsMargins(16, 12, 12, 12)
        details.setSpacing(10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        details.addLayout(self._grid)
        details.addWidget(self._sentence)
        details.addWidget(self.lines)
        details.addStretch(1)
        self._stack.addWidget(scrolling(inside))
        self._stack.addWidget(self.talk)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)


def _row(serves: Serves) -> LinkRow:
    return LinkRow(_tile(serves), ((serves.title, True),), serves.detail)


def _tile(serves: Serves) -> PaintSign:
    def paint(painter: QPainter, box: QRectF) -> None:
        square = box.adjusted(4, 4, -4, -4)
        paint_tile(painter, square, theme_of().look.department(serves.sign.order), serves.sign.letter)

    return paint
