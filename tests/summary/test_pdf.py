"""The summary as people get it: its sentences, its sums, its tags, and texts shown as what they are."""

import re
import subprocess
from pathlib import Path

import pytest

from budget_app import sample
from budget_app.desk import Desk
from budget_app.domain import queries
from budget_app.domain.decision import TakeOptimum
from budget_app.domain.lines import LineFields
from budget_app.domain.phases import MovePhase
from budget_app.domain.requests import DraftLine
from budget_app.domain.roles import Phase
from budget_app.domain.signing import Sign
from budget_app.exchange import setup_file
from budget_app.history.memory import MemoryLog
from budget_app.presentation.amounts import full_money
from budget_app.presentation.problem import optimum_grants
from budget_app.summary.closing import closing
from budget_app.summary.cover import cover
from budget_app.summary.decisions import decisions
from budget_app.summary.pdf import summary_pdf

NOW = "2026-11-23T09:00:00.000000Z"
ODD = ("Save $5 and $6", "<b>bold</b>", "=1+1", "新客户活动", "حملة الربيع", "#strong[x] @preview", "x" * 200)


def new_desk() -> Desk:
    """A fresh sample round, with ids that are the same each time."""
    numbers = iter(range(10_000))
    return sample.play(MemoryLog("r1"), lambda: NOW, lambda: f"id{next(numbers):05}")


def signed_desk() -> Desk:
    """The sample, decided by the optimum and signed."""
    desk = new_desk()
    desk.seat("ines")
    desk.execute(MovePhase(phase=Phase.DECISION))
    desk.execute(TakeOptimum(grants=optimum_grants(desk.state)))
    desk.execute(Sign())
    return desk


@pytest.fixture(scope="module")
def signed() -> Desk:
    """One signed round for all tests that only look."""
    return signed_desk()


def text_of(pdf: bytes, folder: Path) -> str:
    """The words of a PDF, as another program reads them."""
    file = folder / "summary.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def info_of(pdf: bytes, folder: Path, *words: str) -> str:
    """What pdfinfo says of a PDF."""
    file = folder / "summary.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdfinfo", *words, file], capture_output=True, check=True).stdout.decode(
        errors="replace"
    )


def test_every_line_stands_with_its_amounts_and_every_page_with_the_fingerprint(signed: Desk, tmp_path: Path):
    text = text_of(summary_pdf(signed.state, signed.entries[-1]), tmp_path)
    for line in signed.state.lines.values():
        row = next(row for row in text.splitlines() if re.match(rf"\s*{line.code}\b", row))
        assert full_money(queries.asked(line), 2) in row
    pages = text.split("\f")[:-1]
    assert len(pages) >= 3
    assert all(signed.fingerprint in page for page in pages)


def test_the_cover_says_what_was_granted_of_what_fund(signed: Desk):
    facts = cover(signed.state)
    granted = queries.granted_total(signed.state)
    assert granted <= signed.state.available
    assert facts["finding"].startswith("1.68\u00a0M of the 1.80\u00a0M fund is granted and buys ")
    assert facts["figures"][0]["figure"] == "2.60\u00a0M"
    assert all(chart["svg"].lstrip().startswith("<?xml") and chart["sentence"] for chart in facts["charts"])


def test_the_departments_sums_are_the_sums_of_their_rows(signed: Desk):
    for department in decisions(signed.state):
        rows = department["rows"]
        granted = sum(int(row["granted"].replace(",", "")) for row in rows if row["granted"] != "–")
        assert full_money(granted * 100, 2) == department["granted"]
        assert all(row["why"] for row in rows if row["granted"] == "0")


def test_the_closing_names_who_signed_and_what_waits_for_an_answer(signed: Desk):
    facts = closing(signed.state)
    assert [(s["name"], s["when"]) for s in facts["signatures"]] == [
        ("Ines Okafor", "signed in Accord, 23 November 2026, 09:00 UTC")
    ]
    assert [point["text"][:20] for point in facts["points"]] == [
        "What do the reviews ",
        "Last year's travel w",
    ]
    assert {goal["title"] for goal in facts["goals"]} == {goal.title for goal in signed.state.goals.values()}


def test_the_pdf_is_for_the_archive_and_for_screen_readers(signed: Desk, tmp_path: Path):
    pdf = summary_pdf(signed.state, signed.entries[-1])
    info = info_of(pdf, tmp_path)
    assert "Tagged:          yes" in info
    meta = info_of(pdf, tmp_path, "-meta")
    assert "<pdfaid:part>2</pdfaid:part>" in meta
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in meta
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta
    tags = info_of(pdf, tmp_path, "-struct")
    assert tags.count("Figure") >= 3
    assert "TH" in tags


@pytest.mark.parametrize(("paper", "size"), [("a4", "595.276 x 841.89"), ("letter", "612 x 792")])
def test_both_papers(signed: Desk, tmp_path: Path, paper: str, size: str):
    info = info_of(summary_pdf(signed.state, signed.entries[-1], paper), tmp_path)  # type: ignore[arg-type]
    assert size in info


def test_the_same_state_gives_the_same_bytes(signed: Desk):
    last = signed.entries[-1]
    assert summary_pdf(signed.state, last) == summary_pdf(signed.state, last)


def test_odd_titles_stand_as_what_they_are(tmp_path: Path):
    desk = new_desk()
    desk.seat("dana")
    for title in ODD:
        desk.execute(DraftLine(department="S", fields=LineFields(title=title, requested=100_00)))
    text = "".join(text_of(summary_pdf(desk.state, desk.entries[-1]), tmp_path).split())
    for title in ("Save$5and$6", "<b>bold</b>", "=1+1", "#strong[x]"):
        assert title in text
    assert "Nothingisdecidedyet" in text


def test_an_empty_round_can_be_printed(tmp_path: Path):
    numbers = iter(range(100))
    plan = setup_file.read('{"fund": 0}')
    desk = Desk(MemoryLog("r2"), plan.actor, lambda: NOW, lambda: f"id{next(numbers)}")
    desk.execute(plan.command)
    text = text_of(summary_pdf(desk.state, desk.entries[-1]), tmp_path)
    assert "Nothingisdecidedyet" in "".join(text.split())
