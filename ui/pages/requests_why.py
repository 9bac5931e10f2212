"""A quiet band at the foot of Requests: what one has just revised of a submitted line, and a field to say why.

It asks and does not insist: whoever goes on without a word has revised it all the same. What was revised is worded in
presentation/revision_words.py.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from budget_app.domain.requests import ReviseLine
from budget_app.presentation.revision_words import Revision, own_revision
from budget_app.seen import Changes
from budget_app.words import _
from ui.bridge import Bridge
from ui.widgets.buttons import button
from ui.widgets.labels import Elided

HEIGHT, FIELD = 44, 280


class WhyBand(QFrame):
    """Hidden until there is something to explain; `done` is called when the keys belong to the grid again."""

    def __init__(self, bridge: Bridge, done: Callable[[], object]) -> None:
        super().__init__()
        self._done = done
        self._bridge = bridge
        self._revision: Revision | None = None
        self.setProperty("band", "signoff")
        self.setFixedHeight(HEIGHT)
        self.sentence = Elided("")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Why? Everybody will see it."))
        self.reason.setToolTip(_("Ctrl+Shift+R"))
        self.reason.setFixedWidth(FIELD)
        self.reason.returnPressed.connect(self._say)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.reason)
        row.addWidget(button(_("Say why"), on_click=self._say))
        row.addWidget(button(_("Without a reason"), "quiet", "close", on_click=self._leave))
        bridge.person_changed.connect(self._forget)
        self.hide()

    def look(self, changes: Changes | None) -> None:
        """Whether what is new is a revision of one's own that lacks its reason."""
        if changes is None:
            return
        desk = self._bridge.desk
        revision = own_revision(desk.state, changes.entries, desk.entries, desk.person)
        if revision is None:
            return
        if self._revision is None or revision.line != self._revision.line:
            self.reason.clear()
        self._revision = revision
        self.sentence.setText(revision.sentence)
        self.reason.setAccessibleName(_("Why? {sentence}").format(sentence=revision.sentence))
        self.show()

    def take_keys(self) -> None:
        """To the field, where something is to be explained."""
        if self._revision:
            self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it without a reason."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        reason = self.reason.text().strip()
        if not reason or self._revision is None:
            self.reason.setFocus()
            return
        self._bridge.do(
            ReviseLine(line=self._revision.line, reason=reason), f"requests:{self._revision.line}:"
        )
        self._leave()

    def _leave(self) -> None:
        had_keys = self.isAncestorOf(self.focusWidget() or self.window())
        self._forget()
        if had_keys:
            self._done()

    def _forget(self) -> None:
        self._revision = None
        self.reason.clear()
        self.hide()
