"""Text files of every encoding and separator, and the traps in them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.exchange.csv_in import LONGEST_CELL, MOST_BYTES, MOST_CELLS, read_csv, separator
from budget_app.exchange.problems import Flaw, Problem
from budget_app.exchange.sheet import Sheet, Suspect

TEXT = "title;requested\nMesse „Zürich“;1.234,50\n"


def rows(data: bytes) -> tuple[tuple[object, ...], ...]:
    read = read_csv(data, "asks.csv")
    assert isinstance(read, Sheet), read
    return read.rows


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_the_encoding_is_found_out(encoding: str):
    assert rows(TEXT.encode(encoding)) == (("title", "requested"), ("Messe „Zürich“", "1.234,50"))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separator_and_line_ends_are_found_out(sign: str, end: str):
    text = sign.join(("title", "requested", "goal")) + end + sign.join(("Fair", "500", "G1"))
    assert rows(text.encode()) == (("title", "requested", "goal"), ("Fair", "500", "G1"))


def test_decimal_commas_do_not_pass_for_separators():
    text = "title;minimum;requested\n" + "".join(f"Ask {n};{n},50;{n},75\n" for n in range(20))
    assert separator(text) == ";"


def test_commas_in_titles_do_not_break_a_semicolon_sheet_nor_the_other_way():
    assert separator("title;requested\nbooks, pens;5\nfair, stand, lamps;6\n") == ";"
    assert separator("title,requested\nbooks; pens,5\nfair; stand; lamps,6\n") == ","


def test_a_first_line_that_names_the_separator_is_believed_and_keeps_its_row():
    assert rows(b"sep=|\ntitle|requested\nA;B;C|5\n") == ((), ("title", "requested"), ("A;B;C", "5"))


def test_quotes_and_line_breaks_stay_inside_their_cell():
    text = 'title,requested\n"Say ""hello"",\nthen go",500\n'
    assert rows(text.encode())[1] == ('Say "hello",\nthen go', "500")


def test_backslash_quotes_are_read_where_a_file_writes_them():
    assert rows(b'title,requested\n"Say \\"hello\\"",500\n')[1] == ('Say "hello"', "500")


def test_ragged_and_blank_rows_keep_their_numbers():
    assert rows(b"title,requested\n\nFair\n,,\nBook,5,extra\n") == (
        ("title", "requested"),
        (),
        ("Fair",),
        (),
        ("Book", "5", "extra"),
    )


def test_one_column_is_a_sheet_too():
    assert rows(b"title\nFair\n") == (("title",), ("Fair",))


@pytest.mark.parametrize(
    ("data", "flaw", "row"),
    [
        (b" \n\n", Flaw.EMPTY_FILE, None),
        (b"title,requested\n" + b"," * (MOST_CELLS + 1), Flaw.TOO_BIG, None),
        (bytes(MOST_BYTES + 1), Flaw.TOO_BIG, None),
        (b"title,requested\nFa\0ir,5\n", Flaw.HOLDS_NUL, 2),
        (b'title,requested\nFair,5\n"Book,6\nPen,7\n', Flaw.QUOTE_OPEN, 3),
        (b"title\n" + b"x" * (LONGEST_CELL + 1), Flaw.CELL_TOO_LONG, 2),
        (b"\xff\xfe\x00\xd8\x41\x00", Flaw.ENCODING, None),
        (b"title\n\x81\x8d\x8f", Flaw.ENCODING, None),
    ],
)
def test_what_cannot_be_read_is_said_with_its_row(data: bytes, flaw: Flaw, row: int | None):
    read = read_csv(data, "asks.csv")
    assert isinstance(read, Problem)
    assert (read.sheet, read.flaw, read.row) == ("asks.csv", flaw, row)
    assert read.message.endswith(".")


def test_a_long_cell_under_the_limit_is_read():
    assert rows(b"title,requested\n" + b"x" * 300_000 + b",5\n")[1] == ("x" * 300_000, "5")


CLEAN = ["title,units,requested,note", *(f"Ask {n},{n},{n}00,x" for n in range(1, 10))]


@pytest.mark.parametrize(
    ("row", "text", "suspect"),
    [
        (3, "Ask 3,3,,300,x", Suspect.RAGGED),
        (3, "Ask 33,300,x", Suspect.RAGGED),
        (0, "title,,units,requested,note", Suspect.RAGGED),
        (3, 'Ask 3,3,300,"x', Suspect.RAGGED),
        (3, 'Ask 3,"3,300,x', Suspect.RAGGED),
        (3, 'Ask 3,3,300,"\nAsk 4,4,400,x"', Suspect.SWALLOWED),
    ],
)
def test_a_row_that_a_sign_too_many_or_too_few_has_spoiled_is_suspected(
    row: int, text: str, suspect: Suspect
):
    lines = [*CLEAN]
    lines[row] = text
    lines[5] = 'Ask "5",5,500,x'
    read = read_csv("\n".join([*lines, 'Ask 11,11,1100,"x"', 'Ask 12,12,1200,"x"']).encode(), "asks.csv")
    assert isinstance(read, Sheet)
    assert row in read.suspects
    if suspect is Suspect.SWALLOWED or '"' not in text:
        assert read.suspects == {row: suspect}


def test_rows_of_every_length_and_short_notes_are_no_suspects():
    for text in ("\n".join(CLEAN), "Plan\n\n" + "\n".join(CLEAN) + "\n\nSource", "a,b\n1\n1,2,3\n1,2,3,4"):
        read = read_csv(text.encode(), "asks.csv")
        assert isinstance(read, Sheet)
        assert not read.suspects


def test_lines_and_commas_inside_a_cell_are_no_suspects():
    read = read_csv(b'title,units,requested,where\nFair,1,500,"Hall 5,\nBerlin, Germany"\n', "asks.csv")
    assert isinstance(read, Sheet)
    assert not read.suspects


@given(
    st.lists(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=2))
)
def test_what_the_standard_writer_writes_is_read(table: list[list[str]]):
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["title", "requested"], *table])
    read = read_csv(out.getvalue().encode("utf-8-sig"), "asks.csv")
    assert isinstance(read, Sheet)
    assert len(read.rows) == len(table) + 1


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes):
    read = read_csv(data, "asks.csv")
    assert isinstance(read, Sheet | Problem)
