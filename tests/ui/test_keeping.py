"""A round kept safe through the window: backups by themselves, a copy, a backup brought back beside the round."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.history.backups import back_up, of_file
from budget_app.history.sqlite import SqliteLog
from budget_app.history.verify import verify_file
from tests.history import writers
from tests.support.log_contract import broken
from tests.ui.driver import Someone
from ui.keeping.errand import Keeping, backup_root
from ui.keeping.restoring import RestoreDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """A fresh copy of the sample round, and no backups."""
    path = tmp_path / "sample.accord"
    sample.copy(path, now, new_id)
    yield path
    shutil.rmtree(backup_root(), ignore_errors=True)


@pytest.fixture
def dana(qtbot: QtBot, qapp: QApplication, file: Path) -> Iterator[Someone]:
    """The head of Sales at her window."""
    someone = Someone(qtbot).opens(file, "dana")
    yield someone
    for window in (someone.window, *someone.rounds._windows):
        window.close()


def keeping(someone: Someone) -> Keeping:
    return next(errand for errand in someone.window.errands if isinstance(errand, Keeping))


def renames(someone: Someone, title: str) -> None:
    """Another title for S-001."""
    fields = LineFields(title=title)
    with someone._bot.waitSignal(someone.bridge.saved, timeout=10_000):
        someone.bridge.do(ReviseLine(line=someone.line("S-001").id, fields=fields))


def test_closing_a_round_that_changed_leaves_a_backup(dana: Someone, file: Path):
    renames(dana, "Three people, north")
    entries = dana.bridge.desk.head.seq
    dana.closes()
    dana._bot.waitUntil(lambda: bool(of_file(backup_root(), file)), timeout=5_000)
    (backup,) = of_file(backup_root(), file)
    assert backup.seq == entries
    assert not verify_file(backup.path).findings


def test_closing_a_round_in_which_nothing_happened_leaves_none(dana: Someone, file: Path):
    dana.closes()
    assert of_file(backup_root(), file) == []


def test_a_copy_is_whole_and_opens(dana: Someone, file: Path, tmp_path: Path):
    renames(dana, "In the copy")
    dana.window.act("save-copy")
    dialog = dana.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "copy.accord"))
    dialog.close()
    told = dana.window.notices.news.hint
    dana.waits_until(lambda: "copy.accord" in told.accessibleName())
    assert not verify_file(tmp_path / "copy.accord").findings
    told.stepped.emit()
    dana.waits_until(lambda: len(dana.rounds._windows) == 1)
    assert dana.rounds._windows[0].file == tmp_path / "copy.accord"


def test_a_copy_is_never_written_over_a_file(dana: Someone, file: Path, tmp_path: Path):
    (tmp_path / "mine.accord").write_text("mine")
    keeping(dana).save_copy(tmp_path / "mine.accord")
    refused = dana.window.notices.refusal.hint
    dana.waits_until(lambda: "is not written over" in refused.accessibleName())
    assert (tmp_path / "mine.accord").read_text() == "mine"


def test_a_backup_comes_back_as_a_file_of_its_own(dana: Someone, file: Path, tmp_path: Path):
    with closing(SqliteLog.open(file)) as log:
        back_up(log, backup_root(), datetime.now(UTC))
    renames(dana, "Made since")
    dana.window.act("restore")
    dialog = dana.window.findChild(RestoreDialog)
    assert dialog is not None
    dana.waits_until(dialog.restore.isEnabled)
    assert "It lacks 1 change" in dialog.lacks.text()
    assert dialog.lacking.text().startswith("Dana Reyes revised S-001 Made since")
    assert "Requests" in dialog.stood.text()
    dialog.restore.click()
    where = dana.window.findChild(QFileDialog)
    assert where is not None
    where.fileSelected.emit(str(tmp_path / "back.accord"))
    where.close()
    dana.waits_until(lambda: len(dana.rounds._windows) == 1)
    restored = dana.rounds._windows[0]
    assert restored.file == tmp_path / "back.accord"
    lines = restored.bridge.state.lines.values()
    assert "Made since" not in {line.title for line in lines}
    assert dana.line("S-001").title == "Made since"


def test_without_a_backup_the_dialog_says_when_one_is_made(dana: Someone):
    dana.window.act("restore")
    dialog = dana.window.findChild(RestoreDialog)
    assert dialog is not None
    assert "every hour" in dialog.stood.text()
    assert not dialog.restore.isEnabled()
    dialog.reject()


def test_a_backup_that_is_damaged_is_said_and_not_offered(dana: Someone, file: Path):
    with closing(SqliteLog.open(file)) as log:
        made = back_up(log, backup_root(), datetime.now(UTC))
    assert made is not None
    made.path.write_bytes(os.urandom(5_000))
    dana.window.act("restore")
    dialog = dana.window.findChild(RestoreDialog)
    assert dialog is not None
    dana.waits_until(lambda: "is not a round" in dialog.stood.text())
    assert not dialog.restore.isEnabled()
    dialog.reject()


def test_where_no_backup_can_be_made_it_is_said(dana: Someone):
    backup_root().parent.mkdir(parents=True, exist_ok=True)
    backup_root().write_text("in the way")
    try:
        renames(dana, "Kept all the same")
        keeping(dana).back_up()
        refused = dana.window.notices.refusal.hint
        dana.waits_until(lambda: "No backup could be made" in refused.accessibleName())
    finally:
        backup_root().unlink()
    assert dana.line("S-001").title == "Kept all the same"


def test_a_backup_while_another_program_writes_is_whole(dana: Someone, file: Path):
    """Some of the other program's work is in it, all of one command or none, and nothing is lost beside it."""
    renames(dana, "Before")
    other = writers.start(file, "other", 40)
    assert other.stdout is not None
    other.stdout.readline()
    keeping(dana).back_up()
    dana.waits_until(lambda: bool(of_file(backup_root(), file)))
    told = other.communicate(timeout=30)[0].split()
    (backup,) = of_file(backup_root(), file)
    with closing(SqliteLog.open(backup.path)) as copy, closing(SqliteLog.open(file)) as log:
        copied, entries = list(copy.read()), list(log.read())
        assert broken(copy) == broken(log) == {}
    assert copied == entries[: len(copied)]
    assert len(copied) >= backup.seq
    assert entries[-1].seq == int(told[-1])
    assert len(copied) % 2 == backup.seq % 2
