"""Last year's budget beside this year's asks: to the cent, matched by code or by department and title, nothing lost in
silence."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from budget_app.domain.lines import LineFields
from budget_app.domain.requests import DraftLine
from budget_app.exchange.import_lines import ImportPlan, plan
from budget_app.exchange.options import Options
from budget_app.exchange.read import chosen, sheets
from budget_app.exchange.sheet import Cell, Sheet, trimmed
from budget_app.history.memory import MemoryLog
from tests.exchange.independent import Where, groups
from tests.support.asked_rounds import desk_of, opened_log

OAKLAND = {
    "mapping": {"requested": "amount", "department": "department"},
    "only": {"account_type": "Expense"},
    "group_by": ("department", "fund_code", "account_category"),
    "good_rows": True,
    "add_departments": True,
}


def asked() -> MemoryLog:
    log = opened_log()
    dana = desk_of(log, "dana")
    for title in ("General · Pay", "General · Travel", "Fair"):
        dana.execute(DraftLine(department="S", fields=LineFields(title=title, requested=100_00)))
    return log


def last_year(log: MemoryLog, person: str, *rows: Sequence[Cell], **said: Any) -> ImportPlan:
    sheet = Sheet("2026", tuple(trimmed(list(row)) for row in rows))
    desk = desk_of(log, person)
    return plan(desk.state, person, sheet, Options(as_last=True, **said), entries=desk.entries)


ROWS = (
    ["department", "fund", "class", "requested"],
    ["Sales", "general", "pay", "60"],
    ["Sales", "General", "Pay", "30.50"],
    ["Sales", "General", "Travel", "5"],
    ["Sales", "General", "Cars", "8"],
    ["IT", "General", "Pay", "9"],
)


def test_rows_go_to_the_lines_that_ask_for_the_same_and_the_others_are_told():
    log = asked()
    made = last_year(log, "finn", *ROWS, group_by=("fund", "class"))
    assert made.problems == ()
    assert made.unmatched == {5: 8_00, 6: 9_00}
    assert (made.changed, made.last_total) == (2, 95_50)
    desk = desk_of(log, "finn")
    assert made.command
    desk.execute(made.command)
    had = {line.title: line.last_budget for line in desk.state.lines.values()}
    assert had == {"General · Pay": 90_50, "General · Travel": 5_00, "Fair": None}
    assert not any(line.revisions for line in desk.state.lines.values())
    again = last_year(log, "finn", *ROWS, group_by=("fund", "class"))
    assert (again.command, again.unchanged) == (None, 2)
    desk.undo()
    assert {line.last_budget for line in desk.state.lines.values()} == {None}


def test_a_code_says_the_line_and_rows_for_one_line_add_up():
    log = asked()
    rows = (["code", "title", "requested"], ["S-003", "Old name", "4"], ["S-001", "Fair", "7"])
    made = last_year(log, "dana", *rows)
    assert {c.code: c.differences[0].after for c in made.changes} == {"S-003": 4_00, "S-001": 7_00}
    twice = (["title", "requested"], ["Fair", "4"], ["fair", "7"])
    made = last_year(log, "dana", *twice)
    assert [(c.code, c.differences[0].after) for c in made.changes] == [("S-003", 11_00)]


def test_a_head_records_nothing_for_another_department():
    made = last_year(asked(), "tom", *ROWS, group_by=("fund", "class"))
    assert made.command is None
    assert sum(made.unmatched.values()) == 95_50 + 17_00


def test_two_proposed_budgets_of_a_city_become_this_years_asks_and_last_years_budget(accord_data: Path):
    folder = accord_data / "real-budgets"
    log = opened_log()
    desk = desk_of(log, "finn")
    sums: dict[str, dict[tuple[str, ...], int]] = {}
    for year, is_last in (("FY18-19", False), ("FY17-18", True)):
        path = folder / f"openoakland___src_data_flow_{year}__proposed.csv"
        head = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        at = head.index
        where = Where(
            path.name, 0, at("amount"), department=at("department"), only=(at("account_type"), "Expense")
        )
        found = groups(path, where, (at("fund_code"), at("account_category")))
        sums[year] = {key: total for key, total in found.items() if total > 0}
        read = sheets(path)
        assert isinstance(read, list)
        sheet = chosen(read)
        assert isinstance(sheet, Sheet)
        made = plan(desk.state, "finn", sheet, Options(as_last=is_last, **OAKLAND), entries=desk.entries)
        assert made.command
        desk.execute(made.command)
        if is_last:
            assert made.last_total + sum(made.unmatched.values()) == sum(sums[year].values())
            assert set(made.answer()["unmatched"]) == {"rows", "total"}
    both = sums["FY18-19"].keys() & sums["FY17-18"].keys()
    assert len(both) > 1000
    departments = {code: d.name.casefold() for code, d in desk.state.departments.items()}
    seen = {
        (
            departments[line.department],
            line.extra["fund_code"].casefold(),
            line.title.rpartition(" · ")[2].casefold(),
        ): line
        for line in desk.state.lines.values()
    }
    assert sum(line.requested or 0 for line in desk.state.lines.values()) == sum(sums["FY18-19"].values())
    assert sum(line.last_budget or 0 for line in desk.state.lines.values()) == sum(
        sums["FY17-18"][key] for key in both
    )
    assert len(seen) == len(desk.state.lines)
