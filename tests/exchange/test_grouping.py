"""Rows that agree become one line with the sum, to the cent; credits net out; nothing is lost on the way."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from budget_app.exchange.import_lines import ImportPlan, Options, plan
from budget_app.exchange.problems import Flaw
from budget_app.exchange.sheet import Cell, Sheet, trimmed
from tests.support.asked_rounds import desk_of, opened_log

HEAD = ["dept", "fund", "category", "requested"]


def grouped(
    *rows: Sequence[Cell], by: tuple[str, ...] = ("dept", "fund", "category"), **more: object
) -> ImportPlan:
    sheet = Sheet("Asks", tuple(trimmed(list(row)) for row in rows))
    said = Options(mapping={"department": "dept"}, group_by=by, **more)  # type: ignore[arg-type]
    made = plan(desk_of(opened_log(), "finn").state, "finn", sheet, said)
    came = made.added + made.grouped_rows + made.goal_rows
    aside = made.problem_rows + made.blank_rows + made.total_rows + made.other_rows
    assert made.rows == came + aside or made.command is None
    return made


def flaws(made: ImportPlan) -> list[tuple[int | None, str, Flaw]]:
    return [(problem.row, problem.column, problem.flaw) for problem in made.problems]


def test_rows_that_agree_become_one_line_with_the_sum_and_their_words_as_title():
    made = grouped(
        HEAD,
        ["S", "General", "Pay", "1,000.50"],
        ["S", "General", "Paper", "7"],
        ["S", "general ", "pay", "(0.25)"],
        ["M", "General", "Pay", "3"],
        ["", "", "Total", "1,010.25"],
    )
    assert not made.problems
    assert (made.rows, made.added, made.grouped_rows, made.total_rows) == (5, 3, 1, 1)
    assert made.by_department == {"Sales": 100025 + 700, "Marketing": 300}
    assert made.command
    first, second, third = made.lines
    assert (first.fields.title, first.fields.requested) == ("General · Pay", 100025)
    assert first.fields.extra == {"fund": "General", "category": "Pay", "rows": "2"}
    assert (second.fields.title, third.fields.title) == ("General · Paper", "General · Pay")


def test_rows_of_different_departments_never_come_together():
    made = grouped(HEAD, ["S", "General", "Pay", "1"], ["M", "General", "Pay", "2"], by=("fund",))
    assert made.by_department == {"Sales": 100, "Marketing": 200}


def test_a_group_by_department_alone_is_called_like_it():
    made = grouped(HEAD, ["S", "General", "Pay", "1"], ["S", "Water", "Pay", "2"], by=("department",))
    assert made.command
    assert [line.fields.title for line in made.lines] == ["S"]
    assert made.lines[0].fields.extra == {"category": "Pay", "rows": "2"}


def test_a_group_that_adds_up_to_nothing_or_less_is_a_problem():
    rows = (
        HEAD,
        ["S", "General", "Pay", "5"],
        ["S", "General", "Pay", "-5"],
        ["S", "General", "Paper", "-1"],
        ["S", "General", "Lamps", "2"],
        ["M", "General", "Lamps", "0"],
        ["M", "General", "Lamps", "4"],
    )
    made = grouped(*rows, good_rows=True)
    assert flaws(made) == [
        (2, "requested", Flaw.GROUP_NOT_POSITIVE),
        (4, "requested", Flaw.GROUP_NOT_POSITIVE),
    ]
    assert "2 rows of “General · Pay” add up to 0." in made.problems[0].message
    assert (made.rows, made.added, made.grouped_rows, made.problem_rows) == (6, 2, 1, 3)


def test_a_row_with_a_problem_keeps_its_whole_group_out():
    made = grouped(
        HEAD,
        ["S", "General", "Pay", "5"],
        ["S", "General", "Pay", "five"],
        ["S", "General", "Pay", "6"],
        ["S", "General", "Lamps", ""],
        ["S", "General", "Paper", "1"],
        good_rows=True,
    )
    assert flaws(made) == [
        (2, "requested", Flaw.GROUP_FAULTY),
        (3, "requested", Flaw.NOT_AN_AMOUNT),
        (5, "requested", Flaw.MISSING),
    ]
    assert (made.added, made.problem_rows, made.total) == (1, 4, 100)


def test_an_unknown_department_keeps_its_group_out():
    made = grouped(
        HEAD, ["Legal", "General", "Pay", "5"], ["Legal", "General", "Pay", "6"], ["S", "General", "Pay", "1"],
        good_rows=True,
    )  # fmt: skip
    assert flaws(made) == [(2, "dept", Flaw.UNKNOWN_DEPARTMENT)]
    assert (made.rows, made.added, made.problem_rows) == (3, 1, 2)


def test_columns_to_group_by_have_to_be_there_and_once():
    for by, head, flaw in (
        (("region",), HEAD, Flaw.NO_SUCH_COLUMN),
        (("fund",), ["dept", "fund", "Fund", "requested"], Flaw.SAME_COLUMN_TWICE),
    ):
        made = grouped(head, ["S", "General", "Pay", "5"], by=by)
        assert flaws(made) == [(1, by[0], flaw)]
        assert made.command is None


def test_a_tier_that_some_rows_lack_counts_as_what_they_request():
    made = grouped(
        [*HEAD, "minimum", "last budget"],
        ["S", "General", "Pay", "5", "3", "4"],
        ["S", "General", "Pay", "7", "", ""],
    )
    assert made.command
    fields = made.lines[0].fields
    assert (fields.minimum, fields.requested, fields.last_budget) == (1000, 1200, 400)


def test_fixes_decide_which_group_a_row_belongs_to():
    rows = (HEAD, ["S", "General", "Pay", "5"], ["", "General", "Pay", "7"])
    fixes = {(3, "department"): "M"}
    assert grouped(*rows, fixes=fixes).by_department == {"Sales": 500, "Marketing": 700}
    without = (HEAD[1:], ["General", "Pay", "5"], ["General", "Pay", "7"])
    sheet = Sheet("Asks", tuple(tuple(row) for row in without))
    said = Options(group_by=("fund",), fixes={(2, "department"): "S", (3, "department"): "M"})
    made = plan(desk_of(opened_log(), "finn").state, "finn", sheet, said)
    assert made.by_department == {"Sales": 500, "Marketing": 700}


@given(
    st.lists(
        st.tuples(st.sampled_from("SM"), st.sampled_from("abc"), st.integers(-(10**9), 10**9)),
        min_size=1,
        max_size=40,
    )
)
def test_the_sums_are_those_of_the_rows_to_the_cent(rows: list[tuple[str, str, int]]):
    """Given any rows, credits among them, when they are grouped, then every group is in the lines or in a problem."""
    cells = [[dept, fund, "", str(Decimal(cents) / 100)] for dept, fund, cents in rows]
    made = grouped(
        HEAD, *cells, by=("dept", "fund"), good_rows=True, decimal=".", counted=frozenset(range(99))
    )
    sums: dict[tuple[str, str], int] = {}
    for dept, fund, cents in rows:
        sums[dept, fund] = sums.get((dept, fund), 0) + cents
    lines = made.lines if made.command else ()
    assert {(line.department, line.fields.title): line.fields.requested for line in lines} == {
        key: total for key, total in sums.items() if total > 0
    }
    assert len(made.problems) == sum(1 for total in sums.values() if total <= 0)


def test_only_rows_that_say_a_word_in_a_column_come_in():
    rows = (
        ["dept", "type", "title", "requested"],
        ["S", "Expense", "Fair", "10"],
        ["S", "Revenue", "Fees", "70"],
        ["M", " expense", "Film", "5"],
        ["M", "", "Blank", "3"],
    )
    made = grouped(*rows, by=("title",), only={"Type": "Expense"})
    assert made.by_department == {"Sales": 1000, "Marketing": 500}
    assert (made.rows, made.added, made.other_rows) == (4, 2, 2)
    assert grouped(*rows, by=("title",), only={"type": "Expense"}, counted=frozenset({3})).added == 3
    refused = grouped(*rows, by=("title",), only={"kind of row": "Expense"})
    assert flaws(refused) == [(2, "kind of row", Flaw.NO_SUCH_COLUMN)]
