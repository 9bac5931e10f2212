"""Towers and grid of the Decide page: keyboard, sizes, thousands of lines, and the model's contract."""

import msgspec
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from budget_app.domain.decision import Allocate
from budget_app.domain.lines import Level
from budget_app.presentation.decide import DecideView, decide_table
from budget_app.presentation.decide_best import best_set
from tests.support.deciding import K, deciding, forty_lines
from ui.models.decide_model import COLUMNS, DecideModel
from ui.pages.decide_grid import DecideGrid
from ui.pages.decide_layout import laid_out
from ui.pages.decide_towers import TowerField
from ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """Light, fresh for each test."""
    return Theme(qapp, dark=False)


def view_of(count: int = 0, granted: tuple[str, ...] = ()) -> DecideView:
    desk = deciding(lines=forty_lines(count), fund=1400 * K) if count else deciding()
    for line in granted:
        desk.execute(Allocate(line=line, level=Level.REQUESTED))
    return decide_table(desk.state, "erin", best_set(desk.state))


def field(qtbot: QtBot, view: DecideView, can_act: bool = True) -> tuple[TowerField, list[tuple[str, str]]]:
    made, asked = TowerField(), []
    qtbot.addWidget(made)
    made.resize(784, 500)
    made.show_groups(view.groups, can_act)
    made.asked_for.connect(lambda line, key: asked.append((line, key)))
    made.show()
    return made, asked


def test_keys_move_from_line_to_line_and_from_tier_to_tier(qtbot: QtBot):
    made, asked = field(qtbot, view_of())
    picked: list[str] = []
    made.picked.connect(picked.append)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Space):
        QTest.keyClick(made, key)
    assert asked == [("s-001", "requested")]
    assert picked[-1] == "s-001"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_Left, Qt.Key.Key_U):
        QTest.keyClick(made, key)
    assert asked[1:] == [("s-001", "minimum"), ("s-001", "none"), ("m-001", "undecided")]
    assert made.accessibleDescription().startswith("M-001 Launch event, Berlin, Marketing. undecided.")


def test_who_may_not_decide_only_picks(qtbot: QtBot):
    made, asked = field(qtbot, view_of(), can_act=False)
    QTest.mouseClick(made.viewport(), LEFT, pos=made.place_of("s-001", "minimum"))
    QTest.keyClick(made, Qt.Key.Key_N)
    assert asked == []


def test_a_click_on_a_small_tower_only_picks_it(qtbot: QtBot):
    made, asked = field(qtbot, view_of(granted=("s-001", "m-001")))
    picked: list[str] = []
    made.picked.connect(picked.append)
    QTest.mouseClick(made.viewport(), LEFT, pos=made.place_of("s-001", "minimum"))
    assert (picked, asked) == (["s-001"], [])


def test_hover_says_what_a_click_would_grant(qtbot: QtBot):
    made, _asked = field(qtbot, view_of())
    with qtbot.waitSignal(
        made.hovered, check_params_cb=lambda line, tier: (line, tier) == ("s-001", "stretch")
    ):
        QTest.mouseMove(made.viewport(), made.place_of("s-001", "stretch"))


def test_one_scale_holds_for_all_lines_to_decide():
    cells = list(laid_out(view_of(40).groups, 784, 500).cells())
    assert {cell.size for cell in cells} == {"medium"}
    assert len({(cell.scale, cell.tower.height()) for cell in cells}) == 1
    assert len(cells) == 40


def test_eight_lines_stand_large_in_one_row_and_decided_ones_small_below():
    lines = tuple(f"{'sm'[n % 2]}-{n // 2 + 1:03d}" for n in range(32))
    layout = laid_out(view_of(40, granted=lines).groups, 784, 500)
    sizes = [cell.size for cell in layout.cells()]
    assert (sizes.count("large"), sizes.count("small")) == (8, 32)
    assert layout.height <= 500
    small = [cell for cell in layout.cells() if cell.size == "small"]
    assert [cell.line.department for cell in small] == ["S"] * 16 + ["M"] * 16
    assert all(cell.column.width() >= 24 for cell in layout.cells())


def test_nothing_stands_outside_the_field_or_on_another():
    layout = laid_out(view_of(40, granted=("s-001", "m-002")).groups, 784, 500)
    cells = list(layout.cells())
    assert all(cell.column.left() >= 8 and cell.column.right() <= 784 for cell in cells)
    assert not any(
        a.column.adjusted(1, 1, -1, -1).intersects(b.column.adjusted(1, 1, -1, -1))
        for n, a in enumerate(cells)
        for b in cells[:n]
    )


def test_of_two_thousand_towers_only_those_in_view_are_painted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    made, _asked = field(qtbot, view_of(2000))
    painted: list[str] = []
    monkeypatch.setattr(
        "ui.pages.decide_field.paint_cell", lambda painter, cell, marks: painted.append(cell.line.id)
    )
    made.grab()
    assert 0 < len(painted) < 120
    assert made.verticalScrollBar().maximum() > 5000


def grid(qtbot: QtBot, view: DecideView) -> tuple[DecideGrid, list[tuple[str, str]]]:
    made, asked = DecideGrid(), []
    qtbot.addWidget(made)
    made.resize(784, 400)
    made.show_lines(view.lines, True, "")
    made.asked_for.connect(lambda line, key: asked.append((line, key)))
    made.show()
    return made, asked


def place(made: DecideGrid, row: int, column: str) -> QModelIndex:
    return made.lines.index(row, COLUMNS.index(column))


def test_the_grid_grants_by_click_and_by_key(qtbot: QtBot):
    made, asked = grid(qtbot, view_of(granted=("m-001",)))
    QTest.mouseClick(made.viewport(), LEFT, pos=made.visualRect(place(made, 3, "stretch")).center())
    QTest.mouseClick(made.viewport(), LEFT, pos=made.visualRect(place(made, 0, "requested")).center())
    assert asked == [("s-001", "stretch"), ("m-001", "undecided")]
    made.setCurrentIndex(place(made, 4, "minimum"))
    QTest.keyClick(made, Qt.Key.Key_Space)
    QTest.keyClick(made, Qt.Key.Key_N)
    assert asked[2:] == [("s-002", "minimum"), ("s-002", "none")]


def test_a_tier_that_is_not_there_cannot_be_granted(qtbot: QtBot):
    made, asked = grid(qtbot, view_of())
    assert made.lines.line(2).code == "M-003"
    QTest.mouseClick(made.viewport(), LEFT, pos=made.visualRect(place(made, 2, "stretch")).center())
    assert asked == []


def test_amount_and_reason_are_typed_in_place(qtbot: QtBot):
    made, _asked = grid(qtbot, view_of(granted=("m-001",)))
    typed: list[tuple[str, str]] = []
    made.lines.amount_typed.connect(lambda line, text: typed.append((line, text)))
    made.lines.reason_typed.connect(lambda line, text: typed.append((line, text)))
    for row, column, words in ((3, "granted", "45k"), (0, "reason", "As asked.")):
        made.setCurrentIndex(place(made, row, column))
        made.edit(place(made, row, column))
        editor = next(e for e in made.findChildren(QLineEdit) if e.isVisible())
        editor.setText(words)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()  # Qt commits after the key has been handled
    assert typed == [("s-001", "45k"), ("m-001", "As asked.")]
    assert not made.lines.flags(place(made, 3, "reason")) & Qt.ItemFlag.ItemIsEditable


def test_the_model_keeps_qt_s_contract_and_changes_only_the_rows_that_did(qtbot: QtBot):
    desk, model = deciding(), DecideModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    best = best_set(desk.state)
    model.show_lines(decide_table(desk.state, "erin", best).lines, True)
    changed: list[int] = []
    resets: list[int] = []
    model.dataChanged.connect(lambda top, bottom, _roles: changed.append(top.row()))
    model.modelReset.connect(lambda: resets.append(1))
    desk.execute(Allocate(line="s-001", level=Level.REQUESTED))
    model.show_lines(decide_table(desk.state, "erin", best).lines, True)
    # The page keeps the records of lines that did not change; here they are made anew, and still equal.
    assert 3 in changed
    assert resets == []
    model.show_lines(decide_table(desk.state, "erin", best).lines[:2], True)
    assert (model.rowCount(), resets) == (2, [1])
    assert isinstance(tester.model(), QAbstractItemModel)


def test_a_screen_reader_hears_what_a_choice_is(qtbot: QtBot):
    model = DecideModel()
    model.show_lines(view_of(granted=("m-001",)).lines, True)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    words = [model.data(model.index(row, COLUMNS.index(column)), spoken) for row, column in (
        (0, "requested"), (0, "none"), (2, "stretch"), (3, "granted"),
    )]  # fmt: skip
    assert [w.replace("\u00a0", " ") for w in words] == [
        "70 k, granted",
        "0, best set",
        "no such tier",
        "undecided",
    ]


def test_hover_over_a_tier_that_is_not_there_says_nothing(qtbot: QtBot):
    made, _asked = grid(qtbot, view_of())
    heard: list[tuple[str, str]] = []
    made.hovered.connect(lambda line, tier: heard.append((line, tier)))
    QTest.mouseMove(made.viewport(), made.visualRect(place(made, 2, "stretch")).center())
    QTest.mouseMove(made.viewport(), made.visualRect(place(made, 1, "minimum")).center())
    qtbot.waitUntil(lambda: ("m-002", "minimum") in heard)
    assert ("m-003", "stretch") not in heard


def test_what_people_wrote_is_text_and_no_markup(qtbot: QtBot):
    model = DecideModel()
    lines = tuple(msgspec.structs.replace(line, title="<b>big</b>") for line in view_of().lines)
    model.show_lines(lines, True)
    index = model.index(0, COLUMNS.index("title"))
    assert model.data(index, Qt.ItemDataRole.DisplayRole) == "<b>big</b>"
    assert "&lt;b&gt;big" in model.data(index, Qt.ItemDataRole.ToolTipRole)
