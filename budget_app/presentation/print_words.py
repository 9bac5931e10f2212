"""The words around a printed summary: from which state it is, what has changed since, how printing went.

What the summary itself says lives in budget_app/summary; which pages are meant in page_range.py.
"""

from collections.abc import Sequence

from budget_app.history.chain import fingerprint
from budget_app.history.port import Entry
from budget_app.presentation.page_range import pages_text
from budget_app.presentation.times import moment_text
from budget_app.words import _, _n


def origin_text(last: Entry, now: str = "") -> str:
    """From which state a summary was made. `now` as UTC text leaves out a day that is today."""
    words = _("From entry {seq} of the history, {moment}, fingerprint {fingerprint}")
    return words.format(seq=last.seq, moment=moment_text(last.at, now), fingerprint=fingerprint(last.hash))


def changed_text(shown: int, newest: int) -> str:
    """What has come since the entry `shown`, as a sentence; "" where that is the newest one."""
    more = newest - shown
    if more <= 0:
        return ""
    words = _n(
        "The round has changed since: there is one newer entry.",
        "The round has changed since: there are {n} newer entries.",
        more,
    )
    return words.format(n=more)


def page_text(page: int, count: int) -> str:
    """Which page is in view."""
    return _("Page {page} of {count}").format(page=page, count=count)


def pages_words(pages: Sequence[int], count: int, copies: int) -> str:
    """What is printed, for a sentence: all 3 pages, 2 copies."""
    if len(pages) == count:
        what = _n("one page", "all {n} pages", count).format(n=count)
    else:
        what = _n("page {pages}", "pages {pages}", len(pages)).format(
            pages=pages_text(pages).replace(",", ", ")
        )
    more = _n("{n} copy", "{n} copies", copies).format(n=copies)
    return what if copies == 1 else f"{what}, {more}"


def taken_text(printer: str, what: str, request: str) -> str:
    """That a printer has it; `request` is the number under which the system keeps it, if it said one."""
    if request:
        return _("{printer} has the summary: {what} (job {request}).").format(
            printer=printer, what=what, request=request
        )
    return _("{printer} has the summary: {what}.").format(printer=printer, what=what)


def refused_text(printer: str, said: str) -> str:
    """That a printer did not take it, with what the system said."""
    return _("{printer} did not take the summary: {said} Try again, or save it as a PDF.").format(
        printer=printer, said=_ended(said)
    )


def stopped_text(printed: int, of: int) -> str:
    """That a person stopped it."""
    return _n(
        "Stopped after {done} of {n} page. Pages the printer has already may still come out.",
        "Stopped after {done} of {n} pages. Pages the printer has already may still come out.",
        of,
    ).format(done=printed, n=of)


def no_printer_text() -> str:
    """Where there is nothing to print on."""
    return _("No printer is set up on this machine. Save it as a PDF instead.")


def progress_text(page: int, of: int) -> str:
    """How far printing is."""
    return _("Printing page {page} of {count} …").format(page=page, count=of)


def _ended(said: str) -> str:
    said = " ".join(said.split()) or _("it gave no reason")
    return said if said.endswith((".", "!", "?")) else f"{said}."
