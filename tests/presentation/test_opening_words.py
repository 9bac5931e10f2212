"""What is said once a round is open: the gravest first, and the action that helps most."""

from pathlib import Path

import pytest

from budget_app.history.findings import Finding, What
from budget_app.history.place import Kind, Place
from budget_app.presentation.opening_words import missing_since, opening_words
from tests.support.given import given, line

FILE = Path("/rounds/fy27.accord")


def test_where_all_is_well_nothing_is_said():
    assert opening_words(FILE, [], 0, True, Place()) == ("", "")


@pytest.mark.parametrize(
    ("missing", "findings", "writable", "place", "said", "action"),
    [
        (12, 0, True, Place(), "12 changes are missing", "restore"),
        (1, 0, True, Place(), "1 change at least is missing", "restore"),
        (0, 1, True, Place(), "1 entry of the history does not hold", ""),
        (0, 0, False, Place(), "can only be read here", "save-copy"),
        (0, 0, True, Place(Kind.NETWORK, "//office/x"), "lies on the network (//office/x)", "save-copy"),
        (0, 0, True, Place(Kind.SYNCED, "Dropbox"), "in a folder of Dropbox", "save-copy"),
        (0, 1, False, Place(), "can only be read here", "save-copy"),
    ],
)
def test_each_thing_has_its_sentence(
    missing: int, findings: int, writable: bool, place: Place, said: str, action: str
):
    words, helps = opening_words(FILE, [Finding(3, What.BODY)] * findings, missing, writable, place)
    assert said in words
    assert helps == action


def test_what_is_cut_off_at_the_end_is_counted():
    entries = given(line()).desk("ola").entries
    newest = entries[-1]
    assert missing_since(entries, newest.seq, newest.hash) == 0
    assert missing_since(entries[:-2], newest.seq, newest.hash) == 2
    assert missing_since(entries, newest.seq, "another") == 1
    assert missing_since(entries, newest.seq - 1, entries[-2].hash) == 0
    assert missing_since([], 0, "") == 0
