"""Ties that can hold, shares that are agreed to, attached files with safe names."""

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from budget_app.domain.attachments import LARGEST
from budget_app.domain.file_names import LONGEST, safe_name
from budget_app.domain.lines import Attachment
from budget_app.domain.refusals import Reason
from tests.support.given import Played, given, line

DIGEST = "ab" * 32


def lines(n: int) -> Played:
    """A round with lines S-001, S-002 ..."""
    return given(*(line(title=f"Line {k}", goal=None) for k in range(n)))


def test_a_circle_of_needs_is_refused_at_whatever_length():
    played = lines(3)
    played.when("dana", "revise_line", line="S-001", fields={"requires": ["S-002"]}).then("line_revised")
    played.when("dana", "revise_line", line="S-002", fields={"requires": ["S-001"]})
    played.then_refused(Reason.REQUIRES_CIRCLE)
    played.when("dana", "revise_line", line="S-002", fields={"requires": ["S-003"]}).then("line_revised")
    played.when("dana", "revise_line", line="S-003", fields={"requires": ["S-001"]})
    played.then_refused(Reason.REQUIRES_CIRCLE)


def test_what_is_needed_cannot_be_excluded_at_whatever_remove():
    played = lines(4)
    played.when("dana", "revise_line", line="S-001", fields={"requires": ["S-002"], "excludes": ["S-002"]})
    played.then_refused(Reason.TIES_CONTRADICT)
    played.when("dana", "revise_line", line="S-001", fields={"requires": ["S-002", "S-003"]})
    played.when("dana", "revise_line", line="S-003", fields={"excludes": ["S-002"]})
    played.then_refused(Reason.TIES_CONTRADICT)  # S-001 needs both
    played.when("dana", "revise_line", line="S-002", fields={"requires": ["S-004"]}).then("line_revised")
    played.when("dana", "revise_line", line="S-004", fields={"excludes": ["S-001"]})
    played.then_refused(Reason.TIES_CONTRADICT)
    assert played.refusal
    assert played.refusal.facts["other"] in ("S-001", "S-004")


def test_a_withdrawn_line_binds_nobody():
    played = lines(2)
    played.when("dana", "revise_line", line="S-001", fields={"requires": ["S-002"]}).then("line_revised")
    played.when("dana", "withdraw_line", line="S-001").then("line_withdrawn")
    played.when("dana", "revise_line", line="S-002", fields={"excludes": ["S-001"]}).then("line_revised")


def joint() -> Played:
    """S-001, led by Sales, behind which Marketing stands with an even share."""
    played = lines(1)
    played.when("dana", "invite_sponsor", line="S-001", department="M").then("sponsor_invited")
    return played.when("tom", "join_line", line="S-001", department="M").then("line_joined")


def test_another_share_is_asked_for_again():
    played = joint()
    assert next(iter(played.state.lines.values())).shares() == {"S": 50, "M": 50}
    played.when("dana", "set_share", line="S-001", department="M", share=50).then("share_set")
    (now,) = played.state.lines.values()
    assert now.sponsors[0].joined  # 50 was what even meant
    played.when("dana", "set_share", line="S-001", department="M", share=30).then("share_set")
    (now,) = played.state.lines.values()
    assert (now.sponsors[0].share, now.sponsors[0].joined) == (30, False)
    played.when("tom", "join_line", line="S-001", department="M").then("line_joined")
    (now,) = played.state.lines.values()
    assert now.shares() == {"S": 70, "M": 30}


@pytest.mark.parametrize("share", [0, -3, 100, 400])
def test_every_share_leaves_one_for_the_lead(share: int):
    joint().when("dana", "set_share", line="S-001", department="M", share=share).then_refused(
        Reason.SHARES_NOT_HUNDRED
    )


def test_only_who_leads_sets_shares():
    joint().when("tom", "set_share", line="S-001", department="M", share=10).then_refused(
        Reason.NOT_YOUR_DEPARTMENT
    )


def attach(played: Played, **other: object) -> Played:
    fields = {"line": "S-001", "digest": DIGEST, "name": "offer.pdf", "size": 9, **other}
    return played.when("dana", "attach_file", **fields)


def test_a_file_is_attached_once_removed_and_put_back_by_undo():
    played = attach(lines(1)).then("file_attached")
    attach(played).then_nothing()
    attach(played, name="offer 2.pdf").then("file_attached")
    (now,) = played.state.lines.values()
    assert now.attachments == (Attachment(DIGEST, "offer 2.pdf", 9),)
    played.when("dana", "remove_attachment", line="S-001", digest=DIGEST).then("attachment_removed")
    played.when("dana", "remove_attachment", line="S-001", digest=DIGEST).then_refused(Reason.NOT_ATTACHED)
    played.desk("dana").undo()
    assert next(iter(played.state.lines.values())).attachments == now.attachments
    played.desk("dana").undo()
    (attached,) = next(iter(played.state.lines.values())).attachments
    assert attached.name == "offer.pdf"


def test_a_copy_of_a_line_has_no_files_of_the_other():
    played = attach(lines(1))
    played.when("dana", "duplicate_line", like="S-001", department="S").then("line_drafted")
    assert [len(each.attachments) for each in played.state.lines.values()] == [1, 0]


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"digest": "short"}, Reason.BAD_DIGEST),
        ({"size": 0}, Reason.FILE_SIZE),
        ({"size": LARGEST + 1}, Reason.FILE_SIZE),
    ],
)
def test_what_cannot_be_attached(other: dict[str, object], reason: Reason):
    attach(lines(1), **other).then_refused(reason)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("offer.pdf", "offer.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\dana\\offer.pdf", "offer.pdf"),
        ("con.txt", "_con.txt"),
        ('what<is>"this"?.pdf', "what_is__this__.pdf"),
        ("  .hidden. ", "hidden"),
        ("tab\tline\nend.pdf", "tab_line_end.pdf"),
        ("", "file"),
        ("...", "file"),
        ("Angebot – 汉字 (v2).xlsx", "Angebot – 汉字 (v2).xlsx"),
        ("x" * 400 + ".pdf", "x" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_names_of_files_are_safe(name: str, safe: str):
    assert safe_name(name) == safe


@over(st.text(max_size=200))
def test_a_safe_name_is_safe_whatever_it_was(name: str):
    made = safe_name(name)
    assert 0 < len(made) <= LONGEST
    assert safe_name(made) == made
    assert not set(made) & set('/\\:*?"<>|\0\n\t')
    assert made not in (".", "..")
