"""The files attached to a line, as people read them: name, size; which must not be opened just so.

What must not live here: reading and writing files, widgets.
"""

from pathlib import PurePath

import msgspec

from budget_app.domain import permissions
from budget_app.domain.attachments import LARGEST, FileAttached
from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.messages import refusal_text
from budget_app.words import _, _n

# What a system runs when it is opened: it is saved instead, and whoever does so looks at it first.
_PROGRAMS = (
    *(
        ".app",
        ".apk",
        ".bash",
        ".bat",
        ".cmd",
        ".com",
        ".command",
        ".cpl",
        ".csh",
        ".desktop",
        ".dll",
        ".dmg",
        ".exe",
    ),
    *(
        ".hta",
        ".htm",
        ".html",
        ".inf",
        ".jar",
        ".js",
        ".jse",
        ".lnk",
        ".msc",
        ".msi",
        ".msp",
        ".pif",
        ".pkg",
        ".ps1",
    ),
    *(
        ".py",
        ".pyw",
        ".reg",
        ".run",
        ".scf",
        ".scr",
        ".sh",
        ".svg",
        ".url",
        ".vb",
        ".vbe",
        ".vbs",
        ".wsf",
        ".wsh",
        ".zsh",
    ),
)


class FileFact(msgspec.Struct, frozen=True):
    """A file: its digest, name and size in words; `why_closed` says why it is not opened from here ("" where it is)."""

    digest: str
    name: str
    size: str
    why_closed: str


def line_files(line: Line, style: NumberStyle = ENGLISH) -> tuple[FileFact, ...]:
    """The line's files by name."""
    return tuple(
        FileFact(each.digest, each.name, size_text(each.size, style), why_closed(each.name))
        for each in line.attachments
    )


def files_words(line: Line) -> str:
    """2 files; none."""
    n = len(line.attachments)
    return _n("{n} file", "{n} files", n).format(n=n) if n else _("none")


def why_no_files(state: Decision, person: str, line: Line) -> str:
    """Why this person may attach nothing to the line and remove nothing; "" where they may."""
    if not line.is_live:
        return _("The line has been withdrawn.")
    refusal = permissions.why_not(state, person, FileAttached, line.departments)
    return refusal_text(refusal, state) if refusal else ""


def size_text(size: int, style: NumberStyle = ENGLISH) -> str:
    """312 B, 48 KB, 1.2 MB: in thousands, as systems show it."""
    if size < 1_000:
        return _("{n} B").format(n=size)
    if size < 999_500:
        return _("{n} KB").format(n=round(size / 1_000))
    return _("{n} MB").format(n=f"{size / 1_000_000:.1f}".replace(".", style.decimal))


def why_closed(name: str) -> str:
    """Why a file of this name is not opened from here; "" where it is."""
    if PurePath(name).suffix.lower() in _PROGRAMS:
        return _("“{name}” can run a program. Save it and look at it first.").format(name=name)
    return ""


def too_large(name: str, size: int, style: NumberStyle = ENGLISH) -> str:
    """Why a file is not attached; "" where it can be."""
    if 0 < size <= LARGEST:
        return ""
    if not size:
        return _("“{name}” is empty.").format(name=name)
    return _("“{name}” has {size}, and a line takes files of {most} at most. Link to it instead.").format(
        name=name, size=size_text(size, style), most=size_text(LARGEST, style)
    )
