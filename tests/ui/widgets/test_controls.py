"""Controls of the house by mouse and keyboard, with names and reasons."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.gallery import PEOPLE
from ui.widgets.badge import Badge, PhasePill
from ui.widgets.band import HEIGHT, Hint, Refusal
from ui.widgets.buttons import button, disable
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState, draw_curve, draw_lines, draw_towers, draw_trade
from ui.widgets.fields import search_field
from ui.widgets.labels import Elided, Money, set_tone, text
from ui.widgets.logo import Logo, app_icon
from ui.widgets.person import PeopleHere, PersonButton, PersonSign
from ui.widgets.pick_button import PickButton
from ui.widgets.rail import Rail
from ui.widgets.segmented import SegmentedControl

VIEWS = (("towers", "Towers"), ("grid", "Grid"))


def rail() -> Rail:
    made = Rail()
    for key, sign in (("overview", "overview"), ("requests", "requests"), ("decide", "decide")):
        made.add(key, sign, key.capitalize())
    made.set_current("requests")
    return made


def test_the_rail_goes_where_it_is_clicked_and_says_what_waits(qtbot: QtBot):
    made = rail()
    qtbot.addWidget(made)
    made.show()
    made.set_count("decide", 3)
    item = made._items["decide"]
    assert item.accessibleName() == "Decide, 3 things wait for you"
    with qtbot.waitSignal(made.chosen) as chosen:
        QTest.mouseClick(item, Qt.MouseButton.LeftButton)
    assert chosen.args == ["decide"]
    assert made.current == "decide"
    assert not made._items["requests"].isChecked()


def test_the_rail_ticks_what_is_done(qtbot: QtBot):
    made = rail()
    qtbot.addWidget(made)
    before = made._items["overview"].grab().toImage()
    made.set_done({"overview"})
    assert made._items["overview"].accessibleName() == "Overview, done"
    assert made._items["overview"].grab().toImage() != before
    made.set_done(())
    assert made._items["overview"].accessibleName() == "Overview"
    assert made._items["overview"].grab().toImage() == before


def test_the_rail_shows_signs_where_there_is_little_room(qtbot: QtBot):
    around = QWidget()
    qtbot.addWidget(around)
    made = Rail(signs_below=1000)
    made.add("requests", "requests", "Requests")
    made.setParent(around)
    around.resize(1200, 400)
    around.show()
    assert (made.width(), made._items["requests"].toolTip()) == (176, "")
    around.resize(900, 400)
    assert (made.width(), made._items["requests"].toolTip()) == (54, "Requests")
    assert made._items["requests"].accessibleName() == "Requests"


def test_the_rail_works_by_keyboard(qtbot: QtBot):
    made = rail()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made._items["requests"].setFocus()
    qtbot.waitUntil(made._items["requests"].hasFocus)
    QTest.keyClick(made._items["requests"], Qt.Key.Key_Down)
    assert made._items["decide"].hasFocus()
    with qtbot.waitSignal(made.chosen) as chosen:
        QTest.keyClick(made._items["decide"], Qt.Key.Key_Return)
    assert chosen.args == ["decide"]


def test_clicking_the_current_page_keeps_it_current(qtbot: QtBot):
    made = rail()
    qtbot.addWidget(made)
    QTest.mouseClick(made._items["requests"], Qt.MouseButton.LeftButton)
    assert made.current == "requests"


def test_segments_are_one_choice(qtbot: QtBot):
    made = SegmentedControl(VIEWS, "View")
    qtbot.addWidget(made)
    made.show()
    assert made.current == "towers"
    with qtbot.waitSignal(made.chosen) as chosen:
        QTest.keyClick(made._group.button(0), Qt.Key.Key_Right)
    assert chosen.args == ["grid"]
    with qtbot.assertNotEmitted(made.chosen):
        made.choose("towers")
    assert made.current == "towers"
    assert made.accessibleName() == "View"


def test_a_pick_button_shows_its_choice_and_offers_the_others(qtbot: QtBot):
    made = PickButton("Group", (("goal", "Goal"), ("function", "R&D function")))
    qtbot.addWidget(made)
    assert made.accessibleName() == "Group Goal"
    menu = made.menu()
    assert [a.text() for a in menu.actions()] == ["Goal", "R&&D function"]
    assert [a.isChecked() for a in menu.actions()] == [True, False]
    with qtbot.waitSignal(made.chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == ["function"]
    assert made.current == "function"
    made.set_items((("month", "Month"),))
    assert made.current == "month"


def test_who_am_i_offers_everybody(qtbot: QtBot):
    made = PersonButton()
    qtbot.addWidget(made)
    made.show_people(PEOPLE[0], PEOPLE)
    assert made.accessibleName() == "You are Dana Reyes, head of Sales"
    menu = made.menu()
    assert [a.isChecked() for a in menu.actions()] == [True, False, False]
    with qtbot.waitSignal(made.switched) as switched:
        menu.actions()[2].trigger()
    assert switched.args == ["i"]


def test_initials_come_from_any_name():
    names = ("Dana Reyes", "Ana Maria Duarte", "Cher", "王芳", "")
    assert [PersonSign("x", name, "").initials for name in names] == ["DR", "AD", "C", "王", ""]


def test_people_here_are_named(qtbot: QtBot):
    made = PeopleHere()
    qtbot.addWidget(made)
    made.show_people(PEOPLE)
    assert made.accessibleName() == "Here now: Dana Reyes, Tom Lindqvist, Ines Okafor"


def test_a_hint_offers_its_next_step_and_hides_without_words(qtbot: QtBot):
    made = Hint("Serves no joint goal yet.", "Link a goal")
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.stepped):
        made._steps[0].click()
    assert made.accessibleName() == "Serves no joint goal yet."
    made.say("")
    assert not made.isVisible()


def test_a_refusal_may_offer_two_steps(qtbot: QtBot):
    made = Refusal("1.234 can be 1,234 or 1 and a bit.")
    qtbot.addWidget(made)
    made.say("1.234 can be 1,234 or 1 and a bit.", "Use 1,234", "Use 1.23")
    with qtbot.waitSignal(made.other_stepped):
        made._steps[1].click()


def test_a_hint_wraps_where_it_is_narrow(qtbot: QtBot):
    made = Hint("Needs S-014 Demo environment, which has no goal yet and cannot be submitted.", "Link a goal")
    qtbot.addWidget(made)
    assert made.heightForWidth(900) == HEIGHT
    assert made.heightForWidth(272) > 2 * HEIGHT
    made.resize(272, made.heightForWidth(272))
    made.show()
    assert made._label.geometry().bottom() <= made._steps[0].geometry().top()
    assert made.rect().contains(made._steps[0].geometry())


def test_a_disabled_button_says_why(qtbot: QtBot):
    made = button("Sign", icon="lock")
    qtbot.addWidget(made)
    disable(made, "Three lines are undecided.")
    assert not made.isEnabled()
    assert made.toolTip() == made.accessibleDescription() == "Three lines are undecided."
    disable(made, "")
    assert made.isEnabled()


def test_a_quiet_button_has_a_name_though_it_shows_none(qtbot: QtBot):
    done: list[str] = []
    made = button("Close", "quiet", "close", lambda: done.append("closed"))
    qtbot.addWidget(made)
    made.click()
    assert (made.text(), made.accessibleName(), made.toolTip(), done) == ("", "Close", "Close", ["closed"])


def test_an_empty_page_offers_one_next_action(qtbot: QtBot):
    for draw in (draw_lines, draw_curve, draw_towers, draw_trade):
        made = EmptyState(
            draw, "No lines yet", "A line is one thing money is asked for.", "New line", "Import a sheet"
        )
        qtbot.addWidget(made)
        made.resize(800, 500)
        assert not made.grab().isNull()
        with qtbot.waitSignal(made.acted):
            made.action.click()
        with qtbot.waitSignal(made.linked):
            made.link.click()
        primaries = [b for b in made.findChildren(QPushButton) if b.property("kind") == "primary"]
        assert len(primaries) == 1


def test_badges_and_pills_hide_when_there_is_nothing(qtbot: QtBot):
    badge, pill = Badge(4), PhasePill("Negotiation, 6 days left")
    qtbot.addWidget(badge)
    qtbot.addWidget(pill)
    assert (badge.accessibleName(), pill.accessibleName()) == ("4", "Negotiation, 6 days left")
    badge.show_count(0)
    pill.show_words("")
    assert badge.isHidden()
    assert pill.isHidden()


def test_no_title_can_inject_markup(qtbot: QtBot):
    for made in (text("<b>x</b>"), Money("<b>1</b>"), Elided("<i>y</i>")):
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText


def test_a_long_line_is_cut_and_told_in_full(qtbot: QtBot):
    made = Elided("Field days with key accounts and their partners in the north")
    qtbot.addWidget(made)
    made.resize(80, 20)
    made.grab()
    assert made.toolTip() == made.text()
    made.resize(900, 20)
    made.grab()
    assert made.toolTip() == ""


def test_a_tone_takes_effect_at_once(qtbot: QtBot):
    made = text("224 k", "strong")
    qtbot.addWidget(made)
    made.ensurePolished()
    before = made.palette().color(made.foregroundRole())
    set_tone(made, "bad")
    assert made.palette().color(made.foregroundRole()) != before


def test_field_logo_card_and_icon(qtbot: QtBot):
    field, logo, card = search_field("Search lines"), Logo(), Card("Contested", "8 lines")
    for widget in (field, logo, card):
        qtbot.addWidget(widget)
    field.show()
    assert field.accessibleName() == field.placeholderText() == "Search lines"
    assert field.sizeHint().height() == 30
    assert logo.accessibleName() == "Accord"
    assert not logo.grab().isNull()
    assert card.title.text() == "Contested"
    assert {s.width() for s in app_icon().availableSizes()} >= {16, 32, 256}
