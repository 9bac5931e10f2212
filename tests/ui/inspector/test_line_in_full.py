"""The further parts of the inspector by hand: results, months by keys, ties by picking, shares, last year, files."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.domain.sponsors import InviteSponsor
from budget_app.history.port import DiskFull
from tests.support.asked_rounds import asked_log, desk_of
from tests.support.looking import Looking
from ui.inspector.dropping import FileDrops
from ui.inspector.inplace import InplaceLine

Look = Callable[..., Looking]


def press(widget: object, *keys: Qt.Key, ctrl: bool = False) -> None:
    how = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(widget, key, how)  # type: ignore[call-overload]


def test_a_result_is_typed_in_its_cell(look: Look):
    seen = look()
    seen.type_into("result:g2:stretch", "60")
    seen.until(lambda: seen.line().link("g2").stretch == 60)  # type: ignore[union-attr]
    seen.type_into("result:g2:stretch", "many")
    assert any("no result for stretch" in words for words in seen.said())


def test_the_months_are_set_by_keys_and_nothing_is_lost(look: Look):
    seen = look(line="l1")
    months, bars = seen.inspector.details.months, seen.inspector.details.months.bars
    bars.setFocus()
    press(bars, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Delete)
    assert months.hand is not None
    assert months.hand.rest > 0
    assert "left over" in months.rest.accessibleName()
    seen.inspector.refresh()  # somebody else did something: what was set stays
    months.rest.stepped.emit()
    seen.until(lambda: bool(seen.line().months))
    parts = seen.line().months
    assert (sum(parts), parts[1]) == (14_800_000, 0)
    assert months.rest.isHidden()


def test_money_is_carried_to_the_next_month_with_the_sum_kept(look: Look):
    seen = look(line="l1")
    bars = seen.inspector.details.months.bars
    bars.setFocus()
    press(bars, Qt.Key.Key_Home)
    press(bars, Qt.Key.Key_Right, Qt.Key.Key_Right, ctrl=True)
    assert bars.month == "2027-03"
    assert seen.inspector.details.months.hand.rest == 0  # type: ignore[union-attr]
    seen.inspector.details.months.hand_in()
    seen.until(lambda: bool(seen.line().months))
    assert sum(seen.line().months) == 14_800_000


def test_a_figure_is_typed_over_a_month(look: Look):
    seen = look(line="l1")
    months, bars = seen.inspector.details.months, seen.inspector.details.months.bars
    bars.setFocus()
    press(bars, Qt.Key.Key_Home)
    QTest.keyClicks(bars, "1")
    assert bars.field.isVisible()
    QTest.keyClicks(bars.field, "x")
    press(bars.field, Qt.Key.Key_Return)
    assert any("is not an amount" in words for words in seen.said())
    bars.field.setText("20k")
    press(bars.field, Qt.Key.Key_Return)
    assert months.hand.amounts[0] == 2_000_000  # type: ignore[union-attr]
    assert not bars.field.isVisible()
    months.rest.stepped.emit()
    assert (months.hand.rest, months.hand.amounts[0]) == (0, 2_000_000)  # type: ignore[union-attr]


def test_a_shape_is_chosen(look: Look):
    seen = look(line="l1")
    shape = seen.inspector.details.months.shape
    shape.activated.emit(shape.findData("front"))
    seen.until(lambda: seen.line().months == tuple(range(12, 0, -1)))
    shape.activated.emit(shape.findData("once"))
    seen.until(lambda: seen.line().start == seen.line().end == "2027-01")


def test_a_line_is_picked_as_needed_by_keys_and_a_circle_is_refused_in_the_list(look: Look):
    seen = look(line="l7")
    ties = seen.inspector.details.ties
    seen.inspector.details.open("ties")
    ties.needs.click()
    picker = ties.picker
    assert picker is not None
    QTest.keyClicks(picker.words, "S-006")
    press(picker.words, Qt.Key.Key_Return)  # S-006 needs S-007 already
    assert picker.isVisible()
    assert "in a circle" in picker._problem.accessibleName()
    picker.words.clear()
    press(picker.words, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    seen.until(lambda: len(seen.line().requires) == 1)
    assert seen.line().requires == ("l1",)
    seen.press("Remove the tie to S-001")
    seen.until(lambda: seen.line().requires == ())


def test_a_share_is_typed_and_the_other_department_is_asked_again(look: Look):
    log = asked_log()
    desk_of(log, "dana").execute(InviteSponsor(line="l6", department="M", share=30))
    tom = look(log, "tom")
    assert any("asks you to stand behind this line" in words for words in tom.said(tom.inspector.footer))
    tom.press("Join")
    tom.until(lambda: tom.line().sponsors[0].joined)
    dana = look(log, "dana")
    dana.type_into("share:M", "40")
    dana.until(lambda: dana.line().sponsors[0].share == 40)
    assert not dana.line().sponsors[0].joined
    assert dana.line().shares() == {"S": 100}


def test_who_is_asked_declines_with_a_reason(look: Look):
    log = asked_log()
    desk_of(log, "dana").execute(InviteSponsor(line="l6", department="M"))
    tom = look(log, "tom")
    tom.press("Decline")
    tom.inspector.footer.reason.setText("No time before June")
    tom.press("Decline")
    tom.until(lambda: tom.line().sponsors[0].declined)


def test_last_year_plus_some_percent(look: Look):
    log = asked_log()
    desk_of(log, "dana").execute(ReviseLine(line="l6", fields=LineFields(last_actual=4_000_000)))
    seen = look(log)
    seen.inspector.copy_last_year()
    year = seen.inspector.details.year
    year.plus.setText("5")
    assert "Asks for 42,000" in seen.said()
    press(year.plus, Qt.Key.Key_Return)
    seen.until(lambda: seen.line().requested == 4_200_000)


# --- files


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A file on this machine."""
    path = tmp_path / "offer & terms.pdf"
    path.write_bytes(b"%PDF-1.7 offer")
    return path


def attached(seen: Looking, n: int) -> None:
    seen.until(lambda: len(seen.line().attachments) == n and seen.background.is_quiet)


def test_a_file_is_attached_opened_as_a_copy_and_removed(
    look: Look, paper: Path, monkeypatch: pytest.MonkeyPatch
):
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(opened.append(Path(url.toLocalFile())) or True)
    )
    seen = look()
    seen.inspector.attach([paper])
    attached(seen, 1)
    seen.until(lambda: "14 B" in seen.said())
    (fact,) = seen.facts().files
    seen.inspector.files.open(fact)
    seen.until(lambda: bool(opened))
    assert (opened[0].name, opened[0].read_bytes()) == ("offer & terms.pdf", b"%PDF-1.7 offer")
    assert opened[0].stat().st_mode & 0o377 == 0
    assert opened[0].parent != paper.parent
    seen.inspector.files.open(fact)  # once more: the copy lies there already
    seen.until(lambda: len(opened) == 2)
    seen.inspector.details.files.wanted.emit(seen.removal(fact.digest))
    attached(seen, 0)


def test_several_files_are_dropped_as_one_step(look: Look, paper: Path, tmp_path: Path):
    seen = look()
    data = QMimeData()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "b.txt").write_text("b")
    paths = [paper, tmp_path / "b.txt", tmp_path / "empty.txt", tmp_path / "gone.txt", tmp_path]
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    (drops,) = seen.inspector.findChildren(FileDrops)
    assert drops.eventFilter(seen.inspector, drop)
    attached(seen, 2)
    assert any("“empty.txt” is empty." in words for words in seen.said())
    seen.bridge.undo()
    attached(seen, 0)
    seen.bridge.redo()
    attached(seen, 2)


def test_nobody_elses_line_takes_files(look: Look, paper: Path):
    tom = look(person="tom")
    assert not tom.inspector.details.files.takes
    tom.inspector.attach([paper])
    tom.until(lambda: tom.background.is_quiet)
    assert tom.line().attachments == ()
    assert any("belongs to Sales" in words for words in tom.said())


def test_a_missing_file_and_an_altered_one_are_said_when_opened(look: Look, paper: Path):
    log = asked_log()
    seen = look(log)
    seen.inspector.attach([paper])
    attached(seen, 1)
    (fact,) = seen.facts().files
    log._files[fact.digest] = b"something else"
    seen.inspector.files.open(fact)
    seen.until(lambda: any("is not as it was attached" in words for words in seen.said()))
    del log._files[fact.digest]
    seen.inspector.files.save(fact)
    dialogs = [w for w in QApplication.topLevelWidgets() if w.metaObject().className() == "QFileDialog"]
    for dialog in dialogs:
        dialog.close()
    seen.inspector.files._with(fact, lambda _content: None)
    seen.until(lambda: any("is not kept in this file any more" in words for words in seen.said()))


def test_a_program_is_not_opened(look: Look, tmp_path: Path):
    (tmp_path / "run me.sh").write_text("rm")
    seen = look()
    seen.inspector.attach([tmp_path / "run me.sh"])
    attached(seen, 1)
    seen.inspector.files.open(seen.facts().files[0])
    assert any("can run a program" in words for words in seen.said())


def test_the_bytes_of_a_command_that_could_not_be_kept_wait_with_it(look: Look, paper: Path):
    seen = look()
    log = seen.bridge._desk._log
    keep, full = log.append, [True]

    def append(drafts: object, after: int, files: object = ()) -> object:
        if full[0]:
            raise DiskFull(Path("round.accord"))
        return keep(drafts, after, files)  # type: ignore[arg-type]

    log.append = append  # type: ignore[method-assign,assignment]
    seen.inspector.attach([paper])
    seen.bot.waitUntil(lambda: seen.bridge.unsaved == 1)
    paper.unlink()
    full[0] = False
    seen.bridge.try_again()
    attached(seen, 1)
    assert log.file(hashlib.sha256(b"%PDF-1.7 offer").hexdigest()) == b"%PDF-1.7 offer"


# --- everything has a name


def test_an_owner_is_picked_among_people_or_typed(look: Look):
    seen = look()
    seen.inspector.details.open("about")
    owner = seen.inspector.details.editors["owner"]
    assert isinstance(owner, InplaceLine)
    assert owner.completer().model().rowCount() >= 2
    owner.setFocus()
    owner.completer().activated.emit("Tom Lindqvist")
    seen.until(lambda: seen.line().owner == "Tom Lindqvist")
    seen.type_into("owner", "Somebody new")
    seen.until(lambda: seen.line().owner == "Somebody new")
