"""What is exported is what is imported, whatever people write into it."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_app.desk import Desk
from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.domain.submission import WithdrawLine
from budget_app.exchange.columns import COLUMNS
from budget_app.exchange.csv_in import read_csv
from budget_app.exchange.export import as_csv, plain_amount, plain_number
from budget_app.exchange.import_lines import Options, plan
from budget_app.exchange.sheet import Sheet
from budget_app.presentation.money_text import Amount, Number, read_amount, read_number
from tests.exchange.made_lines import facts, imports
from tests.support.asked_rounds import asked_log, clock, desk_of, ids, opened_log


@settings(max_examples=100)
@given(imports())
def test_an_export_is_imported_as_it_was(command: ImportLines):
    """Given any lines, when they are exported to csv and imported into another round, then they are the same."""
    first, second = desk_of(opened_log(), "finn"), desk_of(opened_log(), "finn")
    first.execute(command)
    text = as_csv(first.state)
    sheet = read_csv(text.encode("utf-8"), "asks.csv")
    assert isinstance(sheet, Sheet), sheet.message
    made = plan(second.state, "finn", sheet, Options())
    assert not made.problems, [(p.row, p.column, p.message) for p in made.problems]
    assert made.command
    second.execute(made.command)
    assert facts(second.state.lines) == facts(first.state.lines)
    assert as_csv(second.state) == text


@given(imports())
def test_no_cell_of_an_export_is_a_formula(command: ImportLines):
    desk = desk_of(opened_log(), "finn")
    desk.execute(command)
    for row in list(csv.reader(io.StringIO(as_csv(desk.state), newline="")))[1:]:
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row)
        assert all(isinstance(read_number(cell), Number) for cell in row if cell.startswith("-"))


def test_the_headings_are_the_canonical_ones_and_others_only_if_used():
    desk = desk_of(opened_log(), "finn")
    plain = [column.heading for column in COLUMNS if not column.extra]
    assert as_csv(desk.state).splitlines() == [",".join(plain)]
    fields = LineFields(title="Fair", requested=500, recurring=True, extra={"Region": "North", "title": "x"})
    desk.execute(ImportLines(lines=(ImportedLine(department="S", fields=fields),)))
    assert as_csv(desk.state).splitlines()[0] == ",".join([*plain, "recurring", "Region", "title (2)"])


def test_withdrawn_lines_stay_out_of_the_sheet_and_out_of_ties():
    desk = Desk(asked_log(submitted=False).another(), "dana", clock(), ids("more-"))
    desk.execute(ReviseLine(line="l1", fields=LineFields(requires=("S-002", "S-003"))))
    desk.execute(WithdrawLine(line="S-002"))
    rows = list(csv.DictReader(io.StringIO(as_csv(desk.state), newline="")))
    assert "S-002" not in {row["code"] for row in rows}
    assert rows[0]["requires"] == "S-003"
    assert [row["goal"] for row in rows if row["code"] == "S-001"] == ["G1", "G3"]
    assert [row["requested"] for row in rows if row["code"] == "S-001"] == ["148000.00", ""]


@given(st.integers(-(10**15), 10**15), st.sampled_from([0, 2, 3]))
def test_an_exported_amount_has_one_reading(minor: int, digits: int):
    assert read_amount(plain_amount(minor, digits), digits) == Amount(minor)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_an_exported_number_has_one_reading(value: float):
    assert read_number(plain_number(value)) == Number(value)


@pytest.mark.parametrize(("value", "text"), [(3.0, "3"), (1.234, "1.2340"), (0.125, "0.125"), (-1.5, "-1.5")])
def test_numbers_are_written_plainly(value: float, text: str):
    assert plain_number(value) == text
