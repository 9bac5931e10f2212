"""The bridge between window and desk: commands in their order, each on the state after the one before; nothing is done
twice or lost; what the window has seen stays as it is."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from budget_app.domain.lines import LineFields
from budget_app.domain.messages import Command, Refusal
from budget_app.domain.requests import DraftLine, ReviseLine
from budget_app.domain.submission import ReopenLine, SubmitLine, WithdrawLine
from budget_app.history.memory import MemoryLog
from budget_app.history.port import Busy, Draft, Entry
from budget_app.presentation.messages import refusal_text
from tests.support.asked_rounds import asked_log, desk_of, ids
from ui.bridge import Bridge

AMOUNTS = st.sampled_from([None, 0, 1_000_00, 90_000_00, 10**16])
LINES = st.sampled_from(["l1", "l2", "new-1", "new-2"])
MOVES = st.one_of(
    st.builds(lambda line: DraftLine(line=line, department="S"), LINES),
    st.builds(
        lambda line, now, was: ReviseLine(
            line=line, fields=LineFields(requested=now), expects=LineFields(requested=was)
        ),
        LINES,
        AMOUNTS,
        AMOUNTS,
    ),
    st.builds(lambda line, now: ReviseLine(line=line, fields=LineFields(stretch=now)), LINES, AMOUNTS),
    st.builds(lambda line: SubmitLine(line=line), LINES),
    st.builds(lambda line: ReopenLine(line=line), LINES),
    st.builds(lambda line: WithdrawLine(line=line, reason="Not this year."), LINES),
    st.sampled_from(["undo", "redo"]),
)


class FaultyLog(MemoryLog):
    """A log that can be held up, fail, or fail after it has kept what it was given."""

    def __init__(self, log: MemoryLog) -> None:
        super().__init__(log.round_id)
        self._entries = log._entries
        self._seen = len(self._entries)
        self.goes_on = threading.Event()
        self.goes_on.set()
        self.fails, self.answer_is_lost = False, False

    def append(self, drafts: Sequence[Draft], after: int, files: Sequence[bytes] = ()) -> list[Entry]:
        self.goes_on.wait(5)
        if self.fails:
            raise Busy(Path("held.accord"))
        entries = super().append(drafts, after, files)
        if self.answer_is_lost:
            raise Busy(Path("held.accord"))
        return entries


@contextmanager
def bridge_on(log: MemoryLog, person: str = "dana") -> Iterator[Bridge]:
    """A bridge over this very log, closed at the end."""
    desk = desk_of(log, person)
    desk._log = log
    bridge = Bridge(desk, log.another(), ThreadPoolExecutor(1), ids("given-"))
    yield bridge
    bridge.close()


def titled(title: str) -> Command:
    return ReviseLine(line="l1", fields=LineFields(title=title))


def idle(bot: QtBot, bridge: Bridge) -> None:
    bot.waitUntil(lambda: bridge.is_idle, timeout=5000)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(MOVES, min_size=2, max_size=12))
def test_commands_given_at_once_are_decided_one_after_the_other(qtbot: QtBot, moves: list[Command | str]):
    """As a desk decides them that is asked and answered one by one: the same history, refusals and steps."""
    alone = desk_of(asked_log(), "dana")
    refused: list[str] = []
    for move in moves:
        try:
            match move:
                case "undo":
                    alone.undo()
                case "redo":
                    alone.redo()
                case _:
                    alone.execute(move)  # type: ignore[arg-type]
        except Refusal as refusal:
            refused.append(refusal_text(refusal, alone.state))
    with bridge_on(asked_log()) as bridge:
        said: list[str] = []
        bridge.refused.connect(lambda words, _where: said.append(words))
        for move in moves:
            match move:
                case "undo":
                    bridge.undo()
                case "redo":
                    bridge.redo()
                case _:
                    bridge.do(move)  # type: ignore[arg-type]
        idle(qtbot, bridge)
        assert [(e.kind, e.body) for e in bridge.desk.entries] == [(e.kind, e.body) for e in alone.entries]
        assert said == refused
        assert bridge.state == alone.state
        assert (bridge.desk.undo, bridge.desk.redo) == (alone.seen().undo, alone.seen().redo)


def test_what_was_seen_stays_as_it_is_and_comes_whole(qtbot: QtBot):
    with bridge_on(asked_log()) as bridge:
        before, state = bridge.desk, bridge.state
        line, known = state.lines["l1"], len(before.entries)
        bridge.do(titled("Another"))
        assert bridge.desk is before
        idle(qtbot, bridge)
        assert state.lines["l1"] is line
        assert len(before.entries) == known
        assert bridge.state.lines["l1"].title == "Another"
        assert bridge.desk.entries[:known] == before.entries


def test_nothing_new_is_seen_where_nothing_happened(qtbot: QtBot):
    with bridge_on(asked_log()) as bridge:
        before = bridge.desk
        asked: list[object] = []
        bridge._ask(bridge._desk.follow, asked.append)
        qtbot.waitUntil(lambda: bool(asked))
        assert bridge.desk is before


def test_what_could_not_be_kept_is_done_once_and_in_order(qtbot: QtBot):
    log = FaultyLog(asked_log())
    with bridge_on(log) as bridge:
        known = len(bridge.desk.entries)
        log.fails = True
        bridge.do(titled("First"))
        idle(qtbot, bridge)
        bridge.do(titled("Second"))
        idle(qtbot, bridge)
        assert bridge.unsaved == 2
        log.fails = False
        bridge.do(titled("Third"))
        idle(qtbot, bridge)
        assert bridge.unsaved == 0
        assert [e.command_id for e in bridge.desk.entries[known:]] == ["given-1", "given-2", "given-3"]
        assert bridge.state.lines["l1"].title == "Third"


def test_a_command_whose_answer_was_lost_is_not_done_twice(qtbot: QtBot):
    log = FaultyLog(asked_log())
    with bridge_on(log) as bridge:
        known, was = len(bridge.desk.entries), bridge.state.lines["l1"].title
        log.answer_is_lost = True
        bridge.do(titled("Kept"))
        idle(qtbot, bridge)
        log.answer_is_lost = False
        assert bridge.unsaved == 1
        bridge.try_again()
        idle(qtbot, bridge)
        assert (bridge.unsaved, len(bridge.desk.entries)) == (0, known + 1)
        bridge.undo()
        idle(qtbot, bridge)
        assert bridge.state.lines["l1"].title == was


def test_an_undo_that_could_not_be_kept_takes_its_step_once(qtbot: QtBot):
    log = FaultyLog(asked_log())
    with bridge_on(log) as bridge:
        first = bridge.state.lines["l1"].title
        for title in ("One", "Two"):
            bridge.do(titled(title))
        idle(qtbot, bridge)
        for fault in ("fails", "answer_is_lost"):
            setattr(log, fault, True)
            bridge.undo()
            idle(qtbot, bridge)
            assert bridge.unsaved == 1
            setattr(log, fault, False)
            bridge.try_again()
            idle(qtbot, bridge)
        assert bridge.state.lines["l1"].title == first
        assert bridge.desk.undo == ""
        for _step in range(2):
            bridge.redo()
        idle(qtbot, bridge)
        assert bridge.state.lines["l1"].title == "Two"


def test_whoever_sits_down_waits_for_what_is_under_way(qtbot: QtBot):
    log = FaultyLog(asked_log())
    with bridge_on(log) as bridge:
        log.goes_on.clear()
        bridge.do(titled("Dana's"))
        bridge.sit_down("tom")
        assert (bridge.desk.person, bridge.next_person) == ("dana", "tom")
        log.goes_on.set()
        qtbot.waitUntil(lambda: bridge.desk.person == "tom")
        idle(qtbot, bridge)
        assert bridge.desk.entries[-1].actor == "dana"
        assert bridge.desk.undo == ""
        with qtbot.waitSignal(bridge.refused):
            bridge.do(titled("Tom's"))


def test_what_others_did_comes_with_the_answer_to_ones_own(qtbot: QtBot):
    log = asked_log()
    with bridge_on(log.another()) as bridge:
        changes: list[frozenset[str]] = []
        bridge.changed.connect(lambda new: changes.append(new.by_others("dana")))
        desk_of(log, "tom").execute(ReviseLine(line="l9", fields=LineFields(title="Tom's")))
        refused: list[str] = []
        bridge.refused.connect(lambda words, _where: refused.append(words))
        bridge.do(WithdrawLine(line="l9", reason="Not mine."))
        idle(qtbot, bridge)
        assert "Marketing" in refused[0]
        assert bridge.state.lines["l9"].title == "Tom's"
        assert changes == [frozenset({"l9"})]


def test_a_window_that_closes_keeps_what_is_under_way(qtbot: QtBot):
    log = FaultyLog(asked_log())
    with bridge_on(log) as bridge:
        log.goes_on.clear()
        bridge.do(titled("The last"))
        log.goes_on.set()
    desk = desk_of(log, "dana")
    assert desk.state.lines["l1"].title == "The last"


def test_what_nobody_foresaw_does_not_stop_the_next_command(qtbot: QtBot):
    with bridge_on(asked_log()) as bridge, qtbot.captureExceptions() as raised:
        bridge.do(None)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: bool(raised))
        bridge.do(titled("Afterwards"))
        qtbot.waitUntil(lambda: bridge.state.lines["l1"].title == "Afterwards")
        assert len(raised) == 1
