"""Likely duplicates: measured on labelled pairs and on the sample; incremental like from the beginning."""

import itertools
from unittest.mock import patch

import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from budget_app import sample
from budget_app.domain.lines import Line, Link, Status
from budget_app.domain.round import Round
from budget_app.history.memory import MemoryLog
from budget_app.presentation import duplicates
from budget_app.presentation.duplicates import ALIKE, Known, Twin, compared

# What two departments would call the same thing.
SAME = (
    ("Trade fair stand, Hannover", "Trade fair stand, Hannover"),
    ("Trade fair stand, Hannover", "Stand at the Hannover trade fair"),
    ("Trade fair stand, Hannover", "Trade show booth Hannover"),
    ("Customer onboarding guide", "Onboarding guide for customers"),
    ("Lead scoring on shared data", "Lead scoring with shared data"),
    ("CRM data clean-up", "Clean-up of CRM data"),
    ("Webinars with sales engineers", "Webinar series with sales engineers"),
    ("Proposal library", "Library of proposals"),
    ("Customer record clean-up", "Clean up customer records"),
    ("Launch event, Berlin", "Berlin launch event"),
    ("Partner portal", "Partner portal licence"),
    ("Pricing and quoting tool", "Quoting and pricing tool"),
    ("Referral bonus for customers", "Customer referral bonus"),
    ("Call recording and coaching", "Call coaching and recording"),
    ("Sales enablement platform", "Enablement platform for sales"),
    ("Translation, French and Polish", "French and Polish translation"),
    ("Customer stories, twelve films", "Twelve customer story films"),
    ("Win and loss interviews", "Win/loss interviews"),
    ("Event data into the customer record", "Event data in customer record"),
    ("Forecasting dashboard", "Forecast dashboard"),
    ("Website relaunch", "Relaunch of the website"),
)
# Near each other in words, and two things all the same.
APART = (
    ("Partner programme, Nordics", "Partner marketing, Nordics"),
    ("Rotation, two months in Marketing", "Rotation, two months in Sales"),
    ("Trade fair stand, Hannover", "Launch event, Hannover"),
    ("Trade fair stand, Hannover", "Trade fair stand, Munich"),
    ("Sales engineer for security reviews", "Sales engineer for demos"),
    ("Two account executives, north region", "Two account executives, south region"),
    ("Customer onboarding guide", "Customer stories"),
    ("Onboarding in four weeks", "Customer onboarding guide"),
    ("Field days with key accounts", "Account programme, sixty accounts"),
    ("Brand study, two waves", "Win and loss interviews"),
    ("Forecasting dashboard", "Design templates"),
    ("Email nurture rebuild", "Demo environment that resets itself"),
    ("Customer record clean-up", "Event data into the customer record"),
    ("Travel, autumn season", "Spring campaign"),
    ("Proposal library", "Content library"),
    ("Sales training", "Product training"),
    ("Customer advisory board", "Customer stories"),
    ("Software licences", "Software training"),
    ("Conference travel", "Conference sponsorship"),
    ("Paid search", "Paid social"),
    ("Junior designer", "Junior developer"),
    ("Office supplies", "Office rent"),
    ("Travel", "Training"),
    ("Event insurance", "Event catering"),
)


def line(name: str, title: str, department: str, **more: object) -> Line:
    return Line(id=name, code=name.upper(), department=department, title=title, **more)  # type: ignore[arg-type]


def state(*lines: Line) -> Round:
    return Round(start="2027-01-01", end="2027-12-31", lines={each.id: each for each in lines})


def is_pair(one: str, other: str, **more: object) -> bool:
    found = compared(Known(), state(line("a", one, "S"), line("b", other, "M", **more)))
    return bool(found.of("a"))


def test_labelled_pairs_are_told_apart_as_measured():
    missed = [pair for pair in SAME if not is_pair(*pair)]
    wrong = [pair for pair in APART if is_pair(*pair)]
    assert missed == [("Trade fair stand, Hannover", "Trade show booth Hannover")]
    assert wrong == [("Two account executives, north region", "Two account executives, south region")]


def test_what_else_the_lines_say_counts_too():
    one, other = "Trade fair stand, Hannover", "Trade fair stand, Munich"
    assert not is_pair(one, other, start="2027-09", end="2027-09")
    assert is_pair("Travel", "Travel")
    assert not is_pair(
        "Website relaunch", "Relaunch of the website", start="2027-12", function="Digital"
    ) or (ALIKE <= 75)


def test_the_sample_s_two_stands_are_the_one_pair_in_it():
    log = MemoryLog("r")
    numbers = itertools.count(1)
    desk = sample.play(log, lambda: "2026-11-23T09:00:00.000000Z", lambda: f"i{next(numbers)}")
    found = compared(Known(), desk.state)
    codes = {
        desk.state.lines[one].code: desk.state.lines[t.line].code
        for one in found.twins
        for t in found.of(one)
    }
    assert codes == {"S-019": "M-014", "M-014": "S-019"}


def test_lines_of_one_department_and_withdrawn_ones_are_no_pair():
    assert compared(Known(), state(line("a", "Travel", "S"), line("b", "Travel", "S"))).twins == {}
    gone = line("b", "Travel", "M", status=Status.WITHDRAWN)
    assert compared(Known(), state(line("a", "Travel", "S"), gone)).twins == {}


TITLES = st.sampled_from(
    ["", "Travel", "Travel abroad", "Stand, Hannover", "Hannover stand", "Website", "客户 会议"]
)


def test_a_title_that_many_lines_bear_but_for_numbers_is_a_kind_of_spending():
    many = [line(f"l{n}", f"Position {n}", "SM"[n % 2]) for n in range(duplicates.COMMON + 1)]
    assert compared(Known(), state(*many)).twins == {}
    few = compared(Known(), state(*many[:4]))
    assert set(few.twins) == {"l0", "l1", "l2", "l3"}
    assert compared(few, state(*many)).twins == {}


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Line]:
    names = draw(st.lists(st.sampled_from("abcdef"), max_size=6, unique=True))
    return {
        name: line(
            name,
            draw(TITLES),
            draw(st.sampled_from("SMX")),
            status=draw(st.sampled_from([Status.DRAFT, Status.WITHDRAWN])),
            links=draw(st.sampled_from([(), (Link("g1"),), (Link("g1"), Link("g2"))])),
            start=draw(st.sampled_from(["", "2027-03"])),
        )
        for name in names
    }


@pytest.mark.parametrize("common", [2, duplicates.COMMON])
@settings(max_examples=60)
@cases(steps=st.lists(lines(), min_size=1, max_size=4))
def test_from_edit_to_edit_it_finds_what_it_would_find_from_the_beginning(
    common: int, steps: list[dict[str, Line]]
):
    known = Known()
    for step in steps:
        with patch.object(duplicates, "COMMON", common):
            known = compared(known, state(*step.values()))
            fresh = compared(Known(), state(*step.values()))
        assert known.twins == fresh.twins
        assert all(
            Twin(one, twin.score) in known.of(twin.line) for one in known.twins for twin in known.of(one)
        )


@pytest.mark.parametrize("pair", SAME[:3])
def test_both_sides_of_a_pair_say_the_same(pair: tuple[str, str]):
    found = compared(Known(), state(line("a", pair[0], "S"), line("b", pair[1], "M")))
    assert [t.score for t in found.of("a")] == [t.score for t in found.of("b")]
