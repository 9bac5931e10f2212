"""The one window: frame, rail, pages, inspector. It knows no rule and no number; pages do not know each other.

What is on a page lives in ui/pages, what a command does in the core.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from budget_app.domain.roles import Phase, Role
from budget_app.presentation.frame import frame, fund_bar_of
from budget_app.seen import Changes
from budget_app.words import _
from ui import kept
from ui.actions import Intent, render
from ui.background import Background
from ui.bridge import Bridge
from ui.chair import Chair
from ui.doors import Door, Page
from ui.errands import Errand, House
from ui.frame.fund_strip import FundStrip
from ui.frame.header import Header
from ui.frame.notices import Notices
from ui.frame.status import StatusLine
from ui.leaving import Leaving
from ui.sizes import SMALLEST, open_at
from ui.widgets.logo import app_icon
from ui.widgets.rail import Rail

_SIZE = (1280, 800)
_SIGNS_BELOW = 1100
_CLOCK_MS = 30_000


class MainWindow(QMainWindow):
    """One person's window on one round."""

    def __init__(
        self,
        bridge: Bridge,
        file: Path,
        doors: dict[str, Door],
        errands: Sequence[Callable[[House, QWidget], Errand]],
        background: Background,
    ) -> None:
        super().__init__()
        self.file = file
        self.bridge = bridge
        self._doors = doors
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self.header = Header()
        self.strip = FundStrip()
        self.rail = Rail(_SIGNS_BELOW)
        self.status = StatusLine(file)
        self.notices = Notices()
        self.background = background
        self._stack = QStackedWidget()
        self.setWindowTitle(_("{round} – Accord").format(round=bridge.state.name))
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*SMALLEST)
        open_at(self, *_SIZE)
        self._chair = Chair(bridge, self)
        self._leaving = Leaving(bridge, self, self)
        # Before the errands hear of it: what they say to whoever sits down stays.
        bridge.person_changed.connect(self._on_person)
        self.errands = [*(make(self, self) for make in errands), self._chair]
        self._lay_out()
        self._connect()
        asked = [intent for errand in self.errands for intent in errand.intents()]
        self.actions_by_id = render(self, [*asked, *self._intents()])
        self.header.menu.show_actions(self.actions_by_id)
        self._restore()
        self.refresh(None)
        self.open_page(self._first_page())

    # --- pages

    def open_page(self, key: str) -> None:
        """Go to a page; what changed while it was hidden is shown now."""
        self.rail.set_current(key)
        self._stack.setCurrentWidget(self.page(key))
        if key in self._stale:
            self._stale.discard(key)
            self._page(key).refresh(None)
        # Whoever goes along the rail by keys stays there.
        if not self.rail.isAncestorOf(QApplication.focusWidget() or self):
            self._page(key).take_keys()

    @property
    def page_keys(self) -> tuple[str, ...]:
        """The pages there are, in the order of the rail."""
        return tuple(self._doors)

    @property
    def current_page(self) -> str:
        """The key of the page in view."""
        return self.rail.current

    def refresh(self, changes: Changes | None) -> None:
        """Show what is new in frame and page in view; other pages follow when they come into view."""
        self._show_frame()
        self.strip.show_bar(fund_bar_of(self.bridge.state))
        self._stale.update(self._pages)
        key = self.current_page
        if key:
            self._stale.discard(key)
            self._page(key).refresh(changes)

    def page(self, key: str) -> QWidget:
        """The page with this key, made now where nobody has been there."""
        if key not in self._pages:
            page = self._pages[key] = self._doors[key].make(self)
            self._stack.addWidget(page)
            self._stale.add(key)
        return self._pages[key]

    def _page(self, key: str) -> Page:
        page = self.page(key)
        assert hasattr(page, "refresh")
        return page  # type: ignore[return-value]

    def _first_page(self) -> str:
        last = kept.read(self.bridge.desk, "page", "")
        if last in self._doors:
            return last
        person = self.bridge.person
        if person and Role.EXECUTIVE in person.roles:
            deciding = self.bridge.state.phase is Phase.DECISION
            return "decide" if deciding else "tradeoffs"
        return "requests"

    # --- making

    def _lay_out(self) -> None:
        for key, door in self._doors.items():
            self.rail.add(key, door.icon_name, door.title)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.strip, self.notices):
            column.addWidget(part)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        bridge = self.bridge
        bridge.changed.connect(self._on_changed)
        bridge.refused.connect(self._on_refused)
        bridge.failed.connect(self._on_failed)
        bridge.mended.connect(lambda: self.say(""))
        bridge.slow.connect(self.status.show_saving)
        bridge.saved.connect(self.status.show_saved)
        self.rail.chosen.connect(self.open_page)
        self.header.person_wanted.connect(bridge.sit_down)
        self.header.phase_wanted.connect(self._chair.move_phase)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._show_frame)
        self._clock.start(_CLOCK_MS)

    def _intents(self) -> tuple[Intent, ...]:
        pages = (
            Intent(f"page-{n}", door.title, lambda key=key: self.open_page(key), (f"Ctrl+{n}",))
            for n, (key, door) in enumerate(self._doors.items(), 1)
        )
        return (
            *pages,
            Intent("try-again", _("Try again"), self.bridge.try_again),
            Intent("menu", _("Open the menu"), self.header.menu.open, ("F10",)),
            Intent("close", _("Close the window"), self.close, ("Ctrl+Q", "Ctrl+W"), "window"),
        )

    # --- what happens

    def say(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """What could not be done, above the page, with a next step; no words take it away."""
        self.notices.refusal.say(words, step, do)

    def warn(self, words: str, action: str) -> None:
        """What could not be done, with the action of this id as the next step."""
        helps = self.actions_by_id.get(action)
        self.say(words, helps.text() if helps else "", helps.trigger if helps else None)

    def tell(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """What went well or is under way, above the page, with a next step; no words take it away."""
        self.notices.news.say(words, step, do)

    def act(self, action: str) -> None:
        """Do what the action with this id does, if it is on."""
        self.actions_by_id[action].trigger()

    def _on_changed(self, changes: Changes) -> None:
        if not self.bridge.unsaved:
            self.say("")
        self.refresh(changes)

    def _on_refused(self, words: str, where: str) -> None:
        if not where:
            self.say(words)

    def _on_failed(self, words: str, action: str) -> None:
        self.status.show_unsaved(self.bridge.unsaved)
        self.warn(words, action)

    def _on_person(self) -> None:
        self.say("")
        self.tell("")  # its next step was the one before's
        self.refresh(None)

    def _show_frame(self) -> None:
        """What the header and the status line say, which moves with the clock too."""
        desk = self.bridge.desk
        words = frame(desk.state, desk.entries, desk.person, datetime.now(UTC).isoformat())
        self.header.show_frame(desk.state, words, self.bridge.person)
        self.status.show_last(words.last_change)

    # --- coming and going

    def showEvent(self, event: QShowEvent) -> None:
        """The page in view gets the keys, so that everything works without a mouse from the start."""
        super().showEvent(event)
        self._page(self.current_page).take_keys()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size, place and page, and finish what is under way; not yet where something would be lost."""
        if not self._leaving.may_close():
            event.ignore()
            return
        QSettings().setValue("window/geometry", self.saveGeometry())
        kept.write(self.bridge.desk, "page", self.current_page)
        self.background.close()
        self.bridge.close()
        super().closeEvent(event)

    def _restore(self) -> None:
        geometry = QSettings().value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
