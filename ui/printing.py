"""The summary as a PDF from the window: asks where to, works in the background, says where it went.

What the summary says lives in budget_app/summary; printers are a topic of their own.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.words import _
from ui.actions import Intent
from ui.background import Background
from ui.bridge import Bridge
from ui.errands import House


class Printing(QObject):
    """Saves the summary of the round as it stands when asked for."""

    def __init__(self, bridge: Bridge, background: Background, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._background = background
        self._house = house
        self._window = window

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        return (Intent("print", _("Print the summary…"), self.ask, ("Ctrl+P",), "paper"),)

    def ask(self) -> None:
        """Let the person choose a file, then save the summary there."""
        name = "".join(c if c.isalnum() else "-" for c in self._bridge.state.name).strip("-")
        title = _("Save the summary for the planning meeting")
        dialog = QFileDialog(self._window, title, str(Path.home()), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(f"{name or 'summary'}.pdf")
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Save the summary at `path`, in the background; a sentence says how it went."""
        desk = self._bridge.desk
        self._house.tell(_("Printing the summary …"))
        self._background.run(
            "print",
            _write,
            desk.state.copied(),
            desk.entries[-1],
            path,
            then=lambda error: self._done(path, error),
        )

    def _done(self, path: Path, error: str) -> None:
        if error:
            sentence = _("{path} could not be written: {error}. Choose another place.")
            self._house.tell("")
            self._house.say(sentence.format(path=path, error=error))
            return
        url = QUrl.fromLocalFile(str(path))
        words = _("The summary is in {path}.").format(path=path)
        self._house.tell(words, _("Open it"), lambda: QDesktopServices.openUrl(url))


def _write(state: Round, last: Entry, path: Path) -> str:
    """Runs on a worker thread. "" where all went well, else what the system says."""
    from budget_app.summary.pdf import summary_pdf  # late: brings in matplotlib and typst

    pdf = summary_pdf(state, last)
    try:
        path.write_bytes(pdf)
    except OSError as error:
        return error.strerror or str(error)
    return ""
