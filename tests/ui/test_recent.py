"""Recent files: newest first, none twice, none that is gone, at most ten; and whatever the settings hold."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

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
