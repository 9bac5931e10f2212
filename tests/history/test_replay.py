"""From entries to state: what does not hold is named and left out, and everything else is believed."""

import msgspec
import pytest

from budget_app.domain.messages import Event
from budget_app.domain.round import Round
from budget_app.history import chain
from budget_app.history.findings import Finding, What
from budget_app.history.memory import MemoryLog
from budget_app.history.port import Draft, Entry
from budget_app.history.replay import replay
from budget_app.history.verify import verify
from tests.history.played import AT, CODEC, Played, asked, decided, opened


@pytest.fixture
def played() -> Played:
    started = opened(MemoryLog("round-1"))
    asked(started)
    decided(started)
    return started


def findings(entries: list[Entry], state: Round) -> list[Finding]:
    return [step.finding for step in replay(state, entries, CODEC, "round-1") if step.finding]


def forged(played: Played, actor: str, kind: str, body: str, version: int = 1) -> Round:
    """The state after somebody appended this past all rules."""
    played.log.append([Draft(AT, actor, "forged", kind, version, "", "", body)], played.seq)
    state = Round()
    steps = list(replay(state, played.log.read(), CODEC, "round-1"))
    assert [step.finding for step in steps[:-1] if step.finding] == []
    return state


def test_replaying_gives_the_state_that_was_lived(played: Played) -> None:
    state = Round()
    assert findings(list(played.log.read()), state) == []
    assert state == played.state


def test_each_step_gives_its_entry_and_event_and_the_state_after_it(played: Played) -> None:
    state = Round()
    phases = [
        (step.entry.seq, str(state.phase)) for step in replay(state, played.log.read(), CODEC, "round-1")
    ]
    assert phases[0] == (1, "setup")
    assert phases[-1] == (played.seq, "follow_up")


def test_one_may_look_at_the_state_before_each_event(played: Played) -> None:
    state = Round()
    seen: list[int] = []

    def look(entry: Entry, event: Event) -> None:
        seen.append(len(state.lines))

    kinds = [s.entry.kind for s in replay(state, played.log.read(), CODEC, "round-1", before=look)]
    assert seen[kinds.index("line_drafted")] == 0
    assert seen[-1] == 3


@pytest.mark.parametrize(
    ("actor", "kind", "version", "body", "found"),
    [
        ("ana", "line_revised", 1, '{"fields":{"title":"Mine"},"line":"l-2"}', What.NOT_ALLOWED),
        ("eve", "allocated", 1, '{"amount":1,"line":"l-9"}', What.NOT_ALLOWED),
        ("nobody", "posted", 1, '{"post":"p-9","text":"Hello","thread":"l-1"}', What.NOT_ALLOWED),
        ("ana", "post_edited", 1, '{"post":"p-1","text":"Not mine"}', What.NOT_ALLOWED),
        ("eve", "signed", 1, "{}", What.NOT_ALLOWED),
        ("ana", "bribed", 1, "{}", What.NOT_DECODED),
        ("ana", "posted", 99, "{}", What.NOT_DECODED),
        ("ana", "posted", 1, "no JSON", What.NOT_DECODED),
        ("ana", "posted", 1, '{"post":1}', What.NOT_DECODED),
        ("ana", "posted", 1, '{"post":"p","post":"q","text":"a","thread":""}', What.NOT_DECODED),
    ],
)
def test_an_entry_past_the_rules_is_named_and_left_out(
    played: Played, actor: str, kind: str, version: int, body: str, found: What
) -> None:
    state = forged(played, actor, kind, body, version)
    assert state == played.state
    report = verify(played.log)
    assert [(finding.seq, finding.what) for finding in report.findings] == [(played.seq + 1, found)]
    assert report.fingerprint == chain.fingerprint(played.log.head().hash)


def test_a_hidden_entry_holds_and_tells_nothing(played: Played) -> None:
    digest = chain.digest_of("00" * 16, '{"score":4}')
    sealed = Draft(AT, "ana", "sealed", "scored", 1, "l-2", "S", None, digest)
    played.log.append([sealed], played.seq)
    state = Round()
    *_, last = replay(state, played.log.read(), CODEC, "round-1")
    assert (last.event, last.finding) == (None, None)
    assert state == played.state


def test_all_bodies_hidden_is_an_empty_round_that_holds(played: Played) -> None:
    hidden = [msgspec.structs.replace(entry, body=None, salt=None) for entry in played.log.read()]
    state = Round()
    assert findings(hidden, state) == []
    assert state == Round()


def test_a_changed_entry_is_left_out_and_what_followed_from_it_too(played: Played) -> None:
    entries = list(played.log.read())
    at = next(n for n, entry in enumerate(entries) if entry.kind == "line_drafted")
    entries[at] = msgspec.structs.replace(entries[at], body="{}")
    state = Round()
    found = findings(entries, state)
    assert found[0] == Finding(at + 1, What.BODY)
    assert {finding.what for finding in found[1:]} == {What.NOT_ALLOWED}
    assert "l-1" not in state.lines
    assert "l-2" in state.lines
