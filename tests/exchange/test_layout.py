"""What the rows of a sheet are taken for: headings in several rows, sums, blanks, notes."""

from collections.abc import Sequence

import pytest

from budget_app.exchange.layout import Layout, Role, guess_layout, headings
from budget_app.exchange.sheet import Cell, Merged, Sheet, trimmed


def sheet(*rows: Sequence[Cell], merged: tuple[Merged, ...] = (), first_row: int = 1) -> Sheet:
    return Sheet("Asks", tuple(trimmed(list(row)) for row in rows), first_row, merged=merged)


def names(of: Sheet) -> list[str]:
    return [heading.name for heading in headings(of, guess_layout(of))]


def test_a_plain_sheet_has_its_headings_in_the_first_row():
    found = guess_layout(sheet(["Dept", "What", "Euro"], ["Sales", "Fair", 500.0], ["Sales", "Book", 7.0]))
    assert found == Layout((1,), 2)


def test_titles_above_and_footnotes_beneath_are_notes_and_blanks_are_blanks():
    found = guess_layout(
        sheet(
            ["Budget 2027"],
            [],
            ["Dept", "What", "Euro"],
            ["Sales", "Fair", 500.0],
            [],
            ["Sales", "Book", 7.0],
            [],
            ["Figures as of March"],
            ["* with VAT"],
            first_row=4,
        )
    )
    assert (found.header, found.first) == ((6,), 7)
    assert found.notes == {4, 11, 12}
    assert found.blanks == {5, 8, 10}
    assert [found.role(row) for row in (4, 6, 7, 8, 12)] == [
        Role.NOTE,
        Role.HEADING,
        Role.DATA,
        Role.BLANK,
        Role.NOTE,
    ]


def test_a_last_row_without_an_amount_is_no_footnote_unless_it_says_so():
    rows = (["What", "Euro"], ["Fair", 500.0], ["Book", 7.0])
    assert guess_layout(sheet(*rows, ["Pen"])).notes == frozenset()
    assert guess_layout(sheet(*rows, ["Source: ledger"])).notes == {4}


def test_headings_over_several_rows_are_joined_and_merged_ones_carried_on():
    found = sheet(
        ["Plan of the city"],
        ["", "Staff", "", "Total"],
        ["Dept", "Pay", "Pensions", ""],
        ["Sales", 5.0, 6.0, 11.0],
        merged=(Merged(0, 0, 0, 3), Merged(1, 1, 1, 2), Merged(1, 3, 2, 3)),
    )
    assert guess_layout(found).header == (2, 3)
    assert names(found) == ["Dept", "Staff Pay", "Staff Pensions", "Total"]


def test_where_no_merging_is_known_a_heading_is_carried_on_to_tell_columns_apart():
    found = sheet(
        ["", "2026", "", "2027", ""], ["Dept", "Plan", "Actual", "Plan", "Actual"], ["Sales", 1, 2, 3, 4]
    )
    assert names(found) == ["Dept", "2026 Plan", "2026 Actual", "2027 Plan", "2027 Actual"]


def test_doubled_and_blank_headings_get_the_letters_of_their_columns():
    assert names(sheet(["Dept", "Total", "", "total"], ["Sales", 1, 2, 3])) == [
        "Dept",
        "Total (B)",
        "C",
        "total (D)",
    ]


def test_years_head_columns():
    found = sheet(["Dept", 2026.0, 2027.0], ["Sales", 500.0, 700.0], ["Legal", 1.0, 2.0])
    assert guess_layout(found).header == (1,)
    assert names(found) == ["Dept", "2026", "2027"]


def test_headings_that_stand_again_are_headings():
    head = ["Dept", "What", "Euro"]
    found = guess_layout(sheet(head, ["Sales", "Fair", 5.0], head, ["Sales", "Book", 7.0]))
    assert found.repeated == {3}
    assert found.role(3) is Role.HEADING


@pytest.mark.parametrize(
    "word",
    [
        "Total",
        "TOTAL:",
        "Grand total",
        "Sub-total",
        "Sum",
        "Summe",
        "Gesamt",
        "Zwischensumme",
        "Total (€)",
        "合计",
    ],
)
def test_a_row_whose_cell_says_a_sum_is_one_whatever_its_amount(word: str):
    found = guess_layout(
        sheet(["Dept", "What", "Euro"], ["Sales", "Fair", 5], ["Sales", "Book", 7], ["", word, 9])
    )
    assert (found.totals, found.doubtful) == ({4}, frozenset())


@pytest.mark.parametrize(("amount", "sure"), [(12, True), (9, False)])
def test_a_word_that_may_mean_a_sum_needs_the_figure(amount: int, sure: bool):
    found = guess_layout(sheet(["What", "Euro"], ["Fair", 5], ["Book", 7], ["Total Sales", amount]))
    assert (found.totals, found.doubtful) == (({4}, frozenset()) if sure else (frozenset(), {4}))


@pytest.mark.parametrize("word", ["Totally new lamps", "Summit", "lump sum", "Gesamtschule", "Sumo"])
def test_words_that_only_begin_alike_say_nothing(word: str):
    found = guess_layout(sheet(["What", "Euro"], ["Fair", 5], ["Book", 7], [word, 9]))
    assert not found.totals | found.doubtful


def test_an_amount_that_sums_those_above_is_doubtful_and_sure_without_words():
    rows = (["What", "Euro", "Last"], ["Fair", "1.200,50", "2"], ["Book", "7,00", "1"], ["Pen", "1,00", "1"])
    assert guess_layout(sheet(*rows, ["Lamps", "1.208,50", "4"])).doubtful == {5}
    assert guess_layout(sheet(*rows, ["", "1.208,50", "4"])).totals == {5}
    assert not guess_layout(sheet(*rows, ["Lamps", "1.208,50", "5"])).doubtful
    assert not guess_layout(sheet(["What", "Euro"], ["Fair", 10], ["Book", 20], ["Pen", 30])).doubtful


def test_a_place_that_is_called_like_a_sum_is_asked_about():
    head, rows = ["No", "Town", "Euro"], [[n, f"Town {n}", 7 * n * n] for n in range(1, 9)]
    assert guess_layout(sheet(head, *rows, [9, "Suma", 5], [10, "Total", 6])).doubtful == {10, 11}
    assert guess_layout(sheet(head, *rows, ["", "Total", 1428])).totals == {10}
    assert guess_layout(sheet(head, *rows, ["All", "Total", 1428])).totals == {10}


def test_a_statutory_line_that_sums_others_is_asked_about():
    rows = [["", "01 - Taxes", 5], ["", "02 - Fees", 7], ["", "10 = Income", 13]]
    assert guess_layout(sheet(["Area", "Row", "Euro"], *rows)).doubtful == {4}


def test_subtotals_begin_the_sum_anew():
    found = guess_layout(
        sheet(["What", "Euro"], ["A", 1], ["B", 2], ["", 3], ["C", 4], ["D", 5], ["", 9], ["Total", 12])
    )
    assert found.totals == {4, 7, 8}


def test_a_row_with_a_code_of_its_own_is_no_sum():
    found = guess_layout(
        sheet(["code", "title", "requested"], ["A", "Fair", 5], ["B", "Book", 7], ["C", "Total", 12])
    )
    assert not found.totals | found.doubtful


def test_a_word_in_more_than_every_second_row_says_what_rows_are_about():
    rows = [["Fair", "total", n] for n in (5, 7, 9, 30)]
    assert not guess_layout(sheet(["What", "Scope", "Euro"], *rows)).totals


def test_a_blank_sheet_and_one_without_figures_do_no_harm():
    assert guess_layout(sheet([], [])) == Layout((), 1)
    assert guess_layout(sheet(["What", "Who"], ["Fair", "Ines"])).header == (1,)
