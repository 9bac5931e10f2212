"""An import on the screen without a window: roles of rows, problems cell by cell, corrections, what may come in."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from budget_app.desk import Desk
from budget_app.domain.roles import Phase
from budget_app.exchange.import_columns import Kept, choices, guessed_words, remembered
from budget_app.exchange.import_draft import KEPT, LEFT_OUT, Draft
from budget_app.exchange.import_offers import accepted, offers
from budget_app.exchange.import_screen import ImportScreen, import_screen
from budget_app.exchange.import_words import (
    lost_words,
    not_counted,
    sheet_word,
    what_is_allowed,
    why_no_import,
)
from budget_app.exchange.plan_words import came_in, why_not_all
from budget_app.exchange.problem_groups import grouped
from budget_app.exchange.read import sheets
from budget_app.exchange.sheet import Cell, Sheet, trimmed
from tests.support.asked_rounds import desk_of, opened_log
from tests.support.messy import ROWS_BELOW, messy_budget


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> list[Sheet]:
    found = sheets(messy_budget(tmp_path_factory.mktemp("sheets") / "Requests FY27.xlsx"))
    assert isinstance(found, list)
    return found


class Sitting:
    """A person before a sheet, saying one thing after the other."""

    def __init__(self, sheet: Sheet, person: str = "finn", kept: Kept | None = None) -> None:
        self.desk: Desk = desk_of(opened_log(), person)
        self.sheet, self.kept = sheet, kept or {}
        self.screen: ImportScreen = import_screen(self.desk.state, person, sheet, Draft(), self.kept)

    def says(self, draft: Draft) -> "Sitting":
        self.screen = import_screen(
            self.desk.state, self.desk.person, self.sheet, draft, self.kept, self.screen
        )
        return self

    def fixes(self, row: int, field: str, text: str) -> "Sitting":
        place = self.place(field)
        return self.says(self.screen.draft.with_fix(row, place, text, self.screen.original(row, place)))

    def fills(self, place: int, fills: str) -> "Sitting":
        now = {column.place: column.fills for column in self.screen.columns}
        return self.says(self.screen.draft.with_column(place, fills, now))

    def ticks(self, row: int, counts: bool) -> "Sitting":
        return self.says(self.screen.draft.with_row(row, counts, self.screen.is_guessed_out(row)))

    def place(self, field: str) -> int:
        return next(column.place for column in self.screen.columns if column.fills == field)

    def roles(self) -> dict[int, str]:
        rows = [self.screen.row(n) for n in range(self.screen.count)]
        return {row.number: row.role for row in rows if row.role != "data"}

    def problems(self) -> list[str]:
        return [f"{problem.where}: {problem.message}" for problem in self.screen.problems]


def test_titles_two_rows_of_headings_totals_and_blanks_are_recognised(messy: list[Sheet]):
    sitting = Sitting(messy[0])
    screen = sitting.screen
    assert [(column.heading, column.word) for column in screen.columns] == [
        ("Dept", "Department"),
        ("Item", "Title"),
        ("Category", "Function"),
        ("FY27 Minimum", "Minimum"),
        ("FY27 Budget request", "Requested"),
        ("Strategy Objective", "Goal"),
        ("Comment", "What it buys"),
    ]
    assert (screen.heads, screen.count) == ((4, 5), ROWS_BELOW)
    assert sitting.roles() == {
        8: "problem",
        9: "total",
        10: "blank",
        13: "problem",
        14: "problem",
        15: "total",
        16: "blank",
        17: "total",
        18: "blank",
        19: "note",
    }
    assert not_counted(screen.layout) == "Not counted: 3 rows of titles or remarks, 3 totals, 4 blank rows."
    assert (
        screen.finding == "4 lines, 106\u00a0k; Marketing 70\u00a0k, Sales 35.5\u00a0k; 3 rows have problems"
    )
    assert [sheet_word(sheet) for sheet in messy] == ["15 rows", "2 rows, hidden", "empty"]


def test_problems_are_told_cell_by_cell(messy: list[Sheet]):
    sitting = Sitting(messy[0])
    assert sitting.problems() == [
        "Row 8, FY27 Budget request: “tbd” is no amount.",
        "Row 13, Dept: The round has no department “Markting”. Is it Marketing?",
        "Row 14, Strategy Objective: The round has no goal G9. It has: G1, G2, G3, G4, G5, G6.",
    ]
    row = sitting.screen.row(2)
    assert [cell.problem for cell in row.cells] == ["", "", "", "", "“tbd” is no amount.", "", ""]
    assert row.why == "“tbd” is no amount."
    assert sitting.screen.row(0).cells[4].shown == "26,000"
    assert sitting.screen.row(0).cells[4].text == "26000"


def test_a_cell_is_corrected_in_place_and_taken_back(messy: list[Sheet]):
    sitting = Sitting(messy[0]).fixes(8, "requested", "1.2k").fixes(13, "department", "Marketing")
    assert [problem.where for problem in sitting.screen.problems] == ["Row 14, Strategy Objective"]
    assert (sitting.screen.row(2).cells[4].text, sitting.screen.row(2).cells[4].was) == ("1.2k", "tbd")
    assert lost_words(sitting.screen.draft) == "2 corrections would be lost."
    sitting.fixes(14, "goal", "G4")
    assert sitting.problems() == []
    assert sitting.screen.plan.added == sitting.screen.wanted == 7
    assert why_not_all(sitting.desk.state, "finn", sitting.screen.plan) == ""
    sitting.fixes(8, "requested", "tbd")
    assert len(sitting.problems()) == 1
    assert sitting.screen.row(2).cells[4].was is None


def test_rows_are_taken_out_and_let_in_by_their_ticks(messy: list[Sheet]):
    sitting = Sitting(messy[0]).ticks(8, False).ticks(13, False).ticks(14, False)
    assert sitting.problems() == []
    assert {row: role for row, role in sitting.roles().items() if row in (8, 13, 14)} == {
        8: "left_out",
        13: "left_out",
        14: "left_out",
    }
    sitting.ticks(9, True).ticks(8, True)
    assert sitting.roles()[8] == "problem"
    assert 9 not in sitting.roles() or sitting.roles()[9] == "problem"
    assert sitting.screen.row(3).counts
    sitting.ticks(9, False)
    assert sitting.roles()[9] == "left_out"


def test_a_column_fills_one_field_and_gives_up_another(messy: list[Sheet]):
    sitting = Sitting(messy[0])
    sitting.fills(3, "requested")
    fills = [column.fills for column in sitting.screen.columns]
    assert fills == ["department", "title", "function", "requested", KEPT, "goal", "justification"]
    assert sitting.screen.plan.command
    assert sitting.screen.plan.lines[0].fields.extra == {"FY27 Budget request": "26000"}
    sitting.fills(4, LEFT_OUT)
    assert sitting.screen.plan.command
    assert not any(line.fields.extra for line in sitting.screen.plan.lines)
    menu = [choice for group in choices(sitting.screen.columns, 4) for choice in group]
    assert next(choice.taken_by for choice in menu if choice.fills == "requested") == "FY27 Minimum"
    assert [choice.word for choice in menu[:4]] == ["Kept as it is", "Left out", "Title", "Requested"]


def test_a_column_of_a_known_heading_can_be_kept_or_left_out():
    rows = [["title", "requested", "stretch"], ["Fair", "5", "4"]]
    sitting = Sitting(Sheet("Asks", tuple(trimmed(list(row)) for row in rows)), "dana")
    assert sitting.problems() == [
        "Row 2, requested: The amounts must rise from minimum over requested to stretch."
    ]
    sitting.fills(2, KEPT)
    assert sitting.problems() == []
    assert sitting.screen.plan.command
    (line,) = sitting.screen.plan.lines
    assert line.fields.extra == {"stretch (2)": "4"}
    assert not line.fields.stretch
    sitting.fills(2, LEFT_OUT)
    assert sitting.screen.plan.command
    assert not sitting.screen.plan.lines[0].fields.extra


def test_what_columns_filled_is_taken_again_next_time(messy: list[Sheet]):
    sitting = Sitting(messy[0]).fills(6, LEFT_OUT).fills(2, "owner")
    source, columns = remembered(sitting.screen.columns)
    again = Sitting(messy[0], kept={source: columns})
    assert [c.fills for c in again.screen.columns] == [c.fills for c in sitting.screen.columns]
    assert all(column.is_sure for column in again.screen.columns)
    other = Sitting(messy[1], kept={source: columns})
    assert [column.fills for column in other.screen.columns] == ["title", "department", "requested"]


def test_other_rows_can_be_the_headings(messy: list[Sheet]):
    sitting = Sitting(messy[0])
    sitting.says(sitting.screen.draft.with_head(5, 5))
    assert (sitting.screen.heads, sitting.screen.columns[4].heading) == ((5, 5), "Budget request")
    sitting.says(sitting.screen.draft.with_head(6, 5))
    assert (sitting.screen.heads, sitting.screen.columns[1].heading) == ((6, 6), "Trade fair stand, spring")


def test_rows_come_together_by_columns(messy: list[Sheet]):
    sitting = Sitting(messy[0]).fixes(8, "requested", "500").fixes(13, "department", "Marketing")
    sitting.fixes(14, "goal", "G4")
    sitting.says(Draft(fixes=sitting.screen.draft.fixes, group_by=(0, 2)))
    assert sitting.screen.plan.command
    assert len(sitting.screen.plan.lines) == 6
    assert sitting.screen.plan.total == 19_950_000


def test_many_problems_have_ways_out(messy: list[Sheet]):
    sitting = Sitting(messy[0])
    meant, new = offers(sitting.desk.state, "finn", sitting.screen)
    assert (meant.label, new.label) == ("“Markting” is Marketing", "“Markting” is new")
    sitting.says(sitting.screen.draft.with_new_departments())
    assert len(sitting.problems()) == 3  # a name that is almost one of the round's is never added unasked
    sitting.says(accepted(sitting.screen, new.id))
    assert len(sitting.problems()) == 2
    assert sitting.screen.plan.command
    assert "New departments: Markting." in came_in(sitting.desk.state, sitting.screen.plan)
    sitting.says(accepted(sitting.screen, new.id).with_meant("Markting", "Marketing"))
    assert sitting.screen.plan.command
    assert sitting.screen.plan.departments == ()


def sheet_of(*rows: Sequence[Cell]) -> Sheet:
    return Sheet("Asks", tuple(trimmed(list(row)) for row in rows))


def test_departments_that_are_new_are_added_together():
    sitting = Sitting(sheet_of(["title", "department", "requested"], ["Fair", "IT", "1"], ["Pen", "HR", "2"]))
    (step,) = offers(sitting.desk.state, "finn", sitting.screen)
    assert step.label == "Add the departments that are new"
    sitting.says(accepted(sitting.screen, step.id))
    assert (sitting.problems(), sitting.screen.plan.added) == ([], 2)


def test_one_correction_goes_into_all_cells_that_say_the_same():
    rows = [[f"Fair {n}", "Slaes dept", str(n)] for n in range(1, 6)]
    sitting = Sitting(sheet_of(["title", "department", "requested"], *rows))
    (group,) = grouped(sitting.screen.problems)
    assert group.message.endswith("The same in 4 more rows.")
    sitting.fixes(4, "department", "S")
    same = offers(sitting.desk.state, "finn", sitting.screen)[0]
    assert same.label == "Put “S” also into the 4 other cells that say “Slaes dept”"
    sitting.says(accepted(sitting.screen, same.id))
    assert (sitting.problems(), sitting.screen.plan.added) == ([], 5)
    assert [step.id for step in offers(sitting.desk.state, "finn", sitting.screen)] == []


def test_what_amounts_are_in_is_asked_beside_the_problem():
    sitting = Sitting(sheet_of(["title", "department", "requested in thousands"], ["Fair", "S", "12"]))
    thousands, as_written = offers(sitting.desk.state, "finn", sitting.screen)
    assert as_written.label == "Amounts are as written"
    sitting.says(accepted(sitting.screen, thousands.id))
    assert sitting.screen.plan.total == 12_000_00


def test_only_rows_that_say_a_word_come_in():
    rows = (["title", "type", "requested"], ["Fair", "Expense", "1"], ["Fees", "Revenue", "9"])
    sitting = Sitting(sheet_of(*rows))
    assert sitting.screen.words == {1: ("Expense", "Revenue"), 0: ("Fair", "Fees")}
    sitting.says(replace(sitting.screen.draft, only={1: "Expense"}, department="S"))
    assert (sitting.screen.plan.added, sitting.screen.plan.total) == (1, 100)
    assert sitting.screen.row(1).role == "left_out"


def test_rows_without_an_amount_are_left_out_together():
    rows = [["title", "department", "requested"], ["Fair", "S", "0"], ["Book", "S"], ["Pen", "S", "5"]]
    sitting = Sitting(Sheet("Asks", tuple(trimmed(list(row)) for row in rows)))
    (step,) = offers(sitting.desk.state, "finn", sitting.screen)
    assert step.label == "Leave out the 2 rows without an amount"
    sitting.says(accepted(sitting.screen, step.id))
    assert (sitting.problems(), sitting.screen.plan.added) == ([], 1)


def test_a_guess_that_is_not_sure_is_said():
    rows = [["class", "sub class", "total"], ["Staff", "Salary control", "5"], ["Staff", "Part time", "6"]]
    sitting = Sitting(Sheet("Asks", tuple(trimmed(list(row)) for row in rows)), "dana")
    assert guessed_words(sitting.screen.columns) == "Guessed: Title from “sub class”"
    sitting.fills(sitting.place("title"), "title")
    assert guessed_words(sitting.screen.columns) == ""


def test_who_may_import_what_is_said_up_front(messy: list[Sheet]):
    finance, head = Sitting(messy[0]), Sitting(messy[0], "dana")
    assert (
        what_is_allowed(finance.desk.state, "finn")
        == "As finance you may bring in lines for every department."
    )
    assert (
        what_is_allowed(head.desk.state, "dana") == "As head of Sales you may bring in lines of Sales only."
    )
    assert any("you may import for Sales only" in words for words in head.problems())
    assert [step.id for step in offers(head.desk.state, "dana", head.screen)] == ["like:Markting"]
    assert why_no_import(finance.desk.state, "erin").startswith("Lines are brought in by finance")
    late = desk_of(opened_log(phase=Phase.DECISION), "finn").state
    assert why_no_import(late, "finn") == why_not_all(late, "finn", finance.screen.plan) != ""
    assert why_no_import(late, "nobody") == "Nobody is signed in at this desk."


def test_a_sheet_without_an_amount_says_so_and_stays_usable():
    rows = [["title", "department"], ["Fair", "S"]]
    sitting = Sitting(Sheet("Asks", tuple(trimmed(list(row)) for row in rows)))
    (problem,) = sitting.screen.problems
    assert (problem.row, problem.where) == (-1, "Sheet")
    assert "Say which column is the amount" in problem.message
    assert sitting.screen.row(0).cells[0].text == "Fair"
    assert why_not_all(sitting.desk.state, "finn", sitting.screen.plan)
    assert sitting.screen.count == 1


def test_a_blank_sheet_has_nothing():
    sitting = Sitting(Sheet("Asks", ()))
    assert (sitting.screen.count, sitting.screen.columns) == (0, ())
    assert sitting.problems() == ["Sheet: The sheet is empty."]


def test_a_city_s_budget_goes_through(accord_data: Path):
    path = accord_data / "real-budgets" / "CityOfPhiladelphia__adopted_output_FY17-adopted.csv"
    found = sheets(path)
    assert isinstance(found, list)
    sitting = Sitting(found[0])
    assert {c.heading: c.fills for c in sitting.screen.columns if c.is_mapped} == {
        "department": "department",
        "class": "function",
        "subclass": "title",
        "total": "requested",
    }
    sitting.says(accepted(sitting.screen, "add_departments"))
    assert (sitting.problems(), sitting.screen.plan.added) == ([], 5413)
