"""Kind warnings on the Requests page: mark, count, band, side by side; dismissed for good; never somebody else's."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from budget_app.domain.lines import LineFields
from budget_app.domain.requests import DraftLine, ReviseLine
from budget_app.domain.sponsors import InviteSponsor
from budget_app.presentation.warned import About
from tests.support.asked_rounds import asked_log, desk_of
from tests.support.requests_page import Sitting
from ui.pages.warning_bands import WarningBands

Seat = Callable[..., Sitting]


def press(bands: WarningBands, words: str) -> None:
    next(b for b in bands.findChildren(QPushButton) if b.text() == words and b.isVisible()).click()


def kinds(sitting: Sitting) -> set[About]:
    return {each.about for each in sitting.page.warner.watch.warnings.every()}


def twice(sit: Seat, person: str = "dana") -> Sitting:
    """Sales and Marketing ask for the same."""
    log = asked_log()
    for who, line, department in (("dana", "a", "S"), ("tom", "b", "M")):
        fields = LineFields(title="Website relaunch", minimum=12_345_00, requested=12_345_00)
        desk_of(log, who).execute(DraftLine(line=line, department=department, fields=fields))
    sitting = sit(log, person)
    sitting.until(lambda: About.DUPLICATE in kinds(sitting))
    return sitting


def test_an_odd_line_has_a_mark_with_its_sentence_and_the_head_counts(sit: Seat):
    dana = twice(sit)
    tip = dana.page.model.index_of("a", "title").data(Qt.ItemDataRole.ToolTipRole)
    assert "nothing can be trimmed" in tip
    spoken = dana.page.model.index_of("a", "code").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "nothing can be trimmed" in spoken
    assert dana.page.warner.count.isVisible()
    n = len(dana.page.warner.watch.warnings.every())
    assert dana.page.warner.count.text() == f"{n} hints"


def test_it_is_found_while_typing_and_goes_when_it_is_mended(sit: Seat):
    dana = twice(sit)
    dana.bridge.do(ReviseLine(line="a", fields=LineFields(minimum=2_345_00)))
    dana.until(lambda: About.MINIMUM_IS_REQUESTED not in kinds(dana))


def test_that_is_right_so_is_kept_for_the_person_and_told_again_when_the_facts_change(sit: Seat):
    dana = twice(sit)
    dana.selection.pick("a")
    bands = dana.page.warner.line_bands
    before = len(dana.page.warner.watch.warnings.by_line["a"])
    entries = len(dana.bridge.desk.entries)
    watch = dana.page.warner.watch
    odd = next(w for w in watch.warnings.by_line["a"] if w.about is About.MINIMUM_IS_REQUESTED)
    bands.dismissed.emit(odd)
    assert len(watch.warnings.by_line["a"]) == before - 1
    assert len(dana.bridge.desk.entries) == entries
    dana.bridge.do(ReviseLine(line="a", fields=LineFields(minimum=13_456_00, requested=13_456_00)))
    dana.until(lambda: About.MINIMUM_IS_REQUESTED in kinds(dana))


def test_the_two_lines_stand_side_by_side_and_become_one_by_one_undo(sit: Seat):
    dana = twice(sit)
    dana.selection.pick("a")
    press(dana.page.warner.line_bands, "Compare")
    pair = dana.page.warner.pair
    assert pair is not None
    pair.join.click()
    dana.until(lambda: bool(dana.line("a").sponsors))
    dana.bridge.undo()
    dana.until(lambda: dana.line("a").sponsors == ())


def test_the_other_department_joins_and_withdraws_its_own(sit: Seat):
    tom = twice(sit, "tom")
    other = desk_of(tom.log, "dana")
    other.execute(InviteSponsor(line="a", department="M"))
    tom.bridge.follow()
    tom.until(lambda: bool(tom.line("a").sponsors))
    tom.selection.pick("b")
    press(tom.page.warner.line_bands, "Compare")
    pair = tom.page.warner.pair
    assert pair is not None
    assert pair.join.text().startswith("Join ")
    pair.join.click()
    tom.until(lambda: not tom.line("b").is_live and tom.line("a").sponsors[0].joined)


def test_another_department_sees_no_mark_on_a_draft(sit: Seat):
    tom = twice(sit, "tom")
    assert "a" not in tom.page.warner.marks
    assert "a" not in tom.page.warner.watch.warnings.by_line
