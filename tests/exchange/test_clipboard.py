"""Blocks of cells as text: written and read back whatever is in them, and read as spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.exchange import clipboard

# Line breaks inside cells are one sign here; what another system writes for them becomes it.
CELLS = st.text(
    st.sampled_from('ab1, "\t\n;é') | st.characters(exclude_characters="\r", codec="utf-8"), max_size=12
)


@st.composite
def blocks(draw: st.DrawFn) -> clipboard.Block:
    """Blocks of one cell and more; rows are alike in width."""
    width = draw(st.integers(1, 4))
    row = st.lists(CELLS, min_size=width, max_size=width).map(tuple)
    return tuple(draw(st.lists(row, min_size=1, max_size=5)))


@given(blocks())
def test_what_is_written_is_read_back(block: clipboard.Block):
    # Spreadsheets end the last row too; without that a last row of one empty cell would be nothing.
    assert clipboard.read(clipboard.written(block) + "\n") == block
    assert clipboard.read(clipboard.written(block).replace("\n", "\r\n") + "\r\n") == block


@given(st.text(st.sampled_from('a"\t\n\r'), max_size=30))
def test_any_text_is_read_as_a_block_of_one_width(text: str):
    block = clipboard.read(text)
    assert len({len(row) for row in block}) <= 1
    assert clipboard.read(clipboard.written(block) + "\n") == block or not block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        # Excel: rows end with \r\n; a cell with a line break stands in quotes.
        ("Field days\t46000\r\nTrade fair\t1200\r\n", (("Field days", "46000"), ("Trade fair", "1200"))),
        ('"Two\nlines"\t5\r\n', (("Two\nlines", "5"),)),
        ('"Two ""fine""\nlines"\t5\r\n', (('Two "fine"\nlines', "5"),)),
        # LibreOffice: signs of inches and names in quotes stand as they are.
        ('6" pipe\tsay "hi"\t1234.5\n', (('6" pipe', 'say "hi"', "1234.5"),)),
        ('"Two lines\nin one cell"\t12500\t"a\tb"\n', (("Two lines\nin one cell", "12500", "a\tb"),)),
        ('"so-called" leads\t1\n', (('"so-called" leads', "1"),)),
        ('"never closed\t1\nx\t2', (('"never closed', "1"), ("x", "2"))),
        ("a\tb\nc\n", (("a", "b"), ("c", ""))),
        ("a\n\nb\n", (("a",), ("",), ("b",))),
        ("alone", (("alone",),)),
        ("\n", (("",),)),
        ("", ()),
    ],
)
def test_what_spreadsheets_put_on_the_clipboard(text: str, block: clipboard.Block):
    assert clipboard.read(text) == block


def test_a_text_that_nobody_meant_is_not_read():
    with pytest.raises(ValueError):
        clipboard.read("x" * (clipboard.MOST_CHARACTERS + 1))


def test_quotes_without_end_are_read_in_no_time():
    text = '"a\t' * 50_000
    assert clipboard.read(text)[0][:2] == ('"a', '"a')
