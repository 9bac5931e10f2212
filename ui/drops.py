"""Files dropped on a window: a round opens, a sheet or packages come in, anything else is answered with a sentence.

How a round is opened and a sheet is read lives elsewhere.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from budget_app.words import _

ROUND, PACKAGE = ".accord", ".accord-package"
SHEETS = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})


class Drops(QObject):
    """Takes files for a window. `say` says why a file cannot be taken."""

    def __init__(
        self,
        window: QWidget,
        open_round: Callable[[Path], object],
        import_sheet: Callable[[Path], object],
        bring_in: Callable[[list[Path]], object],
        say: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._open_round = open_round
        self._import_sheet = import_sheet
        self._bring_in = bring_in
        self._say = say
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what holds files, and leaves the rest to the window."""
        if isinstance(event, QDropEvent) and files_of(event.mimeData()):
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.Drop:
                self.take(files_of(event.mimeData()))
            return True
        return False

    def take(self, files: list[Path]) -> None:
        """Every round opens, all packages come in together; of sheets one at a time, since each is looked at first."""
        sheets = [file for file in files if file.suffix.lower() in SHEETS]
        strange = [file for file in files if file.suffix.lower() not in SHEETS | {ROUND, PACKAGE}]
        self._bring_in([file for file in files if file.suffix.lower() == PACKAGE])
        for file in files:
            if file.suffix.lower() == ROUND:
                self._open_round(file)
        if len(sheets) == 1:
            self._import_sheet(sheets[0])
        elif sheets:
            self._say(_("Drop one sheet at a time: each is shown before it comes in."))
        elif strange:
            self._say(
                _(
                    "{file} is no round (.accord), package (.accord-package) or sheet (csv, xlsx, xls, ods)."
                ).format(file=strange[0].name)
            )


def files_of(data: QMimeData) -> list[Path]:
    """The files on this machine that are dragged along."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
