"""The cards of Overview: what changed since one last looked, what waits for one, what is worth a look.

What must not live here: sentences (presentation/overview*.py), and where a row leads (ui/going.py).
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from budget_app.presentation.overview_alerts import Alert
from budget_app.presentation.overview_feed import Feed, FeedRow
from budget_app.presentation.overview_waits import Wait
from budget_app.presentation.places import NOWHERE
from budget_app.words import _, _n
from ui.widgets.buttons import button
from ui.widgets.card import Card, rule, scrolling
from ui.widgets.labels import Elided, text
from ui.widgets.link_row import LinkList, LinkRow, PaintSign, icon_sign
from ui.widgets.person import PersonSign, paint_person


class FeedCard(Card):
    """What others did, by day. `all_wanted`: also what was seen before; `seen`: all of it counts as seen."""

    all_wanted = Signal(bool)
    seen = Signal()

    def __init__(self) -> None:
        super().__init__(_("Since you last looked"), " ")
        self._shown: Feed | None = None
        self.list = LinkList(_("What changed since you last looked"))
        self._is_all = False
        self._all = button("", "link", on_click=lambda: self.all_wanted.emit(not self._is_all))
        self._seen = button(_("Mark as seen"), "link", on_click=self.seen.emit)
        for part in (self._seen, self._all):
            self.head.addWidget(part)
        self._nothing = text("", "secondary", wrap=True)
        self._more = text("", "small")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        for widget in (self._nothing, self.list, self._more):
            column.addWidget(widget)
        column.addStretch(1)
        self._area = scrolling(inside)
        self.add(self._area, 1)

    def show_feed(self, feed: Feed, note: str, is_all: bool, has_before: bool) -> None:
        """Another feed; `is_all`: with what was seen before, which there is where `has_before`."""
        self.note.setText(note)
        self._is_all = is_all
        self._all.setVisible(has_before)
        self._all.setText(_("Only what is new") if is_all else _("See all"))
        self._all.setAccessibleName(self._all.text())
        self._seen.setVisible(bool(feed.days) and not is_all)
        if feed == self._shown:
            return
        self._shown = feed
        parts: list[str | tuple[LinkRow, object]] = []
        for day in feed.days:
            parts.append(day.title)
            parts += [(_feed_row(row), row.place) for row in day.rows]
        self.list.show_rows(parts)
        self._nothing.setVisible(not feed.days)
        self._nothing.setText(
            _(
                "Nothing new. What others ask, revise, say and decide appears here, newest first; a click goes there."
            )
        )
        more = _n("and {n} more thing", "and {n} more things", feed.more).format(n=f"{feed.more:,}")
        self._more.setText(more)
        self._more.setVisible(bool(feed.more))


class WaitsCard(Card):
    """What waits for this person, each with the step towards it; the first is the page's main button."""

    went = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__(_("Waits for you"), " ")
        self._shown: tuple[Wait, ...] | None = None
        self.buttons: list[QPushButton] = []
        self.column.setContentsMargins(0, 12, 0, 4)
        self.column.setSpacing(0)
        self.head.setContentsMargins(14, 0, 14, 8)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.column.addLayout(self._rows)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_waits(self, waits: Sequence[Wait]) -> None:
        """Other things that wait."""
        if tuple(waits) == self._shown:
            return
        self._shown = tuple(waits)
        self.note.setText(str(len(waits)) if waits else "")
        self.buttons = []
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for n, wait in enumerate(waits):
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(wait, "primary" if n == 0 else "plain"))
        if not waits:
            words = _(
                "Questions to you, invitations to stand behind a line, drafts that are not submitted yet."
            )
            nothing = text(_("Nothing now. {words}").format(words=words), "secondary", wrap=True)
            nothing.setContentsMargins(14, 0, 14, 8)
            self._rows.addWidget(nothing)

    @property
    def shown(self) -> tuple[Wait, ...]:
        """What waits, as shown."""
        return self._shown or ()

    def _row(self, wait: Wait, kind: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(wait.title, "strong"))
        words.addWidget(Elided(wait.detail, "small"))
        row.addLayout(words, 1)
        step = button(wait.step, kind, name=f"{wait.step}: {wait.title}", tip=wait.detail)
        step.setMinimumWidth(76)
        step.clicked.connect(lambda: self.went.emit(wait.place))
        self.buttons.append(step)
        row.addWidget(step)
        return made


class AlertsCard(Card):
    """What is worth a look; hidden where all is well."""

    def __init__(self) -> None:
        super().__init__(_("Worth a look"))
        self.column.setSpacing(4)
        self._shown: tuple[Alert, ...] | None = None
        self.list = LinkList(_("Worth a look"))
        self.add(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """Other findings."""
        if tuple(alerts) == self._shown:
            return
        self._shown = tuple(alerts)
        self.setVisible(bool(alerts))
        self.list.show_rows(
            [
                (
                    LinkRow(
                        icon_sign(a.icon, a.tone), ((a.words, True),), a.detail, leads=a.place != NOWHERE
                    ),
                    a.place,
                )
                for a in alerts
            ]
        )


def _feed_row(row: FeedRow) -> LinkRow:
    return LinkRow(_disc(row), row.words, row.detail, row.time, row.place != NOWHERE, row.spoken)


def _disc(row: FeedRow) -> PaintSign:
    sign = PersonSign(row.who, row.who, "", row.order)

    def paint(painter: QPainter, box: QRectF) -> None:
        paint_person(painter, box, sign)

    return paint
