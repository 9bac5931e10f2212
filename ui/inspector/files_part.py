"""The files of a line: one row a file, opened by its name; a menu saves or removes it; more are attached below.

What must not live here: reading and writing files (files.py), which may be opened.
"""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from budget_app.domain.attachments import RemoveAttachment
from budget_app.presentation.line_files import FileFact
from budget_app.words import _
from ui.choosing import choose_file
from ui.inspector.part import Part, emptied
from ui.widgets.buttons import button
from ui.widgets.labels import text

LONGEST = 34


class FilesPart(Part):
    """`attach`: files from this machine; `opened` and `saved`: the fact of a file."""

    attach = Signal(object)
    opened = Signal(object)
    saved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line = ""
        self._shown: tuple[tuple[FileFact, ...], str] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.more = button(_("Attach a file"), "link", "plus", on_click=self.choose)
        self.hint = text(_("Or drop it here. Up to 20 MB; nothing is deleted later."), "faint", wrap=True)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.hint)

    def show_files(self, line: str, files: tuple[FileFact, ...], why_fixed: str) -> None:
        """These files; `why_fixed` where this person may attach and remove none."""
        self._line = line
        if (files, why_fixed) != self._shown:
            self._shown = (files, why_fixed)
            emptied(self._rows)
            for fact in files:
                self._rows.addWidget(self._row(fact, not why_fixed))
        self.more.setVisible(not why_fixed)
        self.hint.setVisible(not why_fixed and not files)

    @property
    def takes(self) -> bool:
        """Whether files can be dropped here now."""
        return self._shown is not None and not self._shown[1]

    def choose(self) -> None:
        """Let the person choose a file to attach."""
        choose_file(
            self.window(),
            _("Attach a file"),
            Path.home(),
            (_("All files (*)"),),
            lambda path: self.attach.emit([path]),
        )

    def _row(self, fact: FileFact, can_remove: bool) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        short = fact.name if len(fact.name) <= LONGEST else f"{fact.name[: LONGEST - 9]}…{fact.name[-8:]}"
        name = button(
            short.replace("&", "&&"),
            "link",
            "file",
            on_click=lambda: self.opened.emit(fact),
            name=_("Open {name}, {size}").format(name=fact.name, size=fact.size),
        )
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        across.addWidget(name, 1)
        across.addWidget(text(fact.size, "small"))
        dots = button(_("What to do with {name}").format(name=fact.name), "quiet", "dots")
        dots.setFixedSize(24, 24)
        dots.clicked.connect(lambda: self._open_menu(fact, dots, can_remove))
        across.addWidget(dots)
        return row

    def _open_menu(self, fact: FileFact, beside: QPushButton, can_remove: bool) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        first = menu.addAction(_("Open"))
        first.setEnabled(not fact.why_closed)
        first.setToolTip(fact.why_closed)
        first.triggered.connect(lambda: self.opened.emit(fact))
        menu.addAction(_("Save as…")).triggered.connect(lambda: self.saved.emit(fact))
        last = menu.addAction(_("Remove"))
        last.setEnabled(can_remove)
        last.triggered.connect(
            lambda: self.wanted.emit(RemoveAttachment(line=self._line, digest=fact.digest))
        )
        menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
