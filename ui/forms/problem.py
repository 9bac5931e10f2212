"""The band beside a field or a row in which something is wrong, with the texts that could be meant.

What is wrong is decided in presentation.
"""

from PySide6.QtCore import Signal

from budget_app.presentation.form import Row
from budget_app.presentation.requests_edit import Problem
from ui.widgets.band import Refusal


def first_problem(row: Row) -> tuple[str, Problem | None]:
    """What is said in a band that all fields share: of which field, and what."""
    if row.problem:
        return "", row.problem
    return next(((field.id, field.problem) for field in row.fields if field.problem), ("", None))


class ProblemBand(Refusal):
    """What is wrong with a field, and up to two texts that could be meant."""

    taken = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._field = ""
        self._texts: tuple[str, ...] = ()
        self.stepped.connect(lambda: self._take(0))
        self.other_stepped.connect(lambda: self._take(1))

    def show_problem(self, problem: Problem | None, field: str = "") -> None:
        """Say it; nothing hides the band."""
        choices = problem.choices[:2] if problem else ()
        self._field, self._texts = field, tuple(typed for typed, _words in choices)
        labels = [words for _typed, words in choices] + ["", ""]
        self.say(problem.text if problem else "", labels[0], labels[1])

    def _take(self, at: int) -> None:
        self.taken.emit(self._field, self._texts[at])
