"""A summary's facts -> typst, ready for the PDF and for pictures of the same pages. Layout is in summary.typ."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from budget_app.summary.paper import SHEETS, Paper

if TYPE_CHECKING:
    from typst import Compiler


@contextmanager
def typeset(facts: str, paper: Paper) -> "Iterator[Compiler]":
    """What compiles these facts, as JSON, on this paper. They go in as data, so no text can become markup."""
    import typst  # late: it is not needed before somebody prints, and the window should not wait for it

    with as_file(files("resources")) as folder:
        yield typst.Compiler(
            str(folder / "summary" / "summary.typ"),
            root=str(folder / "summary"),
            font_paths=[str(folder / "fonts")],
            sys_inputs={"facts": facts, "paper": SHEETS[paper].typst},
        )
