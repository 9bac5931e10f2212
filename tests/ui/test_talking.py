"""People who talk in the open: questions, answers, mentions, what is new to whom, and one click to each."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.driver import Someone
from ui.pages.overview import OverviewPage
from ui.pages.requests import RequestsPage


def test_a_question_to_somebody_waits_on_their_overview_until_they_answer_it(sit: Callable[..., Someone]):
    dana, tom = sit("dana"), sit("tom")
    before = tom.waits_for_me()
    dana.asks("S-001", "Could @tom\nshare a stand?")
    post = list(dana.state.posts.values())[-1]
    assert post.text == "Could @[tom] share a stand?"
    tom.waits_until(lambda: post.id in tom.state.posts)
    assert tom.waits_for_me() == ["Reply to Dana Reyes", *before]
    tom.answers("With pleasure")
    last = list(tom.state.posts.values())[-1]
    assert (last.answers, last.text, last.author) == (post.id, "With pleasure", "tom")
    assert tom.waits_for_me() == before


def test_a_goal_has_a_thread_that_is_read_where_the_goal_is_picked(dana: Someone):
    dana.says("Retention", "Whose figure is this?")
    page = dana.goes_to("requests")
    assert isinstance(page, RequestsPage)
    assert page.side.goal.isVisible()
    assert not page.inspector.isVisible()
    goal = next(goal for goal in dana.state.goals.values() if goal.title == "Retention")
    assert list(dana.state.posts.values())[-1].about == goal.id
    # A line is picked again, and the goal goes.
    page.side.goal.lines.rows[0].click()
    assert page.inspector.isVisible()
    assert not page.side.goal.isVisible()


def test_what_changed_is_one_click_away_and_is_no_news_the_next_time(sit: Callable[..., Someone]):
    dana, tom = sit("dana"), sit("tom")
    dana.is_new_to_me()
    dana.goes_to("requests")
    dana.closes()
    tom.types_amount("M-012", "requested", "99,000")
    again = sit("dana")
    (row,) = again.is_new_to_me()
    assert row.startswith("Tom Lindqvist revised M-012 Spring campaign, Requested 112,000 → 99,000")
    overview = again.window.page("overview")
    assert isinstance(overview, OverviewPage)
    again.waits_until(lambda: overview.feed.list.rows[0].hasFocus())
    QTest.keyClick(overview.feed.list.rows[0], Qt.Key.Key_Return)
    again.settles()
    page = again.window.page("requests")
    assert isinstance(page, RequestsPage)
    assert again.window.current_page == "requests"
    assert again.state.lines[page.inspector._selection.line].code == "M-012"
    assert page.inspector.tabs.currentIndex() == 2


def test_a_thread_that_was_read_is_no_longer_new(dana: Someone):
    talk = dana.reads_the_thread("S-002")
    page = dana.window.page("requests")
    assert isinstance(page, RequestsPage)
    assert "new" in page.inspector.tabs.tabText(1)
    dana.waits_until(lambda: "new" not in page.inspector.tabs.tabText(1))
    # Which ones were new stays to be seen as long as one stands in the thread.
    assert any("new" in card.accessibleName() for card in talk._cards.values())
