"""Recent files: newest first, none twice, none that is gone, at most ten; and whatever the settings hold."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from tests.ui.driver import Someone
from ui.app import bootstrap
from ui.recent import KEY, Recent


@pytest.fixture(autouse=True)
def settings(qapp: QApplication) -> QSettings:
    """Settings of this test alone."""
    qapp.setApplicationName("Accord")
    qapp.setOrganizationName("Accord")
    return QSettings()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A dozen files."""
    made = [tmp_path / f"round {n}, 100 % agreed; 预算.accord" for n in range(12)]
    for path in made:
        path.write_bytes(b"")
    return made


def test_there_are_none_at_first():
    assert Recent().files() == []


def test_the_newest_is_first_and_at_most_ten_are_kept(files: list[Path]):
    for path in files:
        Recent().add(path)
    assert Recent().files() == files[:1:-1]


def test_one_is_a_list_too(files: list[Path]):
    Recent().add(files[0])
    assert Recent().files() == files[:1]
    QSettings().setValue(KEY, str(files[1]))
    assert Recent().files() == files[1:2]


def test_a_file_opened_again_moves_up(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for path in files[:3]:
        Recent().add(path)
    monkeypatch.chdir(tmp_path)
    Recent().add(Path(files[0].name))
    assert Recent().files() == [files[0], files[2], files[1]]


def test_what_is_away_is_not_named_and_comes_back(files: list[Path]):
    for path in files[:2]:
        Recent().add(path)
    files[0].unlink()
    assert Recent().files() == files[1:2]
    files[0].write_bytes(b"")
    assert Recent().files() == files[1::-1]


@pytest.mark.parametrize("odd", [3, {"a": 1}, "", b"\xff", None])
def test_settings_of_another_make_do_no_harm(odd: object):
    QSettings().setValue(KEY, odd)
    assert Recent().files() == []


def test_a_round_that_was_opened_is_found_again(qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "ours.accord"
    sample.copy(path, now, new_id)
    Someone(qtbot).opens(path).closes()
    assert Recent().files() == [path]


def test_a_copy_of_the_sample_is_found_again_once_somebody_worked_in_it(qtbot: QtBot):
    window, bridge, _background = bootstrap(None, "dana", dark=False)
    assert Recent().files() == []
    line = bridge.state.line_ids["S-001"]
    with qtbot.waitSignal(bridge.saved, timeout=10_000):
        bridge.do(ReviseLine(line=line, fields=LineFields(title="Three people, north")))
    (path,) = Recent().files()
    assert path.name.startswith("Sample")
    window.close()
