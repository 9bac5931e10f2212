"""Secrets stay with their owner: whole, readable by nobody else, told apart by round and person."""

import stat
import sys
from pathlib import Path

import pytest

from budget_app.domain.sealing import Secret
from budget_app.history.keeper import FolderKeeper, Keeper, MemoryKeeper
from budget_app.history.port import LogError
from tests.support.powers import bound_by_modes

ONE, OTHER = Secret("ab" * 16, '{"points":[]}'), Secret("cd" * 16, '{"points":[1]}')


@pytest.fixture(params=["memory", "folder"])
def keeper(request: pytest.FixtureRequest, tmp_path: Path) -> Keeper:
    return MemoryKeeper() if request.param == "memory" else FolderKeeper(lambda: tmp_path / "a" / "sealed")


def test_what_is_kept_is_found_again_by_its_digest(keeper: Keeper):
    keeper.keep("r1", "dana", ONE)
    keeper.keep("r1", "dana", OTHER)
    assert keeper.find("r1", "dana", ONE.digest) == ONE
    assert keeper.find("r1", "dana", OTHER.digest) == OTHER


def test_another_person_or_round_has_other_secrets(keeper: Keeper):
    keeper.keep("r1", "dana", ONE)
    assert keeper.find("r1", "tom", ONE.digest) is None
    assert keeper.find("r2", "dana", ONE.digest) is None
    assert keeper.find("r1", "dana", OTHER.digest) is None


def test_what_is_being_typed_comes_back(keeper: Keeper):
    assert keeper.aside("r1", "dana") == ""
    keeper.put_aside("r1", "dana", "客户 40")
    keeper.put_aside("r1", "dana", "客户 41")
    assert keeper.aside("r1", "dana") == "客户 41"
    assert keeper.aside("r1", "tom") == ""


@pytest.mark.skipif(sys.platform == "win32", reason="modes are for POSIX")
def test_the_files_are_their_owner_s_alone_and_their_names_say_nothing(tmp_path: Path):
    folder = tmp_path / "sealed"
    keeper = FolderKeeper(lambda: folder)
    keeper.keep("r1", "dana", ONE)
    keeper.put_aside("r1", "dana", "x")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert len(files) == 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert not any("dana" in file.name or "r1" in file.name for file in files)


def test_a_file_that_was_changed_or_cut_short_is_no_secret(tmp_path: Path):
    keeper = FolderKeeper(lambda: tmp_path)
    for data in (b"", b"{", b'{"salt":"x","body":"y"}', b"\xff"):
        keeper.keep("r1", "dana", ONE)
        next(tmp_path.iterdir()).write_bytes(data)
        assert keeper.find("r1", "dana", ONE.digest) is None


@pytest.mark.skipif(sys.platform == "win32", reason="modes are for POSIX")
def test_where_nothing_can_be_written_a_sentence_can_say_so_and_nothing_is_left(tmp_path: Path):
    folder = tmp_path / "sealed"
    folder.mkdir(mode=0o500)
    with bound_by_modes(), pytest.raises(LogError):
        FolderKeeper(lambda: folder).keep("r1", "dana", ONE)
    assert list(folder.iterdir()) == []
