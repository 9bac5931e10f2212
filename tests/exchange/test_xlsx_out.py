"""The workbook as other programs read it: texts stay texts, sums are sums, and what comes back is what went out."""

import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import python_calamine as calamine
from hypothesis import given, settings

from budget_app import sample
from budget_app.desk import Desk
from budget_app.domain import queries
from budget_app.domain.decision import TakeOptimum
from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import LineFields
from budget_app.domain.phases import MovePhase
from budget_app.domain.roles import Phase
from budget_app.exchange import read, setup_file
from budget_app.exchange.import_lines import Options, plan
from budget_app.exchange.problems import Problem
from budget_app.exchange.sheet import Sheet
from budget_app.exchange.xlsx_out import as_xlsx
from budget_app.history.memory import MemoryLog
from budget_app.presentation.problem import optimum_grants
from tests.exchange.made_lines import facts, imports
from tests.support.asked_rounds import desk_of, opened_log

NOW = "2026-11-23T09:00:00.000000Z"
ODD = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "http://example.com",
    "1.234",
    "007",
    "Sum",
    "a\nb",
    "春季",
    "x_x0041_",
)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def new_sample() -> Desk:
    """A fresh sample round, decided as far as it can be."""
    numbers = iter(range(10_000))
    desk = sample.play(MemoryLog("r1"), lambda: NOW, lambda: f"id{next(numbers):05}")
    desk.seat("ines")
    desk.execute(MovePhase(phase=Phase.DECISION))
    desk.execute(TakeOptimum(grants=optimum_grants(desk.state)))
    return desk


@pytest.fixture(scope="module")
def decided() -> Desk:
    """One decided sample for all tests that only look."""
    return new_sample()


def written(desk: Desk, folder: Path) -> Path:
    """The round's workbook as a file."""
    path = folder / "round.xlsx"
    path.write_bytes(as_xlsx(desk.state, desk.entries[-1]))
    return path


def rows_of(path: Path, sheet: str) -> list[list[Any]]:
    """A sheet as another program reads it."""
    return calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()


def cells_of(path: Path, sheet: int) -> list[ElementTree.Element]:
    """The cells of a sheet as they stand in the file."""
    with zipfile.ZipFile(path) as zipped:
        root = ElementTree.fromstring(zipped.read(f"xl/worksheets/sheet{sheet}.xml"))
    return list(root.iter(f"{MAIN}c"))


def test_there_is_a_sheet_of_all_lines_one_a_department_and_the_goals(decided: Desk, tmp_path: Path):
    path = written(decided, tmp_path)
    book = calamine.CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Lines", "Sales", "Marketing", "Goals"]
    rows = rows_of(path, "Sales")
    assert rows[3][:2] == ["Code", "Line"]
    assert [row[0] for row in rows[4:]] == [
        line.code for line in decided.state.lines.values() if line.department == "S" and line.is_live
    ]
    goals = rows_of(path, "Goals")
    assert [row[1] for row in goals[4:]] == [goal.title for goal in queries.live_goals(decided.state)]


def test_sums_are_formulas_with_what_they_come_to(decided: Desk, tmp_path: Path):
    path = written(decided, tmp_path)
    for number, name in enumerate(("Lines", "Sales", "Marketing"), 1):
        formulas = [cell for cell in cells_of(path, number) if cell.find(f"{MAIN}f") is not None]
        assert len(formulas) == (3 if name == "Lines" else 4)
        rows = rows_of(path, name)
        for cell in formulas:
            place, value = ord(cell.attrib["r"][0]) - 65, float(cell.findtext(f"{MAIN}v") or "")
            assert cell.attrib["r"][1:] == "3"
            assert value == sum(row[place] for row in rows[4:] if isinstance(row[place], float))
            letter = cell.attrib["r"][0]
            assert cell.findtext(f"{MAIN}f") == f"SUBTOTAL(109,{letter}5:{letter}{len(rows)})"
    asked = sum(queries.asked(line) for line in queries.live_lines(decided.state))
    assert rows_of(path, "Lines")[2][10] == asked / 100


def test_headings_are_frozen_and_columns_wide_enough(decided: Desk, tmp_path: Path):
    path = written(decided, tmp_path)
    with zipfile.ZipFile(path) as zipped:
        root = ElementTree.fromstring(zipped.read("xl/worksheets/sheet1.xml"))
        styles = zipped.read("xl/styles.xml").decode()
    pane = root.find(f".//{MAIN}pane")
    assert pane is not None
    assert (pane.attrib["ySplit"], pane.attrib["xSplit"], pane.attrib["state"]) == ("4", "3", "frozen")
    assert all(float(column.attrib["width"]) >= 7 for column in root.iter(f"{MAIN}col"))
    assert 'formatCode="#,##0.00"' in styles


def test_no_text_is_anything_but_a_text(tmp_path: Path):
    desk = desk_of(opened_log(), "finn")
    lines = [ImportedLine(department="S", fields=LineFields(title=title, requested=500)) for title in ODD]
    desk.execute(ImportLines(lines=tuple(lines)))
    path = written(desk, tmp_path)
    titles = [row[1] for row in rows_of(path, "Sales")[4:]]
    assert titles == [("'" + title if title == "'=1" else title) for title in ODD]
    kinds = {cell.attrib.get("t") for cell in cells_of(path, 2) if cell.attrib["r"].startswith("B")}
    assert kinds == {"s", None} or kinds == {"s"}
    with zipfile.ZipFile(path) as zipped:
        assert not any(
            "hyperlink" in zipped.read(name).decode() for name in zipped.namelist() if "sheet" in name
        )


@settings(max_examples=25)
@given(imports())
def test_what_is_exported_is_imported_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, command: ImportLines
):
    """Given any lines, when they go out as a workbook and come in again, then they are the same."""
    first, second = desk_of(opened_log(), "finn"), desk_of(opened_log(), "finn")
    first.execute(command)
    made = read.sheets(written(first, tmp_path_factory.mktemp("book")))
    assert not isinstance(made, Problem), made.message
    sheet = read.chosen(made)
    assert isinstance(sheet, Sheet), sheet.message
    assert sheet.name == "Lines"
    planned = plan(second.state, "finn", sheet, Options())
    assert not planned.problems, [(p.row, p.column, p.message) for p in planned.problems]
    assert planned.command
    second.execute(planned.command)
    assert facts(second.state.lines) == facts(first.state.lines)


def test_the_sample_comes_back_into_an_empty_copy_of_its_round(decided: Desk, tmp_path: Path):
    found = read.sheets(written(decided, tmp_path))
    assert isinstance(found, list)
    sheet = read.chosen(found)
    assert isinstance(sheet, Sheet)
    setup = setup_file.read((files("resources") / "sample" / "setup.json").read_text(encoding="utf-8"))
    numbers = iter(range(10_000))
    empty = Desk(MemoryLog("r2"), setup.actor, lambda: NOW, lambda: f"id{next(numbers):05}")
    empty.execute(setup.command)
    planned = plan(empty.state, setup.actor, sheet, Options())
    assert not planned.problems, [(p.row, p.column, p.message) for p in planned.problems]
    assert planned.command
    empty.execute(planned.command)
    before, after = (
        {line.code: dict(line.tiers) for line in queries.live_lines(desk.state)} for desk in (decided, empty)
    )
    assert after == before
    assert (
        queries.asked_by_department(empty.state).keys() == queries.asked_by_department(decided.state).keys()
    )


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path):
    desk = desk_of(opened_log(), "finn")
    fields = LineFields(title="Fair", requested=500, justification="𝔘" * 20_000)
    desk.execute(ImportLines(lines=(ImportedLine(department="S", fields=fields),)))
    row = next(row for row in rows_of(written(desk, tmp_path), "Lines") if row[2] == "Fair")
    text = next(cell for cell in row if isinstance(cell, str) and cell.startswith("𝔘"))
    assert len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.endswith("(cut: a cell holds 32767 characters; csv and JSON hold all of it)")


def test_the_same_state_gives_the_same_bytes(decided: Desk):
    last = decided.entries[-1]
    assert as_xlsx(decided.state, last) == as_xlsx(decided.state, last)
