"""At the foot of the import dialog: what would come in, what is under way, and the buttons that bring it in.

What must not live here: when lines may come in.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from budget_app.words import _
from ui.widgets.buttons import button, disable
from ui.widgets.card import band
from ui.widgets.labels import Elided, text

HEIGHT, BAR = 56, 120


class Foot(QWidget):
    """`all_wanted`: bring in everything; `good_wanted`: only the good lines; `stop_wanted`: end what is under way."""

    all_wanted = Signal()
    good_wanted = Signal()
    cancelled = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.finding = Elided("", "strong")
        self.under_way = text("", "secondary")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setFixedWidth(BAR)
        self.progress.setAccessibleName(_("Under way"))
        self.stop = button(_("Stop"), "link", on_click=self.stop_wanted.emit)
        self.good = button(_("Import the good lines"), on_click=self.good_wanted.emit)
        self.all = button(_("Import"), "primary", on_click=self.all_wanted.emit)
        self.cancel = button(_("Cancel"), on_click=self.cancelled.emit)
        ground = band("signoff", HEIGHT)
        row = QHBoxLayout(ground)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for part in (self.under_way, self.progress, self.stop):
            row.addWidget(part)
        row.addWidget(self.finding, 1)
        for part in (self.cancel, self.good, self.all):
            row.addWidget(part)
        # What a person came for before the way out, whatever stands where.
        for one, next_ in ((self.stop, self.all), (self.all, self.good), (self.good, self.cancel)):
            self.setTabOrder(one, next_)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.show_busy("", False)
        self.show_offer("", "", "", "")

    def show_busy(self, words: str, can_stop: bool) -> None:
        """What is under way; no words: nothing is."""
        for part in (self.under_way, self.progress):
            part.setVisible(bool(words))
        self.under_way.setText(words)
        self.stop.setVisible(can_stop and bool(words))
        self.finding.setVisible(not words)

    def show_offer(self, finding: str, all_words: str, good_words: str, why_not: str) -> None:
        """What would come in, and what the buttons say; `good_words` "" where there is no choice between all and good.

        `why_not`: why not everything can come in; "" where it can.
        """
        self.finding.setText(finding)
        self.all.setText(all_words or _("Import"))
        self.all.setAccessibleName(all_words or _("Import"))
        disable(self.all, why_not)
        self.good.setVisible(bool(good_words))
        self.good.setText(good_words)
        self.good.setAccessibleName(good_words)
