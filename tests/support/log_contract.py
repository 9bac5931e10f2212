"""What every log must do, run unchanged on each adapter: a test class says how its log is made, and inherits.

Nothing of any adapter is known here, and no event of the domain: the entries are made by hand.
"""

import hashlib
import itertools
from collections.abc import Callable
from typing import Any

import pytest

from budget_app.history import chain
from budget_app.history.findings import What
from budget_app.history.port import Draft, Head, Log, MovedOn

AT = "2026-11-23T08:27:00.000000Z"
ROUND = "round-1"

Windows = Callable[[], Log]
"""Gives a window on one log, the same for every call: the first call makes the log, later ones open it again."""


def counted_salts() -> chain.Salts:
    """Salts that are always the same, so that what is read can be compared to the letter."""
    numbers = itertools.count(1)
    return lambda: next(numbers).to_bytes(chain.SALT_BYTES)


def draft(command_id: str = "c-1", body: str | None = '{"amount":1}', **other: str) -> Draft:
    """An entry by Ana of department S about line l-1, unless said otherwise."""
    fields: dict[str, Any] = {
        "at": AT,
        "actor": "ana",
        "kind": "line.revised",
        "subject": "l-1",
        "department": "S",
    } | other
    return Draft(command_id=command_id, version=1, body=body, **fields)


def sealed(command_id: str, body: str = '{"score":4}') -> Draft:
    """An entry whose body stays where it was written."""
    return draft(command_id, None, digest=chain.digest_of("5a" * chain.SALT_BYTES, body))


def broken(log: Log) -> dict[int, What]:
    """What does not hold, by entry."""
    return {entry.seq: what for entry, what in chain.walk(log.read(), log.round_id) if what}


class LogContract:
    """The contract. A subclass gives the fixture `window`."""

    @pytest.fixture
    def window(self) -> Windows:
        """How to open a window on a log of this kind."""
        raise NotImplementedError

    def test_a_new_log_is_empty(self, window: Windows) -> None:
        log = window()
        assert log.round_id == ROUND
        assert log.head() == Head(0, "0" * 64)
        assert list(log.read()) == []

    def test_what_is_appended_is_returned_and_read_as_entries(self, window: Windows) -> None:
        log = window()
        entries = log.append(
            [draft(body='{"title":"Trucks – 汉字 \\u202e <b> $"}'), draft(kind="line.submitted")], 0
        )
        assert [(e.seq, e.round, e.kind) for e in entries] == [
            (1, ROUND, "line.revised"),
            (2, ROUND, "line.submitted"),
        ]
        assert entries[0].body == '{"title":"Trucks – 汉字 \\u202e <b> $"}'
        assert (entries[0].at, entries[0].actor, entries[0].subject, entries[0].department) == (
            AT,
            "ana",
            "l-1",
            "S",
        )
        assert list(log.read()) == entries
        assert list(log.read(1)) == entries[1:]
        assert list(log.read(2)) == []
        assert log.head() == Head(2, entries[1].hash)

    def test_the_chain_can_be_recomputed_by_anybody(self, window: Windows) -> None:
        log = window()
        log.append([draft()], 0)
        (entry,) = log.append([draft("c-2", "{}", subject="")], 1)
        first = next(log.read())
        salt = entry.salt or ""
        assert entry.digest == hashlib.sha256((salt + "{}").encode()).hexdigest()
        text = "\n".join(
            [first.hash, "2", ROUND, AT, "ana", "c-2", "line.revised", "1", "", "S", entry.digest]
        )
        assert entry.hash == hashlib.sha256(text.encode()).hexdigest()

    def test_the_same_moves_and_salts_give_the_same_bytes(self, window: Windows) -> None:
        log = window()
        log.append([draft(), sealed("c-1")], 0)
        log.append([draft("c-2", '{"title":"汉字"}')], 2)
        assert chain.fingerprint(log.head().hash) == "26C6-9478-C051"

    def test_every_entry_has_a_salt_of_its_own(self, window: Windows) -> None:
        entries = window().append([draft(), draft()], 0)
        assert entries[0].salt != entries[1].salt
        assert entries[0].digest != entries[1].digest

    def test_nothing_is_added_behind_another_entry_than_the_head(self, window: Windows) -> None:
        one, other = window(), window()
        (first,) = one.append([draft("c-1")], 0)
        with pytest.raises(MovedOn) as moved:
            other.append([draft("c-2")], 0)
        assert moved.value.head == Head(1, first.hash)
        with pytest.raises(MovedOn):
            other.append([draft("c-2")], 2)
        assert list(other.read()) == [first]
        assert [e.seq for e in other.append([draft("c-2")], 1)] == [2]

    def test_a_command_known_already_is_answered_and_not_done_twice(self, window: Windows) -> None:
        one, other = window(), window()
        done = one.append([draft("c-1"), draft("c-1")], 0)
        one.append([draft("c-2")], 2)
        for after in (0, 2, 3):  # even where others came after it: the answer to it is what it did
            assert other.append([draft("c-1", '{"amount":2}')], after) == done
        assert other.head().seq == 3

    def test_attached_files_are_kept_with_their_entry_once_and_as_they_are(self, window: Windows) -> None:
        log, content = window(), bytes(range(256)) * 9
        digest = hashlib.sha256(content).hexdigest()
        assert log.file(digest) is None
        log.append([draft()], 0, [content, b"other"])
        log.append([draft("c-2")], 1, [content])
        assert [log.file(digest), log.file(hashlib.sha256(b"other").hexdigest())] == [content, b"other"]
        assert window().file(digest) == content
        assert log.file("no digest") is None

    def test_a_file_is_not_kept_where_its_entry_is_not(self, window: Windows) -> None:
        one, other = window(), window()
        one.append([draft("c-1")], 0)
        with pytest.raises(MovedOn):
            other.append([draft("c-2")], 0, [b"lost?"])
        digest = hashlib.sha256(b"lost?").hexdigest()
        assert one.file(digest) is None
        other.append([draft("c-2")], 1, [b"lost?"])  # the same command again, with its bytes
        assert one.file(digest) == b"lost?"

    def test_no_drafts_are_no_entries(self, window: Windows) -> None:
        log = window()
        assert log.append([], 0) == []
        assert log.head().seq == 0

    @pytest.mark.parametrize(
        "bad",
        [
            draft("c-2"),
            draft(actor="a\nna"),
            draft(subject="l\0"),
            draft(department="half a pair \ud800"),
            draft(body='{"a":"\0"}'),
            draft(body=None),
            draft(body=None, digest="short"),
        ],
    )
    def test_of_several_drafts_all_are_kept_or_none(self, window: Windows, bad: Draft) -> None:
        log = window()
        with pytest.raises(ValueError):
            log.append([draft(), bad], 0)
        assert list(log.read()) == []
        assert [e.seq for e in log.append([draft(), draft()], 0)] == [1, 2]

    def test_hidden_bodies_are_read_and_hold(self, window: Windows) -> None:
        log = window()
        log.append([sealed("c-1"), draft("c-1"), sealed("c-1")], 0)
        log.append([sealed("c-2")], 3)
        entries = list(log.read())
        assert [entry.body is None and entry.salt is None for entry in entries] == [True, False, True, True]
        assert entries[0].digest == chain.digest_of("5a" * 16, '{"score":4}')
        assert broken(log) == {}

    def test_other_windows_notice(self, window: Windows) -> None:
        one, other = window(), window()
        assert not other.changed()
        one.append([draft()], 0)
        assert other.changed()
        assert [entry.seq for entry in other.read()] == [1]
        assert not other.changed()

    def test_many_entries_are_read_in_order(self, window: Windows) -> None:
        log = window()
        for start in range(0, 9000, 3000):
            log.append([draft(f"c-{start}", f'{{"n":{n}}}') for n in range(start, start + 3000)], start)
        entries = list(log.read(10))
        assert [entry.seq for entry in entries] == list(range(11, 9001))
        assert [entry.body for entry in entries[-2:]] == ['{"n":8998}', '{"n":8999}']
        assert broken(log) == {}

    def test_a_reader_may_append_while_it_reads(self, window: Windows) -> None:
        log = window()
        log.append([draft(), draft()], 0)
        for entry in log.read():
            log.append([draft(f"after-{entry.seq}")], log.head().seq)
            if entry.seq == 2:
                break
        assert log.head().seq == 4
