"""The inspector: the picked line with its head, details, thread and history, and what can be done with it.

It asks presentation for what it shows and hands commands to the bridge. What must not live here: rules, painting.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from budget_app.domain.lines import Line
from budget_app.domain.messages import Command
from budget_app.presentation.line_actions import Action, why_refused
from budget_app.presentation.line_facts import LineFacts, line_facts
from budget_app.presentation.line_history import line_history
from budget_app.presentation.line_typing import read_line_field
from budget_app.presentation.requests_edit import Problem
from budget_app.words import _
from ui.background import Background
from ui.bridge import Bridge
from ui.inspector.details import Details
from ui.inspector.dropping import FileDrops
from ui.inspector.files import Files
from ui.inspector.footer import Footer
from ui.inspector.history_tab import HistoryTab
from ui.inspector.talking import Talking
from ui.reading import Reading
from ui.selection import Selection
from ui.widgets.buttons import button
from ui.widgets.labels import text
from ui.widgets.state_mark import StateMark
from ui.widgets.tile import LARGE, Tile

NARROWEST, NARROW, WIDE = 256, 304, 376
# A tab in a low window; what does not fit is scrolled to.
_LOWEST = 104


class Inspector(QFrame):
    """Follows the selection. `goals_wanted`: line, goal ("" for a new one), place on the screen."""

    goals_wanted = Signal(str, str, QPoint)
    more_wanted = Signal(QPoint)  # what else can be done with the line, as a menu there

    def __init__(
        self,
        bridge: Bridge,
        selection: Selection,
        now: Callable[[], str],
        background: Background,
        reading: Reading,
        picked: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        """`picked` gives the ids of the lines that are picked together with the one that is shown."""
        super().__init__()
        self._bridge = bridge
        self._selection = selection
        self._now = now
        self._begun: dict[str, Line] = {}
        self.setProperty("band", "inspector")
        self.setFixedWidth(NARROW)
        self.setAccessibleName(_("The picked line"))
        self._tile = Tile(1, "", "", LARGE)
        self._code = text("", "secondary")
        self._title = text("", "section", wrap=True)
        self._mark = StateMark()
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(_LOWEST)
        self.details = Details(self._judge, picked, lambda: bridge.desk.person)
        self.files = Files(self, bridge, background)
        self.talk = Talking(bridge, reading, now, self.tabs)
        self.history = HistoryTab()
        self.footer = Footer()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the picked line as it stands; nothing where none is picked."""
        state, line = self._bridge.state, self._bridge.state.lines.get(self._selection.line)
        self.setVisible(line is not None)
        if line is None:
            return
        facts = line_facts(state, self._bridge.desk.person, line)
        self._head(facts)
        self.details.show_facts(state, facts)
        self.talk.show_about(line.id)
        self.footer.show_actions(facts.actions, facts.question)
        if self.tabs.currentIndex() == 2:
            self._show_history(line)

    def take(self, action: Action) -> None:
        """An action wanted from elsewhere (menu, key): done, or its reason asked for here."""
        self.footer.take(action)

    # --- making

    def _lay_out(self) -> None:
        for name in (_("Details"), _("Thread"), _("History")):
            self.tabs.addTab(name)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Details, thread or history"))
        for page in (self.details, self.talk, self.history):
            self._stack.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 16, 0)
        head.setSpacing(3)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._tile)
        first.addWidget(self._code)
        first.addStretch(1)
        dots = button(_("More to do with this line"), "quiet", "dots")
        dots.setFixedSize(24, 24)
        dots.clicked.connect(lambda: self.more_wanted.emit(dots.mapToGlobal(QPoint(0, dots.height()))))
        first.addWidget(dots)
        close = button(_("Close the inspector"), "quiet", "close", on_click=lambda: self._selection.pick(""))
        close.setFixedSize(24, 24)
        first.addWidget(close)
        head.addLayout(first)
        head.addWidget(self._title)
        head.addWidget(self._mark)
        head.addSpacing(4)
        head.addWidget(self.tabs)
        rule = QFrame()
        rule.setProperty("band", "rule")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        held = QHBoxLayout()
        held.setContentsMargins(16, 0, 16, 0)
        held.addWidget(rule)
        column.addLayout(held)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self._selection.picked.connect(self._on_picked)
        self._selection.goal_picked.connect(self._on_picked)
        self.tabs.currentChanged.connect(self._on_tab)
        self.details.typed.connect(self._on_typed)
        self.details.begun.connect(self._on_begun)
        self.details.line_wanted.connect(self._selection.pick)
        self.details.goals_wanted.connect(
            lambda goal, place: self.goals_wanted.emit(self._selection.line, goal, place)
        )
        for part in (self.details, self.footer):
            part.wanted.connect(self._do)
        self._bridge.refused.connect(self._on_refused)
        self.files.said.connect(self.details.say)
        FileDrops(self, lambda: self.details.files.takes, self.attach)
        files = self.details.files
        files.attach.connect(self.attach)
        files.opened.connect(self.files.open)
        files.saved.connect(self.files.save)

    def _head(self, facts: LineFacts) -> None:
        self._tile.show_department(facts.sign.order, facts.sign.letter, facts.sign.name)
        self._code.setText(facts.line.code)
        self._title.setText(facts.title if len(facts.title) <= 120 else facts.title[:119] + "…")
        self._mark.show_state(facts.mark, facts.state)

    def _show_history(self, line: Line) -> None:
        self.history.show_items(
            line_history(self._bridge.state, self._bridge.desk.entries, line.id, self._now())
        )

    # --- what happens

    def _on_picked(self, _line: str) -> None:
        self._begun.clear()
        self.refresh()

    def _on_tab(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.footer.setVisible(number == 0)
        self.refresh()

    def _on_begun(self, field: str) -> None:
        line = self._bridge.state.lines.get(self._selection.line)
        if line:
            self._begun[field] = line

    def _on_typed(self, field: str, typed: str) -> None:
        state = self._bridge.state
        line = self._begun.get(field) or state.lines.get(self._selection.line)
        if line is None:
            return
        read = read_line_field(state, line, field, typed)
        if isinstance(read, Problem):
            self._refuse(field, read.text)
        elif read is not None and (why := why_refused(state, self._bridge.desk.person, read)):
            self._refuse(field, why)
        else:
            self.details.editors[field].accept(typed)
            self.details.say("")
            self._begun.pop(field, None)
            if read is not None:
                self._do(read)
            else:
                self.refresh()

    def answer(self) -> None:
        """The keys to where the question about the line is answered."""
        self.tabs.setCurrentIndex(0)
        self.footer.take_keys()

    def take_keys(self) -> None:
        """The tabs have the keys first; Tab goes on into what they show."""
        self.tabs.setFocus(Qt.FocusReason.TabFocusReason)

    def copy_last_year(self) -> None:
        """Ask by how many percent more than last year this line, or those picked, shall ask for."""
        self.tabs.setCurrentIndex(0)
        self.details.open("year")
        self.details.year.begin()

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach these files to the picked line."""
        self.tabs.setCurrentIndex(0)
        self.details.open("files")
        self.files.attach(self._selection.line, paths, self._where())

    def _judge(self, command: object) -> str:
        return why_refused(self._bridge.state, self._bridge.desk.person, command)  # type: ignore[arg-type]

    def _where(self) -> str:
        return f"inspector:{self._selection.line}"

    def _refuse(self, field: str, words: str) -> None:
        self.details.editors[field].refuse()
        self.details.say(words)

    def _do(self, command: Command) -> None:
        self._bridge.do(command, self._where())

    def _on_refused(self, words: str, where: str) -> None:
        if where == self._where():
            self.details.say(words)
            self.refresh()
