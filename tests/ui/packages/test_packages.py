"""Working without a server, by hand in the real window: send, bring in, choose, confirm, contest, drop."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from budget_app.cli.desks import new_id, now
from budget_app.desk import Desk
from budget_app.domain.packages import Said
from budget_app.exchange.package_file import read_file, written
from budget_app.exchange.packing import pack
from budget_app.history.sqlite import SqliteLog
from budget_app.history.verify import verify_file
from tests.support.given import as_command
from tests.ui.driver import Someone
from ui.drops import Drops
from ui.packages.dialog import BringInDialog
from ui.packages.errand import Packages

Seat = Callable[[str], Someone]


@pytest.fixture
def package(file: Path, tmp_path: Path) -> Path:
    """What Dana did on a copy: a new line, and another owner for S-001."""
    return away(file, tmp_path / "sales", ("draft_line", {"department": "S", "fields": {"title": "Laptops"}}))


def away(file: Path, name: Path, *steps: tuple[str, dict[str, object]]) -> Path:
    """The package of the head of Sales, who did this and gave S-001 another owner on a copy of the round."""
    copy, package = name.with_suffix(".accord"), name.with_suffix(".accord-package")
    shutil.copy(file, copy)
    with closing(SqliteLog.open(copy)) as log:
        desk = Desk(log, "dana", now, new_id)
        for step, fields in (*steps, ("revise_line", {"line": "S-001", "fields": {"owner": "Kim"}})):
            desk.execute(as_command(step, **fields))
        package.write_bytes(written(pack(log, desk.entries, "dana", now())))
    return package


def packages_of(someone: Someone) -> Packages:
    """The errand in somebody's window."""
    return next(errand for errand in someone.window.errands if isinstance(errand, Packages))


def opens(someone: Someone, *paths: Path) -> BringInDialog:
    """Somebody opens the dialog on these packages."""
    errand = packages_of(someone)
    errand.bring_in(paths)
    someone.settles()
    assert errand.dialog is not None
    return errand.dialog


def leave_outs(dialog: BringInDialog) -> list[QWidget]:
    """The buttons by which a package is left out."""
    buttons = [part for part in dialog.packages.findChildren(QWidget) if part.isVisible()]
    return [part for part in buttons if part.accessibleName().startswith("Leave out")]


def news(someone: Someone) -> str:
    """What the band above the page says."""
    return someone.window.notices.news.hint.accessibleName()


def titles(someone: Someone) -> set[str]:
    """What is asked for."""
    return {line.title for line in someone.state.lines.values()}


def test_a_head_sends_what_they_did(sit: Seat, tmp_path: Path):
    me = sit("dana")
    packages_of(me).send(tmp_path / "sent.accord-package")
    me.waits_until(lambda: "Send it to finance" in news(me))
    assert read_file(tmp_path / "sent.accord-package").top.person == "dana"
    me.sits_down_as("Nina Costa")
    packages_of(me).ask_send()
    assert "sent by the head of a department" in me.window.notices.refusal.hint.accessibleName()


def test_finance_brings_it_in_and_the_head_confirms(sit: Seat, file: Path, package: Path):
    me = sit("nina")
    dialog = opens(me, package)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert dialog.packages.findings == ["1 new, 1 changed"]
    assert not dialog.conflicts.isVisible()
    assert "Laptops" not in titles(me)
    me.clicks(dialog.bring)
    assert "Laptops" in titles(me)
    assert news(me) == "The package of Dana Reyes is in. It waits to be confirmed by its head."
    me.sits_down_as("Dana Reyes")
    assert news(me).startswith("Nina Costa brought in what you did on a copy.")
    assert me.sees("S-001", "state") == "To confirm"
    packages_of(me).ask_word()
    word = packages_of(me).word
    assert word is not None
    assert "Owner Jon Weber → Kim" in " ".join(word.deeds.item(n).text() for n in range(word.deeds.count()))
    me.clicks(word.confirm)
    assert me.sees("S-001", "state") == "Revised"
    assert news(me) == ""
    me.window.close()
    assert verify_file(file).findings == ()


def test_there_and_back_from_the_menu(sit: Seat, file: Path, qtbot: QtBot, tmp_path: Path):
    copy, package = tmp_path / "copy.accord", tmp_path / "sales.accord-package"
    shutil.copy(file, copy)
    away = Someone(qtbot).opens(copy, "dana")
    away.adds_a_line("Laptops", "4k")
    away.sends_the_package(package).closes()
    nina = sit("nina")
    nina.clicks(nina.opens_the_package(package).bring)
    nina.sits_down_as("Dana Reyes").confirms_what_was_brought_in()
    (known,) = nina.state.packages.values()
    assert known.said is Said.CONFIRMED
    assert "Laptops" in titles(nina)


def test_a_head_contests_with_a_reason(sit: Seat, package: Path):
    me = sit("nina")
    me.clicks(opens(me, package).bring)
    me.sits_down_as("Dana Reyes")
    packages_of(me).ask_word()
    word = packages_of(me).word
    assert word is not None
    assert not word.contest.isEnabled()
    word.reason.setText("An old copy")
    me.clicks(word.contest)
    (known,) = me.state.packages.values()
    assert (known.said, known.reason) == (Said.CONTESTED, "An old copy")
    assert me.sees("S-001", "state") == "To confirm"


def test_a_conflict_is_chosen_by_its_value(sit: Seat, package: Path):
    me = sit("dana")
    me.bridge.do(as_command("revise_line", line="S-001", fields={"owner": "Lee"}))
    me.settles().sits_down_as("Nina Costa")
    dialog = opens(me, package)
    (card,) = dialog.conflicts.cards
    assert [card.sides.part(side).text() for side in ("round", "package")] == ["Keep Lee", "Take Kim"]
    assert card.sides.current == ""
    assert not dialog.bring.isEnabled()
    assert dialog.bring.toolTip() == "1 conflict waits for your choice."
    me.clicks(card.sides.part("package"))
    assert dialog.conflicts.cards == [card]
    me.clicks(dialog.bring)
    assert me.line("S-001").owner == "Kim"


def test_the_same_again_brings_nothing(sit: Seat, package: Path):
    me = sit("nina")
    me.clicks(opens(me, package).bring)
    dialog = opens(me, package)
    assert dialog.packages.findings == ["Nothing new; 2 steps are in the round already"]
    assert dialog.why.text() == "There is nothing to bring in."
    dialog.reject()


def test_what_others_do_meanwhile_is_taken_into_account(sit: Seat, package: Path):
    me = sit("nina")
    dialog = opens(me, package)
    dana = sit("dana")
    dana.bridge.do(as_command("revise_line", line="S-001", fields={"owner": "Lee"}))
    dana.settles()
    me.waits_until(lambda: len(dialog.conflicts.cards) == 1)
    me.clicks(dialog.conflicts.keep_all)
    me.clicks(dialog.bring)
    assert me.line("S-001").owner == "Lee"
    assert "Laptops" in titles(me)


def test_packages_are_dropped_on_the_window(sit: Seat, package: Path, tmp_path: Path):
    me = sit("nina")
    bad = tmp_path / "bad.accord-package"
    bad.write_bytes(package.read_bytes()[:-30])
    drops = me.window.findChild(Drops)
    assert isinstance(drops, Drops)
    drops.take([bad, package])
    me.settles()
    dialog = packages_of(me).dialog
    assert dialog is not None
    assert "bad.accord-package is cut short" in dialog.refusal.accessibleName()
    assert dialog.packages.findings == ["1 new, 1 changed"]
    me.waits_until(lambda: bool(leave_outs(dialog)))
    me.clicks(leave_outs(dialog)[0])
    assert dialog.packages.findings == []
    dialog.reject()


def test_who_may_bring_in_nothing_is_told(sit: Seat, package: Path):
    me = sit("ines")
    packages_of(me).bring_in([package])
    assert packages_of(me).dialog is None
    assert me.window.notices.refusal.hint.accessibleName().startswith("This is for:")
