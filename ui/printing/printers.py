"""Where one can print, and handing a PDF to `lp`. For worker threads: a printer on a network may take its time.

Printing page by page where there is no `lp` lives in raster.py.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budget_app.presentation.page_range import pages_text
from budget_app.summary.paper import SHEETS
from budget_app.words import _

if TYPE_CHECKING:
    from budget_app.summary.pdf import Summary

_SECONDS = 30


@dataclass(frozen=True)
class Printers:
    """The printers' names, which of them is the usual one, and whether `lp` takes what is printed."""

    names: tuple[str, ...]
    usual: str = ""
    by_lp: bool = False


@dataclass(frozen=True)
class Order:
    """What is to be printed, and on which printer; `pages` out of those of the summary."""

    printer: str
    title: str
    summary: "Summary"
    pages: tuple[int, ...]
    copies: int


@dataclass(frozen=True)
class Answer:
    """How it went: the number the system gave the job, or what it said where it refused."""

    request: str = ""
    refusal: str = ""


def find_printers() -> Printers:
    """The printers of this machine: those `lp` knows where there is one, else those Qt knows."""
    if shutil.which("lp") and shutil.which("lpstat"):
        names = tuple(_lpstat("-e").split())
        usual = _lpstat("-d").rpartition(":")[2].strip()
        return Printers(names, usual if usual in names else "", by_lp=True)
    from PySide6.QtPrintSupport import QPrinterInfo  # late: nobody needs it before printing

    return Printers(tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName())


def hand_over(order: Order) -> Answer:
    """Give the PDF to `lp`, which prints it with the printer's own means."""
    command = ["lp", "-d", order.printer, "-n", str(order.copies), "-t", order.title]
    command += ["-o", f"media={SHEETS[order.summary.paper].media}"]
    if len(order.pages) < order.summary.pages:
        command += ["-P", pages_text(order.pages)]
    try:
        done = subprocess.run(
            command, input=order.summary.pdf, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Answer(refusal=_("nothing was heard for {n} seconds").format(n=_SECONDS))
    except OSError as error:
        return Answer(refusal=error.strerror or str(error))
    said = done.stdout.decode(errors="replace")
    if done.returncode:
        return Answer(
            refusal=(done.stderr.decode(errors="replace") or said).strip() or _("it gave no reason")
        )
    found = re.search(r"(\S+-\d+)", said)
    return Answer(request=found[1] if found else "")


def _lpstat(what: str) -> str:
    """What it says in English; nothing where it fails: then there is no printer."""
    surroundings = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["lpstat", what], capture_output=True, timeout=_SECONDS, check=False, env=surroundings
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else done.stdout.decode(errors="replace")
