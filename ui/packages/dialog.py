"""The dialog that brings packages in: whose they are, the conflicts to be decided, and everything else they would do.

What comes of them is worked out in the background (budget_app/exchange/bring_in.py), anew when the round changes. It
holds no rule.
"""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from budget_app.cli.desks import now
from budget_app.exchange.bring_in import Here, Incoming, Key, Plan, Side, plan
from budget_app.exchange.bring_in_rows import Row, Verdict, rows_of
from budget_app.exchange.bring_in_table import preview_table
from budget_app.exchange.bring_in_words import button_text, why_not_yet
from budget_app.exchange.package_file import BadPackage, Pack, read_file
from budget_app.words import _
from ui.background import Background
from ui.bridge import Bridge
from ui.bringing import Bringing
from ui.packages.frame import BringInFrame
from ui.widgets.buttons import disable

_PLAN = "packages/plan"

Told = tuple[Plan, tuple[tuple[Incoming, tuple[Row, ...]], ...]]


class BringInDialog(BringInFrame):
    """`brought`: the plan that was carried out; `files_wanted`: more packages are to be chosen."""

    brought = Signal(object)
    files_wanted = Signal()

    def __init__(self, bridge: Bridge, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._background = background
        self._numbers = count(1)
        self._packs: dict[str, Pack] = {}
        self._choices: dict[Key, Side] = {}
        self.plan: Plan | None = None
        self.bringing = Bringing(bridge, ("package_brought",), self)
        self.bringing.came.connect(self._on_in)
        self.bringing.refused.connect(self._on_refused)
        self.bringing.others.connect(self.work_out)
        self.conflicts.chosen.connect(self._choose)
        self.packages.dropped.connect(self._drop)
        self.add.clicked.connect(self.files_wanted)
        self.cancel.clicked.connect(self.reject)
        self.bring.clicked.connect(self.bring_in)
        self.refusal.stepped.connect(lambda: self.refusal.say(""))
        self.work_out()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read these files too; what is no package is said."""
        key = f"packages/read {next(self._numbers)}"
        self._background.run(key, _read, tuple(paths), then=self._on_read)

    def _on_read(self, found: list[Pack | str]) -> None:
        self.refusal.say(" ".join(each for each in found if isinstance(each, str)), _("Close"))
        self._packs.update({each.id: each for each in found if isinstance(each, Pack)})
        self.work_out()

    def _drop(self, package: str) -> None:
        self._packs.pop(package, None)
        self.work_out()

    def _choose(self, keys: Sequence[Key], side: Side) -> None:
        self._choices.update(dict.fromkeys(keys, side))
        self.work_out()

    # --- what comes of them

    def work_out(self) -> None:
        """Work out what comes of the packages, in the background; the latest wins."""
        if self.bringing.is_under_way:
            return
        desk = self._bridge.desk
        here = Here(desk.state, desk.entries, desk.round_id, desk.person, now())
        disable(self.bring, _("Working out what comes of them …"))
        work = (_told, here, tuple(self._packs.values()), dict(self._choices))
        self._background.run(_PLAN, *work, then=self._show)

    def _show(self, told: Told) -> None:
        self.plan, packages = told
        self.packages.show_packages(packages)
        rows = [row for _incoming, each in packages for row in each if row.verdict is Verdict.CONFLICT]
        self.conflicts.show_rows(rows)
        self.show_table(preview_table(packages))
        words = button_text(self.plan) if self.plan.packages else _("Bring in")
        self.bring.setText(words)
        self.bring.setAccessibleName(words)
        disable(self.bring, why_not_yet(self.plan))
        self.why.setText(why_not_yet(self.plan))

    # --- bringing in

    def bring_in(self) -> None:
        """Hand in the one command that brings them in."""
        if self.plan and self.plan.command and not self._background.is_busy(_PLAN):
            disable(self.bring, _("The packages are on their way."))
            self.bringing.bring(self.plan.command, self.plan.files)

    def _on_in(self, _command: object) -> None:
        self.brought.emit(self.plan)
        self.done(QDialog.DialogCode.Accepted)

    def _on_refused(self, words: str) -> None:
        self.refusal.say(words, _("Close"))
        self.work_out()

    def done(self, result: int) -> None:
        """Nothing works on for a dialog that is gone."""
        self._background.drop(_PLAN)
        super().done(result)


def _read(paths: tuple[Path, ...]) -> list[Pack | str]:
    """Runs on a worker thread: the packages, or for each file that is none a sentence."""
    found: list[Pack | str] = []
    for path in paths:
        try:
            found.append(read_file(path))
        except BadPackage as error:
            found.append(str(error))
        except OSError as error:
            words = _("{file} cannot be read: {error}.")
            found.append(words.format(file=path.name, error=error.strerror or str(error)))
    return found


def _told(here: Here, packs: tuple[Pack, ...], choices: dict[Key, Side]) -> Told:
    """Runs on a worker thread."""
    planned = plan(here, packs, choices)
    return planned, tuple((each, rows_of(each)) for each in planned.packages)
