"""Identifiers and codes: what a thing is called by machines, and what people say aloud."""

import re

_CODE = re.compile(r"[A-Z][A-Z0-9]{0,5}\Z")
_LINE_CODE = re.compile(r"[A-Z][A-Z0-9]{0,5}-[0-9]{3,}\Z")
_OTHER_CODE = re.compile(r"\S{1,64}\Z")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\Z")


def is_code(text: str) -> bool:
    """Whether `text` can be a department's code: a capital, then at most five capitals or digits."""
    return _CODE.match(text) is not None


def is_id(text: str) -> bool:
    """Whether `text` can be an identifier: 1 to 64 letters, digits, `_`, `.`, `-`, beginning with a letter or digit."""
    return _ID.match(text) is not None


def is_line_code(text: str) -> bool:
    """Whether `text` looks like a code that Accord gives, so that it may not be a line's identifier too."""
    return _LINE_CODE.match(text) is not None


def is_sheet_code(text: str) -> bool:
    """Whether `text` can be the code a sheet brings for a line: 1 to 64 characters without a space."""
    return _OTHER_CODE.match(text) is not None


def line_code(department: str, number: int) -> str:
    """What people call a line: S-014."""
    return f"{department}-{number:03d}"
