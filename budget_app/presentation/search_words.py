"""Words that are searched for, and where they stand in a text: beginnings of words, without regard to case and accents.

The same rule as the full-text index of the readable tables (history/tables.py). What must not live here: what is found.
"""

import unicodedata

Marks = tuple[tuple[int, int], ...]
_AROUND = 28


def words_of(text: str) -> tuple[str, ...]:
    """The words that were typed, folded."""
    return tuple(fold(text).split())


def fold(text: str) -> str:
    """Lower case, without accents; may be longer or shorter than the text."""
    if text.isascii():
        return text.lower()
    return "".join(_folded(sign) for sign in text)


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether every word begins a word of the text."""
    folded = fold(text)
    return all(_begins(folded, word) >= 0 for word in words)


def marks(text: str, words: tuple[str, ...]) -> Marks:
    """Where the words stand in the text, each place once, in their order: from, to."""
    folded, places = _with_places(text)
    found: set[tuple[int, int]] = set()
    for word in words:
        at = _begins(folded, word)
        while at >= 0:
            found.add((places[at], places[at + len(word) - 1] + 1))
            at = _begins(folded, word, at + 1)
    made: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not made or start >= made[-1][1]:
            made.append((start, end))
    return tuple(made)


def snippet(text: str, words: tuple[str, ...], most: int = 96) -> str:
    """The text on one line, from a little before the first word that was found."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    first = min((start for start, _end in marks(plain, words)), default=0)
    if first <= _AROUND:
        return plain[: most - 1].rstrip() + "…"
    start = plain.rfind(" ", 0, first - _AROUND // 2) + 1
    rest = plain[start : start + most - 2]
    return "…" + rest.strip() + ("…" if start + most - 2 < len(plain) else "")


def _begins(folded: str, word: str, start: int = 0) -> int:
    """Where the word stands at the beginning of one; -1 where nowhere."""
    at = folded.find(word, start)
    while at > 0 and folded[at - 1].isalnum():
        at = folded.find(word, at + 1)
    return at


def _with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its signs the place in `text` it comes from."""
    pieces: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        folded = _folded(sign)
        pieces.append(folded)
        places.extend([place] * len(folded))
    return "".join(pieces), places


def _folded(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    plain = unicodedata.normalize("NFD", sign)
    return "".join(part for part in plain if not unicodedata.combining(part)).casefold()
