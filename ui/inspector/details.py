"""The inspector's details: tiers, goals, months, ties, the case, what the line is, last year, sponsors, files.

Sections fold; each part is a module of its own. It shows LineFacts and says what was typed and wanted. What must not
live here: what typed text means, what is inside a section.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from budget_app.domain.lines import Level, Line
from budget_app.domain.round import Round
from budget_app.presentation.line_facts import LineFacts
from budget_app.presentation.line_fields import Field
from budget_app.presentation.line_files import files_words
from budget_app.presentation.line_sponsors import sponsors_words
from budget_app.presentation.line_ties import ties_words
from budget_app.presentation.month_shape import Shape
from budget_app.presentation.names import level_name
from budget_app.words import _
from ui.inspector.field_form import FieldForm
from ui.inspector.files_part import FilesPart
from ui.inspector.fold import Fold
from ui.inspector.inplace import Inplace
from ui.inspector.last_year_part import LastYearPart
from ui.inspector.months_part import MonthsPart
from ui.inspector.part import Part
from ui.inspector.results_grid import ResultsGrid
from ui.inspector.sponsors_part import SponsorsPart
from ui.inspector.tier_row import TierRow
from ui.inspector.ties_part import TiesPart
from ui.widgets.band import Refusal
from ui.widgets.labels import text

SIDE = 16


class Tiers(Part):
    """The three tiers, one above the other."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = {level: TierRow(level, level_name(level).capitalize()) for level in Level}
        for level, row in self.rows.items():
            self.column.addWidget(row)
            self.take_editor(level.value, row.amount)
            self.take_editor(f"{level.value}_buys", row.buys)

    def show_tiers(self, facts: LineFacts) -> None:
        """These figures."""
        for tier in facts.tiers:
            self.rows[tier.level].show_fact(tier, facts.sign.order, facts.why_fixed)


class Details(QScrollArea):
    """`typed`: field and text; `begun`: typing may begin in a field; `goals_wanted`: goal ("" for a new one), place."""

    typed = Signal(str, str)
    begun = Signal(str)
    goals_wanted = Signal(str, QPoint)
    line_wanted = Signal(str)
    wanted = Signal(object)

    def __init__(
        self,
        judge: Callable[[object], str],
        picked: Callable[[], tuple[str, ...]],
        person: Callable[[], str],
    ) -> None:
        """`judge` says why a command would be refused, `picked` which lines are picked besides, `person` who asks."""
        super().__init__()
        self._line: Line | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._caption = text("", "caption")
        self.tiers = Tiers()
        self.results = ResultsGrid()
        self.months = MonthsPart()
        self.ties = TiesPart(judge)
        self.case = FieldForm()
        self.about = FieldForm()
        self.year = LastYearPart(picked, person)
        self.sponsors = SponsorsPart()
        self.files = FilesPart()
        self._problem = Refusal()
        self._column = QVBoxLayout()
        self.folds = {
            "serves": Fold("serves", _("Serves"), self.results),
            "months": Fold("months", _("Months"), self.months),
            "ties": Fold("ties", _("Needs and excludes"), self.ties, opens=False),
            "case": Fold("case", _("The case"), self.case),
            "about": Fold("about", _("Kind and owner"), self.about, opens=False),
            "year": Fold("year", _("Last year"), self.year, opens=False),
            "sponsors": Fold("sponsors", _("Stands behind it"), self.sponsors, opens=False),
            "files": Fold("files", _("Files"), self.files, opens=False),
        }
        self._lay_out()
        self._connect()

    @property
    def editors(self) -> dict[str, Inplace]:
        """Every field by its name."""
        return {field: editor for part in self._parts() for field, editor in part.editors.items()}

    def show_facts(self, state: Round, facts: LineFacts) -> None:
        """Another line, or another state of it; what is being typed stays."""
        line = facts.line
        if self._line is None or self._line.id != line.id:
            self.say("")
            for editor in self.editors.values():
                editor.give_up()
        self._line = line
        self._caption.setText(_("Tiers, {currency}").format(currency=facts.currency))
        self.tiers.show_tiers(facts)
        self.results.show_goals(facts.serves, facts.why_fixed)
        self.months.show_months(state, line, facts.months, facts.sign.order, facts.why_fixed)
        self.ties.show_ties(state, line, facts.ties, facts.why_fixed)
        self.case.show_fields(facts.case, facts.why_fixed)
        self.about.show_fields(facts.about, facts.why_fixed)
        self.year.show_year(state, line, facts.year, facts.why_fixed)
        self.sponsors.show_sponsors(line.id, facts.sponsors, facts.invitable)
        self.files.show_files(line.id, facts.files, facts.why_no_files)
        self._say_folds(state, facts)

    def say(self, words: str) -> None:
        """A sentence about what was typed last and could not be taken; empty takes it away."""
        self._problem.say(words)

    def open(self, section: str) -> None:
        """Unfold a section and bring it into sight."""
        self.folds[section].open(True)
        self.ensureWidgetVisible(self.folds[section])

    def add_band(self, band: QWidget) -> None:
        """A band above everything; it scrolls along, since in a low window there is room for little."""
        self._column.insertWidget(0, band)

    # --- making

    def _parts(self) -> tuple[Part, ...]:
        return (
            *(self.tiers, self.results, self.months, self.ties, self.case, self.about),
            *(self.year, self.sponsors, self.files),
        )

    def _lay_out(self) -> None:
        inside, column = QWidget(), self._column
        inside.setLayout(column)
        column.setContentsMargins(SIDE, 10, SIDE, 16)
        column.setSpacing(0)
        column.addWidget(self._problem)
        column.addWidget(self._caption)
        column.addSpacing(2)
        column.addWidget(self.tiers)
        for fold in self.folds.values():
            column.addSpacing(6)
            column.addWidget(fold)
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _connect(self) -> None:
        for part in self._parts():
            part.typed.connect(self.typed)
            part.begun.connect(self.begun)
            part.wanted.connect(self.wanted)
            part.said.connect(self.say)
        self.results.goals_wanted.connect(self.goals_wanted)
        self.ties.line_wanted.connect(self.line_wanted)
        self.verticalScrollBar().rangeChanged.connect(self._keep_margins)

    def _keep_margins(self, _least: int, most: int) -> None:
        """The scroll bar stands in the margin, so that nothing moves when it comes."""
        bar = self.verticalScrollBar().sizeHint().width() if most else 0
        self._column.setContentsMargins(SIDE, 10, SIDE - bar, 16)

    def _say_folds(self, state: Round, facts: LineFacts) -> None:
        """What each section holds, in short."""
        line = facts.line
        self.folds["serves"].say(", ".join(fact.sign.name for fact in facts.serves) or _("no goal yet"))
        self.folds["months"].say(facts.months.remark, always=facts.months.shape is Shape.HAND)
        self.folds["ties"].say(ties_words(line), holds=bool(facts.ties))
        self.folds["case"].say(_in_short(facts.case))
        self.folds["about"].say(facts.about_words)
        self.folds["year"].say(facts.year.change or _("new this year"))
        self.folds["sponsors"].say(sponsors_words(state, line), holds=bool(line.sponsors))
        self.folds["files"].say(files_words(line), holds=bool(facts.files))


def _in_short(fields: tuple[Field, ...]) -> str:
    return next((" ".join(field.text.split()) for field in fields if field.text), _("not said yet"))
