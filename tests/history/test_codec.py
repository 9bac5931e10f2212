"""Events to text and back: what comes back is the same, and what is no event is refused with its flaw."""

from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.domain.messages import Event
from budget_app.history.codec import Codec, Flaw, Undecodable


class Priced(Event, frozen=True):
    """A small event with everything that can be odd in a body."""

    kind: ClassVar[str] = "test.priced"
    about: ClassVar[str] = "line"

    line: str
    amount: int
    confidence: float | None = None
    shares: dict[str, float] = {}
    codes: tuple[str, ...] = ()


class Renamed(Event, frozen=True):
    """An event in its third form: title was name, and in the first form the line was its number."""

    kind: ClassVar[str] = "test.renamed"
    version: ClassVar[int] = 3

    line: str
    title: str


STEPS = {
    ("test.renamed", 1): lambda fields: {**fields, "line": f"l-{fields['line']}"},
    ("test.renamed", 2): lambda fields: {"line": fields["line"], "title": fields["name"]},
}
CODEC = Codec([Priced, Renamed], STEPS)


def flaw_of(kind: str, version: int, body: str) -> Flaw:
    with pytest.raises(Undecodable) as caught:
        CODEC.decode(kind, version, body)
    return caught.value.flaw


def test_the_body_has_sorted_keys_no_spaces_and_no_defaults() -> None:
    event = Priced(line="l-1", amount=5, shares={"b": 0.5, "a": 1e-7})
    assert CODEC.encode(event) == '{"amount":5,"line":"l-1","shares":{"a":1e-7,"b":0.5}}'


def test_a_whole_number_in_a_float_field_is_written_as_a_float() -> None:
    assert (
        CODEC.encode(Priced(line="l-1", amount=5, confidence=1))
        == '{"amount":5,"confidence":1.0,"line":"l-1"}'
    )


@given(
    st.builds(
        Priced,
        line=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
        amount=st.integers(-(10**15), 10**15),
        confidence=st.none() | st.floats(allow_nan=False, allow_infinity=False),
        shares=st.dictionaries(
            st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5),
            st.floats(allow_nan=False, allow_infinity=False),
            max_size=4,
        ),
        codes=st.tuples(st.sampled_from(["S-001", "$x$", "<b>", "=1+1", "汉字", "\u202e", "\\u0000"])),
    )
)
def test_what_is_encoded_comes_back_the_same_and_encodes_the_same(event: Priced) -> None:
    body = CODEC.encode(event)
    back = CODEC.decode("test.priced", 1, body)
    assert back == event
    assert CODEC.encode(back) == body


@pytest.mark.parametrize(
    "event",
    [
        Priced(line="l", amount=1, confidence=float("nan")),
        Priced(line="l", amount=1, confidence=float("inf")),
        Priced(line="l", amount=1, shares={"a": float("-inf")}),
        Priced(line="a\0b", amount=1),
        Priced(line="l", amount=1, codes=("a\0",)),
        Priced(line="l", amount=1, shares={"a\0": 1.0}),
        Priced(line="half a pair \ud800", amount=1),
        Priced(line="l", amount=1.5),  # type: ignore[arg-type]
    ],
)
def test_what_would_not_come_back_is_not_encoded(event: Priced) -> None:
    with pytest.raises(ValueError):
        CODEC.encode(event)


@pytest.mark.parametrize(
    "body",
    [
        '{"amount":1,"amount":2,"line":"l"}',
        '{"amount":1,"line":"l","shares":{"a":1.0,"a":2.0}}',
        '{"amount":1,"line":"a\\u0000"}',
        '{"amount":1,"line":"l","codes":["a\\u0000"]}',
        '{"amount":1,"line":"l","more":1e400}',
        '{"amount":1,"line":"l","more":NaN}',
        '{"amount":1,"line":"l","confidence":NaN}',
        '{"amount":1,"line":"\\ud800"}',
        '{"amount":1,"line":"l"} more',
        '{"amount":1,"line":"l","more":' + "[" * 100_000,
        "",
        "not json",
    ],
)
def test_bad_json_is_refused(body: str) -> None:
    assert flaw_of("test.priced", 1, body) is Flaw.BAD_JSON


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "{}",
        '{"amount":"1","line":"l"}',
        '{"amount":1.5,"line":"l"}',
        '{"amount":1e400,"line":"l"}',
        '{"amount":1,"line":"l","confidence":1e400}',
        '{"amount":1,"line":null}',
    ],
)
def test_another_shape_is_refused(body: str) -> None:
    assert flaw_of("test.priced", 1, body) is Flaw.BAD_SHAPE


def test_spaces_and_unknown_fields_do_no_harm() -> None:
    body = '{ "line": "l", "amount": 1, "later": {"x": [1.5, "y"]} }'
    assert CODEC.decode("test.priced", 1, body) == Priced(line="l", amount=1)


def test_kinds_and_versions_nobody_knows_are_refused() -> None:
    assert flaw_of("test.other", 1, "{}") is Flaw.UNKNOWN_KIND
    assert flaw_of("test.priced", 2, '{"amount":1,"line":"l"}') is Flaw.NEWER_VERSION
    assert flaw_of("test.priced", 0, '{"amount":1,"line":"l"}') is Flaw.NEWER_VERSION


def test_old_payloads_are_brought_up_step_by_step() -> None:
    now = Renamed(line="l-7", title="Trucks")
    assert CODEC.decode("test.renamed", 1, '{"line":"7","name":"Trucks"}') == now
    assert CODEC.decode("test.renamed", 2, '{"line":"l-7","name":"Trucks"}') == now
    assert CODEC.decode("test.renamed", 3, '{"line":"l-7","title":"Trucks"}') == now


@pytest.mark.parametrize("body", ["{}", "[]", '{"line":"7"}', '{"line":"7","name":1}'])
def test_an_old_payload_of_another_shape_is_refused(body: str) -> None:
    assert flaw_of("test.renamed", 1, body) is Flaw.BAD_SHAPE


def test_a_codec_with_a_step_missing_or_a_kind_twice_is_not_made() -> None:
    with pytest.raises(ValueError, match="no step from version 2"):
        Codec([Renamed], {("test.renamed", 1): lambda fields: fields})
    with pytest.raises(ValueError, match=r"two events are called test\.priced"):
        Codec([Priced, Priced])
