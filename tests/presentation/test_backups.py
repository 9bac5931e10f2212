"""What is said of a backup: how the round stood, what it lacks, what it has besides, what in it does not hold."""

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

from budget_app.history.backups import Backup
from budget_app.history.memory import MemoryLog
from budget_app.presentation.backups import MOST_TOLD, backup_words, copy_name, preview
from tests.support.given import Played, given, line

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def look(now: Played, then: Played, flaws: int = 0):
    desk, old = now.desk("ola"), then.desk("ola")
    return preview(desk.state, desk.entries, old.state, old.entries, flaws, NOW)


def as_of_now(played: Played) -> Played:
    """The same round in another file, which goes on by itself."""
    other = Played()
    other._desks.clear()
    numbers = itertools.count(1)
    other._new_id = lambda: f"other{next(numbers)}"
    other.log = MemoryLog(played.log.round_id)
    other.log._entries = list(played.desk("ola").entries)
    return other


def test_a_backup_of_the_present_state_lacks_nothing():
    played = given(line())
    found = look(played, played)
    assert found.lacks == "It holds everything the file holds now."
    assert found.stood == "FY27: Requests, 1 line, 500 asked of 1\u00a0k EUR."
    assert (found.lacking, found.has, found.having, found.flaws) == ((), "", (), "")


def test_what_was_done_since_is_told_the_newest_first():
    played = given(line())
    then = as_of_now(played)
    for n in range(MOST_TOLD + 2):
        played.when("dana", "revise_line", line="S-001", fields={"owner": f"Owner {n}"})
    played.when("dana", "revise_line", line="S-001", fields={"title": "Tour"})
    found = look(played, then)
    assert found.lacks == "It lacks 11 changes made since, the last 8 of them:"
    assert len(found.lacking) == MOST_TOLD
    assert found.lacking[0] == "Dana Reyes revised S-001 Tour, 3 h ago"
    assert look(as_of_now(played), played).lacks.startswith("It holds everything")


def test_a_backup_of_a_history_that_went_another_way_says_so():
    played = given(line())
    then = as_of_now(played)
    then.when("dana", "revise_line", line="S-001", fields={"title": "Only in the backup"})
    played.when("tom", "draft_line", department="M", fields={"title": "Only here"})
    found = look(played, then, flaws=1)
    assert found.has == "It holds 1 change that the file does not hold now:"
    assert found.having == ("Dana Reyes revised S-001 Only in the backup, 3 h ago",)
    assert found.lacks == "It lacks 1 change made since:"
    assert found.lacking == ("Tom Lindqvist drafted M-001 Only here, 3 h ago",)
    assert found.flaws == "1 entry in it does not hold."


def test_what_a_backup_and_its_copy_are_called():
    backup = Backup(Path("x"), NOW - timedelta(days=3), 312, "")
    assert backup_words(backup, NOW).endswith(":00, 312 entries")
    assert backup_words(backup, NOW).startswith("20 Nov")
    assert copy_name(Path("FY27 north.accord"), NOW).startswith("FY27 north as of 2026-11-23 ")
