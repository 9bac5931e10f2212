"""How far people have read: kept in the round's file, and no part of its history."""

from contextlib import closing
from pathlib import Path

import pytest

from budget_app.history.marks import Marks
from budget_app.history.sqlite import SqliteLog
from budget_app.history.verify import verify
from tests.history.played import opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "round.accord"


def test_marks_are_each_persons_own_and_never_go_back(path: Path):
    with closing(SqliteLog.create(path, "r1")) as log:
        marks = Marks(log)
        assert marks.of("dana") == {}
        marks.keep("dana", {"": 7, "thread:l1": 5})
        marks.keep("dana", {"": 3, "thread:l1": 6})
        marks.keep("tom", {"": 1})
        assert marks.of("dana") == {"": 7, "thread:l1": 6}
        assert marks.of("tom") == {"": 1}


def test_marks_go_along_in_a_copy_and_leave_the_history_as_it_is(path: Path, tmp_path: Path):
    with closing(SqliteLog.create(path, "r1")) as log:
        opened(log)
        head = log.head()
        Marks(log).keep("dana", {"": head.seq})
        assert log.head() == head
        assert not verify(log).findings
        log.save_copy(tmp_path / "copy.accord")
    with closing(SqliteLog.open(tmp_path / "copy.accord")) as copy:
        assert Marks(copy).of("dana") == {"": head.seq}


def test_where_the_file_may_only_be_read_nothing_is_kept(path: Path):
    SqliteLog.create(path, "r1").close()
    with closing(SqliteLog.open_as_is(path)) as log:
        Marks(log).keep("dana", {"": 1})
        assert Marks(log).of("dana") == {}
