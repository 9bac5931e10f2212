"""Asking where a round is to be saved: never over a file that is there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from budget_app.words import _


def ask_where(window: QWidget, title: str, proposal: Path, then: Callable[[Path], object]) -> None:
    """Let the person choose the place of a new round file; `proposal` is what stands there at first."""
    dialog = QFileDialog(window, title, str(proposal.parent), _("Rounds of Accord (*.accord)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # What is there is refused in a sentence: asking whether to replace it would promise what is not done.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix("accord")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.selectFile(proposal.name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
