"""Days as people type them; what could be two days is none."""

import pytest

from budget_app.presentation.day_text import bad_day, read_day

NUMBERS = ("2027-03-31", "2027-3-31", "2027/03/31", "31.3.2027", "31. 03. 2027", "31/3/2027", "3/31/2027")
NAMES = ("31 Mar 2027", "31 March 2027", "Mar 31 2027", "March 31, 2027", " 31  mar 2027 ")
NONE = ("", "3/4/2027", "2027-02-30", "31 Ma 2027", "Mar 2027", "31 Ju 2027", "soon", "0000-01-01")


@pytest.mark.parametrize("typed", [*NUMBERS, *NAMES])
def test_a_day_is_read_however_it_is_written(typed: str):
    assert read_day(typed) == "2027-03-31"


@pytest.mark.parametrize("typed", NONE)
def test_what_is_no_day_or_two_is_none(typed: str):
    assert read_day(typed) == ""


def test_the_sentence_names_what_was_typed_and_what_to_type():
    assert bad_day("3/4/2027") == "“3/4/2027” is not a day. Type it as 2027-03-31 or 31 Mar 2027."
    assert read_day("4/4/2027") == "2027-04-04"
