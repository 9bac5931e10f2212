"""Pages as people write them, and the sentences where they cannot be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.presentation.page_range import NoPages, pages_text, read_pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4, 5, 6)),
        ("  ", (1, 2, 3, 4, 5, 6)),
        ("2", (2,)),
        ("1-3, 5", (1, 2, 3, 5)),
        ("5 1-3", (1, 2, 3, 5)),
        ("1 - 3;5", (1, 2, 3, 5)),
        ("1–3", (1, 2, 3)),
        ("4-", (4, 5, 6)),
        ("3,3, 2-4", (2, 3, 4)),
        (",2,", (2,)),
    ],
)
def test_pages_are_read_as_people_write_them(text: str, pages: tuple[int, ...]):
    assert read_pages(text, 6) == pages


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("two", "“two” is no page. Write pages as 1-3, 5."),
        ("1-2-3", "“1-2-3” is no page. Write pages as 1-3, 5."),
        ("-3", "“-3” is no page. Write pages as 1-3, 5."),
        ("1.5", "“1.5” is no page. Write pages as 1-3, 5."),
        ("3-1", "3-1 runs backwards. Write 1-3."),
        ("0", "There is no page 0: the summary has 6 pages."),
        ("2-7", "There is no page 7: the summary has 6 pages."),
        ("9-", "There is no page 9: the summary has 6 pages."),
    ],
)
def test_what_means_no_page_is_refused_in_a_sentence(text: str, sentence: str):
    assert read_pages(text, 6) == NoPages(sentence)


def test_a_summary_of_one_page_has_its_own_sentence():
    assert read_pages("2", 1) == NoPages("There is no page 2: the summary has one page.")


@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(1, n), min_size=1))))
def test_what_is_written_is_read_again(case: tuple[int, set[int]]):
    count, pages = case
    ordered = tuple(sorted(pages))
    assert read_pages(pages_text(ordered), count) == ordered


@given(st.text(alphabet="0123456789-–,; x", max_size=12), st.integers(1, 30))
def test_whatever_is_typed_gives_pages_that_there_are_or_a_sentence(text: str, count: int):
    read = read_pages(text, count)
    if isinstance(read, NoPages):
        assert read.sentence
    else:
        assert read
        assert list(read) == sorted(set(read))
        assert 1 <= read[0] <= read[-1] <= count
