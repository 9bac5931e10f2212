"""Text from people: what is taken out of it before anything is decided.

Sentences, labels and escaping for any screen do not live here.
"""

import re
from typing import Any, TypeVar, cast

import msgspec
from msgspec import UnsetType

from budget_app.domain.messages import Command, Refusal
from budget_app.domain.refusals import Reason

LONGEST = 100_000
"""Characters of the longest text; three times what a cell of a sheet can hold."""

# Control characters but tab and line feed, the characters that override the direction of what surrounds them
# (Unicode UAX #9), and those that show nothing: they make a text look like another one. Right-to-left letters and
# the joiners that scripts and emoji need are untouched.
_UNWANTED = re.compile(
    "[\x01-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_NO_TEXT = frozenset((type(None), UnsetType, bool, int, float))
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")

C = TypeVar("C", bound=Command)


def clean(text: str) -> str:
    """`text` without control and direction characters and without space around it.

    Refusal(TEXT_NOT_ALLOWED) where it holds a NUL or half a surrogate pair: no store can keep those;
    TEXT_TOO_LONG where it is longer than LONGEST.
    """
    if len(text) > LONGEST:
        raise Refusal(Reason.TEXT_TOO_LONG, longest=LONGEST)
    if text.isascii() and text.isprintable():
        return text.strip()
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise Refusal(Reason.TEXT_NOT_ALLOWED)
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)).strip()


def cleaned(command: C) -> C:
    """The command with every text in it cleaned, however deep it lies. O(size of the command)."""
    return cast(C, _walk(command))


def _walk(value: Any) -> Any:
    if isinstance(value, str):
        # Members of an enumeration are strings too, and already right.
        return clean(value) if type(value) is str else value
    if isinstance(value, msgspec.Struct):
        # Most fields of most commands are unset or figures: a paste brings thousands.
        changed = {
            name: new
            for name in value.__struct_fields__
            if type(old := getattr(value, name)) not in _NO_TEXT and (new := _walk(old)) is not old
        }
        return msgspec.structs.replace(value, **changed) if changed else value
    if isinstance(value, tuple):
        items = cast(tuple[Any, ...], value)
        new_items = tuple(_walk(item) for item in items)
        return new_items if any(a is not b for a, b in zip(items, new_items, strict=True)) else items
    if isinstance(value, dict):
        pairs = cast(dict[str, Any], value)
        return {clean(key): _walk(item) for key, item in pairs.items()}
    return value
