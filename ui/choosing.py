"""The system's file dialogs: which file to open, where one is to go. What becomes of the choice is the asker's.

A dialog is opened, never waited for, so that the window goes on behind it.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from budget_app.words import _

ROUND = "accord"


def choose_round(window: QWidget, folder: Path, then: Callable[[Path], object]) -> None:
    """Let a person choose a round that there is."""
    kinds = (_("Rounds of Accord (*.accord)"), _("All files (*)"))
    choose_file(window, _("Open a round"), folder, kinds, then)


def choose_file(
    window: QWidget, title: str, folder: Path, kinds: Sequence[str], then: Callable[[Path], object]
) -> None:
    """Let a person choose a file that there is. `kinds`: filters as Qt writes them, the first one chosen."""
    dialog = _existing(window, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, then)


def choose_files(
    window: QWidget, title: str, folder: Path, kinds: Sequence[str], then: Callable[[list[Path]], object]
) -> None:
    """Let a person choose one file or several that there are, as `choose_file`."""
    dialog = _existing(window, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda chosen: then([Path(each) for each in chosen]))
    dialog.open()


def choose_place(
    window: QWidget,
    title: str,
    proposal: Path,
    kinds: Mapping[str, str],
    then: Callable[[Path], object],
    replaces: bool = True,
) -> None:
    """Let a person choose where a file is to go; `proposal` stands there at first. `kinds`: ending without its point ->
    words. `replaces`: a file that is there may be written over, where the person says so; else it is not asked about,
    since that would promise what is not done: the asker refuses it in a sentence."""
    filters = {f"{words} (*.{ending})": ending for ending, words in kinds.items()}
    folder = proposal.parent if proposal.parent.is_dir() else Path.home()
    dialog = QFileDialog(window, title, str(folder))
    dialog.setNameFilters(list(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    dialog.setDefaultSuffix(next(iter(kinds)))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
    dialog.selectFile(proposal.name)
    _open(dialog, then)


def choose_round_place(window: QWidget, title: str, proposal: Path, then: Callable[[Path], object]) -> None:
    """Let a person choose where a new round is to go: never over a file that is there."""
    choose_place(window, title, proposal, {ROUND: _("Rounds of Accord")}, then, replaces=False)


def _existing(window: QWidget, title: str, folder: Path, kinds: Sequence[str]) -> QFileDialog:
    dialog = QFileDialog(window, title, str(folder if folder.is_dir() else Path.home()))
    dialog.setNameFilters(list(kinds))
    return dialog


def _open(dialog: QFileDialog, then: Callable[[Path], object]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
