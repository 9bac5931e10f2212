"""What could not be taken: one sentence for each cell below its row, and the way from one to the next."""

import pytest

from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.domain.sponsors import InviteSponsor, JoinLine
from budget_app.presentation.cell_drafts import CellDraft, read, restored, written
from budget_app.presentation.line_actions import why_refused
from budget_app.presentation.requests_conflict import conflict
from budget_app.presentation.requests_table import View, requests_table
from budget_app.presentation.tables import Row, Step, Table
from budget_app.presentation.troubles import MOST_SENTENCES, Trouble, next_trouble
from tests.support.asked_rounds import asked_log, desk_of

PLAIN = View("dana", "S", "none")


def trouble(text: str) -> Trouble:
    return Trouble("x", text, (Step("dismiss:x", "Leave it"),))


def table(*places: tuple[str, str]) -> Table:
    desk = desk_of(asked_log(), "dana")
    return requests_table(desk.state, PLAIN, {place: trouble(f"Not {place[1]}.") for place in places})


def row_of(table: Table, key: str) -> Row:
    return next(row for row in table.rows if row.key == key)


def test_each_refused_cell_has_its_sentence_which_names_its_column():
    row = row_of(table(("l2", "stretch"), ("l2", "title")), "l2")
    assert [band.text for band in row.bands] == ["Line: Not title.", "Stretch: Not stretch."]
    assert [cell.tone for cell in row.cells].count("refused") == 2


def test_one_alone_does_not_repeat_the_title_of_its_column():
    assert [band.text for band in row_of(table(("l2", "stretch")), "l2").bands] == ["Not stretch."]


def test_of_many_the_last_sentence_says_how_many_more():
    columns = ("title", "function", "goals", "minimum", "requested", "stretch")
    bands = row_of(table(*(("l2", column) for column in columns)), "l2").bands
    assert len(bands) == MOST_SENTENCES + 1
    assert bands[-1].text == "2 more cells of this line were refused."
    assert bands[-1].steps == (Step("walk:", "Go to the next"),)


def test_one_walks_row_by_row_from_the_left_and_round():
    places = [("l3", "minimum"), ("l2", "stretch"), ("l2", "title"), ("gone", "title"), ("l5", "")]
    shown = table(*places)
    at, walked = ("l1", "code"), []
    for _time in range(5):
        found = next_trouble(shown, places, at, 1)
        assert found is not None
        walked.append(at := found)
    assert walked == [
        ("l2", "title"),
        ("l2", "stretch"),
        ("l3", "minimum"),
        ("gone", "title"),
        ("l2", "title"),
    ]
    assert next_trouble(shown, places, ("l2", "title"), -1) == ("gone", "title")
    assert next_trouble(shown, places, ("l3", "minimum"), -1) == ("l2", "stretch")
    assert next_trouble(shown, [], ("l2", "title"), 1) is None


# --- drafts


def test_drafts_come_back_with_why_they_were_not_taken():
    desk = desk_of(asked_log(), "dana")
    typed = {
        ("l2", "requested"): "1.234",
        ("l3", "title"): "Renewal desk, sec",
        ("l4", "minimum"): "64001",
        ("l5", "title"): "Partner programme, Nordics",
        ("gone", "title"): "x",
        ("l6", "worth"): "9",
        ("l7", ""): "a sentence about the whole line",
    }
    found = restored(
        desk.state, read(written(typed)), lambda command: why_refused(desk.state, "dana", command)
    )
    assert {place: trouble.text for place, trouble in found.items()} == {
        ("l2", "requested"): "“1.234” can be 1,234 or 1.23. Say which.",
        ("l3", "title"): "This was typed when Accord ended and is not in the round yet.",
        ("l4", "minimum"): "S-004: minimum, requested and stretch must rise. Mend the one that falls.",
    }
    assert found["l3", "title"].steps[0] == Step("use:title:Renewal desk, sec", "Take it")


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'{"a": 1}', b"\xff\xfe", b'[{"line": 4}]'])
def test_a_file_that_cannot_be_read_holds_nothing(data: bytes):
    assert read(data) == ()


def test_nothing_typed_needs_no_file():
    assert written({}) == b""
    assert read(written({("l1", "title"): "é\t“x”\n"})) == (CellDraft("l1", "title", "é\t“x”\n"),)


# --- conflicts


@pytest.mark.parametrize(
    ("column", "fields", "theirs", "before"),
    [
        ("requested", LineFields(requested=9_100_000), "“91,000”", "“92,000”"),
        ("title", LineFields(title=""), "nothing", "“Sales engineer for security reviews”"),
        ("months", LineFields(start="2027-02", end="2027-04"), "“Feb–Apr”", "“Jan–Dec”"),
        ("requires", LineFields(requires=("l3",)), "“S-003”", "nothing"),
    ],
)
def test_a_conflict_names_both_values_and_who_wrote_the_other(
    column: str, fields: LineFields, theirs: str, before: str
):
    log = asked_log()
    dana = desk_of(log, "dana")
    dana.execute(InviteSponsor(line="l2", department="M"))
    tom = desk_of(log, "tom")
    tom.execute(JoinLine(line="l2", department="M"))
    dana.follow()
    begun = dana.state.lines["l2"]
    tom.execute(ReviseLine(line="l2", fields=fields))
    dana.follow()
    found = conflict(dana.state, dana.entries, "dana", begun, column, "mine")
    assert found is not None
    assert found.text == f"Tom Lindqvist wrote {theirs} here while you typed “mine”; before it was {before}."
    assert [step.id for step in found.steps] == [f"dismiss:{column}", f"mine:{column}:mine"]
    assert [step.label for step in found.steps] == [f"Keep {theirs}", "Put “mine”"]


def test_another_field_is_no_conflict():
    log = asked_log()
    dana = desk_of(log, "dana")
    begun = dana.state.lines["l2"]
    dana.execute(ReviseLine(line="l2", fields=LineFields(title="Another")))
    assert conflict(dana.state, dana.entries, "dana", begun, "requested", "1") is None
