"""Several processes on one file, and processes that are killed: nothing acknowledged is lost, nothing doubled."""

from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from budget_app.history.sqlite import SqliteLog
from tests.history import writers
from tests.support.log_contract import broken


@pytest.mark.parametrize(("processes", "commands"), [(2, 60), (10, 12)])
def test_processes_that_append_at_once(tmp_path: Path, processes: int, commands: int) -> None:
    path = tmp_path / "a.accord"
    SqliteLog.create(path, "round-1").close()
    acknowledged: list[int] = []
    with ExitStack() as stack:
        running = [
            stack.enter_context(writers.start(path, f"w{number}", commands)) for number in range(processes)
        ]
        told = [writer.communicate(timeout=60)[0] for writer in running]
    for writer, numbers in zip(running, told, strict=True):
        assert writer.returncode == 0
        acknowledged += map(int, numbers.split())
    with closing(SqliteLog.open(path)) as log:
        entries = list(log.read())
        assert broken(log) == {}
    assert [entry.seq for entry in entries] == list(range(1, processes * commands * 2 + 1))
    assert sorted(acknowledged) == [entry.seq for entry in entries][1::2]
    assert set(Counter(entry.command_id for entry in entries).values()) == {2}
    assert {entry.command_id for entry in entries} == {
        f"w{process}-{command}" for process in range(processes) for command in range(commands)
    }
    for one, two in zip(entries[::2], entries[1::2], strict=True):
        assert one.command_id == two.command_id


def test_a_writer_killed_twenty_times_loses_nothing(tmp_path: Path) -> None:
    acknowledged, lost = writers.killed_while_appending(tmp_path / "a.accord", rounds=20, seed=1)
    assert acknowledged > 20
    assert lost == 0
