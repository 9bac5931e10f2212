"""The errand of bringing a sheet in: asks for a file, opens the dialog, says afterwards what came in.

The dialog lives in dialog.py; who may import is the core's question.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QWidget

from budget_app.words import _
from ui.actions import Intent
from ui.background import Background
from ui.bridge import Bridge
from ui.choosing import choose_file
from ui.errands import House

if TYPE_CHECKING:
    from budget_app.exchange.import_plan import ImportPlan
    from ui.importing.dialog import ImportDialog

_FOLDER = "import/folder"
_KINDS = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt"


class Importing(QObject):
    """`dialog` is the one that is open, None without."""

    def __init__(self, bridge: Bridge, background: Background, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._background = background
        self._house = house
        self._window = window
        self.dialog: ImportDialog | None = None

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        return (Intent("import", _("Import lines…"), self.ask, ("Ctrl+I",), "sheets"),)

    def ask(self) -> None:
        """Let the person choose a file, unless they may bring in nothing at all."""
        if self._may():
            folder = Path(str(QSettings().value(_FOLDER, "")) or Path.home())
            kinds = (_("Sheets ({kinds})").format(kinds=_KINDS), _("All files (*)"))
            title = _("Import lines from a sheet")
            choose_file(self.dialog or self._window, title, folder, kinds, self.import_sheet)

    def import_sheet(self, path: Path) -> None:
        """Open the dialog on a file, or show it another one."""
        if not self._may():
            return
        QSettings().setValue(_FOLDER, str(path.parent))
        if self.dialog is None:
            from ui.importing.dialog import ImportDialog  # late: most sittings import nothing
            from ui.importing.reading import Reading  # late, for the same reason

            self.dialog = ImportDialog(self._bridge, Reading(self._background, self), self._window)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.file_wanted.connect(self.ask)
            self.dialog.imported.connect(self._on_imported)
            self.dialog.finished.connect(self._forget)
            self.dialog.open()
        self.dialog.open_file(path)

    def _may(self) -> bool:
        from budget_app.exchange.import_words import why_no_import  # late: brings in what reads sheets

        why = why_no_import(self._bridge.state, self._bridge.desk.person)
        self._house.say(why)
        return not why

    def _forget(self) -> None:
        self.dialog = None

    def _on_imported(self, plan: "ImportPlan") -> None:
        from budget_app.exchange.plan_words import came_in  # late, as above

        self._house.open_page("requests")
        self._house.tell(came_in(self._bridge.state, plan), _("Undo"), self._undo)

    def _undo(self) -> None:
        self._bridge.undo()
        self._house.tell("")
