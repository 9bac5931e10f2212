"""Out to a workbook, through another office program, and back: nothing is lost, and what was edited there comes in."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.desk import Desk
from budget_app.domain.lines import Line
from budget_app.exchange.import_plan import ImportPlan
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw
from budget_app.exchange.read import sheets
from budget_app.exchange.several import options_for, ours, plan_several
from budget_app.exchange.sheet import Sheet
from budget_app.exchange.written import KINDS
from budget_app.history.memory import MemoryLog

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def round_() -> Desk:
    """The sample round, before anything is decided."""
    return sample.play(MemoryLog("round-1"), now, new_id)


@pytest.fixture
def dana(round_: Desk) -> Desk:
    round_.seat("dana")
    return round_


def exported(desk: Desk, path: Path) -> Path:
    path.write_bytes(KINDS[path.suffix[1:]](desk.state, desk.entries[-1]))
    return path


def through_the_office(kind: str, *paths: Path) -> list[Path]:
    """Opened and saved again by another program, in another folder."""
    if OFFICE is None:
        pytest.skip("there is no LibreOffice on this machine")
    folder = paths[0].parent / f"saved as {kind}"
    home = (paths[0].parent / "profile").as_uri()
    command = [OFFICE, f"-env:UserInstallation={home}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, paths)], check=True, capture_output=True, timeout=120
    )
    return [folder / f"{path.stem}.{kind}" for path in paths]


def comes_back(desk: Desk, found: list[Sheet], **said: object) -> ImportPlan:
    options = Options(update=True, **said)  # type: ignore[arg-type]
    each = [(sheet, options_for(desk.state, sheet, options)) for sheet in found]
    return plan_several(desk.state, desk.person, each, entries=desk.entries)


def sheets_of(path: Path) -> list[Sheet]:
    found = sheets(path)
    assert isinstance(found, list)
    return ours(found)


def edited(path: Path, sheet: int, was: str, becomes: str) -> Path:
    """Another text or figure in one sheet of a workbook, or in what its sheets share."""
    beside = path.with_name("edited.xlsx")
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as out:
        for name in book.namelist():
            data = book.read(name)
            if name == f"xl/worksheets/sheet{sheet}.xml":
                assert was.encode() in data
                data = data.replace(was.encode(), becomes.encode(), 1)
            out.writestr(name, data)
    return beside


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_went_out_comes_back_without_a_difference(dana: Desk, tmp_path: Path, kind: str):
    found = sheets_of(exported(dana, tmp_path / f"round.{kind}"))
    assert [sheet.name for sheet in found][:1] == (["Lines"] if kind == "xlsx" else ["round.csv"])
    assert len(found) == (3 if kind == "xlsx" else 1)
    made = comes_back(dana, found)
    assert (made.command, made.problems, made.changes, made.missing) == (None, (), (), ())
    lines = [line for line in dana.state.lines.values() if line.is_live]
    assert made.unchanged == len(lines)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_through_libreoffice_nothing_is_lost_and_an_edit_is_exactly_that_edit(
    dana: Desk, tmp_path: Path, kind: str
):
    path = exported(dana, tmp_path / "round.xlsx")
    line = asked_by_sales(dana)
    assert line.requested
    was = line.requested // 100
    book = edited(path, 2, f"<v>{was}</v>", f"<v>{was + 1}.5</v>")
    untouched, touched = through_the_office(kind, path, book)
    made = comes_back(dana, sheets_of(untouched))
    assert (made.command, made.problems, made.changes, made.missing) == (None, (), (), ())
    again = comes_back(dana, sheets_of(touched))
    assert [(c.code, d.field, d.after) for c in again.changes for d in c.differences] == [
        (line.code, "requested", line.requested + 150)
    ]
    assert again.problems == ()


def asked_by_sales(desk: Desk) -> Line:
    """A line of Sales that asks for a whole number, with room above it."""
    lines = (line for line in desk.state.lines.values() if line.department == "S" and line.is_live)
    return next(line for line in lines if line.requested and (line.stretch or 10**9) > line.requested + 1000)


def test_two_sheets_of_a_workbook_that_contradict_each_other_are_a_problem(dana: Desk, tmp_path: Path):
    lines, sales, marketing = sheets_of(exported(dana, tmp_path / "round.xlsx"))
    line = asked_by_sales(dana)
    code, asked = line.code, (line.requested or 0) / 100

    def with_amount(sheet: Sheet, amount: float) -> Sheet:
        head = next(at for at, row in enumerate(sheet.rows) if "as of" in row)
        place = [str(cell).casefold() for cell in sheet.rows[head]].index("requested")
        rows = list(sheet.rows)
        at = next(n for n, row in enumerate(rows) if row and row[0] == code)
        rows[at] = (*rows[at][:place], amount, *rows[at][place + 1 :])
        return Sheet(sheet.name, tuple(rows), sheet.first_row)

    same = comes_back(dana, [with_amount(lines, asked + 1), with_amount(sales, asked + 1), marketing])
    assert (same.problems, same.changed) == ((), 1)
    assert same.command
    differ = comes_back(dana, [with_amount(lines, asked + 1), with_amount(sales, asked + 2), marketing])
    assert [problem.flaw for problem in differ.problems] == [Flaw.SHEETS_DIFFER]
    assert differ.command is None
