"""What is said once a round is open and something about its file is not as it should be: one sentence a thing.

What cannot be opened at all is worded in failures.py.
"""

from collections.abc import Sequence
from pathlib import Path

from budget_app.history.findings import Finding
from budget_app.history.place import Kind, Place
from budget_app.history.port import Entry
from budget_app.presentation.findings import warning_text
from budget_app.words import _, _n


def opening_words(
    path: Path, findings: Sequence[Finding], missing: int, writable: bool, place: Place
) -> tuple[str, str]:
    """The sentences, the gravest first, and the id of the action that helps; both empty where all is well.

    `missing`: how many entries the file held when this person had it open last, and does not hold now.
    """
    told = [
        (_missing(path, missing), "restore"),
        (warning_text(findings), ""),
        ("" if writable else _("{path} can only be read here.").format(path=path.name), "save-copy"),
        (_place(path, place), "save-copy"),
    ]
    said = [(words, action) for words, action in told if words]
    return " ".join(words for words, _action in said), next((action for _words, action in said if action), "")


def missing_since(entries: Sequence[Entry], seq: int, newest: str) -> int:
    """How many entries up to `seq`, whose hash was `newest`, the history no longer holds; 1 where it is another one."""
    if len(entries) < seq:
        return seq - len(entries)
    return int(0 < seq <= len(entries) and entries[seq - 1].hash != newest)


def _missing(path: Path, missing: int) -> str:
    if not missing:
        return ""
    return _n(
        "{path} is not as it was when it was open here last: {n} change at least is missing.",
        "{path} is not as it was when it was open here last: {n} changes are missing.",
        missing,
    ).format(path=path.name, n=missing)


def _place(path: Path, place: Place) -> str:
    match place.kind:
        case Kind.NETWORK:
            return _(
                "{path} lies on the network ({name}), where changes of several people can get lost. "
                "Work on a copy on your own disk."
            ).format(path=path.name, name=place.name)
        case Kind.SYNCED:
            return _(
                "{path} lies in a folder of {name}. Where two machines change it, one of them loses its changes. "
                "Work on a copy outside it."
            ).format(path=path.name, name=place.name)
        case Kind.DISK:
            return ""
