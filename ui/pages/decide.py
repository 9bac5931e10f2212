"""The Decide page: towers or grid, the panel of the picked line, the sign-off bar. The executive's last step.

It asks presentation for records and hands commands to the bridge; no rule and no figure is made here.
"""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent

from budget_app.domain.phases import MovePhase
from budget_app.domain.roles import Phase
from budget_app.domain.signing import Sign, WithdrawSignature
from budget_app.presentation.decide import DecideView, decide_table
from budget_app.presentation.decide_best import take_text
from budget_app.presentation.decide_lines import Lines, filtered
from budget_app.presentation.decide_panel import decide_panel
from budget_app.presentation.decide_pick import Pick
from budget_app.presentation.decide_sums import Sums, sums
from budget_app.seen import Changes
from budget_app.words import _
from ui import kept
from ui.background import Background
from ui.bridge import Bridge
from ui.pages.decide_frame import DecideFrame
from ui.pages.decide_head import DecideChoice
from ui.pages.decide_optimum import Optimum
from ui.pages.decide_picks import WHERE, Picks
from ui.selection import Selection

PAGE = "decide"
# With more lines the towers show one department at a time; with many more the grid comes first.
MANY, VERY_MANY = 60, 400


class DecidePage(DecideFrame):
    """`print_wanted`: the summary is asked for. `previewed`: amounts by line id that a click would grant."""

    print_wanted = Signal()
    previewed = Signal(object)

    def __init__(self, bridge: Bridge, selection: Selection, background: Background) -> None:
        super().__init__(_("Decide"))
        self.icon_name = PAGE
        self._bridge, self._selection = bridge, selection
        self._known = Lines()
        self._view: DecideView | None = None
        self._chosen, self._kind = DecideChoice(), ""
        self.picks, self.optimum = Picks(bridge, self), Optimum(bridge, background, self)
        self._connect()

    # --- what is shown

    def refresh(self, changes: Changes | None) -> None:
        """Show what is new; None: everything, for whoever sits here now."""
        self.picks.take_in(changes)
        if changes is None:
            self.picks.forget()
            self._chosen = kept.read(self._bridge.desk, PAGE, DecideChoice())
            self.head.choose(self._chosen.shown, self._chosen.words)
        self.optimum.follow()
        self._show()
        if changes is None and not self._selection.line and self._view and self._view.groups[0].lines:
            # The panel begins with what matters most: the line with the most money to decide.
            self._selection.pick(self._view.groups[0].lines[0].id)

    def _show(self) -> None:
        state, person = self._bridge.state, self._bridge.desk.person
        view = decide_table(
            state,
            person,
            self.optimum.best,
            known=self._known,
            large=self.picks.fresh,
            department=self._department_in_view(),
        )
        self._view = view
        self._kind = self._chosen.view or ("grid" if len(view.lines) > VERY_MANY else "towers")
        self.head.views.choose(self._kind)
        fresh = sum(line.granted is not None for line in view.groups[0].lines)
        self.head.show_view(view, self._kind, view.groups[0], fresh)
        self.head.show_departments(view.departments, self._department_in_view(), self._needs_department())
        if self._kind == "grid":
            self._show_rows()
        else:
            self.towers.show_groups(view.groups, view.can_change)
            self.bring_up("towers" if view.lines else "empty")
        self.foot.show_sign(view.sign)
        if not view.sign.can_sign:
            self.confirm.close_question()
        self._show_picks()

    def _show_rows(self) -> None:
        assert self._view is not None
        chosen = self._chosen
        lines = filtered(self._view.lines, chosen.words, chosen.shown, self._department_in_view())
        self.grid.show_lines(lines, self._view.can_change, self._selection.line)
        self.unmatched.show_words(chosen.words)
        self.bring_up("grid" if lines else "unmatched" if self._view.lines else "empty")

    def _show_picks(self, hovered: tuple[str, int] | None = None) -> None:
        """The panel, and the sums as they are and as the picks would make them."""
        if self._view is None:
            return
        trials = self.picks.trials()
        if hovered:
            trials[hovered[0]] = hovered[1]
        then: Sums | None = sums(self._bridge.state, trials) if trials else None
        self.foot.show_sums(self._view.sums, then, self._department_in_view())
        self.panel.strip.show_sums(self._view.sums, then)
        self.previewed.emit(trials)
        if hovered is None:
            self.towers.show_trials(trials)
            self.grid.show_trials(trials)
            self._show_panel()

    def _show_panel(self) -> None:
        line = self._bridge.state.lines.get(self._selection.line)
        self.towers.show_picked(self._selection.line)
        self.grid.show_picked(self._selection.line)
        if line is None or not line.is_live:
            self.panel.show_panel(None)
            return
        pick = self.picks.waiting.get(line.id)
        panel = decide_panel(self._bridge.state, self.picks.mode, line.id, self.optimum.best, pick)
        self.panel.show_panel(panel, self.picks.refused.get(line.id, ""))

    def _needs_department(self) -> bool:
        return self._kind == "towers" and self._view is not None and len(self._view.lines) > MANY

    def _department_in_view(self) -> str:
        """The department looked at; where one must be chosen and none is, the first with something to decide."""
        if self._chosen.department or not self._needs_department():
            return self._chosen.department
        assert self._view is not None
        picked = self._bridge.state.lines.get(self._selection.line)
        if picked:
            return picked.department
        waiting = [d for d in self._view.departments if d.undecided] or list(self._view.departments)
        return waiting[0].code if waiting else ""

    # --- what is done

    def _choose(self, **what: str) -> None:
        self._chosen = msgspec.structs.replace(self._chosen, **what)
        kept.write(self._bridge.desk, PAGE, self._chosen)
        (self._show if {"view", "department"} & what.keys() else self._show_rows)()

    def _fold(self) -> None:
        self.picks.fresh.clear()
        self._show()

    def _ask(self, line: str, key: str) -> None:
        self._selection.pick(line)
        self.picks.ask(line, key)

    def _type_amount(self, line: str, text: str) -> None:
        self._selection.pick(line)
        self.picks.type_amount(line, text)

    def _send(self) -> None:
        line, reason = self._selection.line, self.panel.reason_text
        if line not in self.picks.waiting:
            self.picks.type_reason(line, reason)
        elif not self.picks.send(line, reason):
            self.panel.reason.setFocus()

    def _hover(self, line_id: str, tier: str) -> None:
        line = self._bridge.state.lines.get(line_id)
        pick = Pick.of(line, tier) if line and tier else None
        # Sums over thousands of lines would not follow the mouse.
        if self._view and len(self._view.lines) <= VERY_MANY:
            self._show_picks((line_id, pick.amount) if pick else None)

    def _show_offer(self) -> None:
        self.take.ask(take_text(self._bridge.state, self.optimum.offer), _("Take it"))

    def _take(self) -> None:
        self.take.close_question()
        self._bridge.do(self.optimum.command(), WHERE)
        self.optimum.drop()

    def _ask_to_sign(self) -> None:
        assert self._view is not None
        words = _("{sentence} {note} Sign?").format(sentence=self._view.sentence, note=self._view.sign.note)
        self.confirm.ask(words, _("Sign now"), is_final=True)

    def _sign(self) -> None:
        self.confirm.close_question()
        self._bridge.do(Sign(), WHERE)

    def _show_open(self) -> None:
        """Go to the lines that stand in the way of signing."""
        assert self._view is not None
        codes = self._view.sign.show
        first = next((line.id for line in self._view.lines if line.code in codes), "")
        self._selection.pick(first)
        self.head.choose("undecided", "")
        self._choose(department="", shown="undecided", words="")

    def _take_refusal(self, words: str, where: str) -> None:
        if where == WHERE:
            self.foot.show_refusal(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets go of what is picked and not granted yet."""
        if event.key() == Qt.Key.Key_Escape and self._selection.line in self.picks.waiting:
            self.picks.take_back(self._selection.line)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was decided one by one is folded away when the page is left."""
        self.picks.fresh.clear()
        super().hideEvent(event)

    # --- making

    def _connect(self) -> None:
        head, foot, panel, do = self.head, self.foot, self.panel, self._bridge.do
        head.view_chosen.connect(lambda kind: self._choose(view=kind))
        head.department_chosen.connect(lambda code: self._choose(department=code))
        head.filter_changed.connect(lambda shown, words: self._choose(shown=shown, words=words))
        self.unmatched.clear_wanted.connect(head.clear_filter)
        head.optimum_wanted.connect(self.optimum.want)
        head.fold_wanted.connect(self._fold)
        head.phase_wanted.connect(lambda: do(MovePhase(phase=Phase.DECISION), WHERE))
        self.take.agreed.connect(self._take)
        self.take.declined.connect(self.optimum.drop)
        self.confirm.agreed.connect(self._sign)
        foot.signed.connect(self._ask_to_sign)
        foot.withdrawn.connect(lambda: do(WithdrawSignature(), WHERE))
        foot.show_wanted.connect(self._show_open)
        foot.print_wanted.connect(self.print_wanted)
        for view in (self.towers, self.grid):
            view.picked.connect(self._selection.pick)
            view.asked_for.connect(self._ask)
            view.hovered.connect(self._hover)
        self.grid.lines.amount_typed.connect(self._type_amount)
        self.grid.lines.reason_typed.connect(self.picks.type_reason)
        panel.closed.connect(lambda: self._selection.pick(""))
        panel.picked.connect(lambda key: self.picks.ask(self._selection.line, key))
        panel.amount_typed.connect(lambda text: self._type_amount(self._selection.line, text))
        panel.sent.connect(self._send)
        panel.taken_back.connect(lambda: self.picks.take_back(self._selection.line))
        self.picks.changed.connect(self._show_picks)
        self.picks.reason_wanted.connect(lambda line: self._selection.pick(line))
        self.optimum.best_found.connect(self._show)
        self.optimum.offered.connect(self._show_offer)
        self._selection.picked.connect(lambda line: self._show_panel())
        self._bridge.refused.connect(self._take_refusal)
