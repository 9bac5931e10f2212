"""The print dialog: what is asked for, what is refused in a sentence, and what comes out of the printer."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.driver import CTRL, Key, Someone
from tests.ui.printing.made_printers import REFUSES, MadePrinters
from ui.printing import print_dialog
from ui.printing.preview import Preview
from ui.printing.print_dialog import PrintDialog
from ui.printing.printers import Printers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="lp is for a POSIX system")


@pytest.fixture
def printers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadePrinters:
    """An lp of our own on PATH."""
    return MadePrinters(tmp_path, monkeypatch)


def asked(dana: Someone, preview: Preview) -> PrintDialog:
    """Ctrl+P in the preview, until the printers are known."""
    preview.activateWindow()
    dana.waits_until(preview.isActiveWindow)
    QTest.keyClick(preview.view, Key.Key_P, CTRL)
    dana.settles()
    assert preview.printing.isVisible()
    return preview.printing


def test_enter_hands_the_pdf_to_the_usual_printer(dana: Someone, preview: Preview, printers: MadePrinters):
    printers.are("Office", "Second-floor", usual="Second-floor")
    dialog = asked(dana, preview)
    assert dialog.printer.currentText() == "Second-floor"
    assert dialog.pages.placeholderText() == "all 3 pages"
    QTest.keyClicks(dialog.pages, "1, 3")
    dialog.copies.setValue(2)
    QTest.keyClick(dialog.pages, Key.Key_Return)
    dana.settles()
    assert not dialog.isVisible()
    assert preview.document.summary
    assert printers.taken == preview.document.summary.pdf
    assert printers.words[:4] == ["-d", "Second-floor", "-n", "2"]
    assert printers.words[-2:] == ["-P", "1,3"]
    said = "Second-floor has the summary: pages 1, 3, 2 copies (job Office-12)."
    assert preview.news.accessibleName() == said


def test_pages_that_there_are_not_are_refused_beside_the_field(
    dana: Someone, preview: Preview, printers: MadePrinters
):
    printers.are("Office")
    dialog = asked(dana, preview)
    QTest.keyClicks(dialog.pages, "7")
    QTest.keyClick(dialog.pages, Key.Key_Return)
    assert dialog.refusal.accessibleName() == "There is no page 7: the summary has 3 pages."
    assert dialog.pages.text() == "7"
    assert dialog.isVisible()
    QTest.keyClick(dialog.pages, Key.Key_Backspace)
    assert not dialog.refusal.isVisible()


def test_a_refusal_of_lp_is_quoted_and_the_dialog_stays(
    dana: Someone, preview: Preview, printers: MadePrinters
):
    printers.are("Office", last=REFUSES)
    dialog = asked(dana, preview)
    dialog.go.click()
    dana.settles()
    assert dialog.isVisible()
    assert dialog.go.isEnabled()
    assert "Office did not take the summary: lp: Out of paper." in dialog.refusal.accessibleName()


def test_without_a_printer_there_is_the_pdf(dana: Someone, preview: Preview, printers: MadePrinters):
    printers.are()
    dialog = asked(dana, preview)
    sentence = "No printer is set up on this machine. Save it as a PDF instead."
    assert dialog.hint.accessibleName() == sentence
    assert not dialog.go.isVisible()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    asks = QApplication.activeModalWidget()
    assert isinstance(asks, QFileDialog)
    asks.reject()


def test_a_printer_set_up_meanwhile_is_found(dana: Someone, preview: Preview, printers: MadePrinters):
    printers.are()
    asked(dana, preview).reject()
    printers.are("Office")
    dialog = asked(dana, preview)
    assert dialog.go.isVisible()
    assert dialog.printer.currentText() == "Office"


def test_another_paper_is_that_of_the_preview(dana: Someone, preview: Preview, printers: MadePrinters):
    printers.are("Office")
    dialog = asked(dana, preview)
    dialog.paper_wanted.emit("letter")
    dana.waits_until(lambda: dialog.go.isEnabled())
    dialog.go.click()
    dana.settles()
    assert "media=Letter" in printers.words
    assert preview.document.summary
    assert preview.document.summary.paper == "letter"


@pytest.fixture
def without_lp(monkeypatch: pytest.MonkeyPatch, preview: Preview, tmp_path: Path) -> Path:
    """A printer that is no business of lp, and prints into this file."""
    out = tmp_path / "out.pdf"

    def printer(name: str) -> QPrinter:
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(out))
        return made

    monkeypatch.setattr(print_dialog, "find_printers", lambda: Printers(("Desk",), "Desk"))
    preview.printing.make_printer = printer
    return out


def test_without_lp_pages_are_printed_one_by_one(dana: Someone, preview: Preview, without_lp: Path):
    dialog = asked(dana, preview)
    steps: list[str] = []
    QTest.keyClicks(dialog.pages, "2-3")
    dialog.go.click()
    assert not dialog.go.isEnabled()
    assert dialog.bar.isVisible()
    assert dialog._job
    dialog._job.went.connect(lambda _sheet, _of, words: steps.append(words))
    dana.settles()
    assert steps == ["Printing page 1 of 2 …", "Printing page 2 of 2 …"]
    said = subprocess.run(["pdfinfo", without_lp], capture_output=True, check=True, text=True).stdout
    assert "Pages:           2" in said
    assert preview.news.accessibleName() == "Desk has the summary: pages 2-3."


def test_cancel_stops_between_two_pages_and_says_so(dana: Someone, preview: Preview, without_lp: Path):
    dialog = asked(dana, preview)
    dialog.copies.setValue(50)
    dialog.go.click()
    assert dialog._job
    dialog._job.went.connect(lambda _sheet, _of, _words: dialog.reject())
    dana.settles()
    assert dialog.isVisible()
    assert "of 150 pages" in dialog.refusal.accessibleName()
    assert dialog.go.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()
