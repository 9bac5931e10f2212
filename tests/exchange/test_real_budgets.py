"""Budgets of real cities: department totals against an independent sum, every row accounted for."""

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from budget_app.exchange.import_lines import ImportPlan, Options, plan
from budget_app.exchange.read import chosen, sheets
from budget_app.exchange.sheet import Sheet
from tests.support.asked_rounds import desk_of, opened_log

PHILADELPHIA = {"title": "subclass", "requested": "total", "department": "department"}


def planned(path: Path, mapping: dict[str, str], good_rows: bool = False) -> ImportPlan:
    read = sheets(path)
    assert isinstance(read, list)
    sheet = chosen(read)
    assert isinstance(sheet, Sheet)
    state = desk_of(opened_log(), "finn").state
    return plan(state, "finn", sheet, Options(mapping=mapping, add_departments=True, good_rows=good_rows))


def independent(path: Path, department: str, amount: str) -> tuple[dict[str, int], int]:
    """Sums in cents of the positive amounts by department, and the rows, by nothing of ours."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        sums[row[department].strip()] += Decimal(row[amount])
    return {name: int(total * 100) for name, total in sums.items()}, len(rows)


def test_philadelphia_2017_comes_in_to_the_cent(accord_data: Path):
    path = accord_data / "real-budgets" / "CityOfPhiladelphia__adopted_output_FY17-adopted.csv"
    sums, rows = independent(path, "department", "total")
    made = planned(path, PHILADELPHIA)
    assert not made.problems
    assert rows == made.rows == made.added == 5413
    assert made.by_department == sums
    assert made.total == sum(sums.values())
    assert made.command
    desk = desk_of(opened_log(), "finn")
    desk.execute(made.command)
    assert sum(line.requested or 0 for line in desk.state.lines.values()) == made.total
    assert {line.extra["fund"] for line in desk.state.lines.values()} >= {"General Operating Fund"}


@pytest.mark.parametrize("name", ["CityOfPhiladelphia__adopted_output_FY18-adopted.csv"])
def test_every_row_of_a_city_is_a_line_or_a_problem(accord_data: Path, name: str):
    made = planned(accord_data / "real-budgets" / name, PHILADELPHIA, good_rows=True)
    assert made.rows == made.added + made.goal_rows + made.problem_rows + made.blank_rows
    assert made.added > 5000
    assert made.total == sum(made.by_department.values())
