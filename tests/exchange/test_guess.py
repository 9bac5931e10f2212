"""Columns guessed from headings and cells: known headings first, one column a field, what was said before holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.exchange.columns import COLUMNS
from budget_app.exchange.guess import LEFT_OUT, Guess, Known, guess_columns
from budget_app.exchange.heading_words import likeness, source_of, unique_headings
from budget_app.exchange.headings import Heading
from budget_app.exchange.sheet import Row

KNOWN = Known(frozenset({"s", "sales", "m", "marketing"}), frozenset({"g1", "g2"}), "2027")


def heads(*texts: str) -> list[Heading]:
    return [Heading(f"{text} ({place})", text, text.split("/")[-1]) for place, text in enumerate(texts)]


def guessed(headings: list[Heading], *rows: Row, **said: str) -> dict[str, str]:
    found = guess_columns(headings, rows, KNOWN, said)
    return {headings[place].text: guess.field for place, guess in found.items()}


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        (
            ("Dept", "Line item", "Amount"),
            ("Sales", "Trade fair", 26000),
            {"Dept": "department", "Line item": "title", "Amount": "requested"},
        ),
        (
            ("Abteilung", "Bezeichnung", "Betrag"),
            ("Vertrieb", "Messe", "26.000,00"),
            {"Abteilung": "department", "Bezeichnung": "title", "Betrag": "requested"},
        ),
        (
            ("Departement", "Project nmae", "Requestd amount"),
            ("Sales", "Trade fair", 26000),
            {"Departement": "department", "Project nmae": "title", "Requestd amount": "requested"},
        ),
        (
            ("fiscal_year", "department", "subclass", "total"),
            ("2017", "City Council", "Salary Control", "100000"),
            {"department": "department", "total": "requested", "subclass": "title"},
        ),
        (
            ("Item", "FY27/Minimum", "FY27/Requested", "FY27/Stretch"),
            ("Trade fair", 18000, 26000, 30000),
            {
                "Item": "title",
                "FY27/Minimum": "minimum",
                "FY27/Requested": "requested",
                "FY27/Stretch": "stretch",
            },
        ),
        (
            ("Item", "2026", "2027", "2028"),
            ("Trade fair", 18000, 26000, 30000),
            {"Item": "title", "2027": "requested"},
        ),
        # What the cells say, where headings say nothing.
        (
            ("Serves", "Who", "What for", "EUR"),
            ("G1", "Sales", "Trade fair", 26000),
            {"Serves": "goal", "Who": "department", "What for": "title", "EUR": "requested"},
        ),
        # Words that sound like an amount over cells that hold none.
        (("Item", "Budget owner", "Cost"), ("Trade fair", "Dana", 5), {"Item": "title", "Cost": "requested"}),
    ],
)
def test_columns_are_recognised(headings: tuple[str, ...], row: Row, expected: dict[str, str]):
    found = guessed(heads(*headings), row)
    assert {heading: found.get(heading) for heading in expected} == expected


def test_a_code_that_rows_share_is_no_code():
    rows = [("1010", "Fair", 5), ("1010", "Book", 6)]
    assert "Fund code" not in guessed(heads("Fund code", "Item", "Amount"), *rows)
    assert guessed(heads("Ref", "Item", "Amount"), ("A-1", "Fair", 5), ("A-2", "Book", 6))["Ref"] == "code"


def test_a_guess_says_how_sure_it_is():
    found = guess_columns(heads("title", "Amount", "Sub class"), [("Fair", 5, "x")], KNOWN)
    assert found[0] == Guess("title", 1.0)
    assert found[1].is_sure
    last_resort = guess_columns(heads("Sub class", "A sum of money"), [("Salary control", 5)], KNOWN)
    assert not last_resort[0].is_sure


def test_what_was_said_of_a_source_goes_before_all_guessing():
    headings = heads("Dept", "Item", "Amount", "Total")
    said = {"dept": "department", "item": "title", "amount": "", "total": "requested"}
    assert guessed(headings, ("Sales", "Fair", 5, 6), **said) == {
        "Dept": "department",
        "Item": "title",
        "Total": "requested",
    }
    assert "Item" not in guessed(headings, ("Sales", "Fair", 5, 6), **{**said, "item": LEFT_OUT})


def test_doubled_headings_are_told_apart():
    assert unique_headings(["Total", "total:", "", "Item"]) == ["total", "total 2", "", "item"]
    assert source_of(["Item", "Total"]) == source_of([" total ", "ITEM", ""])
    assert source_of(["Item", "Total"]) != source_of(["Item", "Total", "Total"])


def test_likeness_is_a_share():
    assert likeness("Department/Agency")["department"] > 0.85
    assert likeness("") == likeness("???") == {}
    assert all(0.5 <= alike <= 1 for alike in likeness("budget request total", "total").values())


WORDS = st.sampled_from(
    [
        *(column.heading for column in COLUMNS),
        "Dept",
        "Amount",
        "Total",
        "Cost",
        "Item",
        "Notes",
        "FY27",
        "",
        "Goal",
    ]
)
CELLS = st.sampled_from(
    ["", "Sales", "G1", "Trade fair in spring", "12,500", 12500, 0.5, "2027-03", "yes", "A-1"]
)


@given(st.data(), st.lists(WORDS, min_size=1, max_size=12))
def test_never_two_columns_for_one_field(data: st.DataObject, texts: list[str]):
    cells = st.tuples(*[CELLS] * len(texts))
    rows = data.draw(st.lists(cells, max_size=6))
    found = guess_columns(heads(*texts), rows, KNOWN)
    fields = [guess.field for guess in found.values()]
    assert len(fields) == len(set(fields))
    assert all(0 < guess.confidence <= 1 and 0 <= place < len(texts) for place, guess in found.items())


@given(st.permutations([column.heading for column in COLUMNS]), st.data())
def test_canonical_headings_are_always_right(texts: list[str], data: st.DataObject):
    rows = data.draw(st.lists(st.tuples(*[CELLS] * len(texts)), max_size=3))
    found = guess_columns(heads(*texts), rows, KNOWN)
    by_heading = {column.heading: column.field for column in COLUMNS}
    assert {texts[place]: guess.field for place, guess in found.items()} == by_heading
    assert all(guess.confidence == 1 for guess in found.values())
