"""What is exported is what is imported, whatever people write into it."""

import csv
import io
import string
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_app.desk import Desk
from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import Kind, Line, LineFields, Link
from budget_app.domain.requests import ReviseLine
from budget_app.domain.submission import WithdrawLine
from budget_app.domain.texts import clean
from budget_app.exchange.columns import COLUMNS, Form, column_named
from budget_app.exchange.csv_in import read_csv
from budget_app.exchange.export import as_csv, plain_amount, plain_number
from budget_app.exchange.import_lines import Options, plan
from budget_app.exchange.sheet import Sheet
from budget_app.presentation.money_text import Amount, Number, read_amount, read_number
from tests.support.asked_rounds import asked_log, clock, desk_of, ids, opened_log

NASTY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'",
    "'=x",
    "''",
    '"',
    ";",
    "a;b|c\td,e",
    "\\",
    '\\"x',
    "𝔘 שלום 预算",
    "a\nb",
    "1.234",
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(NASTY),
    st.text(alphabet="=+-@'\";|,\\\n a", max_size=8),
).map(clean)
TITLES = st.one_of(TEXTS.filter(bool), st.just("Total"))
HEADINGS = TEXTS.filter(lambda text: bool(text.strip("'")) and column_named(text.lstrip("'")) is None)
TEXT_FIELDS = [c.field for c in COLUMNS if c.form is Form.TEXT and c.field != "title"]
AMOUNTS = st.integers(1, 10**15)
RESULTS = st.one_of(st.floats(0, 1e300), st.sampled_from([1.234, 12.345, 0.001, 1e-7, 1e22, 3.0]))
SHARES = st.one_of(st.none(), st.floats(0, 1), st.integers(0, 100).map(lambda percent: percent / 100))
MONTHS = st.builds("{:04d}-{:02d}".format, st.integers(2026, 2029), st.integers(1, 12))
CODES = st.text(alphabet=string.ascii_letters + string.digits + "-=+@'._", min_size=1, max_size=12)


@st.composite
def links(draw: st.DrawFn) -> tuple[Link, ...]:
    goals = draw(st.lists(st.sampled_from(["g1", "g3", "g4", "g5", "g6"]), unique=True, max_size=3))
    found: list[Link] = []
    for goal in goals:
        results = iter(sorted(draw(st.tuples(RESULTS, RESULTS, RESULTS))))
        given = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
        minimum, requested, stretch = (next(results) if is_given else None for is_given in given)
        cannot_say = not any(given) and draw(st.booleans())
        found.append(Link(goal, minimum, requested, stretch, draw(SHARES), cannot_say))
    return tuple(found)


@st.composite
def fields(draw: st.DrawFn, others: list[str]) -> LineFields:
    tiers = sorted(draw(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS)))
    start, end = sorted(draw(st.tuples(MONTHS, MONTHS)))
    texts: Any = draw(st.dictionaries(st.sampled_from(TEXT_FIELDS), TEXTS))
    ties = draw(st.lists(st.sampled_from(others), unique=True, max_size=4)) if others else []
    cut = draw(st.integers(0, len(ties)))
    is_period = draw(st.booleans())
    return LineFields(
        title=draw(TITLES),
        kind=draw(st.sampled_from(Kind)),
        start=start if is_period else "",
        end=end if is_period else draw(st.sampled_from(["", end])),
        months=draw(st.sampled_from([(), (2,)])) if is_period else (),
        minimum=draw(st.sampled_from([None, tiers[0]])),
        requested=tiers[1],
        stretch=draw(st.sampled_from([None, tiers[2]])),
        recurring=draw(st.booleans()),
        full_year=draw(st.one_of(st.none(), AMOUNTS)),
        last_budget=draw(st.one_of(st.none(), st.integers(0, 10**15))),
        last_actual=draw(st.one_of(st.none(), st.just(0))),
        requires=tuple(ties[:cut]),
        excludes=tuple(ties[cut:]),
        extra=draw(st.dictionaries(HEADINGS, TEXTS.filter(bool), max_size=3)),
        **texts,
    )


@st.composite
def imports(draw: st.DrawFn) -> ImportLines:
    codes = draw(st.lists(CODES, unique=True, min_size=1, max_size=4))
    return ImportLines(
        lines=tuple(
            ImportedLine(
                code=code,
                department=draw(st.sampled_from("SM")),
                fields=draw(fields([other for other in codes if other != code])),
                links=draw(links()),
                sponsors=draw(st.sampled_from([(), ("S",), ("M",), ("M", "S")])),
            )
            for code in codes
        )
    )


def facts(lines: dict[str, Line]) -> list[dict[str, object]]:
    """Lines without the ids that differ from round to round."""
    codes = {key: line.code for key, line in lines.items()}
    plain = [msgspec.to_builtins(line) | {"id": ""} for line in lines.values()]
    for line in plain:
        line.update({name: [codes[ref] for ref in line[name]] for name in ("requires", "excludes")})
    return plain


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
