"""What can be begun with, on the start page: the choices, their words, and why one is not there yet."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from budget_app.words import _


class Choice(msgspec.Struct, frozen=True):
    """One way to begin. `why_not`: why it cannot be chosen now."""

    id: str
    icon: str
    title: str
    words: str
    why_not: str = ""


class RecentFile(msgspec.Struct, frozen=True):
    """A round opened lately: its name, and the folder it lies in."""

    path: Path
    name: str
    folder: str


def choices() -> tuple[Choice, ...]:
    """The ways to begin, the likeliest first time first."""
    return (
        Choice(
            "sample",
            "sample",
            _("Open the sample round"),
            _("Sales and Marketing, 40 lines, 1.80 M. Nothing you do there counts."),
        ),
        Choice("new", "plus", _("Start a new round"), _("Fund, departments, people and goals; ten minutes.")),
        Choice("open", "file", _("Open a file"), _("A round somebody gave you, or one of yours.")),
        Choice(
            "office",
            "office",
            _("Connect to the office"),
            _("A shared round on your company’s server."),
            _("This comes with a later version. Until then a round is a file."),
        ),
    )


def recent_files(paths: Iterable[Path], home: Path, most: int = 4) -> tuple[RecentFile, ...]:
    """The files as people know them, at most so many; folders inside `home` begin with ~."""
    return tuple(
        RecentFile(path, path.stem, _folder(path.parent, home))
        for path, _n in zip(paths, range(most), strict=False)
    )


def _folder(folder: Path, home: Path) -> str:
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
