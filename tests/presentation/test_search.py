"""What a search finds and how it is shown: groups, order, marked words; and the list of what is ready to submit."""

import pytest

from budget_app.domain.submission import SubmitLine
from budget_app.presentation.revision_words import own_revision
from budget_app.presentation.search import found, plain_search
from budget_app.presentation.search_hits import Action, Hit
from budget_app.presentation.search_words import holds, marks, snippet, words_of
from budget_app.presentation.submit_list import submit_list, submitted_text
from tests.support.given import Played, given, line

ACTIONS = (
    Action("page-1", "Overview", "Ctrl+1"),
    Action("print", "Print the summary", "Ctrl+P"),
    Action("export", "Export", "Ctrl+E", "Nothing to export"),
)


def hits(played: Played, words: str, recent: tuple[str, ...] = ()) -> dict[str, list[Hit]]:
    groups = found(played.state, words, plain_search(played.state, words), ACTIONS, recent)
    return {group.title: list(group.hits) for group in groups}


def titles(played: Played, words: str) -> dict[str, list[str]]:
    return {title: [hit.title for hit in some] for title, some in hits(played, words).items()}


@pytest.fixture
def asked() -> Played:
    played = given(
        line(), line("Fair in Zürich", 20_000, department="M", justification="Field days bring buyers")
    )
    played.when("ines", "post", about="M-001", text="Is the @[dana] field days stand in it?")
    return played


def test_lines_threads_and_people_are_found_by_the_beginnings_of_words(asked: Played):
    assert titles(asked, "field da") == {
        "Lines": ["S-001 Field days", "M-001 Fair in Zürich"],
        "Threads": ["M-001 Fair in Zürich"],
    }
    assert titles(asked, "zurich") == {"Lines": ["M-001 Fair in Zürich"]}
    assert titles(asked, "tom") == {"People": ["Tom Lindqvist"]}
    assert titles(asked, "cust")["Goals"] == ["Customers"]
    assert titles(asked, "ays") == {}


@pytest.mark.parametrize("words", ["M-001", "m-001", "1"])
def test_a_line_is_found_by_what_it_is_called(asked: Played, words: str):
    assert "M-001 Fair in Zürich" in titles(asked, words)["Lines"]


def test_what_was_found_elsewhere_in_a_line_is_shown_with_its_words_marked(asked: Played):
    hit = hits(asked, "buyers")["Lines"][0]
    assert hit.detail == "Field days bring buyers"
    assert hit.detail[slice(*hit.detail_marks[0])] == "buyers"
    assert hit.title_marks == ()


def test_a_post_is_shown_with_the_names_of_whom_it_mentions_and_leads_into_its_thread(asked: Played):
    (hit,) = hits(asked, "stand")["Threads"]
    assert hit.detail == "Ines Okafor: Is the @Dana Reyes field days stand in it?"
    assert (hit.place.part, hit.place.line) == ("thread", asked.state.line_ids["M-001"])


def test_an_action_is_found_by_its_words_and_others_for_the_same_and_says_why_it_is_off(asked: Played):
    assert titles(asked, "print summ") == {"Actions": ["Print the summary"]}
    assert titles(asked, "pdf") == {"Actions": ["Print the summary"]}
    (hit,) = hits(asked, "exp")["Actions"]
    assert (hit.right, hit.detail, hit.why_not) == ("Ctrl+E", "Nothing to export", "Nothing to export")


def test_without_words_what_was_picked_before_comes_first(asked: Played):
    key = f"line:{asked.state.line_ids['M-001']}"
    groups = hits(asked, "", (key, "person:dana", "line:gone"))
    assert [hit.title for hit in groups["Picked before"]] == ["M-001 Fair in Zürich", "Dana Reyes"]
    assert groups["Actions"][0].title == "Overview"


def test_what_was_picked_before_comes_first_among_its_like(asked: Played):
    key = f"line:{asked.state.line_ids['M-001']}"
    assert hits(asked, "field", (key,))["Lines"][0].key == key


def test_words_are_marked_where_they_begin_whatever_their_case_and_accents():
    assert marks("Straße, STRASSE, Zürich", words_of("strasse ZU")) == ((0, 6), (8, 15), (17, 19))
    assert marks("offstand", ("stand",)) == ()
    assert holds("Trade-fair", ("fair",))


def test_a_long_text_is_shown_around_what_was_found():
    text = "word " * 40 + "needle " + "word " * 40
    shown = snippet(text, ("needle",))
    assert "needle" in shown
    assert shown.startswith("…")
    assert len(shown) < 100


# --- ready to submit


def test_every_draft_stands_in_the_list_those_that_lack_something_first():
    played = given()
    for title, amount in (("A", 100), ("B", 200), ("", 300)):
        played.when("dana", "draft_line", department="S", fields={"title": title, "requested": amount})
    for code in ("S-001", "S-002"):
        played.when("dana", "link_goal", line=code, goal="G1", requested=1)
    shown = submit_list(played.state, "dana")
    assert [(row.title, row.step, row.is_on) for row in shown.rows] == [
        ("S-003", "Give it a title", False),
        ("S-001 A", "", True),
        ("S-002 B", "", True),
    ]
    assert shown.rows[0].place.cell == "title"
    assert shown.sentence == "2 lines go and ask for 3. 1 still lacks something."
    assert shown.label == "Submit 2 lines"
    first, second = (played.state.line_ids[code] for code in ("S-001", "S-002"))
    assert shown.command is not None
    assert shown.command.commands == (SubmitLine(line=first), SubmitLine(line=second))
    fewer = submit_list(played.state, "dana", {first})
    assert fewer.label == "Submit 1 line"
    none = submit_list(played.state, "dana", {first, second})
    assert (none.command, none.why_not) == (None, "Nothing that is ready is ticked.")
    played.when("dana", shown.command).then("line_submitted", "line_submitted")
    assert submitted_text(played.state, [first, second]).startswith("2 lines are submitted and ask for 3.")
    played.desk("dana").undo()
    assert submit_list(played.state, "dana").ready == 2


def test_who_may_submit_nothing_reads_why():
    played = given(line())
    assert submit_list(played.state, "ines").why_not == "This is for: head."
    assert submit_list(played.state, "dana").why_not == "There is no draft to submit."


# --- why a line was revised


def test_only_ones_own_revision_of_a_submitted_line_asks_for_a_reason():
    played = given(line())

    def asks(person: str) -> str:
        assert played.outcome is not None
        desk = played.desk(person)
        revision = own_revision(desk.state, played.outcome.entries, desk.entries, person)
        return revision.sentence if revision else ""

    played.when("dana", "revise_line", line="S-001", fields={"requested": 60_000, "title": "Days"})
    assert asks("dana") == "S-001 was revised: Title Field days → Days and 1 more field."
    assert asks("tom") == ""
    played.when("dana", "revise_line", line="S-001", fields={"requested": 70_000}, reason="More days")
    assert asks("dana") == ""
    played.when("dana", "draft_line", department="S", fields={"title": "A"})
    played.when("dana", "revise_line", line="S-002", fields={"title": "B"})
    assert asks("dana") == ""
