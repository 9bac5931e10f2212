"""The inspector's details: tiers, goals, months, ties, sponsors and the plain fields of a line, each editable in place.

It shows LineFacts and says which field was typed into. What must not live here: what typed text means, commands.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from budget_app.domain.lines import Level, Line
from budget_app.domain.sponsors import InviteSponsor
from budget_app.presentation.line_facts import LineFacts
from budget_app.presentation.names import level_name
from budget_app.words import _
from ui.inspector.field_form import FieldForm
from ui.inspector.inplace import Inplace, InplaceLine
from ui.inspector.parts import ServeRow, SponsorRow, TierRow
from ui.widgets.band import Hint, Refusal
from ui.widgets.buttons import button
from ui.widgets.labels import text
from ui.widgets.months import MonthsBars

SIDE = 16


class Details(QScrollArea):
    """`typed`: field and text; `begun`: typing may begin in a field; `goals_wanted`: goal ("" for a new one), place."""

    typed = Signal(str, str)
    begun = Signal(str)
    goals_wanted = Signal(str, QPoint)
    line_wanted = Signal(str)
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.editors: dict[str, Inplace] = {}
        self._tiers = {level: TierRow(level, level_name(level).capitalize()) for level in Level}
        self._caption = text("", "caption")
        self._serves = QVBoxLayout()
        self._link = button(_("Link a goal"), "link", "plus")
        self._link.clicked.connect(lambda: self._want_goals("", self._link))
        self.months = MonthsBars()
        self._remark = text("", "small")
        self._period = InplaceLine(_("Months, from and to"), right=True, small=True)
        self._ties = QVBoxLayout()
        self._sponsors = QVBoxLayout()
        self._invite = button(_("Ask another department"), "link", "plus", on_click=self._choose_sponsor)
        self.form = FieldForm()
        self._problem = Refusal()
        self._column = QVBoxLayout()
        self._lay_out()
        self.verticalScrollBar().rangeChanged.connect(self._keep_margins)
        self._register()

    def show_facts(self, facts: LineFacts) -> None:
        """Another line, or another state of it; what is being typed stays."""
        if self._line is None or self._line.id != facts.line.id:
            self.say("")
            for editor in self.editors.values():
                editor.give_up()
        self._line = facts.line
        self._facts = facts
        self._caption.setText(_("Tiers, {currency}").format(currency=facts.currency))
        for tier in facts.tiers:
            self._tiers[tier.level].show_fact(tier, facts.sign.order, facts.why_fixed)
        self._refill(self._serves, [self._serve_row(facts, n) for n in range(len(facts.serves))])
        self._link.setVisible(not facts.why_fixed)
        months = facts.months
        self.months.show_months(months.amounts, months.letters, facts.sign.order, months.sentence)
        self._remark.setText(months.remark)
        self._period.show_text("" if months.assumed else months.period, months.period, facts.why_fixed)
        self._refill(self._ties, [self._tie(facts, n) for n in range(len(facts.ties))])
        self._refill(self._sponsors, [self._sponsor(fact) for fact in facts.sponsors])
        self._invite.setVisible(bool(facts.invitable))
        if self.form.show_fields(facts.fields, facts.why_fixed):
            self._register()

    def say(self, words: str) -> None:
        """A sentence about what was typed last and could not be taken; empty takes it away."""
        self._problem.say(words)

    # --- making

    def _lay_out(self) -> None:
        inside, column = QWidget(), self._column
        inside.setLayout(column)
        column.setContentsMargins(SIDE, 10, SIDE, 16)
        column.setSpacing(0)
        column.addWidget(self._problem)
        column.addWidget(self._caption)
        column.addSpacing(2)
        for row in self._tiers.values():
            column.addWidget(row)
        self._section(column, _("Serves"), self._serves, self._link)
        self._head(column, _("Months"), self._remark)
        column.addSpacing(2)
        column.addWidget(self.months)
        period = QHBoxLayout()
        period.addWidget(text(_("From and to"), "small"))
        period.addWidget(self._period)
        column.addLayout(period)
        column.addSpacing(6)
        self._ties.setSpacing(6)
        column.addLayout(self._ties)
        column.addSpacing(4)
        column.addWidget(self.form)
        self._section(column, _("Stands behind it"), self._sponsors, self._invite)
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _keep_margins(self, _least: int, most: int) -> None:
        """The scroll bar stands in the margin, so that nothing moves when it comes."""
        bar = self.verticalScrollBar().sizeHint().width() if most else 0
        self._column.setContentsMargins(SIDE, 10, SIDE - bar, 16)

    def _head(self, column: QVBoxLayout, words: str, right: QWidget | None = None) -> None:
        column.addSpacing(12)
        row = QHBoxLayout()
        row.addWidget(text(words, "caption"), 1)
        if right:
            row.addWidget(right)
        column.addLayout(row)

    def _section(self, column: QVBoxLayout, words: str, rows: QVBoxLayout, more: QWidget) -> None:
        self._head(column, words)
        rows.setSpacing(0)
        column.addLayout(rows)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _register(self) -> None:
        """Every editor by the name of its field."""
        editors: dict[str, Inplace] = {"months": self._period, **self.form.editors}
        for level, row in self._tiers.items():
            editors[level.value] = row.amount
            editors[f"{level.value}_buys"] = row.buys
        for field, editor in editors.items():
            if self.editors.get(field) is not editor:
                editor.entered.connect(lambda typed, field=field: self.typed.emit(field, typed))
                editor.begun.connect(lambda field=field: self.begun.emit(field))
        self.editors = editors

    # --- rows that come and go

    def _serve_row(self, facts: LineFacts, n: int) -> QWidget:
        row = ServeRow(facts.serves[n], not facts.why_fixed, facts.why_fixed)
        row.opened.connect(lambda goal, row=row: self._want_goals(goal, row))
        return row

    def _tie(self, facts: LineFacts, n: int) -> QWidget:
        tie = facts.ties[n]
        if tie.warning:
            hint = Hint(tie.words, icon="link")
            return hint
        row = button(tie.words, "link", "link", on_click=lambda: self.line_wanted.emit(tie.line))
        row.setMaximumWidth(272)
        return row

    def _sponsor(self, fact: object) -> QWidget:
        row = SponsorRow(fact)  # type: ignore[arg-type]
        row.acted.connect(self.wanted)
        return row

    def _refill(self, layout: QVBoxLayout, rows: Iterable[QWidget]) -> None:
        while (item := layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row in rows:
            layout.addWidget(row)

    # --- wishes

    def _want_goals(self, goal: str, beside: QWidget) -> None:
        self.goals_wanted.emit(goal, beside.mapToGlobal(QPoint(-360, 0)))

    def _choose_sponsor(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, name in self._facts.invitable:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, code=code: self._ask(code))
        menu.popup(self._invite.mapToGlobal(QPoint(0, self._invite.height())))

    def _ask(self, department: str) -> None:
        if self._line:
            self.wanted.emit(InviteSponsor(line=self._line.id, department=department))
