"""The sentences around a printed summary."""

import pytest

from budget_app.history.port import Entry
from budget_app.presentation.print_words import (
    changed_text,
    origin_text,
    page_text,
    pages_words,
    progress_text,
    refused_text,
    stopped_text,
    taken_text,
)

LAST = Entry(
    seq=143,
    round="r",
    at="2026-11-25T10:28:00.000000Z",
    actor="ines",
    command_id="c",
    kind="signed",
    version=1,
    subject="",
    department="",
    body="{}",
    salt="",
    digest="",
    hash="8c02e6d7a814" + 52 * "0",
)


def test_where_a_summary_comes_from_is_said_with_its_fingerprint():
    words = origin_text(LAST, LAST.at)
    assert words.startswith("From entry 143 of the history, ")
    assert words.endswith("fingerprint 8C02-E6D7-A814")
    assert "Nov" not in words
    assert "25 Nov" in origin_text(LAST, "2027-01-31T10:00:00Z")


@pytest.mark.parametrize(
    ("shown", "newest", "sentence"),
    [
        (143, 143, ""),
        (143, 144, "The round has changed since: there is one newer entry."),
        (143, 150, "The round has changed since: there are 7 newer entries."),
    ],
)
def test_what_has_come_since_is_counted(shown: int, newest: int, sentence: str):
    assert changed_text(shown, newest) == sentence


@pytest.mark.parametrize(
    ("pages", "copies", "words"),
    [
        ((1, 2, 3, 4), 1, "all 4 pages"),
        ((1, 2, 3, 4), 2, "all 4 pages, 2 copies"),
        ((2,), 1, "page 2"),
        ((1, 2, 4), 3, "pages 1-2, 4, 3 copies"),
    ],
)
def test_what_is_printed_is_said(pages: tuple[int, ...], copies: int, words: str):
    assert pages_words(pages, 4, copies) == words


def test_how_it_went_is_said():
    assert page_text(2, 3) == "Page 2 of 3"
    assert progress_text(2, 6) == "Printing page 2 of 6 …"
    assert taken_text("Office", "all 3 pages", "Office-12") == (
        "Office has the summary: all 3 pages (job Office-12)."
    )
    assert taken_text("Office", "page 1", "") == "Office has the summary: page 1."
    assert stopped_text(2, 6).startswith("Stopped after 2 of 6 pages.")


@pytest.mark.parametrize("said", ["lp: the printer is  on fire\n", "lp: the printer is on fire."])
def test_what_the_system_said_is_quoted_in_one_line(said: str):
    assert refused_text("Office", said) == (
        "Office did not take the summary: lp: the printer is on fire. Try again, or save it as a PDF."
    )
