"""Mentions as people type and read them, threads with what is new, and a goal as the inspector shows it."""

import pytest

from budget_app.presentation.goal_facts import goal_facts
from budget_app.presentation.mentions import begun, kept, offered, shown
from budget_app.presentation.thread import post_of, thread
from tests.support.given import given, line


def test_a_mention_is_kept_by_the_person_and_shown_by_the_name_they_have_now():
    played = given(line())
    text = kept(played.state, "Ask @Dana Reyes, or @tom lindqvist")
    assert text == "Ask @[dana], or @[tom]"
    played.when("nina", "change_person", person="dana", name="Dana Moss", roles=["head"], department="S")
    assert shown(played.state, text) == "Ask @Dana Moss, or @Tom Lindqvist"


@pytest.mark.parametrize("text", ["a@dana.example", "@Nobody Here", "@Dana Reyesson", "@[nobody]"])
def test_what_names_nobody_here_stays_as_it_was_typed(text: str):
    state = given().state
    assert shown(state, kept(state, text)) == text


@pytest.mark.parametrize(
    ("typed", "tail"),
    [
        ("@", ""),
        ("Ask @da", "da"),
        ("@Dana Re", "Dana Re"),
        ("mail a@b", None),
        ("none", None),
        ("@a\nb", None),
    ],
)
def test_a_mention_has_been_begun_behind_an_at(typed: str, tail: str | None):
    assert begun(typed) == tail


def test_any_part_of_a_name_finds_somebody():
    state = given().state
    assert [p.id for p in offered(state, "rey")] == ["dana"]
    assert [p.id for p in offered(state, "Tom L")] == ["tom"]
    assert offered(state, "x") == ()


def test_a_thread_says_what_is_new_and_for_whom_a_question_waits():
    played = given(line())
    played.when("ines", "post", about="S-001", text="@[dana] why?", is_question=True)
    state, about = played.state, played.state.line_ids["S-001"]
    fresh = thread(state, "dana", about, marks={})
    assert fresh.tab == "Thread 1, 1 new"
    (post,) = fresh.posts
    assert (post.text, post.waits, post.is_new, post.names_me) == (
        "@Dana Reyes why?",
        "Waits for Dana Reyes",
        True,
        True,
    )
    seq = next(iter(state.posts.values())).seq
    assert thread(state, "dana", about, marks={f"thread:{about}": seq}).tab == "Thread 1"
    assert thread(state, "ines", about, marks={}).tab == "Thread 1"


def test_a_goal_has_a_thread_and_what_is_written_there_keeps_its_mentions():
    played = given(line())
    goal = next(iter(played.state.goals))
    assert thread(played.state, "tom", goal).empty == "Nobody has said anything about this goal yet."
    played.when("tom", post_of(played.state, goal, "Hear, @Ines Okafor", is_question=False, answers=""))
    (post,) = played.state.posts.values()
    assert (post.about, post.text) == (goal, "Hear, @[ines]")


def test_a_goal_says_what_it_measures_and_which_lines_serve_it():
    played = given(line())
    facts = goal_facts(played.state, played.state.goals[next(iter(played.state.goals))])
    assert facts.sentence == "1 line serves it; what is asked for would cover 2 % of the way."
    assert [(serves.title, serves.detail) for serves in facts.lines] == [("S-001 Field days", "10 for 500")]
    bare = goal_facts(played.state, list(played.state.goals.values())[1])
    assert bare.sentence == "No line serves it yet."
