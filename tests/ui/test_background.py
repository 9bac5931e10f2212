"""Work beside the GUI thread, and on it a step at a time: the latest request wins, dropped work says nothing."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.background import Background


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def counted(said: list[str], word: str, steps: int) -> Iterator[None]:
    for n in range(steps):
        said.append(f"{word} {n}")
        yield


def test_an_answer_never_comes_inside_the_asking(qtbot: QtBot, background: Background):
    said: list[int] = []
    for n in range(50):
        background.run(f"key {n}", int, n, then=said.append)
        assert n not in said
    qtbot.waitUntil(lambda: background.is_quiet)
    assert sorted(said) == list(range(50))


def test_steps_are_taken_one_at_a_turn(qtbot: QtBot, background: Background):
    said: list[str] = []
    background.step_through("one", counted(said, "one", 3), lambda: said.append("done"))
    background.step_through("other", counted(said, "other", 3), lambda: said.append("done too"))
    assert (said, background.is_quiet) == ([], False)
    qtbot.waitUntil(lambda: background.is_quiet)
    turns = ["one 0", "other 0", "one 1", "other 1", "one 2", "other 2"]
    assert said == [*turns, "done", "done too"]


def test_the_latest_steps_of_a_key_win(qtbot: QtBot, background: Background):
    said: list[str] = []
    background.step_through("key", counted(said, "old", 1000), lambda: said.append("old done"))
    qtbot.waitUntil(lambda: len(said) > 1)
    begun = len(said)
    background.step_through("key", counted(said, "new", 2), lambda: said.append("new done"))
    qtbot.waitUntil(lambda: background.is_quiet)
    assert said[begun:] == ["new 0", "new 1", "new done"]


@pytest.mark.parametrize("end", ["drop", "close"])
def test_dropped_steps_say_nothing_more(qtbot: QtBot, background: Background, end: str):
    said: list[str] = []
    background.step_through("key", counted(said, "step", 1000), lambda: said.append("done"))
    qtbot.waitUntil(lambda: len(said) > 1)
    background.drop("key") if end == "drop" else background.close()
    begun, turned = len(said), list[bool]()
    other = Background()
    other.step_through("after", iter([None]), lambda: turned.append(True))
    qtbot.waitUntil(lambda: bool(turned))
    other.close()
    assert len(said) == begun
