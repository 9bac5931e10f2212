"""The Overview page: phases and dates, what changed since one last looked, what waits, what is worth a look.

It asks presentation for all of it and goes where a row leads. What must not live here: rules, words.
"""

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from budget_app.presentation.overview import overview
from budget_app.seen import Changes
from budget_app.words import _
from ui.bridge import Bridge
from ui.pages.overview_cards import AlertsCard, FeedCard, WaitsCard
from ui.pages.overview_time import CalendarStrip, PhaseSteps
from ui.reading import Reading
from ui.widgets.card import scrolling
from ui.widgets.labels import Elided, text

PAGE = "overview"
# The feed is never wider than this: a sentence would be torn from its time.
FEED_MOST = 1000


class OverviewPage(QFrame):
    """The page of one person's bridge; `refresh` is the window's to call."""

    went = Signal(object)  # Place

    def __init__(self, bridge: Bridge, reading: Reading) -> None:
        super().__init__()
        self._bridge = bridge
        self._reading = reading
        self._is_all = False
        self._wants_keys = False
        self.sentence = Elided("", "secondary")
        self.steps = PhaseSteps()
        self.calendar = CalendarStrip()
        self.feed = FeedCard()
        self.waits = WaitsCard()
        self.alerts = AlertsCard()
        self._lay_out()
        self.feed.all_wanted.connect(self._see)
        self.feed.seen.connect(reading.begin_anew)
        for part in (self.feed.list, self.waits, self.alerts.list, self.calendar):
            part.went.connect(self.went)
        reading.changed.connect(lambda: self.refresh(None) if self.isVisible() else None)
        reading.ending.connect(lambda: reading.saw_overview() if self.isVisible() else None)
        bridge.person_changed.connect(lambda: self._see(is_all=False))

    def refresh(self, changes: Changes | None) -> None:
        """Show the round as it stands, from where this person looked last."""
        desk, reading = self._bridge.desk, self._reading
        since = 0 if self._is_all else reading.since
        now = datetime.now(UTC).isoformat()
        shown = overview(desk.state, desk.entries, desk.person, reading.marks, now, since)
        self.sentence.setText(shown.sentence)
        self.steps.show_steps(shown.steps)
        self.calendar.show_calendar(shown.calendar)
        self.feed.show_feed(shown.feed, shown.note, self._is_all, has_before=reading.since > 0)
        self.waits.show_waits(shown.waits)
        self.alerts.show_alerts(shown.alerts)
        if self._wants_keys and reading.is_known:
            self.take_keys()

    @property
    def is_known(self) -> bool:
        """Whether it is known how far this person has read, so that what is shown as new stays."""
        return self._reading.is_known

    def take_keys(self) -> None:
        """What changed has the keys first, where there is any; else whatever can be done."""
        # How far one has read may still be on its way from the file.
        self._wants_keys = not self._reading.is_known
        if self.feed.list.rows:
            self.feed.list.rows[0].setFocus()
        else:
            self.feed.focusNextChild()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves has seen what was there."""
        super().hideEvent(event)
        self._reading.saw_overview()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """57 to 43, the feed at most so wide."""
        super().resizeEvent(event)
        self._feed_room.setFixedWidth(min(round((self.width() - 48) * 0.57), FEED_MOST))

    def _see(self, is_all: bool) -> None:
        self._is_all = is_all
        if self.isVisible():
            self.refresh(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(text(_("Overview"), "title"))
        head.addWidget(self.sentence, 1)
        column.addLayout(head)
        column.addWidget(self.steps)
        column.addWidget(self.calendar)
        self._feed_room = QWidget()
        left = QVBoxLayout(self._feed_room)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.feed)
        inside = QWidget()
        right = QVBoxLayout(inside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        right.addWidget(self.waits)
        right.addWidget(self.alerts)
        right.addStretch(1)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self._feed_room)
        cards.addWidget(scrolling(inside), 1)
        column.addLayout(cards, 1)
