"""Budgets of real cities and states: department totals against an independent sum, every row accounted for.

Where a person has to say something of a sheet (which column, which rows, thousands), it is said here as they would.
Where a sheet cannot be read without that, the reason it is refused with is checked.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from budget_app.exchange.import_lines import ImportPlan, Options, plan
from budget_app.exchange.problems import Flaw
from budget_app.exchange.read import chosen, sheets
from budget_app.exchange.sheet import Sheet
from tests.exchange.expected import PHILADELPHIA_REQUESTS
from tests.exchange.independent import Where, departments, groups
from tests.support.asked_rounds import desk_of, opened_log

PHILADELPHIA = {"title": "subclass", "requested": "total", "department": "department"}
CLASSES = {"title": "Class", "requested": "Total", "department": "Department"}
KOELN = "KoelnAPI__data_budget_"
OAKLAND = "openoakland___src_data_flow_"


@dataclass(frozen=True)
class Budget:
    """A file, the mapping a person gives, and the same for the independent reader; `said` is what else is said."""

    where: Where
    title: str
    amount: str
    department: str
    said: dict[str, Any]

    @property
    def mapping(self) -> dict[str, str]:
        named = {"title": self.title, "requested": self.amount, "department": self.department}
        return {**named, "goal": ""}  # what one city calls a goal is none of the round's


def budget(
    file: str, title: tuple[str, int], amount: tuple[str, int], department: tuple[str, int], **more: Any
) -> Budget:
    """`title` and so on: the heading, and the position from 0."""
    said = more.pop("said", {})
    where = Where(file, title[1], amount[1], department=department[1], **more)
    return Budget(where, title[0], amount[0], department[0], said)


BUDGETS = (
    budget("CityOfPhiladelphia__FY16-proposed_data_data.csv", ("Class", 4), ("Total", 5), ("Department", 2)),
    budget(
        "CityOfPhiladelphia__FY17-proposed_input_FY2016-proposed.csv",
        ("Class", 4),
        ("Total", 5),
        ("Department", 2),
    ),
    budget(
        "CityOfPhiladelphia__adopted_output_FY17-adopted.csv",
        ("subclass", 6),
        ("total", 7),
        ("department", 2),
    ),
    budget(
        "CityOfPhiladelphia__adopted_output_FY18-adopted.csv",
        ("subclass", 6),
        ("total", 7),
        ("department", 2),
    ),
    budget(
        "openwichita___src_data_fy2017_wichita_2017_adopted_budget.csv",
        ("obj_lvl_3_title", 7),
        ("appropriation_amt", 3),
        ("dept_title", 0),
    ),
    budget(
        "openspending__au-budget_data_201505181230budget1516.csv",
        ("Program", 3),
        ("2015-16", 8),
        ("Department/Agency", 1),
        said={"units": 1000},
        per=1000,
    ),
    budget(
        "openspending__Mexico-Pre-Pilot_RAMO_23_general2015.csv",
        ("Nombre del proyecto", 7),
        ("Monto aprobado", 8),
        ("Entidad Federativa", 4),
        encoding="cp1252",
    ),
    budget(
        "openspending__Mexico-Pre-Pilot_Gasto_Federalizado_Avance_Financiero_Puebla_Q1_2016.xlsx",
        ("Descripción de Programas Presupuestarios Programa Fondo Convenio - Específico", 11),
        ("AVANCE FINANCIERO Aprobado", 17),
        ("Descripción de Programas Presupuestarios Municipio", 3),
        first=12,
        said={"header": (10, 11)},
    ),
    budget(
        "openspending__eu-allocations-per-ms-2014-2020_data_Total_EU_Allocations_per_MS_for_2014-2020.csv",
        ("Fund", 1),
        ("Amount", 2),
        ("Country ID", 0),
    ),
    budget(
        "openspending__eu-funds-absorption-rate-2007-2013_data_2007-2013_Funds_Absoption_Rate.csv",
        ("Fund", 2),
        ("Total Paid", 3),
        ("Member State", 0),
    ),
    budget(
        f"{KOELN}ergebnisplan_produktbereiche__source_ergebnisplan_produktbereiche.csv",
        ("Teilplanzeile", 2),
        ("Plan 2012", 5),
        ("PB_BEZ", 1),
        delimiter=";",
        comma=True,
    ),
    budget(
        f"{KOELN}finanzplan_produktbereiche__source_finanzplan_produktbereiche.csv",
        ("Finanzplanzeile", 2),
        ("Plan 2012", 5),
        ("PB_BEZ", 1),
        delimiter=";",
        comma=True,
    ),
    budget(
        f"{KOELN}teilergebnisplan_teilergebnisplan.csv",
        ("Teilplanzeile", 4),
        ("Plan 2012", 7),
        ("Produktbereichsbezeichnung", 1),
    ),
    # Of one authority as a whole: each row is its own department, as nothing else tells them apart.
    *(
        budget(f"{KOELN}{name}.csv", (title, 0), ("Plan 2012", 3), (title, 0), **more)
        for name, title, more in (
            ("gesamtergebnisplan__source_gesamtergebnisplan", "Wert", {"delimiter": ";", "comma": True}),
            ("gesamtergebnisplan_gesamtergebnisplan", "Wert", {}),
            ("gesamtfinanzplan_gesamtfinanzplan", "Teilplanzeile", {}),
        )
    ),
    budget(
        "okfn__horror_begrotingsanalyse-2011.csv",
        ("B", 1),
        ("provincie (C)", 2),
        ("B", 1),
        first=6,
        said={"decimal": "."},
    ),
    budget(
        "CityOfPhiladelphia__FY16-proposed_data_FY16_Budget_Trends.xlsx",
        ("Goal (A)", 0),
        ("Total (L)", 11),
        ("Department (B)", 1),
        first=4,
    ),
)
OAKLAND_YEARS = (
    "FY13-14__adopted",
    "FY14-15__adjusted",
    "FY14-15__adopted",
    "FY15-16__adopted",
    "FY15-16__proposed",
    "FY16-17__adjusted",
    "FY16-17__adopted",
    "FY16-17__proposed",
    "FY17-18__proposed",
    "FY18-19__proposed",
)


def planned(path: Path, **said: Any) -> ImportPlan:
    read = sheets(path)
    assert isinstance(read, list)
    sheet = chosen(read)
    assert isinstance(sheet, Sheet)
    state = desk_of(opened_log(), "finn").state
    return plan(state, "finn", sheet, Options(add_departments=True, **said))


def accounted(made: ImportPlan) -> int:
    """The rows of every sort together."""
    came = made.added + made.goal_rows + made.grouped_rows
    return came + made.problem_rows + made.blank_rows + made.total_rows + made.other_rows


@pytest.mark.parametrize("budget", BUDGETS, ids=lambda budget: budget.where.file.rsplit("_", 1)[-1])
def test_department_totals_are_those_of_an_independent_sum(accord_data: Path, budget: Budget):
    path = accord_data / "real-budgets" / budget.where.file
    one = budget.title == budget.department
    mapping = budget.mapping | ({"department": ""} if one else {})
    said = {"mapping": mapping, "good_rows": True, "department": "S" if one else "", **budget.said}
    made = planned(path, **said)
    assert made.rows == accounted(made)
    assert made.total == sum(made.by_department.values())
    # Rows that may be sums are asked about, never counted unasked; once a person says that all count, all do.
    doubtful = {problem.row for problem in made.problems if problem.flaw is Flaw.MAYBE_TOTAL}
    everything = frozenset(range(budget.where.first, 20_000))
    counted = planned(path, **said, counted=everything)
    sums = departments(path, budget.where)
    if one:
        sums = {"Sales": sum(sums.values())}
    assert counted.by_department == sums
    assert (counted.total == made.total) == (not doubtful and not made.total_rows)


@pytest.mark.parametrize("year", OAKLAND_YEARS)
def test_expense_rows_come_in_by_department_fund_and_category(accord_data: Path, year: str):
    path = accord_data / "real-budgets" / f"{OAKLAND}{year}.csv"
    heads = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    at = heads.index
    made = planned(
        path,
        mapping={"requested": "amount", "department": "department"},
        only={"account_type": "Expense"},
        group_by=("department", "fund_code", "account_category"),
        good_rows=True,
    )
    where = Where(
        path.name, 0, at("amount"), department=at("department"), only=(at("account_type"), "Expense")
    )
    groups_ = groups(path, where, (at("fund_code"), at("account_category")))
    # What adds up to nothing or less cannot be asked for, and is said; the rest is there to the cent.
    asked: dict[str, int] = defaultdict(int)
    for (department, *_rest), total in groups_.items():
        if total > 0:
            asked[department] += total
    assert {name.casefold(): total for name, total in made.by_department.items()} == asked
    assert made.added == sum(total > 0 for total in groups_.values())
    assert made.rows == accounted(made)
    assert {problem.flaw for problem in made.problems} <= {Flaw.GROUP_NOT_POSITIVE}


@pytest.mark.parametrize("fund", PHILADELPHIA_REQUESTS)
def test_departments_in_rows_of_their_own_over_their_requests(accord_data: Path, fund: str):
    """Sums from an independent program; the sum of the fund stands among the departments and must not come in."""
    path = accord_data / "real-budgets" / f"CityOfPhiladelphia__FY17-proposed_input_{fund}.XLS"
    expected = PHILADELPHIA_REQUESTS[fund]
    made = planned(
        path,
        mapping={"title": "Department", "requested": "TOTAL"},
        header=(5,),
        sections="department",
        only={"Department": "FY17 REQUEST"},
        good_rows=True,
    )
    assert made.by_department == {name: amount * 100 for name, amount in expected.items()}
    assert {problem.flaw for problem in made.problems} <= {Flaw.MAYBE_TOTAL, Flaw.ZERO}
    assert made.rows == accounted(made)


@pytest.mark.parametrize(
    ("file", "mapping", "flaw"),
    [
        (
            "CityOfPhiladelphia__FY17-proposed_input_08-Grants.XLS",
            {"requested": "TOTAL"},
            "same_column_twice",
        ),
        ("okfn__horror_begrotingsanalyse-2011.csv", {"title": "Cluster"}, "no_such_column"),
        ("CityOfPhiladelphia__FY16-proposed_data_FY16_Budget_Trends.xlsx", CLASSES, "no_such_column"),
    ],
)
def test_what_cannot_be_told_is_refused_with_the_reason(
    accord_data: Path, file: str, mapping: dict[str, str], flaw: str
):
    made = planned(accord_data / "real-budgets" / file, mapping={"title": "B", **mapping})
    assert made.command is None
    assert [problem.flaw for problem in made.problems] == [flaw]
    assert made.problems[0].message.endswith(".")


def test_every_file_of_the_collection_is_tested(accord_data: Path):
    named = {budget.where.file for budget in BUDGETS} | {f"{OAKLAND}{year}.csv" for year in OAKLAND_YEARS}
    named |= {f"CityOfPhiladelphia__FY17-proposed_input_{fund}.XLS" for fund in PHILADELPHIA_REQUESTS}
    named.add("CityOfPhiladelphia__FY17-proposed_input_08-Grants.XLS")
    named.add("CityOfPhiladelphia__FY17-proposed_input_Obligation_History.xlsx")
    assert {path.name for path in (accord_data / "real-budgets").iterdir()} <= named


def test_an_obligation_history_is_read_by_its_sections(accord_data: Path):
    path = accord_data / "real-budgets" / "CityOfPhiladelphia__FY17-proposed_input_Obligation_History.xlsx"
    made = planned(
        path,
        header=(5, 6, 7, 8),
        mapping={"title": "A", "requested": "Fiscal Year 2017 Proposed Budget"},
        sections="department",
        good_rows=True,
    )
    assert made.rows == accounted(made)
    assert made.by_department["Board of Ethics"] == 1_071_403_00
    assert made.by_department["Auditing (City Controller)"] == 8_431_962_00
    assert not any("total" in name.casefold() for name in made.by_department)


def test_philadelphia_2017_comes_in_to_the_cent(accord_data: Path):
    made = planned(
        accord_data / "real-budgets" / "CityOfPhiladelphia__adopted_output_FY17-adopted.csv",
        mapping=PHILADELPHIA,
    )
    assert not made.problems
    assert made.rows == made.added == 5413
    assert made.command
    desk = desk_of(opened_log(), "finn")
    desk.execute(made.command)
    assert sum(line.requested or 0 for line in desk.state.lines.values()) == made.total
    assert {line.extra["fund"] for line in desk.state.lines.values()} >= {"General Operating Fund"}
