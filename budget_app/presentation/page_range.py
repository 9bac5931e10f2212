"""Pages as people write them: "1-3, 5". What is printed, and how, lives elsewhere."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from budget_app.words import _, _n

_PART = re.compile(r"(\d{1,6})(?:\s*[-–—]\s*(\d{1,6})?)?")


@dataclass(frozen=True)
class NoPages:
    """Why what was written means no pages, as a sentence."""

    sentence: str


def read_pages(text: str, count: int) -> tuple[int, ...] | NoPages:
    """The pages meant, each once and in order, out of `count`; all of them where nothing is written.

    Parts stand between commas, semicolons or spaces; 4- is from page 4 to the end.
    """
    pages: set[int] = set()
    for part in _parts(text):
        read = _read(part, count)
        if isinstance(read, NoPages):
            return read
        pages.update(read)
    return tuple(sorted(pages)) or tuple(range(1, count + 1))


def pages_text(pages: Iterable[int]) -> str:
    """As `read_pages` reads it and `lp` takes it, as short as can be: 1-3,5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _parts(text: str) -> Sequence[str]:
    tight = re.sub(r"\s*([-–—])\s*(?=\d)", r"\1", text.strip())
    return [part for part in re.split(r"[,;\s]+", tight) if part]


def _read(part: str, count: int) -> range | NoPages:
    found = _PART.fullmatch(part)
    if not found:
        return NoPages(_("“{part}” is no page. Write pages as 1-3, 5.").format(part=part))
    first = int(found[1])
    last = int(found[2]) if found[2] else first if found[1] == part else max(count, first)
    if first > last:
        return NoPages(
            _("{part} runs backwards. Write {last}-{first}.").format(part=part, last=last, first=first)
        )
    for page in (first, last):
        if not 1 <= page <= count:
            sentence = _n(
                "There is no page {page}: the summary has one page.",
                "There is no page {page}: the summary has {n} pages.",
                count,
            )
            return NoPages(sentence.format(page=page, n=count))
    return range(first, last + 1)
