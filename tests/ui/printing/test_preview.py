"""The preview in the window: the pages as they are printed, from which state they are, and the ways from there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.summary.pages import page_pngs
from tests.ui.driver import CTRL, Key, Someone
from ui.printing.preview import Preview

NONE = Qt.KeyboardModifier.NoModifier


def test_the_pages_are_those_of_the_pdf(dana: Someone, preview: Preview):
    summary = preview.document.summary
    assert summary
    shown = preview.view._pictures[1]
    assert shown[1] == QImage.fromData(page_pngs(summary.facts, "a4", shown[0])[0])
    assert shown[1].width() == round(preview.view._size().width * preview.view.devicePixelRatioF())
    assert preview.foot.page.text() == "Page 1 of 3"
    assert preview.head.finding.text() == summary.finding
    assert preview.view.accessibleName() == "Page 1 of 3"
    assert preview.view.accessibleDescription() == summary.finding
    assert dana.bridge.desk.fingerprint in preview.foot.origin.text()


def test_keys_turn_the_pages(dana: Someone, preview: Preview):
    view = preview.view
    QTest.keyClick(view, Key.Key_End, NONE)
    assert view.page == 3
    assert preview.foot.page.text() == "Page 3 of 3"
    QTest.keyClick(view, Key.Key_Home, NONE)
    assert view.page == 1
    QTest.keyClick(view, Key.Key_PageDown, NONE)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().pageStep()
    QTest.keyClick(view, Key.Key_Home, NONE)
    preview.head.zoom_wanted.emit("page")
    for page in (2, 3, 3):
        QTest.keyClick(view, Key.Key_PageDown, NONE)
        assert view.page == page
    QTest.keyClick(view, Key.Key_PageUp, NONE)
    assert view.page == 2
    dana.waits_until(lambda: view.is_drawn)


def test_keys_zoom_and_the_page_stays(dana: Someone, preview: Preview):
    view = preview.view
    view.go_to(3)
    QTest.keyClick(view, Key.Key_0, CTRL)
    assert (view.scale, view.page, preview.head.percent.text()) == (1.0, 3, "100 %")
    assert preview.head.zoom.current == "full"
    QTest.keyClick(view, Key.Key_Plus, CTRL)
    assert (view.scale, view.page, preview.head.zoom.current) == (1.25, 3, "")
    for _step in range(20):
        QTest.keyClick(view, Key.Key_Minus, CTRL)
    assert view.scale == 0.25
    preview.head.zoom_wanted.emit("width")
    assert preview.head.zoom.current == "width"
    dana.waits_until(lambda: view.is_drawn)


def test_another_paper_shows_the_same_state(dana: Someone, preview: Preview):
    before = preview.document.summary
    preview.head.paper_wanted.emit("letter")
    dana.waits_until(lambda: preview.view.is_drawn)
    after = preview.document.summary
    assert before
    assert after
    assert (before.paper, after.paper, before.last) == ("a4", "letter", after.last)
    picture = preview.view._pictures[1][1]
    assert picture.width() / picture.height() == pytest.approx(612 / 792, rel=0.01)


def test_what_has_changed_since_is_said_and_shown_when_asked_for(dana: Someone, preview: Preview):
    before = preview.document.summary
    assert not preview.stale.isVisible()
    dana.bridge.do(ReviseLine(line=dana.line("S-001").id, fields=LineFields(title="Three people, north")))
    dana.settles()
    assert preview.stale.isVisible()
    assert "one newer entry" in preview.stale.accessibleName()
    assert preview.document.summary is before
    preview.stale.stepped.emit()
    dana.waits_until(lambda: preview.view.is_drawn)
    assert not preview.stale.isVisible()
    assert dana.bridge.desk.fingerprint in preview.foot.origin.text()


def test_ctrl_p_again_shows_the_newest(dana: Someone, preview: Preview):
    preview.close()
    dana.bridge.do(ReviseLine(line=dana.line("S-001").id, fields=LineFields(title="Three people, north")))
    dana.settles()
    again = dana.looks_at_the_print()
    assert again is preview
    assert not again.stale.isVisible()
    assert again.document.summary
    assert again.document.summary.last.seq == dana.bridge.desk.head.seq


def test_saving_writes_what_is_in_view(dana: Someone, preview: Preview, tmp_path: Path):
    preview.save(tmp_path / "out.pdf")
    dana.settles()
    assert preview.document.summary
    assert (tmp_path / "out.pdf").read_bytes() == preview.document.summary.pdf
    assert preview.news.accessibleName() == f"The summary is in {tmp_path / 'out.pdf'}."
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.name.startswith("out")) == [".pdf"]


def test_what_cannot_be_written_is_said_and_what_was_there_stays(
    dana: Someone, preview: Preview, tmp_path: Path
):
    preview.save(tmp_path / "no folder" / "out.pdf")
    dana.settles()
    assert "could not be written: No such file or directory" in preview.refusal.accessibleName()
    assert not preview.news.isVisible()


def test_the_preview_goes_with_its_window(dana: Someone, preview: Preview):
    preview.save(Path(preview.windowTitle()).with_suffix("") / "nowhere.pdf")
    dana.window.close()
    assert not preview.isVisible()


def test_the_preview_fits_the_smallest_screen_and_every_control_has_a_name(preview: Preview):
    assert preview.width() <= 1280
    assert preview.height() <= 800
    assert preview.minimumSizeHint().width() <= preview.minimumWidth()
    for control in QApplication.allWidgets():
        if (
            control.window() is preview
            and control.isVisible()
            and control.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            words = control.text() if isinstance(control, QPushButton) else ""
            assert control.accessibleName() or words, control
