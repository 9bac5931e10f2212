"""Packages on their way into the round: what is new, changed, in conflict, in already, and what no longer holds."""

import msgspec
import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from budget_app.desk import Desk
from budget_app.domain.messages import Refusal
from budget_app.domain.packages import brought_commands
from budget_app.domain.refusals import Reason
from budget_app.exchange import bring_in_words as words
from budget_app.exchange.bring_in import Plan, Side, Why
from budget_app.exchange.bring_in_rows import Row, Verdict, rows_of
from budget_app.exchange.package_file import Pack
from budget_app.history.files import digest_of_file
from budget_app.history.verify import verify
from tests.support.copies import copy_of, planned, sent
from tests.support.given import Played, as_command, given, line


@pytest.fixture
def played() -> Played:
    """A round with two lines of Sales and one of Marketing."""
    return given(line("Field days", goal=10.0), line("Fair"), line("Booth", department="M", goal=3.0))


def do(desk: Desk, name: str, **fields: object) -> str:
    """A command at a desk; gives what it is about."""
    return desk.execute(as_command(name, **fields)).entries[0].subject


def rows(plan: Plan, verdict: Verdict | None = None) -> list[Row]:
    """The rows of all packages."""
    every = [row for package in plan.packages for row in rows_of(package)]
    return [row for row in every if verdict in (None, row.verdict)]


def bring(played: Played, *packs: Pack, side: Side | None = None) -> Plan:
    """Finance brings them in."""
    nina = played.desk("nina")
    plan = planned(nina, packs, side)
    if plan.command:
        nina.execute(plan.command)
    return plan


def test_new_lines_get_the_next_code_here(played: Played):
    dana = copy_of(played.log, "dana")
    new = do(dana, "draft_line", department="S", fields={"title": "Stand", "requested": 5_000})
    do(dana, "revise_line", line=new, fields={"requires": ["S-001"]})
    do(dana, "link_goal", line=new, goal="G1", requested=2)
    do(dana, "submit_line", line=new)
    played.when("dana", "draft_line", department="S", fields={"title": "Meanwhile"})
    plan = bring(played, sent(dana))
    (row,) = rows(plan)
    assert (row.verdict, row.thing, row.there) == (Verdict.NEW, "S-004 Stand", "50, 1 goal, Open")
    assert row.note == "S-003 on the copy becomes S-004"
    assert played.state.lines[new].requires == (played.state.line_ids["S-001"],)
    assert words.heading(plan.packages[0]).startswith("Sales, from Dana Reyes, 24 Nov")


def test_what_is_changed_is_told_from_what_to_what(played: Played):
    dana = copy_of(played.log, "dana")
    do(dana, "revise_line", line="S-001", fields={"requested": 55_000})
    do(dana, "revise_line", line="S-001", fields={"requested": 60_000, "title": "Field weeks"})
    do(dana, "link_goal", line="S-002", goal="G2", requested=-1)
    do(dana, "invite_sponsor", line="S-002", department="M")
    do(dana, "withdraw_line", line="S-002", reason="Too early")
    plan = bring(played, sent(dana))
    told = {(row.thing, row.field): (row.here, row.there) for row in rows(plan, Verdict.CHANGED)}
    assert told == {
        ("S-001 Field weeks", "Title"): ("Field days", "Field weeks"),
        ("S-001 Field weeks", "Requested"): ("500", "600"),
        ("S-002 Fair", "State"): ("Open", "Withdrawn"),
        ("S-002 Fair", "Sponsors"): ("", "Marketing asked"),
        ("S-002 Fair", "Churn"): ("", "−1"),
    }
    assert played.state.lines[played.state.line_ids["S-001"]].requested == 60_000


@pytest.mark.parametrize(("side", "wins"), [(Side.ROUND, 52_000), (Side.PACKAGE, 60_000)])
def test_a_field_changed_on_both_sides_waits_for_a_choice(played: Played, side: Side, wins: int):
    dana = copy_of(played.log, "dana")
    do(dana, "revise_line", line="S-001", fields={"requested": 55_000, "owner": "Kim"})
    do(dana, "revise_line", line="S-001", fields={"requested": 60_000})
    played.when("dana", "revise_line", line="S-001", fields={"requested": 52_000})
    plan = planned(played.desk("nina"), [sent(dana)])
    (row,) = rows(plan, Verdict.CONFLICT)
    assert (row.field, row.here, row.there, row.note) == ("Requested", "520", "600", "was 500 before")
    assert row.here_by.startswith("Dana Reyes, 23 Nov")
    assert plan.command is None
    assert words.why_not_yet(plan) == "1 conflict waits for your choice."
    bring(played, sent(dana), side=side)
    after = played.state.lines[played.state.line_ids["S-001"]]
    assert (after.requested, after.owner) == (wins, "Kim")
    assert words.finding((again := planned(played.desk("nina"), [sent(dana)])).packages[0], ()) == (
        "Nothing new; 2 steps are in the round already"
    )
    assert again.command is None


def test_links_changed_on_both_sides_too(played: Played):
    dana = copy_of(played.log, "dana")
    do(dana, "link_goal", line="S-001", goal="G1", requested=20)
    played.when("dana", "unlink_goal", line="S-001", goal="G1")
    (row,) = rows(planned(played.desk("nina"), [sent(dana)]), Verdict.CONFLICT)
    assert (row.field, row.here, row.there) == ("Customers", "empty", "20")
    bring(played, sent(dana), side=Side.PACKAGE)
    assert played.state.lines[played.state.line_ids["S-001"]].links[0].requested == 20


def test_the_same_on_both_sides_is_no_conflict(played: Played):
    dana = copy_of(played.log, "dana")
    do(dana, "revise_line", line="S-001", fields={"requested": 60_000})
    do(dana, "revise_line", line="S-002", fields={"title": "Other"})
    do(dana, "revise_line", line="S-002", fields={"title": "Fair"})
    played.when("dana", "revise_line", line="S-001", fields={"requested": 60_000})
    played.when("dana", "revise_line", line="S-002", fields={"title": "Trade fair"})
    plan = bring(played, sent(dana))
    assert rows(plan) == []
    assert words.finding(plan.packages[0], ()) == "Nothing that the round does not say already"
    assert played.state.lines[played.state.line_ids["S-002"]].title == "Trade fair"


def test_what_no_longer_holds_is_listed_and_the_rest_comes_in(played: Played):
    dana = copy_of(played.log, "dana")
    do(dana, "revise_line", line="S-001", fields={"requested": 60_000})
    do(dana, "revise_line", line="S-001", fields={"owner": "Kim"})
    do(dana, "revise_line", line="S-002", fields={"owner": "Lee"})
    played.when("dana", "withdraw_line", line="S-001", reason="No")
    plan = bring(played, sent(dana))
    (row,) = rows(plan, Verdict.REFUSED)
    assert (row.thing, row.there) == ("S-001 Field days", "change of a line")
    assert row.note == "S-001 has been withdrawn. 1 more step on it falls with it."
    assert words.button_text(plan) == "Bring in 1 step, leave out 2"
    assert played.state.lines[played.state.line_ids["S-002"]].owner == "Lee"
    played.when("dana", "reopen_line", line="S-001")
    later = bring(played, sent(dana))
    assert [len(each.parts) for each in later.packages] == [2]
    assert later.packages[0].known == 1


def test_a_sheet_whose_lines_need_each_other(played: Played):
    dana = copy_of(played.log, "dana")
    sheet = [
        {"line": "i1", "code": "77", "department": "S", "fields": {"title": "A", "requires": ["S-001"]}},
        {"line": "i2", "department": "S", "fields": {"title": "B", "requested": 10, "excludes": ["77"]}},
        {"line": "i3", "department": "S", "fields": {"title": "C", "requires": ["i4"]}},
    ]
    sheet.append({"line": "i4", "department": "S", "fields": {"title": "D"}})
    do(dana, "import_lines", lines=sheet)
    played.when("dana", "draft_line", department="S", fields={"title": "Meanwhile"})
    bring(played, sent(dana))
    state = played.state
    assert [state.lines[i].code for i in ("i1", "i2", "i3", "i4")] == ["77", "S-004", "S-005", "S-006"]
    assert (state.lines["i2"].excludes, state.lines["i3"].requires) == (("i1",), ("i4",))
    assert not verify(played.log).findings


def test_another_round_is_refused_in_words(played: Played):
    other = given(line("Field days"))
    dana = copy_of(other.log, "dana")
    do(dana, "draft_line", department="S")
    strange = sent(dana)
    plan = planned(played.desk("nina"), [strange])
    assert plan.packages[0].why is Why.OTHER_HISTORY
    assert "another beginning" in words.why_not_in(plan.packages[0])
    assert plan.command is None


def test_a_person_the_round_does_not_know_as_head(played: Played):
    dana = copy_of(played.log, "dana")
    do(dana, "draft_line", department="S")
    played.when("nina", "enrol_person", person="kim", name="Kim", roles=["head"], department="S")
    played.when("nina", "change_person", person="dana", roles=["observer"])
    plan = planned(played.desk("nina"), [sent(dana)])
    assert plan.packages[0].refusal is not None
    assert plan.packages[0].refusal.reason is Reason.PACKAGE_NOT_OF_HEAD
    assert "Dana Reyes is not head of Sales" in words.why_not_in(plan.packages[0])


def test_two_heads_of_a_joint_line(played: Played):
    played.when("dana", "invite_sponsor", line="S-001", department="M")
    played.when("tom", "join_line", line="S-001", department="M")
    dana, tom = copy_of(played.log, "dana"), copy_of(played.log, "tom")
    do(dana, "revise_line", line="S-001", fields={"title": "Days"})
    do(tom, "revise_line", line="S-001", fields={"title": "Weeks"})
    plan = planned(played.desk("nina"), [sent(dana), sent(tom)])
    (row,) = rows(plan, Verdict.CONFLICT)
    assert (row.here, row.there) == ("Days", "Weeks")
    assert row.there_by.startswith("Tom Lindqvist, 24 Nov")
    assert row.here_by.startswith("Dana Reyes, 24 Nov")


def test_what_is_only_done_in_person_is_listed(played: Played):
    played.when("ines", "propose_amendment", amendment="a1", fund=120_000, reason="More")
    dana = copy_of(played.log, "dana")
    do(dana, "agree_amendment", amendment="a1")
    (row,) = rows(planned(played.desk("nina"), [sent(dana)]))
    assert (row.verdict, row.there) == (Verdict.IN_PERSON, "Dana Reyes agreed to the other terms")


def attached(desk: Desk, content: bytes, line: str = "S-001") -> str:
    """A file onto a line; gives its digest."""
    digest = digest_of_file(content)
    desk.execute(
        as_command("attach_file", line=line, digest=digest, name="quote.pdf", size=len(content)),
        files=[content],
    )
    return digest


def test_attached_files_come_along(played: Played):
    dana = copy_of(played.log, "dana")
    kept, gone = attached(dana, b"a quote"), attached(dana, b"an old quote", "S-002")
    do(dana, "remove_attachment", line="S-002", digest=gone)
    plan = planned(played.desk("nina"), [sent(dana)])
    (row,) = rows(plan)
    assert (row.field, row.there) == ("Files", "quote.pdf")
    assert plan.command
    played.desk("nina").execute(plan.command, files=plan.files)
    assert played.log.file(kept) == b"a quote"
    assert not verify(played.log).findings


def test_a_file_that_was_lost_on_the_way_stays_out(played: Played):
    dana = copy_of(played.log, "dana")
    attached(dana, b"a quote")
    do(dana, "revise_line", line="S-001", fields={"owner": "Kim"})
    plan = planned(played.desk("nina"), [msgspec.structs.replace(sent(dana), files=())])
    (row,) = rows(plan, Verdict.REFUSED)
    assert row.note == "The attached file is not in the package. Ask its sender to attach it anew."
    assert len(plan.packages[0].parts) == 1


# --- whatever two heads do, in whatever order it comes home

LINES = st.sampled_from(["S-001", "S-002", "M-001", "new"])
STEPS = st.one_of(
    st.builds(lambda a: ("draft_line", {"fields": {"title": "N", "requested": a}}), st.integers(1, 9)),
    st.builds(
        lambda c, n, a: ("revise_line", {"line": c, "fields": {n: a}}),
        LINES,
        st.sampled_from(["minimum", "requested", "stretch"]),
        st.sampled_from([None, 10_000, 50_000, 90_000]),
    ),
    st.builds(
        lambda c, t: ("revise_line", {"line": c, "fields": {"title": t}}), LINES, st.sampled_from("XY")
    ),
    st.builds(
        lambda c, r: ("link_goal", {"line": c, "goal": "G1", "requested": r}), LINES, st.sampled_from([1, 2])
    ),
    st.builds(lambda c: ("unlink_goal", {"line": c, "goal": "G1"}), LINES),
    st.builds(lambda c: ("submit_line", {"line": c}), LINES),
    st.builds(lambda c: ("withdraw_line", {"line": c, "reason": "why"}), LINES),
    st.builds(lambda c: ("reopen_line", {"line": c}), LINES),
    st.builds(lambda c: ("post", {"about": c, "text": "Said"}), LINES),
)
# Whose turn it is: to work on their copy, at the round itself, to take a new copy, or to have a package brought in.
TURNS = st.lists(
    st.tuples(
        st.sampled_from(["works", "works", "works", "at home", "copies", "sends"]), st.booleans(), STEPS
    ),
    min_size=4,
    max_size=14,
)


def step(desk: Desk, given_step: tuple[str, dict[str, object]]) -> None:
    """Somebody does something, if the rules allow it; "new" is the line they drafted last."""
    name, fields = given_step[0], dict(given_step[1])
    department = desk.state.people[desk.person].department
    if name == "draft_line":
        fields["department"] = department
    own = [i for i, each in desk.state.lines.items() if each.department == department]
    for field in ("line", "about"):
        if fields.get(field) == "new":
            fields[field] = own[-1]
    try:
        desk.execute(as_command(name, **fields))
    except Refusal:
        return


@settings(max_examples=40, deadline=None)
@over(turns=TURNS, side=st.sampled_from(Side), last=st.permutations(["dana", "tom", "dana", "tom"]))
def test_each_step_comes_home_once_or_is_listed(
    turns: list[tuple[str, bool, tuple[str, dict[str, object]]]], side: Side, last: list[str]
):
    played = given(line("Field days"), line("Fair"), line("Booth", department="M", goal=3.0))
    copies = {who: copy_of(played.log, who) for who in ("dana", "tom")}
    for what, is_dana, given_step in turns:
        who = "dana" if is_dana else "tom"
        match what:
            case "works":
                step(copies[who], given_step)
            case "at home":
                step(played.desk(who), given_step)
            case "copies":
                comes_home(played, [sent(copies[who])], side)
                copies[who] = copy_of(played.log, who)
            case _:
                comes_home(played, [sent(copies[who])], side)
    comes_home(played, [sent(copies[who]) for who in last], side)
    assert not verify(played.log).findings
    fresh = played.desk("nina")
    assert fresh.state == Desk(played.log.another(), "ola", str, str).state


def comes_home(played: Played, packs: list[Pack], side: Side) -> None:
    """Packages are brought in: every step is in, was in, or is listed, and none is there twice."""
    nina = played.desk("nina")
    known = {entry.command_id for entry in nina.entries} | brought_commands(nina.state)
    plan = planned(nina, packs, side)
    if plan.command:
        nina.execute(plan.command)
    for each in plan.packages:
        fallen = sum(1 + refused.more for refused in each.refused)
        new = [part.id for part in each.pack.parts if part.id not in known]
        assert len(each.parts) + fallen == len(new)
        assert {part.id for part in each.parts} <= brought_commands(nina.state)
        known |= set(new)
        assert len(rows(Plan((each,), None), Verdict.REFUSED)) == len(each.refused)
    ids = [command for package in nina.state.packages.values() for command in package.commands]
    assert len(ids) == len(set(ids))
    again = planned(nina, packs, side)
    assert not any(each.parts for each in again.packages)
