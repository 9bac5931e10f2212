"""Printers found, and the PDF handed to lp or printed page by page."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from budget_app import sample
from budget_app.history.memory import MemoryLog
from budget_app.summary.pdf import Summary, make_summary
from tests.ui.printing.made_printers import REFUSES, MadePrinters
from ui.printing.printers import Answer, Order, Printers, find_printers, hand_over
from ui.printing.raster import Printed, print_pages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="lp is for a POSIX system")
NOW = "2026-11-23T09:00:00.000000Z"


@pytest.fixture(scope="module")
def summary() -> Summary:
    """The summary of a fresh sample round."""
    numbers = iter(range(10_000))
    desk = sample.play(MemoryLog("r1"), lambda: NOW, lambda: f"id{next(numbers):05}")
    return make_summary(desk.state, desk.entries[-1])


@pytest.fixture
def printers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadePrinters:
    """An lp of our own on PATH."""
    return MadePrinters(tmp_path, monkeypatch)


def order(summary: Summary, pages: tuple[int, ...] = (), copies: int = 1, title: str = "FY27") -> Order:
    """An order for the printer Office; all pages where none are named."""
    pages = pages or tuple(range(1, summary.pages + 1))
    return Order("Office", title, summary, pages, copies)


def test_lp_s_printers_are_found_and_the_usual_one(printers: MadePrinters):
    printers.are("Office", "Second-floor", usual="Second-floor")
    assert find_printers() == Printers(("Office", "Second-floor"), "Second-floor", by_lp=True)


def test_a_usual_printer_that_is_not_there_is_nobody_s(printers: MadePrinters):
    printers.are("Office", usual="Gone")
    assert find_printers() == Printers(("Office",), "", by_lp=True)


def test_without_lp_qt_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_printers().by_lp is False


def test_lp_gets_the_pdf_itself(printers: MadePrinters, summary: Summary):
    printers.are("Office")
    assert hand_over(order(summary)) == Answer(request="Office-12")
    assert printers.taken == summary.pdf
    assert printers.words == ["-d", "Office", "-n", "1", "-t", "FY27", "-o", "media=A4"]


def test_pages_copies_and_an_odd_title_reach_lp_as_they_are(printers: MadePrinters, summary: Summary):
    printers.are("Office")
    hand_over(order(summary, (1, 3), copies=2, title="-x; rm $HOME `id`"))
    assert printers.words[2:6] == ["-n", "2", "-t", "-x; rm $HOME `id`"]
    assert printers.words[-2:] == ["-P", "1,3"]


def test_what_lp_says_where_it_refuses_comes_back(printers: MadePrinters, summary: Summary):
    printers.are("Office", last=REFUSES)
    assert hand_over(order(summary)) == Answer(refusal="lp: Out of paper")


def test_an_lp_that_is_gone_meanwhile_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, summary: Summary
):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hand_over(order(summary)) == Answer(refusal="No such file or directory")


def to_file(path: Path) -> QPrinter:
    """A printer that prints into a PDF file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def info(path: Path, *words: str) -> str:
    """What pdfinfo says."""
    return subprocess.run(["pdfinfo", *words, path], capture_output=True, check=True, text=True).stdout


def test_page_by_page_gives_each_page_once_a_copy(qapp: QApplication, tmp_path: Path, summary: Summary):
    heard: list[int] = []
    made = print_pages(
        order(summary, (1, 3), copies=2), to_file(tmp_path / "out.pdf"), heard.append, lambda: False
    )
    assert made == Printed(4)
    assert heard == [1, 2, 3, 4]
    said = info(tmp_path / "out.pdf")
    assert "Pages:           4" in said
    assert "A4" in said


def test_pictures_are_of_300_dpi_and_fill_the_page(qapp: QApplication, tmp_path: Path, summary: Summary):
    printer = to_file(tmp_path / "out.pdf")
    print_pages(order(summary, (2,)), printer, lambda sheet: None, lambda: False)
    listed = subprocess.run(
        ["pdfimages", "-list", tmp_path / "out.pdf"], capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]
    (picture,) = [line.split() for line in listed if " image " in line]
    assert (picture[3], picture[4]) == ("2480", "3508")
    assert printer.resolution() == 300


def test_stopping_prints_no_further_page(qapp: QApplication, tmp_path: Path, summary: Summary):
    heard: list[int] = []
    made = print_pages(order(summary), to_file(tmp_path / "out.pdf"), heard.append, lambda: len(heard) == 2)
    assert made == Printed(2)
    assert heard == [1, 2]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_be_reached_is_said(qapp: QApplication, tmp_path: Path, summary: Summary):
    made = print_pages(
        order(summary), to_file(tmp_path / "no folder" / "out.pdf"), lambda sheet: None, lambda: False
    )
    assert made == Printed(0, "it cannot be reached")
