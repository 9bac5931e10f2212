"""The further parts of the inspector: what is lost, results and shares as typed, ties by picking, last year, files."""

from decimal import Decimal

import pytest

from budget_app.desk import Desk
from budget_app.domain.attachments import LARGEST, AttachFile
from budget_app.domain.lines import Line, LineFields
from budget_app.domain.links import LinkGoal
from budget_app.domain.past import Past, RecordPast
from budget_app.domain.requests import ReviseLine
from budget_app.domain.sponsors import InviteSponsor, JoinLine, SetShare
from budget_app.history.memory import MemoryLog
from budget_app.presentation.last_year import change_text, copy_last_year, last_year, read_plus
from budget_app.presentation.line_facts import LineFacts, line_facts
from budget_app.presentation.line_files import size_text, too_large, why_closed
from budget_app.presentation.line_ties import pickable, tied, untied
from budget_app.presentation.line_typing import read_line_field
from budget_app.presentation.requests_edit import Problem
from budget_app.presentation.requests_table import RequestsTables, View
from budget_app.presentation.templates import built_in, kept_with, template_of, without
from tests.support.asked_rounds import desk_of


def facts(desk: Desk, line: str, person: str = "dana") -> LineFacts:
    return line_facts(desk.state, person, desk.state.lines[line])


def test_what_is_lost_below_a_tier_is_said_in_figures(dana: Desk):
    dana.execute(LinkGoal(line="l6", goal="g1", minimum=15, requested=40))
    dana.execute(LinkGoal(line="l6", goal="g2", cannot_say=True))
    assert [tier.lost for tier in facts(dana, "l6").tiers] == [
        "Without it: 15 customers lost",
        "Below it: 25 customers lost",
        "Below it: about 12.2 customers lost",
    ]
    assert [tier.lost for tier in facts(dana, "l7").tiers] == ["", "", ""]


def test_results_and_confidence_are_typed_where_they_stand(dana: Desk):
    line = dana.state.lines["l6"]
    (first, *_more) = facts(dana, "l6").serves
    assert first.cells[0].spoken.endswith(", minimum, in %")
    read = read_line_field(dana.state, line, f"result:{first.goal}:stretch", "-0.9")
    assert isinstance(read, LinkGoal)
    assert (read.stretch, read.expects) == (-0.9, line.link(first.goal))
    sure = read_line_field(dana.state, line, f"result:{first.goal}:confidence", "80 %")
    assert isinstance(sure, LinkGoal)
    assert sure.confidence == 0.8
    assert isinstance(read_line_field(dana.state, line, f"result:{first.goal}:stretch", "lots"), Problem)
    assert read_line_field(dana.state, line, f"result:{first.goal}:stretch", "") is None


def test_a_typed_result_takes_back_that_nobody_can_say(dana: Desk):
    dana.execute(LinkGoal(line="l1", goal="g4", cannot_say=True))
    line = dana.state.lines["l1"]
    assert next(f for f in facts(dana, "l1").serves if f.goal == "g4").note == "cannot say how much"
    read = read_line_field(dana.state, line, "result:g4:requested", "3")
    assert isinstance(read, LinkGoal)
    assert not read.cannot_say


def test_a_share_is_typed_as_a_whole_percentage(log: MemoryLog, dana: Desk):
    dana.execute(InviteSponsor(line="l1", department="M"))
    line = dana.state.lines["l1"]
    assert read_line_field(dana.state, line, "share:M", "1") == SetShare(line="l1", department="M", share=1)
    assert read_line_field(dana.state, line, "share:M", "30 %") == SetShare(
        line="l1", department="M", share=30
    )
    assert isinstance(read_line_field(dana.state, line, "share:M", "2.5"), Problem)
    assert read_line_field(dana.state, line, "share:M", "") is None
    asked = facts(dana, "l1").sponsors[1]
    assert (asked.may_share, asked.share, asked.even, asked.state) == (True, "", "even", "asked")
    assert not facts(dana, "l1", "tom").sponsors[1].may_share


def test_the_department_that_is_asked_sees_the_question_in_row_and_footer(log: MemoryLog, dana: Desk):
    dana.execute(InviteSponsor(line="l6", department="M", share=30))
    tom = desk_of(log, "tom")
    seen = facts(tom, "l6", "tom")
    assert seen.question == "Sales asks you to stand behind this line with 30 %, 13,800."
    assert [action.id for action in seen.actions] == ["join", "decline"]
    assert seen.actions[1].needs_reason
    table = RequestsTables().table(tom.state, View(person="tom", scope="M"), {})
    band = next(row.band for row in table.rows if row.key == "l6")
    assert band is not None
    assert band.text == seen.question
    assert facts(dana, "l6").question == ""
    tom.execute(JoinLine(line="l6", department="M"))
    assert facts(tom, "l6", "tom").question == ""


def test_lines_are_picked_by_words_own_ones_first(dana: Desk):
    line = dana.state.lines["l6"]
    every = pickable(dana.state, line, "requires", "")
    assert "l6" not in {row.line for row in every}
    assert "l7" not in {row.line for row in every}  # needed already
    departments = [row.sign.letter for row in every]
    assert departments == sorted(departments, reverse=True)  # S before M
    found = pickable(dana.state, line, "excludes", "demo S-007")
    assert [row.line for row in found] == ["l7"]
    assert pickable(dana.state, line, "requires", "no such line") == ()


def test_ties_are_made_and_ended(dana: Desk):
    line = dana.state.lines["l6"]
    made = tied(line, "requires", "l1")
    assert made is not None
    assert made.fields == LineFields(requires=("l7", "l1"))
    ended = untied(line, "requires", "l7")
    assert ended is not None
    assert ended.fields == LineFields(requires=())


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (40_000, 41_800, "+4.5 %"),
        (40_000, 40_000, "±0 %"),
        (40_000, 20_000, "−50 %"),
        (3, 100_000, "+3,333,233.3 %"),
        (0, 5, ""),
        (None, 5, ""),
    ],
)
def test_the_change_against_last_year(before: int | None, now: int, words: str):
    assert change_text(before, now) == words


def test_last_year_is_recorded_without_revising_the_ask_by_finance_too(log: MemoryLog, dana: Desk):
    line = dana.state.lines["l6"]
    read = read_line_field(dana.state, line, "last_budget", "44k")
    assert read == RecordPast(line="l6", figures=Past(last_budget=4_400_000), expects=Past(last_budget=None))
    assert read_line_field(dana.state, line, "last_budget", "") is None
    assert isinstance(read_line_field(dana.state, line, "last_actual", "some"), Problem)
    assert [facts(dana, "l6", who).year.why_fixed == "" for who in ("dana", "finn", "tom")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("typed", "plus"), [("3", Decimal(3)), ("+2.5 %", Decimal("2.5")), ("−4", Decimal(-4)), ("", Decimal(0))]
)
def test_a_percentage_to_add(typed: str, plus: Decimal):
    assert read_plus(typed) == plus


@pytest.mark.parametrize("typed", ["much", "-100", "5000", "1e400"])
def test_what_is_no_percentage(typed: str):
    assert isinstance(read_plus(typed), Problem)


def test_last_year_plus_some_percent_for_all_picked_lines_is_one_step(dana: Desk):
    for line, budget in (("l1", 10_000_001), ("l6", 100)):
        dana.execute(ReviseLine(line=line, fields=LineFields(last_budget=budget)))
    copied = copy_last_year(dana.state, "dana", ("l1", "l6", "l7", "l9"), "last_budget", Decimal("4.5"))
    assert copied.command is not None
    assert not copied.is_whole
    assert copied.sentence.startswith("1 line asks as last year. Without a last budget: S-007, M-001.")
    assert "must rise" in copied.sentence
    dana.execute(copied.command)
    assert dana.state.lines["l1"].requested == 10_450_001
    assert last_year(dana.state, "dana", dana.state.lines["l1"]).change == "+4.5 %"
    dana.undo()
    assert dana.state.lines["l1"].requested == 14_800_000


def test_files_by_name_and_size(dana: Desk):
    dana.execute(AttachFile(line="l6", digest="ab" * 32, name="run me.exe", size=1_200_000))
    (fact,) = facts(dana, "l6").files
    assert (fact.name, fact.size) == ("run me.exe", "1.2 MB")
    assert "can run a program" in fact.why_closed
    assert facts(dana, "l6").why_no_files == ""
    assert "Only its head" in facts(dana, "l6", "tom").why_no_files
    assert why_closed("offer.pdf") == ""
    assert [size_text(n) for n in (312, 48_000, 999_999)] == ["312 B", "48 KB", "1.0 MB"]
    assert too_large("a", LARGEST) == ""
    assert "20.0 MB at most" in too_large("a", LARGEST + 1)
    assert "empty" in too_large("a", 0)


def test_a_template_keeps_what_others_like_it_share(dana: Desk):
    made = template_of(dana.state.lines["l6"])
    assert made.name == "Field days with key accounts"
    given = made.fields.given()
    assert given["requested"] == 4_600_000
    assert not {"requires", "months", "start", "last_budget"} & set(given)
    kept = kept_with(kept_with((), made), made)
    assert kept == (made,)
    assert without(kept, made.name) == ()
    assert len({template.name for template in built_in()}) == 6
    for template in built_in():
        Line(id="x", code="S-900", department="S", **template.fields.given())  # type: ignore[arg-type]
