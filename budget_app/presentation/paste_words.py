"""What became of a paste, cut, fill or delete, as a sentence: how many cells, what was refused, what was added.

What must not live here: the plan itself (requests_paste.py), and where it is shown.
"""

from collections.abc import Mapping

import msgspec

from budget_app.domain.decision import Decision
from budget_app.presentation.names import listed
from budget_app.presentation.requests_columns import columns
from budget_app.presentation.requests_paste import Plan
from budget_app.presentation.troubles import Trouble
from budget_app.words import _, _n


class Outcome(msgspec.Struct, frozen=True):
    """A sentence about the plan, empty where all went as meant and nothing was added; `is_refusal`: not all went."""

    words: str
    is_refusal: bool


def outcome_of(plan: Plan) -> Outcome:
    """What is worth saying about the plan."""
    refused, lost = len(plan.troubles), plan.wanted.size - plan.taken - len(plan.troubles)
    said: list[str] = []
    if refused:
        said.append(
            _("{taken} of {all} cells taken, {n} refused.").format(
                taken=f"{plan.taken:,}", all=f"{plan.wanted.size - lost:,}", n=f"{refused:,}"
            )
        )
    if plan.drafted:
        n = len(plan.drafted)
        said.append(_n("{n} line drafted.", "{n} lines drafted.", n).format(n=f"{n:,}"))
    left = _left_out(plan)
    return Outcome(" ".join(said + left), bool(refused or left))


def refused_cells(state: Decision, troubles: Mapping[tuple[str, str], Trouble]) -> list[tuple[str, str, str]]:
    """The refused cells of lines there are, as line, column and words: "S-014, Requested: “1.234” can be ..."."""
    titles = {column.id: column.title for column in columns()}
    return [
        (line, column, f"{state.lines[line].code}, {titles[column]}: {trouble.text}")
        for (line, column), trouble in troubles.items()
        if line in state.lines and column in titles
    ]


def nothing_to_paste() -> str:
    """That the clipboard holds no text."""
    return _("There is no text to paste. Copy cells in a spreadsheet first, or here with Ctrl+C.")


def under_way(cells: int) -> str:
    """That many cells take a moment."""
    return _n("{n} cell is being read …", "{n} cells are being read …", cells).format(n=f"{cells:,}")


def too_large(most: int) -> str:
    """That so many cells were not meant."""
    return _("This is too much at once: at most {most} cells. Copy the part you need.").format(
        most=f"{most:,}"
    )


def walk_words() -> str:
    """How to get from one refused cell to the next."""
    return _("F8 goes to the next.")


def left_words(cells: int) -> str:
    """How many of the refused cells are still to be mended."""
    return _n("{n} refused cell is left.", "{n} refused cells are left.", cells).format(n=f"{cells:,}")


def came_back_words(cells: int) -> str:
    """That cells hold what was typed when the program ended last."""
    return _n(
        "{n} cell was typed into when Accord ended last and is not in the round yet.",
        "{n} cells were typed into when Accord ended last and are not in the round yet.",
        cells,
    ).format(n=f"{cells:,}")


def _left_out(plan: Plan) -> list[str]:
    said: list[str] = []
    wanted = plan.wanted
    if plan.why_no_lines:
        n = len(wanted.new)
        words = _n(
            "{n} row below the last line was left out.", "{n} rows below the last line were left out.", n
        )
        said += [words.format(n=f"{n:,}"), plan.why_no_lines]
    if wanted.left_out:
        words = _n(
            "{columns} cannot be typed and was left out.",
            "{columns} cannot be typed and were left out.",
            len(wanted.left_out),
        )
        said.append(words.format(columns=listed(list(wanted.left_out))))
    if wanted.beyond:
        n = wanted.beyond
        words = _n(
            "{n} column found no place to the right of the last.",
            "{n} columns found no place to the right of the last.",
            n,
        )
        said.append(words.format(n=n))
    return said
