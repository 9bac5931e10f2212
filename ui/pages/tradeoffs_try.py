"""What a person tries and picks on the trade-offs page: another fund, a department, a goal, a point, a line.

The round itself is never changed by it. What must not live here: widgets.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from budget_app.charts.marks import Marked
from budget_app.presentation.frontier_chart import Spot
from budget_app.presentation.tradeoff_picks import NOTHING, Group, Pick
from budget_app.presentation.tradeoffs import Ahead, Study, Tradeoffs
from ui.selection import Selection

MOST_ENTRIES = 400
"""Lines that can be picked on the curve; where there are more, only those of a picked department or goal."""


class Trial(QObject):
    """The study, the fund that is tried, and the picks. `changed`: show everything anew.

    `said` carries the sentence of what was picked.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self.study: Study | None = None
        self.shown: Tradeoffs | None = None
        self.group = Group()
        self._pick = self._last = NOTHING
        selection.picked.connect(self._on_line)

    # --- the round

    def take(self, study: Study) -> None:
        """Another state of the round: what is tried and picked stays where it still can."""
        before = self.shown if self.is_tried else None
        self.study = study
        self.shown = study.at(study.scale.within(before.fund)) if before else study.agreed
        self._regroup()

    def know(self, study: Study, ahead: Ahead) -> None:
        """Where lines enter at every fund has been found."""
        study.know(ahead)
        if study is self.study and self.shown:
            self.shown = study.at(self.shown.fund)
            self._regroup()
            self.changed.emit()

    @property
    def is_tried(self) -> bool:
        """Whether another fund than the round's is tried."""
        return bool(self.shown and self.shown.tried)

    # --- the fund

    def point_at(self, fund: float, pixel: float) -> None:
        """Try the fund a hand points at, where a px is worth so much, in minor units."""
        if self.study:
            self._try(self.study.scale.at(fund, pixel))

    def step(self, steps: int, is_wide: bool) -> None:
        """Try a fund so many steps further."""
        if self.study and self.shown:
            self._try(self.study.scale.moved(self.shown.fund, steps, is_wide))

    def as_agreed(self) -> None:
        """Back to the round's own fund."""
        if self.study:
            self._try(self.study.scale.agreed)

    def _try(self, fund: int) -> None:
        if self.study and self.shown and fund != self.shown.fund:
            self.shown = self.study.at(fund)
            self._regroup()
            self.changed.emit()

    # --- the picks

    def pick(self, pick: Pick) -> None:
        """Pick something; what is picked already, or nothing, lets go of it."""
        if pick.line:
            self._last = pick
            if self._selection.line == pick.line:
                self.changed.emit()
            self._selection.pick(pick.line)
            self.said.emit(self._line_sentence(pick.line))
            return
        self._pick = self._last = NOTHING if pick == self.group.pick else pick
        self._regroup()
        self.changed.emit()
        self.said.emit(self.group.sentence)

    @property
    def line(self) -> str:
        """The picked line, where it belongs to what else is picked; "" where there is none."""
        line = self._selection.line
        return line if not self.group.pick or line in self.group.lines else ""

    @property
    def current(self) -> Pick:
        """What was picked last."""
        if self._last.line and self._last.line == self.line:
            return self._last
        return self.group.pick or (Pick(line=self.line) if self.line else NOTHING)

    @property
    def marked(self) -> Marked:
        """What is marked in the charts."""
        if not self.study or not self.shown:
            return Marked()
        line = self.line
        money, goals = self.study.line_money(line), self.study.goals_of(line)
        return Marked(self.group.pick, self.group.money, money, goals)

    def entries(self, is_moving: bool) -> list[tuple[str, Spot, bool]]:
        """Lines where they enter the curve, and whether it is the picked one; of others none while the fund moves."""
        if not self.study or not self.shown:
            return []
        known: Iterable[str] = self.group.lines if self.group.pick else (r.key for r in self.shown.lines.rows)
        others = [] if is_moving else sorted(known)
        if len(others) > MOST_ENTRIES:
            others = []
        picked = [self.line] if self.line else []
        wanted = [*(line for line in others if line != self.line), *picked]
        found = ((line, self.study.entry(line, self.shown)) for line in wanted)
        return [(line, spot, line == self.line) for line, spot in found if spot]

    def sentence_of(self, pick: Pick) -> str:
        """What would be read out if this were picked."""
        if not self.study or not self.shown:
            return ""
        return self._line_sentence(pick.line) if pick.line else self.study.group(pick, self.shown).sentence

    def _on_line(self, line: str) -> None:
        if self.group.pick and line and line not in self.group.lines:
            self._pick = NOTHING
            self._regroup()
        self._last = Pick(line=line)
        self.changed.emit()

    def _line_sentence(self, line: str) -> str:
        rows = self.shown.lines.rows if self.shown else ()
        return next((row.spoken for row in rows if row.key == line), "")

    def _regroup(self) -> None:
        if self.study and self.shown:
            self.group = self.study.group(self._pick, self.shown)
