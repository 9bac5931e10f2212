"""What the surroundings do to a file while somebody works in it: nothing acknowledged is lost, nothing is done twice,
a plain sentence says what to do, and the window stays usable.

Two windows on one file: test_by_hand.py. Files that cannot be opened, killed writers, several processes: tests/history.
How long the window stands still meanwhile: tests/bench/stalls.py.
"""

import os
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.desk import Desk
from budget_app.domain.lines import LineFields
from budget_app.domain.people import RemovePerson
from budget_app.domain.requests import ReviseLine
from budget_app.history.place import Kind, Place
from budget_app.history.sqlite import SqliteLog
from budget_app.history.verify import verify_file
from tests.support.powers import bound_by_modes
from tests.ui.driver import Someone
from ui.keeping.errand import Keeping, backup_root

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "Because the depot moves. " * 3_000


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """A fresh copy of the sample round."""
    path = tmp_path / "sample.accord"
    sample.copy(path, now, new_id)
    yield path
    shutil.rmtree(backup_root(), ignore_errors=True)


@pytest.fixture
def dana(qtbot: QtBot, qapp: QApplication, file: Path) -> Iterator[Someone]:
    """The head of Sales at her window, where a lock is waited for only a moment."""
    someone = Someone(qtbot).opens(file, "dana")
    on_the_store(someone, "PRAGMA busy_timeout = 50")
    yield someone
    someone.window._leaving._gives_up = True
    for window in (someone.window, *someone.rounds._windows):
        window.close()


def on_the_store(someone: Someone, sql: str) -> object:
    """What the window's own connection answers."""
    answers: list[object] = []
    log = someone.bridge._log
    assert isinstance(log, SqliteLog)
    someone.bridge.store.ask(
        lambda: log.connection.execute(sql).fetchone(), lambda done: answers.append(done.result())
    )
    someone.waits_until(lambda: bool(answers))
    return answers[0]


def asks(someone: Someone, title: str) -> None:
    """Give S-001 another title and a long reason, which needs room on the disk."""
    fields = LineFields(title=title, justification=f"{title}. {LONG}")
    someone.bridge.do(ReviseLine(line=someone.line("S-001").id, fields=fields))


def is_told(someone: Someone, words: str) -> str:
    """Wait for the sentence; the step it offers."""
    hint = someone.window.notices.refusal.hint
    someone.waits_until(lambda: words in hint.accessibleName())
    steps = [button.text() for button in hint.findChildren(QPushButton) if button.text()]
    return steps[0]


def titles(path: Path) -> list[str]:
    """Every title S-001 was given, in the order of the history; everything in it holds."""
    assert verify_file(path).findings == ()
    with closing(SqliteLog.open_as_is(path)) as log:
        bodies = [entry.body or "" for entry in log.read() if entry.kind == "line_revised"]
    return [name for body in bodies for name in ("First", "Second", "Third") if f'"title":"{name}"' in body]


# --- what hinders writing for a while

Fault = Callable[[Someone, Path], AbstractContextManager[None]]


@contextmanager
def disk_full(someone: Someone, file: Path) -> Iterator[None]:
    (pages,) = on_the_store(someone, "PRAGMA page_count")  # type: ignore[misc]
    on_the_store(someone, f"PRAGMA max_page_count = {pages}")
    yield
    on_the_store(someone, "PRAGMA max_page_count = 1000000")


@contextmanager
def write_error(someone: Someone, file: Path) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = file.with_name(file.name + "-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (max(size, 33_000), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def lock_held(someone: Someone, file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (disk_full, "The disk is full, so this was not saved."),
        (write_error, "could not be written, so this was not saved"),
        (lock_held, "is held by another program. Close it there, then try again."),
    ],
    ids=["disk full", "write error", "lock held"],
)
def test_what_cannot_be_saved_waits_and_is_tried_again(dana: Someone, file: Path, fault: Fault, said: str):
    asks(dana, "First")
    dana.settles()
    with fault(dana, file):
        asks(dana, "Second")
        assert is_told(dana, said) == "Try again"
        assert dana.window.status.saved == "1 change is not saved"
        assert dana.line("S-001").title == "First"
        assert dana.goes_to("tradeoffs").isVisible()
    dana.window.act("try-again")
    dana.waits_until(lambda: dana.line("S-001").title == "Second")
    assert dana.bridge.unsaved == 0
    assert dana.window.status.saved.startswith("Saved")
    assert not dana.window.notices.refusal.hint.isVisible()
    dana.undoes()
    assert dana.line("S-001").title == "First"
    asks(dana, "Third")
    dana.settles()
    assert titles(file) == ["First", "Second", "First", "Third"]


def test_what_is_asked_later_comes_after_what_could_not_be_saved(dana: Someone, file: Path):
    with lock_held(dana, file):
        asks(dana, "First")
        asks(dana, "Second")
        is_told(dana, "is held by")
        assert dana.bridge.unsaved == 2
    asks(dana, "Third")
    dana.waits_until(lambda: dana.line("S-001").title == "Third")
    assert titles(file) == ["First", "Second", "Third"]


def test_somebody_else_sits_down_only_once_it_is_saved(dana: Someone, file: Path):
    with lock_held(dana, file):
        asks(dana, "First")
        is_told(dana, "is held by")
        dana.bridge.sit_down("tom")
        dana.waits_until(lambda: dana.bridge.unsaved == 1)
        assert dana.bridge.desk.person == "dana"
    dana.bridge.sit_down("tom")
    dana.waits_until(lambda: dana.bridge.desk.person == "tom")
    assert titles(file) == ["First"]


def test_a_window_closes_only_once_all_is_saved(dana: Someone, file: Path):
    with lock_held(dana, file):
        asks(dana, "First")
        dana.window.close()
        assert dana.window.isVisible()
        is_told(dana, "is held by")
        dana.window.close()
        box = dana.window.findChild(QMessageBox)
        assert box is not None
        assert box.text() == "1 change is not saved."
        box.reject()
        assert dana.window.isVisible()
    dana.window.act("try-again")
    dana.settles()
    dana.window.close()
    assert not dana.window.isVisible()
    assert titles(file) == ["First"]


def test_what_cannot_be_saved_is_given_up_only_when_somebody_says_so(dana: Someone, file: Path):
    with lock_held(dana, file):
        asks(dana, "First")
        is_told(dana, "is held by")
        dana.window.close()
        box = dana.window.findChild(QMessageBox)
        assert box is not None
        next(b for b in box.buttons() if b.text() == "Close without saving").click()
        assert not dana.window.isVisible()
    assert titles(file) == []


# --- a file that is no longer there, or no longer the same


def deleted(file: Path) -> None:
    file.unlink()


def moved(file: Path) -> None:
    file.rename(file.with_name("elsewhere.accord"))


def replaced(file: Path) -> None:
    sample.copy(file.with_name("other.accord"), now, new_id)
    os.replace(file.with_name("other.accord"), file)


def went_back(file: Path) -> None:
    """Another program brings an older state back, into the very file."""
    with (
        closing(sqlite3.connect(file.with_name("older"))) as older,
        closing(sqlite3.connect(file, isolation_level=None)) as there,
    ):
        older.backup(there)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (deleted, "was deleted or moved while it was open"),
        (moved, "was deleted or moved while it was open"),
        (replaced, "Another file was put in the place of"),
        (went_back, "Another file was put in the place of"),
    ],
)
def test_a_file_that_is_taken_away_is_said_and_everything_is_saved_elsewhere(
    dana: Someone, file: Path, tmp_path: Path, fault: Callable[[Path], None], said: str
):
    with closing(SqliteLog.open_as_is(file)) as log:
        log.save_copy(file.with_name("older"))
    asks(dana, "First")
    dana.settles()
    fault(file)
    asks(dana, "Second")
    assert is_told(dana, said) == "Save a copy…"
    assert dana.line("S-001").title == "First"
    assert dana.goes_to("tradeoffs").isVisible()
    keeping = next(errand for errand in dana.window.errands if isinstance(errand, Keeping))
    keeping.save_copy(tmp_path / "copy.accord")
    told = dana.window.notices.news.hint
    dana.waits_until(lambda: "copy.accord" in told.accessibleName())
    assert titles(tmp_path / "copy.accord") == ["First"]


# --- found when it is opened


def test_a_history_that_lost_its_end_is_said(dana: Someone, file: Path, qtbot: QtBot):
    """As where the -wal of a file is left behind when the file is copied."""
    bare = file.read_bytes()
    asks(dana, "First")
    dana.settles()
    dana.closes()
    dana._bot.waitUntil(lambda: not file.with_name(file.name + "-wal").exists(), timeout=5_000)
    file.write_bytes(bare)
    again = Someone(qtbot).opens(file, "dana")
    assert is_told(again, "change at least is missing") == "Restore a backup…"
    asks(again, "Second")
    again.settles()
    assert titles(file) == ["Second"]
    again.closes()


def test_a_file_on_a_share_is_said(qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ui.opening.place_of", lambda path: Place(Kind.NETWORK, "//office/finance"))
    someone = Someone(qtbot).opens(file, "dana")
    assert is_told(someone, "lies on the network (//office/finance)") == "Save a copy…"
    asks(someone, "First")
    someone.settles()
    assert titles(file) == ["First"]
    someone.closes()


def test_a_clock_that_is_set_back_changes_no_order(dana: Someone, file: Path):
    asks(dana, "First")
    dana.settles()
    dana.bridge._desk._now = lambda: "2019-01-01T00:00:00.000000Z"
    asks(dana, "Second")
    dana.settles()
    assert dana.line("S-001").title == "Second"
    assert dana.undoes().line("S-001").title == "First"
    assert titles(file) == ["First", "Second", "First"]


def test_a_person_removed_during_a_sitting_is_told_and_may_still_read(dana: Someone, file: Path):
    asks(dana, "First")
    dana.settles()
    with closing(SqliteLog.open(file)) as log:
        Desk(log, "nina", now, new_id).execute(RemovePerson(person="dana"))
    dana.waits_until(lambda: dana.state.people["dana"].removed)
    asks(dana, "Second")
    dana.settles()
    assert dana.window.notices.refusal.hint.accessibleName()
    assert dana.line("S-001").title == "First"
    assert dana.goes_to("tradeoffs").isVisible()
    assert titles(file) == ["First"]


@pytest.fixture
def readable(tmp_path: Path) -> Iterator[Path]:
    """A round that this person may only read."""
    folder = tmp_path / "fixed"
    folder.mkdir()
    path = folder / "sample.accord"
    sample.copy(path, now, new_id)
    path.chmod(0o444)
    folder.chmod(0o555)
    with bound_by_modes():
        yield path
    folder.chmod(0o755)


def test_what_may_only_be_read_opens_and_says_so(qtbot: QtBot, readable: Path, tmp_path: Path):
    before = readable.read_bytes()
    someone = Someone(qtbot).opens(readable, "dana")
    assert is_told(someone, "sample.accord can only be read here.") == "Save a copy…"
    asks(someone, "First")
    assert is_told(someone, "can be read but not written") == "Save a copy…"
    assert someone.goes_to("tradeoffs").isVisible()
    assert os.listdir(readable.parent) == ["sample.accord"]
    assert readable.read_bytes() == before
    someone.window._leaving._gives_up = True
    someone.closes()
