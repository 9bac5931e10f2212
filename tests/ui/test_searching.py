"""Ctrl+K: what is found, by keys alone, and where it leads; and submitting by the list of what is ready."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from budget_app.domain.lines import Status
from budget_app.presentation.search import found, plain_search
from budget_app.presentation.submit_list import submit_list
from tests.support.given import given, line
from tests.ui.driver import Someone
from ui.pages.requests import RequestsPage
from ui.searching.errand import Searching
from ui.searching.panel import HitModel
from ui.submitting.drafts import DraftModel


def test_a_line_is_found_and_gone_to_by_keys_alone(dana: Someone):
    assert dana.searches("launch ber")[:2] == ["Lines", "M-001 Launch event, Berlin"]
    dana.takes_what_was_found()
    page = dana.window.page("requests")
    assert isinstance(page, RequestsPage)
    assert dana.window.current_page == "requests"
    assert page.inspector.isVisible()
    assert page.inspector._code.text() == "M-001"
    assert page.grid.hasFocus()
    # Next time it comes first, before a word is typed.
    assert dana.searches("")[:2] == ["Picked before", "M-001 Launch event, Berlin"]


def test_a_post_is_found_and_its_thread_opened(dana: Someone):
    shown = dana.searches("hall is held")
    assert shown[0] == "Threads"
    dana.takes_what_was_found()
    page = dana.window.page("requests")
    assert isinstance(page, RequestsPage)
    assert page.inspector.tabs.currentIndex() == 1


def test_a_goal_is_found_among_other_things_with_the_arrows(dana: Someone):
    shown = dana.searches("retention")
    place = [row for row in shown if row not in ("Lines", "Goals", "Threads", "Actions")].index("Retention")
    dana.takes_what_was_found(down=place)
    page = dana.window.page("requests")
    assert isinstance(page, RequestsPage)
    assert page.side.goal.isVisible()


def test_an_action_is_done_and_escape_gives_the_keys_back(dana: Someone):
    page = dana.goes_to("requests")
    here = QApplication.focusWidget()
    dana.searches("decide")
    QTest.keyClick(dana.window.header.search, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is here
    assert dana.window.current_page == "requests"
    assert page.isVisible()
    assert dana.searches("trade-o")[:2] == ["Actions", "Trade-offs"]
    dana.takes_what_was_found()
    assert dana.window.current_page == "tradeoffs"


def test_what_was_said_a_moment_ago_is_found_though_the_index_lags_behind(dana: Someone):
    dana.says("S-001", "Zanzibar")
    assert "Threads" in dana.searches("zanzi")


def test_nothing_found_is_said(dana: Someone):
    assert dana.searches("xyzzy") == []
    searching = next(errand for errand in dana.window.errands if isinstance(errand, Searching))
    assert searching.panel is not None
    assert "xyzzy" in searching.panel._nothing.text()


def test_a_department_submits_all_that_is_ready_at_once_and_takes_it_back_at_once(
    sit: Callable[..., Someone],
):
    dana = sit("dana")
    code = dana.adds_a_line("A cheaper stand", "12,000")
    dana.links(code, "Customers", "6")
    drafts = {line.code for line in dana.state.lines.values() if line.status is Status.DRAFT}
    dialog = dana.looks_at_what_is_ready()
    ready = {row.title.split()[0] for row in dialog.model.rows if not row.missing}
    assert code in ready
    assert drafts > ready
    assert dialog.model.rows[0].missing
    dialog.close()
    dana.submits_all()
    assert all(dana.line(other).status is Status.SUBMITTED for other in ready)
    assert "are submitted" in dana.window.notices.news.hint.accessibleName()
    dana.undoes()
    assert all(dana.line(other).status is Status.DRAFT for other in ready)


def test_what_is_lacking_is_mended_from_the_list(dana: Someone):
    dialog = dana.looks_at_what_is_ready()
    row = dialog.model.rows[0]
    assert row.step == "Link a goal"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    dana.comes_forward()
    page = dana.window.page("requests")
    assert isinstance(page, RequestsPage)
    dana.waits_until(lambda: page.deeds.goals.isVisible())


def test_what_is_unticked_stays(dana: Someone):
    dialog = dana.looks_at_what_is_ready()
    place = next(n for n, row in enumerate(dialog.model.rows) if not row.missing)
    line = dialog.model.rows[place].line
    dialog.list.setCurrentIndex(dialog.model.index(place))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert not dialog.go.isEnabled()
    assert dialog.go.toolTip() == "Nothing that is ready is ticked."
    dialog.stay.click()
    assert dana.state.lines[line].status is Status.DRAFT


def test_the_models_of_hits_and_of_drafts_are_whole(qtmodeltester: ModelTester):
    state = given(line()).when("dana", "draft_line", department="S").state
    hits, drafts = HitModel(), DraftModel()
    hits.show_groups(found(state, "field", plain_search(state, "field"), ()))
    drafts.show_rows(submit_list(state, "dana").rows)
    for model in (hits, drafts):
        assert model.rowCount()
        qtmodeltester.check(model)
