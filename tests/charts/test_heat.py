"""Goals by departments as drawn: all of the room is used, and no name of a department is cut."""

import pytest

from budget_app.charts.heat import HeatPlan, heat_figure, heat_ground
from budget_app.presentation.heat_chart import HeatChart
from tests.charts.made_charts import boxes, paper, shown, words
from tests.presentation.made_rounds import goal, line


def chart(goals: int, departments: int) -> HeatChart:
    codes = ("S", "M", *(f"D{n}" for n in range(3, departments + 1)))[:departments]
    every = tuple(goal(f"g{n}") for n in range(goals))
    lines = (line(f"{code}-1", 10, gives=()) for code in codes)
    return shown(*lines, goals=every).asked


def plan_of(made: HeatChart, **size: float) -> HeatPlan:
    return heat_ground(made, paper(**size))[1]  # type: ignore[arg-type]


@pytest.mark.parametrize("goals", [1, 2, 6, 12])
def test_cells_fill_the_height_however_few_goals_there_are(goals: int):
    plan = plan_of(chart(goals, 2), height=260)
    tops, bottoms = zip(
        *((plan.cell(n, 0).y1, plan.cell(n, 0).y0) for n in range(len(plan.middles))), strict=True
    )
    foot = 0 if len(plan.middles) == goals else 16  # how many more there are stands beneath
    assert len(plan.middles) == min(goals, 12)
    assert max(tops) > 260 - 28
    assert min(bottoms) < 8 + foot


def test_where_a_name_would_be_cut_all_departments_are_called_by_their_codes():
    made = chart(2, 12)
    assert [word for word in words(heat_figure(made, paper(width=900))) if word.startswith("Dep")] == []
    assert {"S", "M", "D12"} <= set(words(heat_figure(made, paper(width=900))))
    assert "Department D12" in words(heat_figure(made, paper(width=2400)))


def test_twelve_by_twelve_stays_on_the_paper():
    figure = heat_figure(chart(12, 12), paper(width=900, height=300))
    for text, box in boxes(figure).items():
        assert box.x0 >= -1, text
        assert box.x1 <= 901, text
        assert box.y0 >= -1, text
