"""Opening a round for the window: on the store's thread, with a sign of life where it takes long.

What a file must be like is history's; what is shown of it main_window's.
"""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QLabel

from budget_app.cli.desks import new_id, now
from budget_app.desk import Desk
from budget_app.domain.people import find_person
from budget_app.domain.roles import Role
from budget_app.domain.round import Round
from budget_app.history.sqlite import SqliteLog
from budget_app.history.tables import Tables
from budget_app.words import _
from ui.bridge import Bridge

# Shorter than this nobody notices; longer, the screen says what is going on.
_PATIENCE_SECONDS = 0.3


class _Done(QObject):
    """Carries "it is open" from the store's thread to the GUI thread."""

    arrived = Signal()


def open_bridge(file: Path, person: str = "") -> Bridge:
    """The round in `file`, with `person` (id or unique name; else who sat here last) at the desk.

    LogError where the file cannot be opened, Refusal where there is no such person.
    """
    store = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
    opening = store.submit(_open, file)
    try:
        _wait(opening, file)
        log, desk = opening.result()
        desk.seat(find_person(desk.state, person).id if person else _last_person(desk.state, log.round_id))
    except BaseException:
        store.shutdown(wait=False)
        raise
    bridge = Bridge(desk, log, store, new_id, Tables(log).follow)
    key = f"people/{log.round_id}"
    bridge.person_changed.connect(lambda: QSettings().setValue(key, bridge.desk.person))
    return bridge


def _open(file: Path) -> tuple[SqliteLog, Desk]:
    log = SqliteLog.open(file)
    return log, Desk(log, "", now, new_id)


def _wait(opening: "Future[tuple[SqliteLog, Desk]]", file: Path) -> None:
    if wait([opening], _PATIENCE_SECONDS).done:
        return
    notice = QLabel(_("Opening {file} …").format(file=file.name))
    notice.setTextFormat(Qt.TextFormat.PlainText)
    notice.setMargin(24)
    notice.show()
    loop, done = QEventLoop(), _Done()
    done.arrived.connect(loop.quit)
    opening.add_done_callback(lambda _future: done.arrived.emit())
    loop.exec()
    notice.close()


def _last_person(state: Round, round_id: str) -> str:
    """Who sat here last, else the first head, else anybody who is in the round."""
    last = str(QSettings().value(f"people/{round_id}", ""))
    people = [p for p in state.people.values() if not p.removed]
    if any(p.id == last for p in people):
        return last
    heads = [p.id for p in people if Role.HEAD in p.roles]
    return (heads or [p.id for p in people] or [""])[0]
