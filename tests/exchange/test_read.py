"""Files of every sort: sheets or one sentence, never a crash, never a hang."""

import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.read import chosen, sheets
from budget_app.exchange.sheet import Sheet
from tests.exchange.made import MAIN, ods, sheet_xml, xlsx

ROWS = [["title", "requested"], ["Fair", 500.25], ["Book", "1.234"]]


def good(path: Path) -> list[Sheet]:
    read = sheets(path)
    assert isinstance(read, list), read
    return read


def flaw(path: Path, seconds: float = 10) -> Flaw:
    read = sheets(path, seconds)
    assert isinstance(read, Problem), read
    assert read.message
    return read.flaw


def test_numbers_and_texts_come_as_they_are(tmp_path: Path):
    [sheet] = good(xlsx(tmp_path / "asks.xlsx", {"Asks": sheet_xml(ROWS)}))
    assert (sheet.name, sheet.first_row) == ("Asks", 1)
    assert sheet.rows == (("title", "requested"), ("Fair", 500.25), ("Book", "1.234"))


def test_rows_are_numbered_as_the_person_sees_them(tmp_path: Path):
    [sheet] = good(xlsx(tmp_path / "asks.xlsx", {"Asks": sheet_xml(ROWS, top=7)}))
    assert sheet.first_row == 7
    assert sheet.rows[0] == ("title", "requested")


def test_error_cells_are_not_blanks(tmp_path: Path):
    rows = [["title", "requested"], ["Fair", "#DIV/0!"], ["Book", "#N/A"]]
    [sheet] = good(xlsx(tmp_path / "asks.xlsx", {"Asks": sheet_xml(rows, top=3)}))
    assert sheet.rows[1:] == (("Fair", "#DIV/0!"), ("Book", "#N/A"))


def test_error_cells_of_an_open_document_are_not_blanks(tmp_path: Path):
    empty = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    error = (
        '<table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="string" '
        'office:string-value="" xmlns:calcext="urn:calcext" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="5"/></table:table-row>'
    )
    [sheet] = good(ods(tmp_path / "asks.ods", empty + error))
    assert (sheet.first_row, sheet.rows) == (3, (("#DIV/0!", "#DIV/0!", 5.0),))


@pytest.mark.parametrize(
    ("name", "errors"),
    [
        ("test_files__formula_stress_test.xls", {("Information", 2, "#DIV/0!"), ("Logical", 12, "#DIV/0!")}),
        ("test_files__named_ranges_2011.xlsb", {("Named Ranges", 3, "#NAME?"), ("Cross-Sheet", 1, "#NAME?")}),
    ],
)
def test_error_cells_of_older_and_binary_files_are_not_blanks(
    accord_data: Path, name: str, errors: set[tuple[str, int, str]]
):
    cells = {
        (sheet.name, number, cell)
        for sheet in good(accord_data / "bad-inputs" / name)
        for number, row in enumerate(sheet.rows, sheet.first_row)
        for cell in row
    }
    assert errors <= cells


def test_formats_of_blank_cells_to_the_last_one_do_no_harm(tmp_path: Path):
    xml = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    xml += '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData></worksheet>'
    assert good(xlsx(tmp_path / "a.xlsx", {"Asks": xml}))[0].rows == ((1.0,),)


def test_hidden_sheets_are_said_to_be_hidden(tmp_path: Path):
    found = good(
        xlsx(
            tmp_path / "a.xlsx", {"Asks": sheet_xml(ROWS), "Old": sheet_xml(ROWS)}, hidden=frozenset({"Old"})
        )
    )
    assert [(s.name, s.hidden) for s in found] == [("Asks", False), ("Old", True)]
    assert chosen(found) is found[0]
    assert chosen(found, "old") is found[1]


def test_several_sheets_ask_for_a_name(tmp_path: Path):
    found = good(
        xlsx(tmp_path / "a.xlsx", {"One": sheet_xml(ROWS), "Two": sheet_xml(ROWS), "None": sheet_xml([])})
    )
    asked, missing, empty = chosen(found, file="a.xlsx"), chosen(found, "Three"), chosen(found, "None")
    assert isinstance(asked, Problem)
    assert asked.message == "There are several sheets. Say which: One, Two."
    assert isinstance(missing, Problem)
    assert "One, Two, None" in missing.message
    assert isinstance(empty, Problem)
    assert empty.flaw is Flaw.EMPTY_SHEET


def test_an_open_document_sheet_is_read(tmp_path: Path):
    row = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Fair</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="500.25"><text:p>500</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2027-03-01"><text:p>March</text:p>'
        "</table:table-cell></table:table-row>"
    )
    [sheet] = good(ods(tmp_path / "asks.ods", row))
    assert sheet.rows == (("Fair", 500.25, "2027-03-01"),)


def test_the_content_counts_and_not_the_name(tmp_path: Path):
    (tmp_path / "asks.xlsx").write_bytes(b"title,requested\nFair,5\n")
    assert good(tmp_path / "asks.xlsx")[0].rows[1] == ("Fair", "5")


def test_a_cell_in_the_last_column_of_the_last_row_is_refused(tmp_path: Path):
    xml = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    xml += '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    assert flaw(xlsx(tmp_path / "far.xlsx", {"Far": xml})) is Flaw.TOO_BIG


def test_a_cell_in_the_last_column_alone_is_read(tmp_path: Path):
    xml = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
    [sheet] = good(xlsx(tmp_path / "wide.xlsx", {"Wide": xml + "</sheetData></worksheet>"}))
    assert len(sheet.rows[0]) == 16384


def test_references_that_the_first_look_does_not_see_hit_the_limit_of_memory(tmp_path: Path):
    # Single quotes: sound XML that the quick look for extents does not know.
    xml = f"<worksheet xmlns='{MAIN}'><sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
    xml += "<row r='1000000'><c r='XFD1000000'><v>1</v></c></row></sheetData></worksheet>"
    assert flaw(xlsx(tmp_path / "far.xlsx", {"Far": xml})) is Flaw.TOO_BIG


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path):
    path = xlsx(tmp_path / "bomb.xlsx", {"Asks": sheet_xml(ROWS)})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book, book.open("xl/media.bin", "w") as part:
        for _ in range(41):
            part.write(bytes(10_000_000))
    assert path.stat().st_size < 1_000_000
    assert flaw(path) is Flaw.TOO_BIG


def test_entities_that_multiply_are_refused(tmp_path: Path):
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<!DOCTYPE w [<!ENTITY l0 "lol">{levels}]><worksheet xmlns="{MAIN}"><sheetData>'
    xml += '<row r="1"><c r="A1" t="inlineStr"><is><t>&l11;</t></is></c></row></sheetData></worksheet>'
    read = sheets(xlsx(tmp_path / "lol.xlsx", {"Lol": xml}))
    assert isinstance(read, Problem) or len(str(read[0].rows)) < 100


def test_a_container_of_an_encrypted_package_is_said_to_be_under_a_password(tmp_path: Path):
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)
    (tmp_path / "secret.xlsx").write_bytes(start + "EncryptedPackage".encode("utf-16-le") + bytes(512))
    assert flaw(tmp_path / "secret.xlsx") is Flaw.ENCRYPTED


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Flaw.EMPTY_FILE),
        (b"PK\x03\x04" + bytes(100), Flaw.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), Flaw.DAMAGED),
        (b"%PDF-1.7\n1 0 obj\n", Flaw.NOT_A_SHEET),
        (b"<!DOCTYPE html><table><tr><td>Fair</td></tr></table>", Flaw.NOT_A_SHEET),
        (b'<?xml version="1.0"?><Workbook/>', Flaw.NOT_A_SHEET),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 10, Flaw.NOT_A_SHEET),
        (b"ID;PWXL;N;E\nC;X1;Y1;K5\n", Flaw.NOT_A_SHEET),
    ],
)
def test_what_is_no_sheet_is_said_to_be_none(tmp_path: Path, data: bytes, expected: Flaw):
    (tmp_path / "asks.xlsx").write_bytes(data)
    assert flaw(tmp_path / "asks.xlsx") is expected


def test_a_file_that_is_not_there_or_a_folder_is_a_sentence(tmp_path: Path):
    assert flaw(tmp_path / "none.csv") is Flaw.CANNOT_OPEN
    assert flaw(tmp_path) is Flaw.CANNOT_OPEN


def test_what_takes_too_long_is_stopped(tmp_path: Path):
    path = xlsx(tmp_path / "asks.xlsx", {"Asks": sheet_xml(ROWS)})
    assert flaw(path, seconds=0.001) is Flaw.TOO_SLOW


def test_the_child_imports_neither_qt_nor_numpy():
    code = (
        "import sys, budget_app.exchange.child as c;"
        "sys.exit(any(m.split('.')[0] in ('PySide6', 'numpy', 'matplotlib', 'ui') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_bad_files_are_answered_by_rows_or_a_sentence(accord_data: Path):
    """All texts of the collection, and every third spreadsheet, since each takes 0.1 s and more."""
    files = sorted((accord_data / "bad-inputs").iterdir())
    books = [path for path in files if path.suffix in (".xls", ".xlsx", ".xlsb", ".ods")]
    answers = Counter[str]()
    for path in [*set(files).difference(books), *books[::3]]:
        read = sheets(path)
        if isinstance(read, Problem):
            assert read.message
            assert read.flaw is not Flaw.TOO_SLOW
        answers["problem" if isinstance(read, Problem) else "rows"] += 1
    assert answers["rows"] > answers["problem"]
