"""Made-up sheets with one trap each, through the whole way: the right amount, or a problem that names the row."""

import zipfile
from pathlib import Path

import pytest

from budget_app.exchange.import_lines import ImportPlan, Options, plan
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.read import chosen, sheets
from budget_app.exchange.sheet import Sheet
from tests.exchange.made import MAIN, cell, sheet_xml, xlsx
from tests.support.asked_rounds import desk_of, opened_log


def planned(path: Path, options: Options | None = None) -> ImportPlan:
    read = sheets(path)
    assert isinstance(read, list), read.message
    sheet = chosen(read)
    assert isinstance(sheet, Sheet)
    return plan(desk_of(opened_log(), "finn").state, "finn", sheet, options or Options(department="S"))


def of_text(folder: Path, text: str, encoding: str = "utf-8", options: Options | None = None) -> ImportPlan:
    (folder / "asks.csv").write_bytes(text.encode(encoding))
    return planned(folder / "asks.csv", options)


def amounts(made: ImportPlan) -> list[int | None]:
    """What came in, in cents; nothing where anything was wrong."""
    return [line.fields.requested or None for line in made.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_encodings_and_separators(tmp_path: Path, encoding: str, separator: str):
    text = (
        separator.join(["title", "requested"]) + "\n" + separator.join(["Bücher – Züge", "1.234,50 €"]) + "\n"
    )
    made = of_text(tmp_path, text, encoding)
    assert made.command
    assert made.lines[0].fields.title == "Bücher – Züge"
    assert amounts(made) == [123450]


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1.596.852.249", 159685224900),
        ("1,596,852,249", 159685224900),
        ("1 234,50", 123450),
        ("1\u00a0234,50", 123450),
        ("1'234.50", 123450),
        ("€ 1,234.50", 123450),
        ("1.234,50 EUR", 123450),
        ("€1234", 123400),
        ("1234.5", 123450),
        ("１２３４", 123400),
    ],
)
def test_ways_of_writing_an_amount(tmp_path: Path, written: str, cents: int):
    assert amounts(of_text(tmp_path, f"title;requested\nFair;{written}\n")) == [cents]


@pytest.mark.parametrize(
    ("written", "flaw"),
    [
        ("1.234", Flaw.TWO_READINGS),
        ("1,234", Flaw.TWO_READINGS),
        ("€ 12,345", Flaw.TWO_READINGS),
        ("(1,234.00)", Flaw.NEGATIVE),
        ("1234-", Flaw.NEGATIVE),
        ("-1234", Flaw.NEGATIVE),
        ("−1234", Flaw.NEGATIVE),
        ("0,00", Flaw.ZERO),
        ("12 %", Flaw.PERCENT),
        ("$ 1,234.00", Flaw.OTHER_CURRENCY),
        ("1234 USD", Flaw.OTHER_CURRENCY),
        ("#REF!", Flaw.ERROR_CELL),
        ("#N/A", Flaw.ERROR_CELL),
        ("1e400", Flaw.EXPONENT),
        ("1.2E+06", Flaw.EXPONENT),
        ("inf", Flaw.NOT_FINITE),
        ("12,345.678", Flaw.TOO_MANY_DECIMALS),
        ("99999999999999999999", Flaw.TOO_LARGE),
        ("31.12.2027", Flaw.NOT_AN_AMOUNT),
        ("2027-12-31", Flaw.NOT_AN_AMOUNT),
        ("12 to 15", Flaw.NOT_AN_AMOUNT),
        ("1.23.456", Flaw.NOT_AN_AMOUNT),
        ("12,34,56", Flaw.NOT_AN_AMOUNT),
        ("TBD", Flaw.NOT_AN_AMOUNT),
        ("", Flaw.MISSING),
        ("-", Flaw.MISSING),
    ],
)
def test_amounts_that_are_a_problem_and_never_a_guess(tmp_path: Path, written: str, flaw: Flaw):
    made = of_text(tmp_path, f"title;requested\nFair;{written}\n")
    assert [(p.sheet, p.row, p.column, p.flaw) for p in made.problems] == [("asks.csv", 2, "requested", flaw)]
    assert made.command is None


def test_a_clear_cell_decides_for_its_column_and_two_that_differ_decide_nothing(tmp_path: Path):
    clear = of_text(tmp_path, "title;requested\nFair;1.234\nBook;1.234,50\n")
    assert amounts(clear) == [123400, 123450]
    torn = of_text(tmp_path, "title;requested\nFair;1.234\nBook;1.234,50\nPen;1,234.50\n")
    assert [(p.row, p.flaw) for p in torn.problems] == [(2, Flaw.TWO_READINGS)]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("requested (in thousands)", ""),
        ("requested TEUR", ""),
        ("requested in Mio. €", ""),
        ("requested", "Budget 2027 in tausend Euro"),
        ("requested", "€ millions"),
        ("requested $'000", ""),
    ],
)
def test_amounts_in_thousands_are_asked_about(tmp_path: Path, head: str, title: str):
    text = f"{title};\n{head};title\n1.5;Fair\n" if title else f"{head};title\n1.5;Fair\n"
    mapping = {"requested": head}
    asked = of_text(tmp_path, text, options=Options("S", mapping))
    assert [problem.flaw for problem in asked.problems] == [Flaw.UNITS]
    assert asked.problems[0].row in (1, 2)
    assert asked.header
    assert amounts(of_text(tmp_path, text, options=Options("S", mapping, units=1000))) == [150000]
    assert amounts(of_text(tmp_path, text, options=Options("S", mapping, units=1))) == [150]


@pytest.mark.parametrize(
    "title", ["Thousand Oaks budget", "Plan for a million trees", "Budget 2027", "Room 1000"]
)
def test_titles_that_say_nothing_of_units_are_not_asked_about(tmp_path: Path, title: str):
    made = of_text(tmp_path, f"{title};\ntitle;requested\nFair;5\n")
    assert title == "Thousand Oaks budget" or amounts(made) == [500]


def test_headings_with_a_separator_too_many_are_not_believed(tmp_path: Path):
    rows = "".join(f"Ask {n},{n},{n}0,x\n" for n in range(1, 9))
    made = of_text(tmp_path, "title,,requested,units,note\n" + rows)
    assert [(p.row, p.flaw) for p in made.problems] == [(1, Flaw.HEADINGS_SLIPPED)]
    assert amounts(
        of_text(tmp_path, "title,,requested,units,note\n" + rows, options=Options("S", header=(1,)))
    )


def test_a_row_with_a_separator_too_many_stays_out_until_the_person_says_it_counts(tmp_path: Path):
    rows = [f"Ask {n},{n},{n}0,x" for n in range(1, 12)]
    rows[4] = "Ask 5,,5,50,x"
    text = "title,units,requested,note\n" + "\n".join(rows)
    made = of_text(tmp_path, text)
    assert [(p.row, p.flaw) for p in made.problems] == [(6, Flaw.RAGGED)]
    assert len(amounts(of_text(tmp_path, text, options=Options("S", left_out=frozenset({6}))))) == 10


def test_merged_departments_hold_for_every_row_beside_them_and_figures_once(tmp_path: Path):
    rows = [
        ["department", "title", "requested"],
        ["S", "Fair", 5.0],
        ["", "Book", 7.0],
        ["", "Pen", ""],
        ["M", "Ink", 1.0],
    ]
    merged = '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="C3:C4"/></mergeCells>'
    xml = sheet_xml(rows).replace("</sheetData>", f"</sheetData>{merged}")
    made = planned(xlsx(tmp_path / "a.xlsx", {"Asks": xml}), Options(good_rows=True))
    assert made.by_department == {"Sales": 1200, "Marketing": 100}
    assert [(p.row, p.flaw) for p in made.problems] == [(4, Flaw.MISSING)]


def test_headings_over_several_merged_rows_are_mapped_by_their_joined_words(tmp_path: Path):
    rows = [
        ["Plan", "", "", ""],
        ["", "2027", "", "2028"],
        ["Dept", "What", "Euro", "Euro"],
        ["S", "Fair", 5.0, 9.0],
    ]
    merged = '<mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="B2:C2"/></mergeCells>'
    xml = sheet_xml(rows).replace("</sheetData>", f"</sheetData>{merged}")
    path = xlsx(tmp_path / "a.xlsx", {"Asks": xml})
    mapping = {"department": "Dept", "title": "What", "requested": "2027 Euro"}
    assert amounts(planned(path, Options(mapping=mapping))) == [500]
    both = planned(path, Options(mapping={**mapping, "requested": "Euro"}))
    assert [problem.flaw for problem in both.problems] == [Flaw.SAME_COLUMN_TWICE]
    assert "2027 Euro, 2028 Euro" in both.problems[0].message


def test_error_cells_dates_and_truths_of_a_spreadsheet_are_no_amounts(tmp_path: Path):
    wrong = [cell("B2", "#DIV/0!"), '<c r="B3" t="b"><v>1</v></c>', '<c r="B4" t="d"><v>2027-03-01</v></c>']
    body = "".join(f'<row r="{n}">{cell(f"A{n}", "Fair")}{xml}</row>' for n, xml in enumerate(wrong, 2))
    head = f'<row r="1">{cell("A1", "title")}{cell("B1", "requested")}</row>'
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{head}{body}</sheetData></worksheet>'
    made = planned(xlsx(tmp_path / "a.xlsx", {"Asks": xml}))
    assert [(p.row, p.flaw) for p in made.problems] == [
        (2, Flaw.ERROR_CELL),
        (3, Flaw.NOT_AN_AMOUNT),
        (4, Flaw.NOT_AN_AMOUNT),
    ]


def test_a_hidden_sheet_is_never_taken_by_itself(tmp_path: Path):
    rows = [["title", "requested"], ["Fair", 5.0]]
    path = xlsx(
        tmp_path / "a.xlsx", {"Old": sheet_xml(rows), "Asks": sheet_xml([])}, hidden=frozenset({"Old"})
    )
    read = sheets(path)
    assert isinstance(read, list)
    none = chosen(read, file=path.name)
    assert isinstance(none, Problem)
    assert none.flaw is Flaw.EMPTY_SHEET


def test_totals_of_every_sort_are_never_counted(tmp_path: Path):
    text = (
        "title;requested\nA;1,50\nB;2,50\nSubtotal;4,00\nC;10,00\nD;20,00\n;30,00\nTotal (EUR);34,00\n"
        "title;requested\nE;5,00\nGesamt:;39,00\n"
    )
    made = of_text(tmp_path, text)
    assert made.total == 3900
    assert made.answer()["sums_left_out"] == [4, 7, 8, 11]
    assert (made.rows, made.added, made.total_rows, made.other_rows) == (10, 5, 4, 1)


def test_a_file_that_is_cut_short_is_said_to_be_damaged(tmp_path: Path):
    path = xlsx(tmp_path / "a.xlsx", {"Asks": sheet_xml([["title", "requested"], ["Fair", 5.0]])})
    path.write_bytes(path.read_bytes()[:-60])
    read = sheets(path)
    assert isinstance(read, Problem)
    assert (read.flaw, read.place()) == (Flaw.DAMAGED, "a.xlsx")


def test_a_part_that_says_a_wrong_size_is_no_way_round_the_limits(tmp_path: Path):
    path = xlsx(tmp_path / "a.xlsx", {"Asks": sheet_xml([["title", "requested"], ["Fair", 5.0]])})
    with zipfile.ZipFile(path) as book:
        parts = {info.filename: book.read(info) for info in book.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
        book.writestr("xl/sharedStrings.xml", b" " * 20_000_000)
    data = bytearray(path.read_bytes())
    size = (20_000_000).to_bytes(4, "little")
    path.write_bytes(bytes(data.replace(size, (100).to_bytes(4, "little"))))
    assert isinstance(sheets(path), Problem | list)
