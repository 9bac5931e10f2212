"""The head's word on what was brought in for their department: what it did here, confirm, or contest with a reason.

One package after the other, the oldest first. What each says is decided in budget_app/presentation/brought.py.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from budget_app.domain.packages import ConfirmPackage, ContestPackage, Package
from budget_app.presentation.brought import package_deeds, package_title, waiting_for
from budget_app.words import _
from ui.bridge import Bridge
from ui.widgets.band import Refusal
from ui.widgets.buttons import button, disable
from ui.widgets.labels import text

SIZE, EDGE, GAP = (680, 440), 20, 12
_WHERE = "package"


class WordDialog(QDialog):
    """Closes by itself when nothing waits any more."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.package: Package | None = None
        self.setWindowTitle(_("What was brought in for you"))
        self.resize(*SIZE)
        self.title = text("", "section", wrap=True)
        self.deeds = QListWidget()
        self.deeds.setAccessibleName(_("What it did here"))
        self.deeds.setWordWrap(True)
        self.deeds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.refusal = Refusal()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("What is not as you did it"))
        self.reason.setAccessibleName(_("What is not as you did it"))
        self.contest = button(_("Contest"), on_click=self._contest)
        self.later = button(_("Not now"), on_click=self.reject)
        self.confirm = button(_("Confirm"), "primary", on_click=self._confirm)
        self._lay_out()
        for part in self.findChildren(QPushButton):
            # Enter is for the field one is in.
            part.setAutoDefault(False)
        self.reason.textChanged.connect(self._weigh)
        self.reason.returnPressed.connect(self.contest.click)
        bridge.changed.connect(self.refresh)
        bridge.person_changed.connect(self.refresh)
        bridge.refused.connect(self._on_refused)
        self.refresh()

    def refresh(self) -> None:
        """Show the oldest package that waits."""
        desk = self._bridge.desk
        package = next(iter(waiting_for(desk.state, desk.person)), None)
        if package is None:
            self.done(QDialog.DialogCode.Accepted)
            return
        if package == self.package:
            return
        self.package = package
        self.title.setText(package_title(desk.state, package))
        self.deeds.clear()
        deeds = package_deeds(desk.state, desk.entries, package.id)
        self.deeds.addItems(deeds or (_("Nothing that the round did not say already."),))
        self.reason.clear()
        self.refusal.say("")
        self._weigh()
        self.confirm.setFocus()

    def _lay_out(self) -> None:
        told = _(
            "Confirmed, it counts as yours. Contested, it stays as it is and everybody sees your reason; "
            "change the lines as you need them."
        )
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.contest)
        foot.addSpacing(GAP)
        foot.addWidget(self.later)
        foot.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.deeds, 1)
        column.addWidget(text(told, "small", wrap=True))
        column.addWidget(self.refusal)
        column.addLayout(foot)

    def _weigh(self) -> None:
        disable(self.contest, "" if self.reason.text().strip() else _("Say first what is not as you did it."))

    def _confirm(self) -> None:
        if self.package:
            self._bridge.do(ConfirmPackage(package=self.package.id), _WHERE)

    def _contest(self) -> None:
        if self.package:
            self._bridge.do(ContestPackage(package=self.package.id, reason=self.reason.text()), _WHERE)

    def _on_refused(self, words: str, where: str) -> None:
        if where == _WHERE:
            self.refusal.say(words)
