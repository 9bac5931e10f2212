"""Overview as a person reads it: what waits for whom, what others did since, which days lie ahead."""

import pytest

from budget_app.domain.roles import Phase
from budget_app.presentation.overview import Overview, overview
from budget_app.presentation.overview_days import calendar, days_text, steps
from budget_app.presentation.places import Place
from tests.support.given import Played, given, line

NOW = "2026-11-23T12:00:00.000000Z"


def seen_by(played: Played, person: str, marks: dict[str, int] | None = None) -> Overview:
    desk = played.desk(person)
    return overview(desk.state, desk.entries, person, marks or {}, NOW)


def waits(played: Played, person: str, marks: dict[str, int] | None = None) -> list[str]:
    return [wait.title for wait in seen_by(played, person, marks).waits]


def rows(played: Played, person: str, since: int = 0) -> list[str]:
    shown = seen_by(played, person, {"": since})
    return [row.spoken for day in shown.feed.days for row in day.rows]


def head_of(played: Played) -> int:
    return played.desk("ola").head.seq


# --- what waits


def test_a_question_waits_for_the_head_of_the_line_until_somebody_answers():
    played = given(line())
    played.when("ines", "post", about="S-001", text="Why two?", is_question=True)
    (question,) = played.state.posts.values()
    assert "Reply to Ines Okafor" in waits(played, "dana")
    assert "Reply to Ines Okafor" not in waits(played, "tom")
    (wait,) = [w for w in seen_by(played, "dana").waits if w.step == "Reply"]
    assert wait.detail == "S-001: “Why two?”"
    assert wait.place == Place("requests", line=question.about, part="thread", post=question.id)
    played.when("dana", "post", answers=question.id, text="One each.")
    assert waits(played, "dana") == []


def test_a_question_that_mentions_somebody_waits_for_them_alone():
    played = given(line())
    played.when("ines", "post", about="S-001", text="@[tom] could you share?", is_question=True)
    assert waits(played, "tom") == ["Reply to Ines Okafor"]
    assert seen_by(played, "tom").waits[0].detail == "S-001: “@Tom Lindqvist could you share?”"
    assert waits(played, "dana") == []


def test_a_question_about_a_goal_waits_for_the_executives():
    played = given(line())
    played.when("tom", "post", about="G1", text="By when?", is_question=True)
    assert waits(played, "ines") == waits(played, "nina") == ["Reply to Tom Lindqvist"]
    assert waits(played, "dana") == []


def test_a_mention_waits_until_its_thread_is_read():
    played = given(line())
    played.when("ines", "post", about="S-001", text="@[dana] please look")
    (post,) = played.state.posts.values()
    assert waits(played, "dana") == ["Ines Okafor mentions you"]
    assert waits(played, "dana", {f"thread:{post.about}": post.seq}) == []


def test_drafts_wait_for_their_head_ready_ones_together_and_each_that_lacks_something():
    played = given(line())
    for title in ("A", "B"):
        played.when("dana", "draft_line", department="S", fields={"title": title, "requested": 100})
    played.when("dana", "link_goal", line="S-002", goal="G1", requested=1)
    assert waits(played, "dana") == ["Submit 1 draft", "Link a goal: S-003"]
    mend = seen_by(played, "dana").waits[1]
    assert (mend.place.line, mend.place.cell) == (played.state.line_ids["S-003"], "goals")
    assert waits(played, "tom") == []


def test_many_drafts_that_lack_something_are_one_thing_to_do():
    played = given()
    for n in range(5):
        played.when("dana", "draft_line", department="S", fields={"title": f"L{n}"})
    assert waits(played, "dana") == ["Mend 5 drafts"]


def test_an_invitation_waits_for_the_head_who_is_asked():
    played = given(line())
    played.when("dana", "invite_sponsor", line="S-001", department="M")
    assert waits(played, "tom") == ["Stand behind S-001?"]
    assert seen_by(played, "tom").waits[0].detail == "Sales asks Marketing to share Field days"
    played.when("tom", "join_line", line="S-001", department="M")
    assert waits(played, "tom") == []


def test_an_amendment_waits_for_the_heads():
    played = given(line())
    played.when("ines", "propose_amendment", fund=120_000, reason="The board gave more")
    assert waits(played, "dana") == waits(played, "tom") == ["Agree or decline other terms"]
    assert seen_by(played, "tom").waits[0].place.act == "answer-amendment"


def test_an_executive_decides_then_signs():
    played = given(line(), phase=Phase.DECISION)
    assert waits(played, "ines") == ["Decide 1 line"]
    played.when("ines", "allocate", line="S-001", level="requested")
    assert waits(played, "ines") == ["Sign the decision"]
    played.when("ines", "sign")
    assert waits(played, "ines") == []
    assert waits(played, "dana") == []


def test_a_deadline_that_is_over_waits_for_who_moves_the_round():
    played = given(line())
    played.when("nina", "set_deadline", phase="requests", day="2026-11-20")
    assert waits(played, "mei") == ["Move the round on, or extend Requests"]
    sentence = seen_by(played, "mei").sentence
    assert sentence == "One thing waits for you. Requests until Friday, 20 November: that is over."


# --- what changed


def test_what_others_did_since_is_told_once_a_thing_with_what_became_of_it():
    played = given(line(), line("Fair", 20_000, department="M"))
    since = head_of(played)
    played.when("tom", "revise_line", line="M-001", fields={"requested": 30_000}, reason="Two halls")
    played.when("tom", "revise_line", line="M-001", fields={"requested": 31_000})
    played.when("dana", "revise_line", line="S-001", fields={"requested": 1_000})
    (row,) = rows(played, "dana", since)
    assert row.startswith("Tom Lindqvist revised M-001 Fair, Requested 300 → 310 · 1 more change before it")
    assert seen_by(played, "dana", {"": since}).note.endswith("2 changes")


def test_a_reason_is_told_beside_what_was_revised():
    played = given(line("Fair", 20_000, department="M"))
    since = head_of(played)
    played.when("tom", "revise_line", line="M-001", fields={"requested": 30_000}, reason="Two halls")
    assert "Requested 200 → 300, “Two halls”" in rows(played, "dana", since)[0]


def test_posts_are_told_apart_from_changes_and_lead_into_the_thread():
    played = given(line())
    since = head_of(played)
    played.when("ines", "post", about="S-001", text="Why?", is_question=True)
    (day,) = seen_by(played, "dana", {"": since}).feed.days
    assert day.title == "Today"
    assert day.rows[0].spoken.startswith("Ines Okafor asked about S-001 Field days, “Why?”")
    assert day.rows[0].place.part == "thread"


def test_one_command_on_many_things_is_one_row():
    played = given(*[line(f"L{n}") for n in range(5)])
    for n in range(5):
        played.when("dana", "reopen_line", line=f"S-00{n + 1}")
    since = head_of(played)
    commands = [{"command": "submit_line", "line": f"S-00{n + 1}"} for n in range(5)]
    played.when("dana", "together", name="submit_lines", commands=commands)
    (row,) = rows(played, "tom", since)
    assert row.startswith("Dana Reyes submitted 5 lines")


def test_where_nothing_is_new_there_is_nothing_to_tell():
    played = given(line())
    shown = seen_by(played, "tom", {"": head_of(played)})
    assert shown.feed.days == ()
    assert shown.note == ""


# --- what is worth a look


def test_money_over_the_fund_bare_lines_and_goals_are_worth_a_look():
    played = given(line(requested=150_000))
    played.when("dana", "draft_line", department="S", fields={"title": "Bare", "requested": 100})
    told = [(alert.words, alert.detail) for alert in seen_by(played, "dana").alerts]
    assert told == [
        ("501 asked over the fund", "Trade-offs shows what it displaces"),
        ("1 line without a goal", "S-002"),
        ("1 goal without a line", "Churn"),
        ("1 goal short of lines", "Customers, 2 % covered"),
    ]


def test_a_round_in_order_has_nothing_worth_a_look():
    played = given()
    assert seen_by(played, "dana").alerts == ()


# --- days


def test_the_phases_stand_in_their_order_with_how_much_of_the_present_one_is_over():
    played = given(line())
    played.when("nina", "set_deadline", phase="requests", day="2026-11-29")
    desk = played.desk("dana")
    made = steps(desk.state, desk.entries, NOW)
    assert [(step.name, step.state) for step in made[:3]] == [
        ("Set-up", "done"),
        ("Requests", "now"),
        ("Scoring", "ahead"),
    ]
    assert made[1].words == "until 29 Nov, 6 days left"
    assert 0 < made[1].share < 1


def test_the_calendar_holds_dates_of_goals_and_ends_of_phases():
    played = given(line())
    played.when("nina", "retire_goal", goal="G2", reason="done")
    played.when("nina", "set_deadline", phase="requests", day="2026-11-29")
    played.when("nina", "set_goal", goal="G1", title="Customers", target=400, weight=1, date="2027-06-30")
    made = calendar(played.state, NOW)
    assert made is not None
    assert [(day.words, day.order > 0) for day in made.days] == [
        ("End of Requests", False),
        ("Customers", True),
    ]
    assert made.today is not None
    assert 0 < made.today < made.days[0].at < made.days[1].at < 1
    assert (
        made.sentence == "Calendar. Sunday, 29 November: end of Requests; Wednesday, 30 June: goal Customers"
    )


@pytest.mark.parametrize(
    ("left", "words"), [(6, "6 days left"), (1, "1 day left"), (0, "last day"), (-1, "ended yesterday")]
)
def test_days_are_counted_in_words(left: int, words: str):
    assert days_text(left) == words
