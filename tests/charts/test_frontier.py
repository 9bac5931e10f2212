"""The efficient frontier as drawn."""

import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from budget_app.charts.frontier import frontier_figure, frontier_ground, frontier_layer
from budget_app.charts.frontier_plan import Entry, FrontierPlan
from budget_app.charts.marks import Area, Dot, Layer, Line, Marked, Words
from budget_app.presentation.frontier_chart import FrontierChart, Spot
from budget_app.presentation.look import look
from budget_app.presentation.tradeoff_picks import Pick
from budget_app.presentation.tradeoffs import Study
from tests.charts.made_charts import boxes, clashes, kinds, paper, shown, some_lines, words
from tests.presentation.made_rounds import line, round_of


def laid(
    chart: FrontierChart, marked: Marked | None = None, entries: tuple[Entry, ...] = (), **more: float
) -> tuple[Layer, FrontierPlan]:
    own = paper(**more)  # type: ignore[arg-type]
    sheet, plan = frontier_ground(chart, own)
    return frontier_layer(chart, plan, own.look, sheet.width_of, marked or Marked(), entries), plan


def drawn(figure: Figure, drawstyle: str = "default") -> list[Line2D]:
    return [one for one in figure.axes[0].lines if one.get_drawstyle() == drawstyle]


def two(**more) -> FrontierChart:
    return shown(line("S-1", 60, gives=6), line("S-2", 80, gives=7), fund=100, **more).frontier


def test_the_curve_is_drawn_in_steps_up_to_the_end_of_the_axis():
    chart = two()
    (curve,) = drawn(frontier_figure(chart, paper()), "steps-post")
    points = [(float(x), float(y)) for x, y in curve.get_xydata()]  # type: ignore[union-attr]
    assert points == [*chart.curve, (chart.most, chart.curve[-1][1])]


def test_the_proposal_is_filled_the_best_set_hollow_and_on_the_line_of_the_fund():
    layer, plan = laid(two(reserve=10))
    dots = {dot.fill: dot.at for dot in kinds(layer, Dot)}
    assert dots == {
        look().surface: (plan.x(9_000), plan.y(70_000_000)),
        look().accent: (plan.x(14_000), plan.y(130_000_000)),
    }
    assert layer.gate is not None
    assert layer.gate.x == plan.x(9_000)


def test_c_stands_where_the_proposal_s_value_costs_least_with_a_dashed_line_to_p():
    lines = line("S-1", 60, gives=6), line("S-2", 40, gives=6), line("S-3", 30, gives=1)
    chart = shown(*lines, fund=200, granted={"s-1": 60, "s-2": 0, "s-3": 0}).frontier
    assert chart.cheaper is not None
    assert (chart.cheaper.amount, chart.cheaper.value, chart.cheaper.label) == (4_000, 60_000_000, "20 less")
    layer, plan = laid(chart)
    (dashed,) = [one for one in kinds(layer, Line) if one.dash == (3, 2.5)]
    assert dashed.points == ((plan.x(4_000), plan.y(60_000_000)), (plan.x(6_000), plan.y(60_000_000)))
    assert "C  20 less" in [one.text for one in kinds(layer, Words)]


def test_where_nothing_cheaper_is_worth_as_much_there_is_no_c():
    assert shown(line("S-1", 60, gives=6), fund=100).frontier.cheaper is None


def test_what_is_written_names_the_fund_the_reserve_and_both_points():
    found = words(frontier_figure(two(reserve=10), paper()))
    for word in ("Available 90", "reserve 10", "B  best set, 7 points", "P  all that is asked", "points"):
        assert word in found


def test_where_the_proposal_is_the_best_set_both_have_one_name():
    granted = {"s-1": 60, "s-2": 0}
    chart = shown(line("S-1", 60, gives=6), line("S-2", 80, gives=4), fund=60, granted=granted).frontier
    found = words(frontier_figure(chart, paper()))
    assert "P = B  the decision" in found
    assert not any(word.startswith("B ") for word in found)


def test_without_estimates_there_is_the_fund_and_no_curve_to_read():
    found = words(frontier_figure(shown(line("S-1", 60), fund=100).frontier, paper()))
    assert "Fund 100" in found
    assert "points" not in found


@pytest.mark.parametrize("size", [(330, 160), (500, 210), (840, 330)])
@pytest.mark.parametrize("fund", [5, 60, 130, 400])
@pytest.mark.parametrize("granted", [None, {"s-00": 9, "m-01": 8, "s-02": 0}])
def test_direct_labels_never_overlap_and_never_leave_the_axes(size, fund, granted):
    study = Study(round_of(*some_lines(), fund=fund, reserve=fund // 12, granted=granted))
    for tried in (fund * 100, 0, study.scale.most, study.scale.most // 2):
        chart = study.at(tried).frontier
        layer, plan = laid(chart, width=size[0], height=size[1])
        found = kinds(layer, Words)
        assert clashes(found, plan.frame) == []
        assert len(found) >= 2
        labels = {
            text: box
            for text, box in boxes(frontier_figure(chart, paper(*size))).items()
            if text[0].isalpha()
        }
        for text, box in labels.items():
            others = [its for other, its in labels.items() if other != text]
            assert not any(box.padded(-1).overlaps(its.padded(-1)) for its in others), text


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lines", [[], [line("S-1", 10, gives=1)], [line("S-1", 10, gives=-1)], some_lines()])
@pytest.mark.parametrize("fund", [0, 50, 900])
def test_every_round_can_be_drawn(dark, lines, fund):
    boxes(frontier_figure(shown(*lines, fund=fund).frontier, paper(dark=dark)))


@pytest.mark.parametrize("code", ["S-00", "M-05", "S-10"])
def test_the_picked_line_is_ringed_where_it_enters_and_named(code):
    study = Study(round_of(*some_lines(), fund=60))
    study.know(study.look_ahead())
    spot = study.entry(code.lower(), study.agreed)
    assert spot is not None
    layer, plan = laid(study.agreed.frontier, entries=(Entry(code.lower(), spot, True),))
    (ring,) = [dot for dot in kinds(layer, Dot) if not dot.fill]
    assert ring.at == (plan.x(spot.amount), plan.y(spot.value))
    assert any(one.text.startswith(code) for one in kinds(layer, Words))
    assert Pick(line=code.lower()) in [target.pick for target in layer.targets]


def test_a_line_that_enters_beyond_the_end_of_the_axis_is_not_marked():
    chart = shown(*some_lines(), fund=60).frontier
    far = Entry("s-99", Spot(chart.most + 1, 1, "S-99", "from far"), True)
    layer, _plan = laid(chart, entries=(far,))
    assert not any("S-99" in one.text for one in kinds(layer, Words))
    assert not any(target.pick.line for target in layer.targets)


def test_the_ground_stays_as_it_is_whatever_fund_is_tried():
    study = Study(round_of(*some_lines(), fund=60, reserve=5))
    plans = [laid(study.at(fund).frontier)[1] for fund in (6_000, 0, 1, 12_345, study.scale.most)]
    assert all(plan == plans[0] for plan in plans)


def test_while_another_fund_is_tried_the_agreed_one_stays_in_sight():
    study = Study(round_of(*some_lines(), fund=60, reserve=5))
    layer, plan = laid(study.at(9_000).frontier)
    ends = {one.points[0][0]: one.colour for one in kinds(layer, Line)}
    assert ends[plan.x(5_500)] == look().ink3
    assert ends[plan.x(8_500)] == look().ink
    assert "Tried 85" in [one.text for one in kinds(layer, Words)]


def test_the_ground_under_the_curve_is_shaded_up_to_the_fund_and_no_further():
    layer, plan = laid(two(reserve=10))
    under, reserve = kinds(layer, Area)
    assert max(x for x, _y in under.points) == plan.x(9_000)
    assert {x for x, _y in reserve.points} == {plan.x(9_000), plan.x(10_000)}


def test_lines_of_a_picked_group_are_dotted_and_a_picked_point_is_ringed():
    study = Study(round_of(*some_lines(), fund=60))
    study.know(study.look_ahead())
    spots = {n: spot for n in ("s-00", "m-01") if (spot := study.entry(n, study.agreed))}
    entries = tuple(Entry(n, spot) for n, spot in spots.items())
    plain, _plan = laid(study.agreed.frontier, entries=entries)
    picked, _plan = laid(study.agreed.frontier, Marked(Pick(department="S")), entries)
    assert len(kinds(picked, Dot)) == len(kinds(plain, Dot)) + len(entries)
    ringed, plan = laid(study.agreed.frontier, Marked(Pick(point="B")))
    (ring,) = [dot for dot in kinds(ringed, Dot) if not dot.fill]
    assert ring.at[0] == plan.x(6_000)


def test_a_name_is_not_struck_through_by_a_curve_that_is_flat():
    chart = shown(line("S-1", 5, gives=10), fund=180, reserve=12).frontier
    layer, plan = laid(chart, width=620, height=180)
    (best,) = [one for one in kinds(layer, Words) if one.text.startswith("B")]
    assert abs(best.at[1] - plan.y(chart.curve[-1][1])) > 6
