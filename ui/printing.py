"""The summary as a PDF from the window: asks where to, works in the background, says where it went.

What the summary says lives in budget_app/summary; printers are a topic of their own.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.words import _
from ui.background import Background
from ui.bridge import Bridge
from ui.widgets.band import News


class Printing(QObject):
    """Saves the summary of the round as it stands when asked for."""

    def __init__(
        self,
        bridge: Bridge,
        background: Background,
        window: QWidget,
        notice: News,
        fail: Callable[[str], None],
    ) -> None:
        """`notice` says how it goes, `fail` what could not be done."""
        super().__init__(window)
        self._bridge = bridge
        self._background = background
        self._window = window
        self._notice = notice
        self._fail = fail
        self._saved = Path()
        notice.stepped.connect(self._open)
        notice.other_stepped.connect(lambda: notice.say(""))

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
        self._notice.say(_("Printing the summary …"))
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
            self._notice.say("")
            self._fail(sentence.format(path=path, error=error))
            return
        self._saved = path
        self._notice.say(_("The summary is in {path}.").format(path=path), _("Open it"), _("Close"))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))


def _write(state: Round, last: Entry, path: Path) -> str:
    """Runs on a worker thread. "" where all went well, else what the system says."""
    from budget_app.summary.pdf import summary_pdf  # late: brings in matplotlib and typst

    pdf = summary_pdf(state, last)
    try:
        path.write_bytes(pdf)
    except OSError as error:
        return error.strerror or str(error)
    return ""
