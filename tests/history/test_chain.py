"""The chain by itself: which change of which field is seen, and as what."""

import msgspec
import pytest

from budget_app.history import chain
from budget_app.history.findings import What
from budget_app.history.port import Entry, Head
from tests.support.log_contract import ROUND, counted_salts, draft, sealed


def three() -> list[Entry]:
    return chain.link_all([draft(), sealed("c-1"), draft()], ROUND, chain.BEGINNING, counted_salts())


def found(entries: list[Entry]) -> dict[int, What]:
    return {entry.seq: what for entry, what in chain.walk(entries, ROUND) if what}


def test_an_untouched_chain_holds() -> None:
    assert found(three()) == {}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"at": "2026-11-23T08:27:00.000001Z"}, What.CHAIN),
        ({"actor": "ben"}, What.CHAIN),
        ({"command_id": "c-9"}, What.CHAIN),
        ({"kind": "line.withdrawn"}, What.CHAIN),
        ({"version": 2}, What.CHAIN),
        ({"subject": "l-2"}, What.CHAIN),
        ({"department": "M"}, What.CHAIN),
        ({"hash": "0" * 64}, What.CHAIN),
        ({"round": "round-2"}, What.OTHER_ROUND),
        ({"subject": "l-1\n"}, What.HEADER),
        ({"subject": "l-1\0"}, What.HEADER),
        ({"body": '{"amount":2}'}, What.BODY),
        ({"salt": "00" * 16}, What.BODY),
        ({"digest": "0" * 64}, What.BODY),
        ({"body": None}, What.BODY),
        ({"salt": None}, What.BODY),
        ({"body": b"bytes"}, What.BODY),
        ({"salt": 5}, What.BODY),
        ({"actor": "half a pair \ud800"}, What.CHAIN),
        ({"hash": b"bytes"}, What.CHAIN),
    ],
)
def test_every_change_of_an_entry_is_seen(change: dict[str, object], what: What) -> None:
    entries = three()
    entries[0] = msgspec.structs.replace(entries[0], **change)
    assert found(entries)[1] is what


def test_a_changed_digest_of_a_hidden_body_is_seen() -> None:
    entries = three()
    entries[1] = msgspec.structs.replace(entries[1], digest="0" * 64)
    assert found(entries) == {2: What.CHAIN}


def test_a_new_hash_for_a_changed_entry_is_seen_at_the_next() -> None:
    entries = three()
    forged = chain.link(draft(actor="ben"), ROUND, chain.BEGINNING, bytes(16))
    assert found([forged, *entries[1:]]) == {2: What.CHAIN}


def test_entries_left_out_or_put_in_another_order_are_seen() -> None:
    one, two, three_ = three()
    assert found([one, three_]) == {3: What.GAP}
    assert found([two, three_]) == {2: What.GAP}
    assert set(found([two, one, three_])) == {1, 2, 3}


def test_moving_a_letter_from_one_field_to_the_next_changes_the_hash() -> None:
    one = chain.link(draft(subject="ab", department="c"), ROUND, chain.BEGINNING, bytes(16))
    other = chain.link(draft(subject="a", department="bc"), ROUND, chain.BEGINNING, bytes(16))
    assert one.digest == other.digest
    assert one.hash != other.hash


def test_a_walk_can_go_on_from_any_entry() -> None:
    entries = three()
    after = Head(1, entries[0].hash)
    assert [what for _, what in chain.walk(entries[1:], ROUND, after)] == [None, None]


def test_a_salt_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        chain.link(draft(), ROUND, chain.BEGINNING, b"short")


def test_random_salts_differ() -> None:
    assert len({chain.random_salt() for _ in range(100)}) == 100


def test_the_fingerprint_is_short_enough_to_read_aloud() -> None:
    assert chain.fingerprint("7f3a91c2e04d" + "0" * 52) == "7F3A-91C2-E04D"
