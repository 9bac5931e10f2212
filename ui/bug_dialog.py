"""The dialog for a bug of ours: a plain sentence, the details to copy, where the log file is. It stops nobody.

When it is shown, and how often: bugs.py.
"""

import platform
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from budget_app.words import _, _n
from ui.sizes import open_at
from ui.widgets.buttons import button
from ui.widgets.labels import text

WIDTH, HEIGHT, EDGE, GAP = 620, 380, 20, 12


class Bug(msgspec.Struct, frozen=True):
    """An error nobody foresaw: its trace, how often it came, and where it is written down."""

    trace: str
    times: int
    log_file: Path


class BugDialog(QDialog):
    """Says what the newest bug is. Not modal: the window behind it stays usable."""

    def __init__(self, bug: Bug, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._bug = bug
        self.setWindowTitle(_("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, WIDTH, HEIGHT)
        self.sentence = text("", "strong", wrap=True)
        self.place = text("", "small", wrap=True)
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(_("Details"))
        self.copy = button(_("Copy details"), icon="copy", on_click=self._copy)
        show = button(_("Show the log file"), "link", on_click=self._show_log)
        go_on = button(_("Go on"), "primary", on_click=self.accept)
        go_on.setDefault(True)
        foot = QHBoxLayout()
        for part in (self.copy, show):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        for part in (self.sentence, self.details, self.place):
            column.addWidget(part)
        column.addLayout(foot)
        self.show_bug(bug)
        go_on.setFocus()

    def show_bug(self, bug: Bug) -> None:
        """This one now, or the same once more."""
        is_new = bug.trace != self._bug.trace or not self.details.toPlainText()
        self._bug = bug
        words = _("Something went wrong in Accord itself. What was saved is safe, and you can go on.")
        times = _n("It happened once.", "It happened {n} times.", bug.times).format(n=bug.times)
        self.sentence.setText(f"{words} {times}")
        self.place.setText(_("It is written down in {file}.").format(file=bug.log_file))
        if is_new:
            self.details.setPlainText(details(bug))
            self.copy.setText(_("Copy details"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(details(self._bug))
        self.copy.setText(_("Copied"))

    def _show_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._bug.log_file)))


def details(bug: Bug) -> str:
    """What somebody who mends it needs to know."""
    from importlib.metadata import PackageNotFoundError, version  # late: the first page does not wait for it

    try:
        ours = version("accord-budget")
    except PackageNotFoundError:
        ours = "?"
    python, system = platform.python_version(), platform.platform()
    return f"Accord {ours}, Python {python}, Qt {qVersion()}, {system}\n\n{bug.trace}"
