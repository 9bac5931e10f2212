"""The errand "export": the lines as a workbook or a sheet, or the whole round as JSON, to a file of one's choice.

What stands in each kind lives in budget_app/exchange/written.py.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.words import _
from ui.actions import Intent
from ui.background import Background
from ui.bridge import Bridge
from ui.errands import House
from ui.saving import ask_where, name_for, write_whole


class Exporting(QObject):
    """Writes the round as it stands when asked for."""

    def __init__(self, bridge: Bridge, background: Background, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._background, self._house, self._window = bridge, background, house, window

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        return (Intent("export", _("Export…"), self.ask, ("Ctrl+E",), "sheets"),)

    def ask(self) -> None:
        """Let the person choose file and kind, then write it there."""
        kinds = {
            "xlsx": _("Workbook: lines, departments, goals"),
            "csv": _("Sheet of the lines"),
            "json": _("The whole round as JSON"),
        }
        name = name_for(self._bridge.state.name, _("round"))
        ask_where(self._window, "export", _("Export the round"), name, kinds, self.save)

    def save(self, path: Path) -> None:
        """Write the kind that the name's ending says to `path`, in the background; a sentence says how it went."""
        state, last = self._bridge.state, self._bridge.desk.entries[-1]
        self._house.say("")
        self._house.tell(_("Exporting the round …"))
        self._background.run("export", _write, state, last, path, then=lambda error: self._wrote(path, error))

    def _wrote(self, path: Path, error: str) -> None:
        if error:
            self._house.tell("")
            words = _("{path} could not be written: {error}.").format(path=path, error=error)
            self._house.say(words, _("Choose another place"), self.ask)
        else:
            url = QUrl.fromLocalFile(str(path))
            words = _("The round is in {path}.").format(path=path)
            self._house.tell(words, _("Open it"), lambda: QDesktopServices.openUrl(url))


def _write(state: Round, last: Entry, path: Path) -> str:
    """Runs on a worker thread. "" where all went well, else why not."""
    from budget_app.exchange.written import KINDS  # late: brings in what only exporting needs

    make = KINDS.get(path.suffix.lower().removeprefix("."))
    if make is None:
        return _("its name has to end in .xlsx, .csv or .json")
    return write_whole(path, make(state, last))
