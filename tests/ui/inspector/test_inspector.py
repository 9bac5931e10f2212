"""The inspector: what it shows of a line, typing in place, refusals, thread, history, withdrawing with a reason."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from budget_app.domain.lines import Status
from budget_app.domain.sponsors import InviteSponsor
from tests.support.asked_rounds import asked_log, desk_of
from tests.support.looking import Looking
from ui.inspector.inplace import InplaceLine

Look = Callable[..., Looking]


def test_it_shows_head_tiers_goals_and_what_the_line_needs(look: Look):
    seen = look()
    said = seen.said()
    assert {"S-006", "Field days with key accounts", "Tiers, EUR"} <= set(said)
    assert "most in April" in seen.inspector.details.folds["months"].head.spoken
    assert "Needs S-007 Demo environment that resets itself, which has no goal yet" in said
    editors = seen.inspector.details.editors
    assert isinstance(editors["requested"], InplaceLine)
    assert editors["requested"].text() == "46,000"


def test_nothing_picked_shows_nothing(look: Look):
    seen = look()
    seen.selection.pick("")
    assert seen.inspector.isHidden()


@pytest.mark.parametrize(
    ("field", "typed", "name", "value"),
    [
        ("requested", "48.5k", "requested", 4_850_000),
        ("requested_buys", "two days, 15 accounts", "requested_buys", "two days, 15 accounts"),
        ("months", "Mar to May", "start", "2027-03"),
        ("owner", "Jon Weber", "owner", "Jon Weber"),
        ("last_budget", "44 000", "last_budget", 4_400_000),
        ("if_not_funded", "Three accounts leave.", "if_not_funded", "Three accounts leave."),
    ],
)
def test_what_is_typed_in_place_ends_in_the_line(
    look: Look, field: str, typed: str, name: str, value: object
):
    seen = look()
    seen.type_into(field, typed)
    seen.until(lambda: getattr(seen.bridge.state.lines["l6"], name) == value)


def test_a_choice_ends_in_the_line(look: Look):
    seen = look()
    kind = seen.inspector.details.editors["kind"]
    kind.activated.emit(kind.findData("event"))  # type: ignore[union-attr]
    seen.until(lambda: seen.bridge.state.lines["l6"].kind == "event")


def test_what_cannot_be_taken_stays_with_its_sentence(look: Look):
    seen = look()
    seen.type_into("requested", "10k")
    editor = seen.inspector.details.editors["requested"]
    assert isinstance(editor, InplaceLine)
    assert editor.text() == "10k"
    assert any("must rise" in words for words in seen.said())
    seen.bot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == "46,000"
    assert not any("must rise" in words for words in seen.said())


def test_what_somebody_else_changes_does_not_touch_what_is_being_typed(look: Look):
    log = asked_log()
    seen, other = look(log), desk_of(log, "dana")
    editor = seen.inspector.details.editors["owner"]
    editor.setFocus()
    seen.bot.keyClicks(editor, "Lea")
    other.execute(InviteSponsor(line="l6", department="M"))
    seen.bridge.follow()
    seen.until(lambda: bool(seen.bridge.state.lines["l6"].sponsors))
    assert isinstance(editor, InplaceLine)
    assert editor.text() == "Lea"


def test_somebody_elses_line_is_read_only_and_says_why(look: Look):
    seen = look(person="tom")
    editor = seen.inspector.details.editors["requested"]
    assert isinstance(editor, InplaceLine)
    assert editor.isReadOnly()
    assert "Only its head can change it" in editor.toolTip()


def test_the_thread_takes_a_question_and_its_answer(look: Look):
    log = asked_log()
    dana = look(log)
    dana.inspector.tabs.setCurrentIndex(1)
    thread = dana.inspector.talk
    thread.writing.setPlainText("Could <b>Marketing</b> lend two people?")
    thread.is_question.setChecked(True)
    thread.post.click()
    dana.until(lambda: len(dana.bridge.state.posts) == 1)
    assert dana.inspector.tabs.tabText(1) == "Thread 1"
    dana.until(lambda: "Could <b>Marketing</b> lend two people?" in dana.said(thread))
    assert "Waits for Erin Walsh" in dana.said(thread)
    tom = look(log, "tom")
    tom.inspector.tabs.setCurrentIndex(1)
    tom.press("Answer")
    tom.inspector.talk.writing.setPlainText("Yes.")
    tom.inspector.talk.post.click()
    tom.until(lambda: len(tom.bridge.state.posts) == 2)
    tom.until(lambda: "Waits for" not in tom.said(tom.inspector.talk))


def test_what_is_being_written_belongs_to_its_line(look: Look):
    seen = look()
    seen.inspector.talk.writing.setPlainText("Half a thought")
    seen.selection.pick("l1")
    assert seen.inspector.talk.writing.toPlainText() == ""
    seen.selection.pick("l6")
    assert seen.inspector.talk.writing.toPlainText() == "Half a thought"


def test_the_history_says_from_what_to_what(look: Look):
    seen = look()
    seen.type_into("requested", "48.5k")
    seen.until(lambda: seen.bridge.state.lines["l6"].requested == 4_850_000)
    seen.inspector.tabs.setCurrentIndex(2)
    seen.until(lambda: "Requested: 46,000 → 48,500" in seen.said(seen.inspector.history))


def test_a_submitted_line_is_withdrawn_with_a_reason(look: Look):
    seen = look()
    seen.press("Withdraw")
    seen.press("Withdraw the line")
    assert seen.bridge.state.lines["l6"].status is Status.SUBMITTED
    seen.inspector.footer.reason.setText("The venue is gone")
    seen.press("Withdraw the line")
    seen.until(lambda: seen.bridge.state.lines["l6"].status is Status.WITHDRAWN)
    seen.press("Ask again")
    seen.until(lambda: seen.bridge.state.lines["l6"].status is Status.DRAFT)


def test_a_draft_that_lacks_something_cannot_be_submitted_and_says_why(look: Look):
    seen = look(line="l7")
    assert "Submit: Serves no joint goal yet, so it cannot be submitted." in seen.said(seen.inspector.footer)


def test_the_department_that_was_asked_joins_from_here(look: Look):
    log = asked_log()
    desk_of(log, "dana").execute(InviteSponsor(line="l6", department="M", share=30))
    tom = look(log, "tom")
    tom.press("Join")
    tom.until(lambda: tom.bridge.state.lines["l6"].sponsors[0].joined)
    tom.until(lambda: "joined, 30 %" in tom.said())
