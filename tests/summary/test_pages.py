"""The summary page by page: what stands on which page, that nothing leaves it, and its pictures."""

import re
import struct
import subprocess
from pathlib import Path

import pytest

from budget_app.desk import Desk
from budget_app.domain import queries
from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import LineFields
from budget_app.domain.requests import DraftLine
from budget_app.summary.cover import cover
from budget_app.summary.decisions import decisions
from budget_app.summary.pages import page_pngs
from budget_app.summary.paper import SHEETS, Paper
from budget_app.summary.pdf import Summary, make_summary
from tests.summary.test_pdf import new_desk, signed_desk

PAPERS: tuple[Paper, ...] = tuple(SHEETS)


def summary_of(desk: Desk, paper: Paper = "a4") -> Summary:
    """The summary of a round as it stands."""
    return make_summary(desk.state, desk.entries[-1], paper)


def pages_of(summary: Summary, folder: Path) -> list[str]:
    """The words of each page."""
    file = folder / "summary.pdf"
    file.write_bytes(summary.pdf)
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("made", [new_desk, signed_desk], ids=["undecided", "signed"])
def test_the_sample_takes_three_pages_each_with_its_matter(made, paper: Paper, tmp_path: Path):
    summary = summary_of(made(), paper)
    pages = pages_of(summary, tmp_path)
    assert summary.pages == len(pages) == 3
    assert "Not estimated" in pages[0]
    assert "by department" in pages[1]
    assert pages[2].lstrip().startswith("Coverage, open points, signatures")
    assert all(f"page {number} of 3" in page for number, page in enumerate(pages, 1))


def test_before_anything_is_decided_the_asks_stand_with_their_tiers(tmp_path: Path):
    desk = new_desk()
    page = pages_of(summary_of(desk), tmp_path)[1]
    assert "Requests by department" in page
    assert "Granted" not in page
    assert re.search(
        r"S-001\s+Two account executives, north region\s+G1\s+G3\s+96,000\s+148,000\s+188,000", page
    )
    for department in decisions(desk.state):
        for place, shown in enumerate(department["sums"]):
            rows = [row["tiers"][place].replace(",", "") for row in department["rows"]]
            assert int(shown.replace(",", "")) == sum(int(amount) for amount in rows if amount != "–")


def test_before_anything_is_decided_the_figures_say_nothing_of_a_grant():
    labels = [figure["label"] for figure in cover(new_desk().state)["figures"]]
    assert labels == ["Asked", "Sales asks", "Marketing asks", "Fund"]
    granted = [figure["label"] for figure in cover(signed_desk().state)["figures"]]
    assert granted == ["Asked", "Sales granted", "Marketing granted", "Left"]


@pytest.mark.parametrize("title", ["x" * 400, "https://" + "a/b" * 80, "新客户活动" * 30, "W" * 60 + " $5"])
def test_nothing_leaves_the_page(title: str, tmp_path: Path):
    desk = new_desk()
    desk.seat("dana")
    desk.execute(DraftLine(department="S", fields=LineFields(title=title, requested=123_456_789_012_34)))
    file = tmp_path / "summary.pdf"
    file.write_bytes(summary_of(desk).pdf)
    done = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True)
    right = [float(x) for x in re.findall(r'xMax="([\d.]+)"', done.stdout.decode())]
    assert max(right) <= SHEETS["a4"].width - 51  # the margin of 18 mm


def test_a_page_that_a_few_rows_fill_holds_the_closing_too(tmp_path: Path):
    desk = new_desk()
    desk.seat("nina")
    more = tuple(
        ImportedLine(department="M", fields=LineFields(title=f"Line {n}", requested=1000)) for n in range(20)
    )
    desk.execute(ImportLines(lines=more))
    summary = summary_of(desk)
    pages = pages_of(summary, tmp_path)
    assert summary.pages == 3
    assert "Sum" in pages[2].split("Coverage, open points")[0]
    assert "How to check this print" in pages[2]
    assert len(queries.live_lines(desk.state)) == 60


@pytest.mark.parametrize("paper", PAPERS)
def test_every_page_has_a_picture_of_the_paper_s_size(paper: Paper):
    summary = summary_of(new_desk(), paper)
    for ppi in (72, 150, 227.148):
        pngs = page_pngs(summary.facts, paper, ppi)
        assert len(set(pngs)) == summary.pages
        sheet = SHEETS[paper]
        size = (round(sheet.width * ppi / 72), round(sheet.height * ppi / 72))
        assert {struct.unpack(">II", png[16:24]) for png in pngs} == {size}
