"""The list of what is ready to submit, as a dialog: the drafts with their ticks, the sum, one button.

What is ready and what is lacking is decided in presentation/submit_list.py; how a draft looks, in drafts.py.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from budget_app.presentation.submit_list import SubmitList
from budget_app.words import _
from ui.submitting.drafts import DraftList, DraftModel
from ui.widgets.buttons import button, disable
from ui.widgets.card import band, rule
from ui.widgets.labels import text

SIZE = (640, 560)


class SubmitDialog(QDialog):
    """`submitted`: what is ticked shall go; `mended`: the place where something lacking is mended."""

    submitted = Signal()
    ticked = Signal(str, bool)
    all_ticked = Signal(bool)
    mended = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.resize(*SIZE)
        self._title = text("", "title")
        self.sentence = text("", "secondary", wrap=True)
        self.model = DraftModel()
        self.list = DraftList(self.model)
        self.all = button("", "link")
        self._is_all = True
        self.go = button("", "primary", on_click=self.submitted.emit, tip=_("Ctrl+Enter"))
        self.stay = button(_("Not yet"), on_click=self.close)
        self.model.ticked.connect(self.ticked)
        self.list.mended.connect(self.mended)
        self.all.clicked.connect(lambda: self.all_ticked.emit(not self._is_all))
        self._lay_out()

    def show_list(self, shown: SubmitList) -> None:
        """The drafts as they stand."""
        self.setWindowTitle(shown.title)
        self._title.setText(shown.title)
        self.sentence.setText(shown.sentence)
        self.model.show_rows(shown.rows)
        self._is_all = sum(row.is_on for row in shown.rows) == shown.ready
        self.all.setText(_("Tick none") if self._is_all else _("Tick all that are ready"))
        self.all.setAccessibleName(self.all.text())
        self.all.setVisible(shown.ready > 1)
        self.go.setText(shown.label)
        self.go.setAccessibleName(shown.label)
        disable(self.go, shown.why_not)
        if not shown.why_not:
            self.go.setToolTip(_("Ctrl+Enter"))
        if shown.rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter submits, Escape does not."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.go.isEnabled():
                self.submitted.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 18, 20, 12)
        head.setSpacing(6)
        head.addWidget(self._title)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.all)
        head.addLayout(row)
        foot = band("signoff", 56)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(text(_("Space ticks, Enter mends, Ctrl+Enter submits"), "small"), 1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.list, 1)
        column.addWidget(foot)
