"""Names of files that people hand over: made such that every system can keep one under it, and none is led astray.

What is in a file, and where it is kept, is not said here.
"""

import re
import unicodedata

LONGEST = 120
"""Characters of the longest name; with a folder before it, it still fits every system."""

# What separates folders, what Windows keeps for itself, and white space that is no plain space.
_NEVER = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|[^\S ]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\Z)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """`name` as a file can be called anywhere: without folders and signs that mean something, not too long.

    "file" where nothing is left of it. The ending stays, since it tells what opens the file.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name).strip().rstrip("/\\"))[-1]
    plain = " ".join(_NEVER.sub("_", last).split()).strip(". ")
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    stem, dot, ending = plain.rpartition(".")
    if len(plain) > LONGEST and dot and len(ending) <= 12:
        plain = f"{stem[: LONGEST - len(ending) - 1].rstrip('. ')}.{ending}"
    return plain[:LONGEST].rstrip(". ") or "file"
