"""The canonical sheet: headings recognised, rows read, what is wrong said by row and column."""

from collections.abc import Sequence

from budget_app.exchange.canonical import Asks, read_asks
from budget_app.exchange.columns import COLUMNS, guarded, unguarded
from budget_app.exchange.headings import Header, header, names
from budget_app.exchange.layout import Role
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Cell, Sheet, trimmed


def sheet(*rows: Sequence[Cell], first_row: int = 1) -> Sheet:
    return Sheet("Asks", tuple(trimmed(list(row)) for row in rows), first_row)


def asks(*rows: Sequence[Cell], mapping: dict[str, str] | None = None, first_row: int = 1) -> Asks:
    read = read_asks(sheet(*rows, first_row=first_row), Options(mapping=mapping or {}), "EUR")
    assert isinstance(read, Asks), read
    return read


def flaws(read: Asks) -> list[tuple[int | None, str, Flaw]]:
    return [(problem.row, problem.column, problem.flaw) for problem in read.problems]


def test_every_heading_is_recognised_whatever_its_case_spaces_and_underscores():
    cells = [c.heading.upper().replace(" ", "_") + ": " for c in COLUMNS]
    found = header(names(sheet(cells), (0,)), {})
    assert isinstance(found, Header)
    assert [columns[0] for columns in found.known.values()] == list(COLUMNS)
    assert not found.unknown


def test_a_row_becomes_an_ask_with_its_goal_and_unknown_columns():
    read = asks(
        ["Title", "Requested", "Goal", "Requested result", "Confidence", "Region"],
        ["Fair", "1.200,50", "G1", "12", "70 %", "North"],
    )
    [ask] = read.asks
    assert ask.fields == {"title": "Fair", "requested": 120050}
    assert ask.extra == {"Region": "North"}
    [goal] = ask.goals
    assert (goal.code, goal.requested, goal.confidence) == ("G1", 12.0, 0.7)


def test_headings_may_stand_further_down_and_rows_are_numbered_as_seen():
    read = asks(["Budget asks 2027"], [], ["title", "requested"], ["Fair", "nothing"], first_row=3)
    assert flaws(read) == [(6, "requested", Flaw.NOT_AN_AMOUNT)]


def test_mapped_columns_fill_only_what_they_are_mapped_to():
    mapping = {"Title": "subclass", "REQUESTED": "total"}
    read = asks(["Title", "Subclass", "TOTAL"], ["Old title", "Paper", "5"], mapping=mapping)
    assert read.asks[0].fields == {"title": "Paper", "requested": 500}
    assert read.asks[0].extra == {"Title (2)": "Old title"}


def test_one_column_may_fill_two_fields():
    read = asks(
        ["class", "total", "old"],
        ["Paper", "5", "4"],
        mapping={"title": "class", "function": "class", "requested": "total", "Last_Budget": "old"},
    )
    assert read.asks[0].fields == {
        "title": "Paper",
        "function": "Paper",
        "requested": 500,
        "last_budget": 400,
    }


def test_headings_that_do_not_do_are_named():
    for row, mapping, flaw in (
        (["name", "requested"], {}, Flaw.NO_TITLE_COLUMN),
        (["title", "amount"], {}, Flaw.NO_AMOUNT_COLUMN),
        (["title", "requested", "Requested"], {}, Flaw.SAME_COLUMN_TWICE),
        (["title", "requested"], {"goal": "objective"}, Flaw.NO_SUCH_COLUMN),
        (["title", "requested"], {"name": "title"}, Flaw.BAD_MAPPING),
    ):
        read = read_asks(sheet(row, ["Fair", "5", "6"]), Options(mapping=mapping), "EUR")
        assert isinstance(read, Problem)
        assert (read.row, read.flaw) == (1, flaw)
        assert read.message
    empty = read_asks(sheet([], []), Options(), "EUR")
    assert isinstance(empty, Problem)
    assert empty.flaw is Flaw.EMPTY_SHEET


def test_unknown_headings_that_repeat_or_are_blank_are_kept_apart():
    read = asks(["title", "requested", "note", "", "note"], ["Fair", "5", "a", "b", "c"])
    assert read.asks[0].extra == {"note": "a", "D": "b", "note (2)": "c"}


def test_a_row_longer_than_the_headings_is_a_problem():
    read = asks(["title", "requested"], ["Fair", "and stand", "500"], ["Book", "5"])
    assert flaws(read) == [(2, "requested", Flaw.NOT_AN_AMOUNT), (2, "", Flaw.NO_HEADER_ABOVE)]
    assert len(read.asks) == 1


def test_each_wrong_cell_is_named():
    read = asks(
        ["title", "minimum", "requested", "stretch", "start", "end"],
        ["", "", "", "5", "", ""],
        ["Fair", "9", "8", "", "", ""],
        ["Book", "-1", "0", "1.234", "13/2027", ""],
        ["Pen", "", "5", "", "2027-05", "2027-04"],
        ["Total costs", "", "14", "", "", ""],
        ["Sum-up meeting", "", "13", "", "", ""],
        ["Total", "", "14", "", "", ""],
    )
    assert flaws(read) == [
        (4, "minimum", Flaw.NEGATIVE),
        (4, "requested", Flaw.ZERO),
        (4, "stretch", Flaw.TWO_READINGS),
        (4, "start", Flaw.NOT_A_MONTH),
        (6, "requested", Flaw.MAYBE_TOTAL),
        (2, "title", Flaw.MISSING),
        (2, "requested", Flaw.MISSING),
        (3, "requested", Flaw.TIERS_NOT_RISING),
        (5, "end", Flaw.END_BEFORE_START),
    ]
    assert [ask.fields["title"] for ask in read.asks] == ["Sum-up meeting"]
    assert all(problem.message.endswith((".", "?")) for problem in read.problems)


def test_a_column_with_one_clear_cell_is_clear():
    read = asks(["title", "requested"], ["Fair", "1.234"], ["Book", "12,50"])
    assert [ask.fields["requested"] for ask in read.asks] == [123400, 1250]


def test_further_rows_of_a_code_add_goals():
    read = asks(
        ["code", "title", "requested", "goal", "requested result"],
        ["A", "Fair", "5", "G1", "1"],
        ["B", "Book", "6", "G1", "2"],
        ["A", "", "", "G2", "cannot say"],
        ["A", "Fair", "5", "G3", "3"],
    )
    assert not read.problems
    first = read.asks[0]
    assert [(goal.code, goal.cannot_say) for goal in first.goals] == [
        ("G1", False),
        ("G2", True),
        ("G3", False),
    ]
    assert first.further_rows == [4, 5]


def test_a_doubled_code_that_adds_no_goal_is_a_problem():
    read = asks(
        ["code", "title", "requested", "goal"],
        ["A", "Fair", "5", "G1"],
        ["A", "Other", "7", "G2"],
        ["A", "", "", ""],
        ["A", "", "", "G1"],
        ["B", "Book", "zero", "G1"],
        ["B", "", "", "G2"],
    )
    assert flaws(read) == [
        (6, "requested", Flaw.NOT_AN_AMOUNT),
        (3, "code", Flaw.CODE_TWICE),
        (4, "code", Flaw.CODE_TWICE),
        (5, "goal", Flaw.GOAL_TWICE),
        (7, "code", Flaw.FIRST_ROW_FAULTY),
    ]
    assert [goal.code for goal in read.asks[0].goals] == ["G1"]


def test_blank_rows_are_counted_but_not_those_at_the_end():
    read = asks(["title", "requested"], [], ["Fair", "5"], ["  "], ["Book", "6"], [], [""])
    assert (read.rows, read.roles[Role.BLANK], len(read.asks)) == (4, 2, 2)


def test_formulas_are_guarded_and_come_back():
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "'", "＝1", "plain", "", "1-2"):
        assert unguarded(guarded(text)) == text
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"):
        assert guarded(text) == "'" + text
    assert guarded("plain") == "plain"
