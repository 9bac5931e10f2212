"""The errands of working without a server: send a department's package, bring packages in, confirm what was brought in.

What goes into a package and what comes of one lives in budget_app/exchange; who may, is the core's question.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from budget_app.cli.desks import now
from budget_app.history.port import Entry, Log, LogError
from budget_app.presentation.brought import band_text
from budget_app.presentation.failures import failure_text
from budget_app.words import _
from ui.actions import Intent
from ui.background import Background
from ui.bridge import Bridge
from ui.choosing import choose_files
from ui.errands import House
from ui.saving import ask_where, name_for, write_whole

if TYPE_CHECKING:
    from budget_app.exchange.bring_in import Plan
    from ui.packages.dialog import BringInDialog
    from ui.packages.word import WordDialog

_FOLDER, _KEY, _ENDING = "package/folder", "package", "accord-package"


class Packages(QObject):
    """`dialog` is the one that brings packages in, `word` the head's on what was brought in; None while not open."""

    def __init__(
        self, bridge: Bridge, background: Background, log: Log, house: House, window: QWidget
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._log = log
        self._background = background
        self._house = house
        self._window = window
        self._asked = ""
        self.dialog: BringInDialog | None = None
        self.word: WordDialog | None = None
        bridge.changed.connect(self._look)
        bridge.person_changed.connect(self._look)
        # Not before the window is put together.
        QTimer.singleShot(0, self, self._look)

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        return (
            Intent("send-package", _("Send my department’s package…"), self.ask_send, (), "sheets"),
            Intent("bring-in", _("Bring in packages…"), self.ask_bring, (), "sheets"),
        )

    # --- sending

    def ask_send(self) -> None:
        """Let the head choose where their package goes, then write it there."""
        from budget_app.exchange.packing import why_no_package  # late: most sittings send none

        state, person = self._bridge.state, self._bridge.person
        why = why_no_package(state, self._bridge.desk.person)
        self._house.say(why)
        if why or person is None:
            return
        name = name_for(f"{state.name} {state.departments[person.department].name}", _("package"))
        kinds = {_ENDING: _("Package of a department")}
        ask_where(self._window, _KEY, _("Send my department’s package"), name, kinds, self.send)

    def send(self, path: Path) -> None:
        """Write the package to `path`, on the store's thread; a sentence says how it went."""
        desk = self._bridge.desk
        self._house.tell(_("Packing what you did …"))
        work = partial(_write, self._log, desk.entries, desk.person, now(), path)
        self._bridge.store.ask(work, lambda done: self._sent(path, done))

    def _sent(self, path: Path, done: "Future[str]") -> None:
        self._house.tell("")
        try:
            error = done.result()
        except LogError as failure:
            self._house.say(failure_text(failure))
            return
        if error:
            words = _("{path} could not be written: {error}.").format(path=path, error=error)
            self._house.say(words, _("Choose another place"), self.ask_send)
        else:
            words = _("Your package is in {path}. Send it to finance or the liaison.").format(path=path)
            folder = QUrl.fromLocalFile(str(path.parent))
            self._house.tell(words, _("Open the folder"), partial(QDesktopServices.openUrl, folder))

    # --- bringing in

    def ask_bring(self) -> None:
        """Let the person choose packages, unless they may bring in none."""
        if self._may():
            folder = Path(str(QSettings().value(_FOLDER, "")) or Path.home())
            kinds = (_("Packages of departments (*.{ending})").format(ending=_ENDING), _("All files (*)"))
            choose_files(self.dialog or self._window, _("Bring in packages"), folder, kinds, self.bring_in)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Open the dialog on these packages, or add them to those it shows."""
        if not paths or not self._may():
            return
        QSettings().setValue(_FOLDER, str(paths[0].parent))
        if self.dialog is None:
            from ui.packages.dialog import BringInDialog  # late: most sittings bring in none

            self.dialog = BringInDialog(self._bridge, self._background, self._window)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.files_wanted.connect(self.ask_bring)
            self.dialog.brought.connect(self._on_brought)
            self.dialog.finished.connect(self._forget)
            self.dialog.open()
        self.dialog.add_files(paths)

    def _may(self) -> bool:
        from budget_app.exchange.bring_in_words import why_no_bringing  # late, as the dialog is

        why = why_no_bringing(self._bridge.state, self._bridge.desk.person)
        self._house.say(why)
        return not why

    def _forget(self) -> None:
        self.dialog = None

    def _on_brought(self, plan: "Plan") -> None:
        from budget_app.exchange.bring_in_words import came_in  # late, as above

        self._house.open_page("requests")
        self._house.tell(came_in(plan))

    # --- the head's word

    def _look(self) -> None:
        words = band_text(self._bridge.state, self._bridge.desk.person)
        if words != self._asked:
            self._asked = words
            self._house.tell(words, _("Confirm or contest…") if words else "", self.ask_word)

    def ask_word(self) -> None:
        """Show the head what was brought in for their department."""
        from ui.packages.word import WordDialog  # late: few have one

        self.word = WordDialog(self._bridge, self._window)
        self.word.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.word.open()


def _write(log: Log, entries: tuple[Entry, ...], person: str, at: str, path: Path) -> str:
    """Runs on the store's thread. "" where all went well, else what the system says."""
    from budget_app.exchange.package_file import written  # late, as above
    from budget_app.exchange.packing import pack  # late, as above

    return write_whole(path, written(pack(log, entries, person, at)))
