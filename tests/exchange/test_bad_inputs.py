"""Every file of the collection of bad inputs: no crash, no hang, and no amount that is wrong in silence.

The amounts of some forty of them are compared row by row with those of an independent reader.
"""

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from budget_app.exchange.canonical import Asks, read_asks
from budget_app.exchange.child import MOST_MEMORY
from budget_app.exchange.layout import guess_layout, headings
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw
from budget_app.exchange.read import sheets
from tests.exchange.answers import Answer, answers
from tests.exchange.expected import BAD_INPUTS
from tests.exchange.independent import Where, amounts

POLLUTED = "Pollock__polluted_files_csv_"
PIVOT = "test_files__pivot_table_named_range.xlsx"
LOOKUPS = "poi__test-data_spreadsheet_StructuredRefs-lots-with-lookups.xlsx"
SPOILED = {
    "row_extra_quote2_col8": 3,
    "row_extra_quote46_col3": 47,
    "row_extra_quote56_col8": 57,
    "row_less_sep_row40_col3": 41,
    "row_less_sep_row45_col3": 46,
    "row_less_sep_row63_col6": 64,
    "row_more_sep_row17_col7": 18,
    "row_more_sep_row26_col4": 27,
    "row_more_sep_row2_col6": 3,
    "row_more_sep_row51_col3": 52,
    "row_more_sep_row69_col1": 70,
    "row_more_sep_row71_col0": 72,
    "row_more_sep_row79_col5": 80,
    "row_more_sep_row7_col4": 8,
    "row_field_delimiter_51_0x20": 52,
}
SOUND = [
    *(Where(f"{POLLUTED}file_{name}.csv", 0, 4) for name in ("header_multirow_2", "header_multirow_3")),
    *(Where(f"{POLLUTED}file_{name}.csv", 0, 4) for name in ("multitable_same", "one_data_row")),
    *(Where(f"{POLLUTED}file_record_delimiter_{name}.csv", 0, 4) for name in ("0xA", "0xD")),
    Where(f"{POLLUTED}file_field_delimiter_0x3B.csv", 0, 4, delimiter=";"),
    Where(f"{POLLUTED}row_extra_quote3_col5.csv", 0, 4),  # spoiled behind the amount
    *(Where(f"{POLLUTED}{name}.csv", 0, 4, skip=frozenset({row})) for name, row in SPOILED.items()),
    Where("Pollock__survey_sample_clean_Auto_Tone_sub242_nov.csv", 2, 7),
    Where("csvkit__examples_test_locale.csv", 0, 1, comma=True),
    Where("csvkit__examples_test_skip_lines.xlsx", 0, 4, first=5, skip=frozenset({6})),
    Where("frictionless-py__data_adjust-floating-point-error.xlsx", 0, 2),
    Where("frictionless-py__data_delimiter.csv", 1, 0, delimiter=";"),
    Where("frictionless-py__data_doublequote.csv", 1, 14),
    Where("frictionless-py__data_issue-1024.xlsx", 2, 7, first=13),
    Where("frictionless-py__data_issue-320.xlsx", 2, 6, first=13),
    Where("frictionless-py__data_issue-1138.csv", 0, 1, delimiter=";"),
    Where("frictionless-py__data_issue-844.csv", 0, 1),
    Where("frictionless-py__data_nested-invalid.csv", 2, 0),
    Where("messytables__horror_excel_pasting.csv", 0, 1, first=5, skip=frozenset({18})),
    Where("messytables__horror_mixedGLB.csv", 0, 1, first=5),
    Where("messytables__horror_sparse_with_column_errors.csv", 1, 2, encoding="cp1252"),
    Where("messytables__horror_utf-16le_encoded.csv", 1, 7, encoding="utf-16-le"),
    Where(LOOKUPS, 3, 4, sheet=2),
    Where(LOOKUPS, 2, 3, sheet=4),
    Where(PIVOT, 0, 1, sheet=1),
    Where("test_files__ErrorTypes.csv", 3, 4),
    Where("test_files__ErrorTypes.xlsx", 3, 4, skip=frozenset({12})),
    Where("test_files__named_ranges_2011.xlsx", 0, 2, skip=frozenset({2, 3, 4, 7})),
    Where(
        "test_files__number_format_russian.0.csv",
        0,
        1,
        encoding="cp1252",
        delimiter=";",
        comma=True,
        skip=frozenset({12}),
    ),
    Where("test_files__roo_bbu.xml.0.csv", 0, 4),
]


def read(path: Path, where: Where) -> Asks:
    """The asks by Accord's way, with what a person would say of the headings and the decimals, and nothing else."""
    found = sheets(path)
    assert isinstance(found, list), found
    sheet = found[where.sheet]
    layout = guess_layout(sheet, header_rows=(where.first - 1,))
    names = [heading.name for heading in headings(sheet, layout)]
    mapping = {
        "title": names[where.title - sheet.first_column],
        "requested": names[where.amount - sheet.first_column],
    }
    everything = frozenset(range(where.first, len(sheet.rows) + sheet.first_row)) - where.skip
    decimal = "," if where.comma else "."
    said = Options(mapping=mapping, header=(where.first - 1,), counted=everything, decimal=decimal, units=1)
    asks = read_asks(sheet, said, "USD" if where.file.startswith(POLLUTED) else "EUR")
    assert isinstance(asks, Asks), asks
    return asks


@pytest.mark.parametrize("where", SOUND, ids=lambda where: f"{where.file}-{where.sheet}")
def test_amounts_are_those_of_an_independent_reader_row_by_row(accord_data: Path, where: Where):
    path = accord_data / "bad-inputs" / where.file
    expected = {row: int(amount * 100) for row, amount in amounts(path, where).items()}
    asks = read(path, where)
    assert expected
    assert {ask.row: ask.fields["requested"] for ask in asks.asks} == expected
    faulty = {problem.row for problem in asks.problems}
    assert not faulty & set(expected)
    assert where.skip <= faulty | asks.layout.totals
    assert (len(expected), sum(expected.values())) == BAD_INPUTS[where.file, where.sheet]


def test_the_sums_of_more_than_thirty_files_are_written_down():
    assert len({file for file, _sheet in BAD_INPUTS}) >= 30
    assert {(where.file, where.sheet) for where in SOUND} == set(BAD_INPUTS)


@pytest.mark.parametrize(("name", "row"), SPOILED.items())
def test_a_spoiled_row_is_a_problem_of_its_own(accord_data: Path, name: str, row: int):
    path = accord_data / "bad-inputs" / f"{POLLUTED}{name}.csv"
    problems = read(path, Where(path.name, 0, 4, skip=frozenset({row}))).problems
    flaws = {problem.flaw for problem in problems if problem.row == row}
    assert flaws & {Flaw.RAGGED, Flaw.SWALLOWED, Flaw.NO_HEADER_ABOVE, Flaw.MISSING}


def test_every_file_is_answered_by_rows_or_a_sentence(accord_data: Path):
    # From a process of its own: until a reader has begun, the system counts its parent's memory as the reader's.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        kinds, memory = apart.submit(all_answered, accord_data / "bad-inputs").result()
    assert kinds["lines"] > 60
    assert not kinds[Flaw.TOO_SLOW]
    assert MOST_MEMORY < 2**30
    assert memory < 2**30


def all_answered(folder: Path) -> tuple[Counter[str], int]:
    """How often each kind of answer was given, all of them checked, and the most memory of a reader in bytes."""
    kinds = Counter[str]()
    for path in sorted(folder.iterdir()):
        for answer in answers(path):
            kinds[answer.kind] += 1
            check(path, answer)
    return kinds, most_memory()


def check(path: Path, answer: Answer) -> None:
    """A sentence names the file or sheet and what to do; rows are all accounted for and add up."""
    problems = [answer.problem] if answer.problem else []
    if answer.plan and answer.rows is not None:
        made = answer.plan
        problems += made.problems
        aside = made.problem_rows + made.blank_rows + made.total_rows + made.other_rows
        assert made.rows == made.added + made.goal_rows + aside, (path, answer.sheet)
        lines = made.lines if made.command else ()
        assert made.total == sum(line.fields.requested or 0 for line in lines)
        assert all(row.number == at + answer.rows[0].number for at, row in enumerate(answer.rows))
    for problem in problems:
        assert problem.place(path.name).startswith(path.name)
        assert problem.message.endswith((".", "?"))
        assert problem.row is not None or problem is answer.problem


def most_memory() -> int:
    """The most bytes that any process begun here has taken."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024)
