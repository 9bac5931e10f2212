"""A disk that is really full: what was acknowledged stays, nothing is left half written, and the window goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.history.verify import verify_file
from tests.support.small_disk import filled, small_disk
from tests.ui.driver import Someone
from ui.exporting import Exporting
from ui.keeping.errand import Keeping
from ui.saving import write_whole

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "Because the depot moves. " * 3_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 2_000) as mounted:
        yield mounted


@pytest.fixture
def dana(qtbot: QtBot, qapp: QApplication, disk: Path) -> Iterator[Someone]:
    """The head of Sales, whose round lies on the small disk."""
    file = disk / "sample.accord"
    sample.copy(file, now, new_id)
    someone = Someone(qtbot).opens(file, "dana")
    yield someone
    someone.window._leaving._gives_up = True
    someone.window.close()


def asks(someone: Someone, title: str) -> None:
    """Another title, and a reason that needs room."""
    fields = LineFields(title=title, justification=LONG)
    someone.bridge.do(ReviseLine(line=someone.line("S-001").id, fields=fields))


def refused(someone: Someone) -> str:
    return someone.window.notices.refusal.hint.accessibleName()


def test_what_cannot_be_saved_waits_until_there_is_room(dana: Someone, disk: Path):
    asks(dana, "First")
    dana.settles()
    with filled(disk):
        asks(dana, "Second")
        dana.waits_until(lambda: "The disk is full, so this was not saved." in refused(dana))
        assert dana.line("S-001").title == "First"
        assert dana.goes_to("tradeoffs").isVisible()
        assert dana.bridge.unsaved == 1
    dana.window.act("try-again")
    dana.waits_until(lambda: dana.line("S-001").title == "Second")
    assert verify_file(dana.window.file).findings == ()


def test_a_backup_that_finds_no_room_is_said_and_leaves_nothing_behind(
    dana: Someone, disk: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("ui.keeping.errand.backup_root", lambda: disk / "backups")
    asks(dana, "First")
    dana.settles()
    keeping = next(errand for errand in dana.window.errands if isinstance(errand, Keeping))
    with filled(disk):
        keeping.back_up()
        dana.waits_until(lambda: "No backup could be made" in refused(dana))
        assert "disk is full" in refused(dana).lower()
    assert [path for path in disk.rglob("backups/**/*") if path.is_file()] == []
    asks(dana, "Second")
    dana.settles()
    keeping.back_up()
    dana.waits_until(lambda: bool(list(disk.rglob("backups/**/*.accord"))))


@pytest.mark.parametrize("name", ["round.xlsx", "round.csv", "round.json"])
def test_an_export_that_finds_no_room_leaves_what_was_there(dana: Someone, disk: Path, name: str):
    (disk / name).write_text("last week's")
    exporting = next(errand for errand in dana.window.errands if isinstance(errand, Exporting))
    with filled(disk):
        exporting.save(disk / name)
        dana.waits_until(lambda: "could not be written: No space left on device" in refused(dana))
    assert (disk / name).read_text() == "last week's"
    assert not list(disk.glob(".accord-*"))


def test_a_summary_that_finds_no_room_leaves_what_was_there(disk: Path):
    """As the preview saves it."""
    (disk / "summary.pdf").write_bytes(b"%PDF last week's")
    with filled(disk):
        assert write_whole(disk / "summary.pdf", bytes(100_000)) == "No space left on device"
    assert (disk / "summary.pdf").read_bytes() == b"%PDF last week's"
    assert [path.name for path in disk.iterdir()] == ["summary.pdf"]


def test_settings_that_find_no_room_keep_what_was_kept_before(qapp: QApplication, disk: Path):
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(disk))
    settings = QSettings()
    settings.setValue("print/paper", "letter")
    settings.sync()
    with filled(disk):
        settings.setValue("columns", LONG)
        settings.sync()
    assert settings.status() is not QSettings.Status.NoError
    kept = "\n".join(path.read_text() for path in disk.rglob("*.conf"))
    assert "paper=letter" in kept
