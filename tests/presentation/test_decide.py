"""The Decide page as a record: groups, sums, the sentence, and who may do what."""

import pytest

from budget_app.domain.decision import Allocate, ClearAllocation, TakeOptimum
from budget_app.domain.follow_up import ReviseDecision
from budget_app.domain.lines import Level
from budget_app.domain.roles import Phase
from budget_app.domain.signing import Sign
from budget_app.presentation.decide import DecideView, decide_table
from budget_app.presentation.decide_best import best_set, take_text
from budget_app.presentation.decide_lines import Lines, filtered
from budget_app.presentation.decide_sums import percent_text, sums
from tests.support.deciding import K, deciding, desk_of, few_lines


def codes(view: DecideView) -> dict[str, list[str]]:
    return {group.key: [line.code for line in group.lines] for group in view.groups}


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_lines_to_decide_stand_by_money_and_decided_ones_by_code():
    desk = deciding()
    desk.execute(Allocate(line="s-002", level=Level.REQUESTED))
    desk.execute(Allocate(line="m-002", reason="It can wait."))
    view = decide_table(desk.state, "erin", None)
    assert codes(view) == {
        "open": ["M-001", "S-001", "S-003", "M-003"],
        "in": ["S-002"],
        "out": ["M-002"],
        "draft": [],
    }
    assert [plain(group.note) for group in view.groups[:3]] == [
        "4 lines, 220 k at stake",
        "1 line, 30 k granted",
        "1 line, 20 k asked, a reason is given for each",
    ]


def test_a_line_that_was_decided_just_now_stays_where_it_is():
    desk = deciding()
    desk.execute(Allocate(line="s-002", level=Level.REQUESTED))
    view = decide_table(desk.state, "erin", None, large={"s-002"})
    assert codes(view)["open"] == ["M-001", "S-001", "S-003", "M-003", "S-002", "M-002"]
    assert codes(view)["in"] == []


def test_a_department_can_be_looked_at_alone():
    desk = deciding()
    view = decide_table(desk.state, "erin", None, department="M")
    assert codes(view)["open"] == ["M-001", "M-003", "M-002"]
    assert [(d.name, d.lines, d.undecided) for d in view.departments] == [
        ("Sales", 3, 3),
        ("Marketing", 3, 3),
    ]
    assert len(view.lines) == 6


def test_the_sentence_counts_what_is_undecided_and_what_is_left():
    desk = deciding()
    assert plain(decide_table(desk.state, "erin", None).sentence) == (
        "Six lines undecided, 200 k left, 20 k of it reserve."
    )
    desk.execute(TakeOptimum(grants=tuple(best_set(desk.state).grants.values())))
    assert plain(decide_table(desk.state, "erin", None).sentence) == (
        "Every line is decided, 25 k left, 20 k of it reserve."
    )


def test_sums_follow_a_grant_to_the_minor_unit():
    desk = deciding()
    desk.execute(Allocate(line="s-001", amount=45 * K + 1, reason="A little more than the minimum."))
    sales, marketing = decide_table(desk.state, "erin", None).sums.departments
    assert (sales.granted, sales.asked, marketing.granted) == (45 * K + 1, 140 * K, 0)
    assert plain(sales.sentence) == "Sales: 45 k of 140 k, 32 %"


def test_coverage_counts_results_by_confidence_at_the_tier_that_is_paid_for():
    desk = deciding()
    desk.execute(Allocate(line="s-001", amount=45 * K, reason="As the minimum, and a little."))
    found = {goal.goal: goal.share for goal in sums(desk.state).goals}
    # 40 customers of 400 at 60 k; at the minimum of 40 k two thirds of that, sure to 80 %.
    assert found["g1"] == pytest.approx(0.8 * 40 / 400 * 40 / 60)
    assert found["g3"] == pytest.approx(0.8 * 900 / 12000 * 40 / 60)
    assert found["g2"] == 0


def test_a_goal_where_less_is_better_is_covered_by_a_fall():
    desk = deciding()
    desk.execute(Allocate(line="s-003", level=Level.REQUESTED))
    found = {goal.goal: goal.percent for goal in sums(desk.state).goals}
    assert plain(found["g2"]) == "16 %"


def test_a_trial_moves_the_sums_and_not_the_state():
    desk = deciding()
    before = sums(desk.state)
    tried = sums(desk.state, {"m-001": 80 * K})
    assert tried.is_trial
    assert tried.departments[1].granted == 80 * K
    assert sums(desk.state) == before


def test_percent_is_whole_only_when_all_is_there():
    assert [plain(percent_text(x)) for x in (0.999, 1.0, 0.29, 2.03, -0.004, -0.25)] == [
        "99 %", "100 %", "29 %", "203 %", "0 %", "−25 %",
    ]  # fmt: skip


def test_the_best_set_stands_beside_each_line_and_does_not_move_with_decisions():
    desk = deciding()
    before = best_set(desk.state)
    assert {line: grant.level for line, grant in before.grants.items()} == {
        "m-001": None,
        "m-002": Level.STRETCH,
        "m-003": Level.REQUESTED,
        "s-001": None,
        "s-002": Level.STRETCH,
        "s-003": Level.STRETCH,
    }
    desk.execute(Allocate(line="m-001", level=Level.STRETCH))
    assert best_set(desk.state) == before
    lines = {line.code: line for line in decide_table(desk.state, "erin", before).lines}
    assert (lines["M-001"].best, lines["M-001"].differs) == ("none", True)
    assert (lines["S-002"].best, lines["S-002"].differs) == ("stretch", False)
    assert plain(lines["S-002"].tower.sentence) == (
        "S-002 Pricing and quoting tool, Sales. undecided. minimum 20 k, requested 30 k, stretch 45 k. best: stretch."
    )


def test_taking_the_optimum_is_told_before_it_is_done():
    desk = deciding()
    assert plain(take_text(desk.state, best_set(desk.state).grants.values())) == (
        "The best set decides 6 lines: 3 stretch, 1 requested, 2 none; 175 k in all."
    )


def test_before_the_decision_the_page_says_who_opens_it():
    desk = deciding(phase=Phase.REQUESTS)
    mine = decide_table(desk.state, "erin", None)
    assert (mine.stage, mine.can_decide) == ("before", False)
    assert mine.notice is not None
    assert mine.notice.text == "The decision is not open yet: the round is in requests."
    assert mine.notice.step == "Open the decision"
    heads = decide_table(desk.state, "dana", None).notice
    assert heads is not None
    assert heads.step == ""
    assert heads.text.endswith("It can be opened by Erin Walsh (executive), Finn Okafor (finance).")
    assert plain(mine.sentence) == "Six lines ask 270 k, 180 k is available."


def test_a_department_head_reads_along_and_is_told_who_decides():
    view = decide_table(deciding().state, "dana", None)
    assert (view.can_decide, view.can_revise) == (False, False)
    assert view.notice is not None
    assert view.notice.text == "Decided by Erin Walsh (executive); you can read along."


def test_after_the_last_signature_only_revisions_are_left():
    desk = deciding()
    desk.execute(TakeOptimum(grants=tuple(best_set(desk.state).grants.values())))
    desk.execute(Sign())
    view = decide_table(desk.state, "erin", None)
    assert (view.stage, view.can_decide, view.can_revise, view.sign.is_done) == ("signed", False, True, True)
    assert view.notice is not None
    assert view.notice.text.startswith("Signed by Erin Walsh, 2026-11-23 ")
    assert view.notice.text.endswith("From now on a change is a revision beside the signed figure.")
    desk.execute(ReviseDecision(line="m-003", level=Level.MINIMUM, reason="The fair was cancelled."))
    revised = next(x for x in decide_table(desk.state, "erin", None).lines if x.code == "M-003")
    assert (revised.granted, revised.signed) == (20 * K, 40 * K)
    assert plain(decide_table(desk.state, "erin", None).sentence) == (
        "Signed, 155 k granted, 45 k left. One line revised since."
    )


def test_drafts_stand_apart_and_hold_nothing_up():
    desk = deciding(drafts=("s-003", "m-002"))
    view = decide_table(desk.state, "erin", best_set(desk.state))
    assert codes(view) == {
        "open": ["M-001", "S-001", "M-003", "S-002"],
        "in": [],
        "out": [],
        "draft": ["M-002", "S-003"],
    }
    assert plain(view.groups[3].note) == "2 lines, 70 k asked, not submitted: they need no decision"
    assert view.undecided == 4
    assert [line.best for line in view.lines if line.draft] == ["", ""]
    assert {line.granted_state for line in view.lines if line.draft} == {"draft"}
    assert all(not line.draft for line in filtered(view.lines, "", "undecided"))
    desk.execute(Allocate(line="s-003", level=Level.REQUESTED))
    assert codes(decide_table(desk.state, "erin", None))["in"] == ["S-003"]


def test_once_all_else_is_decided_the_sentence_says_what_becomes_of_drafts():
    desk = deciding(drafts=("s-003", "m-002"))
    for line in ("m-001", "s-001", "m-003", "s-002"):
        desk.execute(Allocate(line=line, level=Level.REQUESTED))
    sentence = decide_table(desk.state, "erin", None).sentence
    assert sentence.startswith("Every line is decided")
    assert sentence.endswith("Two drafts were not submitted and get nothing.")


def test_where_there_are_only_drafts_they_are_what_can_be_decided():
    desk = deciding(drafts=tuple(line.line for line in few_lines()))
    assert len(codes(decide_table(desk.state, "erin", None))["open"]) == 6


def test_lines_that_did_not_change_keep_their_record():
    desk, known = deciding(), Lines()
    before = {line.id: line for line in known.of(desk.state, None)}
    desk.execute(Allocate(line="s-001", level=Level.REQUESTED))
    after = {line.id: line for line in known.of(desk.state, None)}
    assert {id_ for id_ in after if after[id_] is not before[id_]} == {"s-001"}
    desk.execute(ClearAllocation(line="s-001"))
    assert {line.id: line for line in known.of(desk.state, None)} == before


@pytest.mark.parametrize(
    ("words", "shown", "department", "found"),
    [
        ("", "all", "", ["M-001", "M-002", "M-003", "S-001", "S-002", "S-003"]),
        ("event berlin", "all", "", ["M-001"]),
        ("s-00", "undecided", "", ["S-002", "S-003"]),
        ("", "granted", "", ["S-001"]),
        ("", "none", "", ["M-002"]),
        ("", "differs", "", ["M-002", "S-001"]),
        ("", "all", "S", ["S-001", "S-002", "S-003"]),
    ],
)
def test_the_grid_can_be_narrowed(words: str, shown: str, department: str, found: list[str]):
    desk = deciding()
    desk.execute(Allocate(line="s-001", level=Level.STRETCH))
    desk.execute(Allocate(line="m-002", reason="It can wait."))
    lines = decide_table(desk.state, "erin", best_set(desk.state)).lines
    assert [line.code for line in filtered(lines, words, shown, department)] == found


def test_two_people_see_the_same_figures():
    desk = deciding()
    desk.execute(Allocate(line="s-001", level=Level.REQUESTED))
    other = desk_of(desk._log, "tom")  # type: ignore[arg-type]
    assert decide_table(other.state, "tom", None).sums == decide_table(desk.state, "erin", None).sums
