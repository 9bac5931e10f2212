"""Files on their way between this machine and a line: read and attached, opened from a copy, saved elsewhere.

Disks are touched on worker threads, the log on the store's. What must not live here: rules, rows, words of a size.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cache
from pathlib import Path

import msgspec
from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from budget_app.domain.attachments import LARGEST, AttachFile
from budget_app.domain.file_names import safe_name
from budget_app.domain.round import Together
from budget_app.history.files import digest_of_file
from budget_app.history.findings import What
from budget_app.history.port import LogError
from budget_app.presentation.failures import failure_text
from budget_app.presentation.line_actions import why_refused
from budget_app.presentation.line_files import FileFact, too_large
from budget_app.words import _
from ui.background import Background
from ui.bridge import Bridge
from ui.drops import files_of
from ui.saving import ask_where, write_whole

# At once: more are attached by turns, so that memory holds.
MOST_AT_ONCE = 10


class Read(msgspec.Struct, frozen=True):
    """A file of this machine: its name, bytes and SHA-256, or why it cannot be attached."""

    name: str
    content: bytes = b""
    digest: str = ""
    problem: str = ""


class Files(QObject):
    """One inspector's files. `said` is a sentence on what could not be done; "" takes it away."""

    said = Signal(str)

    def __init__(self, parent: QWidget, bridge: Bridge, background: Background) -> None:
        super().__init__(parent)
        self._window = parent
        self._bridge = bridge
        self._background = background

    # --- attaching

    def attach(self, line: str, paths: Sequence[Path], where: str) -> None:
        """Read these files and attach them to the line, as one command; those that cannot be are named."""
        if len(paths) > MOST_AT_ONCE:
            self.said.emit(_("Attach at most {n} files at a time.").format(n=MOST_AT_ONCE))
            return
        self.said.emit("")
        key = f"attach/{line}/{len(paths)}/{paths[0] if paths else ''}"
        self._background.run(key, _read_all, tuple(paths), then=lambda read: self._attach(line, read, where))

    def _attach(self, line: str, read: list[Read], where: str) -> None:
        good = [each for each in read if not each.problem]
        commands = tuple(
            AttachFile(line=line, digest=each.digest, name=each.name, size=len(each.content)) for each in good
        )
        problems = [each.problem for each in read if each.problem]
        if commands:
            command = commands[0] if len(commands) == 1 else Together(name="attach_files", commands=commands)
            if why := why_refused(self._bridge.state, self._bridge.desk.person, command):
                problems.append(why)
            else:
                self._bridge.do(command, where, [each.content for each in good])
        self.said.emit(" ".join(problems[:2]))

    # --- opening and saving

    def open(self, fact: FileFact) -> None:
        """Have the system open a copy of the file, which can only be read; a program is not opened from here."""
        if fact.why_closed:
            self.said.emit(fact.why_closed)
            return
        self._with(
            fact,
            lambda content: self._background.run(
                f"open/{fact.digest}", _copy_of, fact.digest, fact.name, content, then=self._opened
            ),
        )

    def save(self, fact: FileFact) -> None:
        """Ask where the file is to go, and write it there."""
        ending = Path(fact.name).suffix.removeprefix(".") or "dat"
        stem = Path(fact.name).stem

        def write(path: Path) -> None:
            self._with(
                fact,
                lambda content: self._background.run(
                    f"save/{path}", write_whole, path, content, then=lambda error: self._saved(path, error)
                ),
            )

        ask_where(
            self._window.window(),
            "attachment",
            _("Save a copy of the file"),
            stem,
            {ending: _("File")},
            write,
        )

    def _with(self, fact: FileFact, do: Callable[[bytes], object]) -> None:
        self.said.emit("")
        self._bridge.read_file(fact.digest, lambda done: self._got(fact, done, do))

    def _got(self, fact: FileFact, done: "Future[bytes | What]", do: Callable[[bytes], object]) -> None:
        try:
            found = done.result()
        except LogError as error:
            self.said.emit(failure_text(error))
            return
        if isinstance(found, What):
            words = {
                What.FILE_MISSING: _("“{name}” is not kept in this file any more. A backup may hold it."),
                What.FILE_ALTERED: _(
                    "“{name}” is not as it was attached: somebody changed it in the file. "
                    "A backup may hold the right one."
                ),
            }
            self.said.emit(words.get(found, _("“{name}” cannot be read.")).format(name=fact.name))
        else:
            do(found)

    def _opened(self, copy: "Path | str") -> None:
        if isinstance(copy, str):
            self.said.emit(_("The file could not be copied for opening: {error}.").format(error=copy))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self.said.emit(
                _("Nothing on this machine opens “{name}”. Save it instead.").format(name=copy.name)
            )

    def _saved(self, path: Path, error: str) -> None:
        if error:
            self.said.emit(_("{path} could not be written: {error}.").format(path=path, error=error))


def pasted_files() -> list[Path]:
    """The files on the clipboard, as a file manager puts them there."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return files_of(data) if data is not None else []


def _read_all(paths: tuple[Path, ...]) -> list[Read]:
    """On a worker thread; never more of a file than can be attached."""
    return [_read(path) for path in paths]


def _read(path: Path) -> Read:
    name = safe_name(path.name)
    try:
        if path.is_dir():
            return Read(name, problem=_("“{name}” is a folder. Attach the files in it.").format(name=name))
        with path.open("rb") as source:
            content = source.read(LARGEST + 1)
        size = max(path.stat().st_size, len(content))
    except OSError as error:
        return Read(
            name, problem=_("“{name}” could not be read: {error}.").format(name=name, error=error.strerror)
        )
    problem = too_large(name, size)
    return Read(name, content, "" if problem else digest_of_file(content), problem)


def _copy_of(digest: str, name: str, content: bytes) -> "Path | str":
    """A copy only this person can read and nobody writes, under the file's own name; else what the system says."""
    try:
        folder = _folder() / digest[:16]
        folder.mkdir(mode=0o700, exist_ok=True)
        copy = folder / safe_name(name)
        if not copy.exists() or copy.read_bytes() != content:
            copy.unlink(missing_ok=True)
            with os.fdopen(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as out:
                out.write(content)
    except OSError as error:
        return error.strerror or str(error)
    return copy


@cache
def _folder() -> Path:
    """A folder of this person alone, for as long as the program runs."""
    folder = Path(tempfile.mkdtemp(prefix="accord-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
