"""Several rounds in one program: opened by dialog, from the recent ones or dropped; windows side by side."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from ui.app import first_window
from ui.main_window import MainWindow
from ui.recent import Recent
from ui.rounds import Rounds

# Off screen there is no stack of windows to come forward in.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Program:
    """The program as somebody started it on a file, with all its windows."""

    def __init__(self, qtbot: QtBot, file: Path | None) -> None:
        self.qtbot = qtbot
        self.first, self.rounds = first_window(file, "dana", dark=False)
        self.rounds.keep(self.first, is_sample=file is None)
        self.first.show()
        self.settles()

    first: MainWindow
    rounds: Rounds

    @property
    def windows(self) -> list[MainWindow]:
        """All windows that are open, in the order in which they came."""
        return [w for w in self.rounds._windows if w.isVisible()]

    def settles(self) -> None:
        """What is asked of any window has been answered."""
        self.qtbot.waitUntil(
            lambda: all(w.bridge.is_idle and w.background.is_quiet for w in self.windows), timeout=15_000
        )

    def drops(self, *paths: Path) -> bool:
        """Drop files on the first window; whether it takes them."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, no_key, left = (
            Qt.DropAction.CopyAction,
            Qt.KeyboardModifier.NoModifier,
            Qt.MouseButton.LeftButton,
        )
        enter = QDragEnterEvent(QPoint(600, 400), copy, data, left, no_key)
        enter.ignore()
        QApplication.sendEvent(self.first, enter)
        if enter.isAccepted():
            QApplication.sendEvent(self.first, QDropEvent(QPointF(600, 400), copy, data, left, no_key))
        return enter.isAccepted()

    def waits_for_a_window(self, count: int) -> MainWindow:
        """The newest window, once there are so many."""
        self.qtbot.waitUntil(lambda: len(self.windows) == count, timeout=15_000)
        self.settles()
        return self.windows[-1]

    def refusal(self) -> str:
        """What the first window says could not be done."""
        return self.first.notices.refusal.hint.accessibleName()

    def ends(self) -> None:
        """Close all that is open."""
        for window in self.windows:
            window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two rounds."""
    paths = [tmp_path / "north & south.accord", tmp_path / "other" / "预算.accord"]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        sample.copy(path, now, new_id)
    return paths


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, files: list[Path]) -> Iterator[Program]:
    """The program on the first file."""
    made = Program(qtbot, files[0])
    yield made
    made.ends()


def test_another_round_opens_beside_the_first(program: Program, files: list[Path], qtbot: QtBot):
    program.first.act("open")
    dialog = program.first.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(files[1]))
    dialog.close()
    second = program.waits_for_a_window(2)
    assert second.file == files[1]
    assert second.pos() != program.first.pos()
    with qtbot.waitSignal(second.bridge.saved, timeout=10_000):
        line = second.bridge.state.line_ids["S-001"]
        second.bridge.do(ReviseLine(line=line, fields=LineFields(title="Only here")))
    assert program.first.bridge.state.lines[program.first.bridge.state.line_ids["S-001"]].title != "Only here"


def test_the_window_that_has_the_file_comes_forward(program: Program, files: list[Path]):
    assert program.drops(files[0])
    program.settles()
    assert program.windows == [program.first]


def test_a_second_window_on_the_same_round_follows_the_first(program: Program, qtbot: QtBot):
    program.first.act("another-window")
    second = program.waits_for_a_window(2)
    line = second.bridge.state.line_ids["S-001"]
    with qtbot.waitSignal(program.first.bridge.changed, timeout=5_000):
        second.bridge.do(ReviseLine(line=line, fields=LineFields(title="Three people, north")))
    assert program.first.bridge.state.lines[line].title == "Three people, north"


def test_a_window_that_is_closed_leaves_the_others(program: Program, files: list[Path], qtbot: QtBot):
    program.drops(files[1])
    second = program.waits_for_a_window(2)
    program.first.close()
    qtbot.waitUntil(lambda: program.rounds._windows == [second], timeout=5_000)
    with qtbot.waitSignal(second.bridge.saved, timeout=10_000):
        line = second.bridge.state.line_ids["S-001"]
        second.bridge.do(ReviseLine(line=line, fields=LineFields(title="Goes on")))


def test_what_is_no_round_is_said_in_the_window_that_asked(program: Program, tmp_path: Path, qtbot: QtBot):
    bad = tmp_path / "diary.accord"
    bad.write_text("Dear diary, " * 500)
    assert program.drops(bad)
    qtbot.waitUntil(lambda: "diary.accord is not a round of Accord" in program.refusal(), timeout=5_000)
    assert program.windows == [program.first]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["picture.png"], "picture.png is no round"),
        (["a.csv", "b.xlsx"], "one sheet at a time"),
    ],
)
def test_what_cannot_be_taken_is_answered(program: Program, tmp_path: Path, names: list[str], said: str):
    assert program.drops(*(tmp_path / name for name in names))
    assert said in program.refusal()


def test_words_that_are_dragged_are_not_taken(program: Program):
    assert not program.drops()


def recent(menu_of: MainWindow) -> list[str]:
    submenu = menu_of.actions_by_id["recent"].menu()
    assert isinstance(submenu, QMenu)
    submenu.aboutToShow.emit()
    return [action.text() for action in submenu.actions()]


def test_rounds_opened_lately_stand_in_the_menu(program: Program, files: list[Path]):
    assert recent(program.first) == ["None yet"]
    program.drops(files[1])
    second = program.waits_for_a_window(2)
    assert Recent().files() == files[::-1]
    assert recent(second) == [f"north && south.accord  in {files[0].parent}"]
    menu = second.actions_by_id["recent"].menu()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    program.settles()
    assert len(program.windows) == 2


def test_a_copy_of_the_sample_is_found_again_once_somebody_worked_in_it(qtbot: QtBot, qapp: QApplication):
    program = Program(qtbot, None)
    bridge = program.first.bridge
    assert Recent().files() == []
    with qtbot.waitSignal(bridge.saved, timeout=10_000):
        bridge.do(ReviseLine(line=bridge.state.line_ids["S-001"], fields=LineFields(title="North")))
    assert Recent().files() == [program.first.file]
    program.ends()
