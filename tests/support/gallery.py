"""Every widget on one sheet, to be looked at in both themes: python -m tests.support.gallery OUT.png [--dark].

What must not live here: tests, and anything a page needs.
"""

import sys

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from budget_app.presentation.fund_bar import FundBar, LaneAsk, fund_bar
from budget_app.presentation.tower import Storey, Tower
from ui.theme import Theme
from ui.widgets.badge import Badge, PhasePill, paint_pill, pill_width
from ui.widgets.band import Hint, Refusal
from ui.widgets.buttons import button, disable
from ui.widgets.card import rule
from ui.widgets.chip import Chip, GoalSign
from ui.widgets.fields import filter_field, search_field
from ui.widgets.fund_bar import FundBarWidget
from ui.widgets.labels import text
from ui.widgets.months import MonthsBars
from ui.widgets.paint import painting
from ui.widgets.person import PeopleHere, PersonButton, PersonSign
from ui.widgets.pick_button import PickButton
from ui.widgets.segmented import SegmentedControl
from ui.widgets.share_bar import ShareBar
from ui.widgets.state_mark import STATES, StateMark
from ui.widgets.tier_picker import Choice, TierPicker
from ui.widgets.tile import LARGE, Tile
from ui.widgets.tower import TierTower
from ui.widgets.tower_row import TowerRow

THOUSAND = 100_000
GOALS = ("Customers", "Retention", "Pipeline", "Win rate", "Awareness", "One record", "Star", "Ring", "Bar")
DEPARTMENTS = ("Sales", "Marketing", "Product", "Finance", "Legal", "Support")
PEOPLE = (
    PersonSign("d", "Dana Reyes", "head of Sales", 1),
    PersonSign("t", "Tom Lindqvist", "head of Marketing", 2),
    PersonSign("i", "Ines Okafor", "executive"),
)


def ask(name: str, asked: int, agreed: int = 0, contested: int = 0) -> LaneAsk:
    """A department's asks in thousands."""
    return LaneAsk(name[0], name, asked * THOUSAND, agreed * THOUSAND, contested * THOUSAND)


def bars() -> dict[str, FundBar]:
    """The fund bar in each of its states."""
    fund, reserve = 1_800 * THOUSAND, 120 * THOUSAND
    two = (ask("Sales", 1_210, 440, 120), ask("Marketing", 1_340, 500, 190))
    return {
        "In negotiation": fund_bar(fund, reserve, two, last_change="Marketing \u22128 k, 2 min ago"),
        "Nothing agreed yet": fund_bar(fund, reserve, (ask("Sales", 1_210), ask("Marketing", 1_340))),
        "All asks fit": fund_bar(fund, reserve, (ask("Sales", 790, 585, 75), ask("Marketing", 790, 585, 75))),
        "Three departments": fund_bar(
            fund,
            reserve,
            (ask("Sales", 940, 400, 150), ask("Marketing", 930, 300, 110), ask("Product", 680, 310, 90)),
        ),
        "Decided": fund_bar(
            fund,
            reserve,
            (ask("Sales", 1_210, 800), ask("Marketing", 1_340, 866)),
            deciding=True,
            signed=True,
        ),
    }


def tower(
    order: int, code: str, amounts: tuple[int, ...], granted: int | None, tier: str | None = None
) -> Tower:
    """A tower with amounts in thousands."""
    names = ("minimum", "requested", "stretch")
    storeys = tuple(
        Storey(n, n, a * THOUSAND, f"{a}\u00a0k") for n, a in zip(names[: len(amounts)], amounts, strict=True)
    )
    letter = "SMPFLS"[order - 1]
    whole = granted * THOUSAND if granted is not None else None
    return Tower(
        code, code, f"Line {code}", order, letter, storeys, whole, tier, f"{code}, granted {granted} k."
    )


class Pill(QWidget):
    """An outlined word."""

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return QSize(pill_width("undecided"), 17)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with painting(self) as painter:
            paint_pill(painter, QRectF(0, (self.height() - 17) / 2, pill_width("undecided"), 17), "undecided")


def row(*widgets: QWidget, spacing: int = 12) -> QWidget:
    """Widgets side by side, the rest of the line empty."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return box


def _buttons() -> QWidget:
    sign = button("Sign", icon="lock")
    disable(sign, "Three lines are undecided.")
    pick = PickButton("Group", (("goal", "Goal"), ("function", "Function")))
    segments = SegmentedControl((("towers", "Towers"), ("grid", "Grid")), "View")
    accept, counter = button("Accept", "primary", "check"), button("Counter", icon="negotiate")
    return row(
        accept, counter, button("Make offer", "link"), sign, segments, pick, button("Close", "quiet", "close")
    )


def _towers() -> QWidget:
    amounts, box = (60, 95, 130), QWidget()
    line = QHBoxLayout(box)
    shown = [tower(1, "S-013", amounts, g, t) for g, t in ((None, None), (60, "minimum"), (95, "requested"))]
    shown += [tower(1, "S-014", amounts, 130, "stretch"), tower(2, "M-002", (66, 110, 150), 66, "minimum")]
    shown += [tower(3, "P-001", (22, 46, 60), 52), tower(4, "F-001", (4, 5, 8), 4, "minimum")]
    for one in shown:
        part = TierTower(one, 150 * THOUSAND)
        part.setFixedSize(94, 124)
        line.addWidget(part)
    line.addStretch(1)
    small = TowerRow("Settled lines of Sales")
    lines = ((30, 50, 51), (4, 7, 9), (20, 44, 60), (2, 3, 3))
    small.show_towers(
        [tower(1, f"S-00{n}", a, a[n % 3]) for n, a in enumerate(lines)], 70 * THOUSAND, "S-002"
    )
    line.addWidget(small)
    return box


def _small() -> QWidget:
    picker = TierPicker("Grant")
    tiers = (Choice("none", "None"), Choice("minimum", "Minimum", "90 k", suggested=True))
    picker.show_choices(
        (*tiers, Choice("requested", "Requested", "160 k"), Choice("stretch", "Stretch", "210 k")), "minimum"
    )
    months = MonthsBars()
    months.show_months((0, 4, 12, 20, 16, 4, 0, 0, 0, 0, 0, 0), "JFMAMJJASOND", 1, "Most in April")
    person, here = PersonButton(), PeopleHere()
    person.show_people(PEOPLE[0], PEOPLE)
    here.show_people(PEOPLE)
    picker.setFixedWidth(288)
    months.setFixedWidth(272)
    return row(picker, months, ShareBar(0.31), ShareBar(0.7, 2), person, here, spacing=24)


def gallery() -> QWidget:
    """The sheet."""
    sheet = QFrame()
    sheet.setProperty("band", "surface")
    grid = QGridLayout(sheet)
    grid.setContentsMargins(16, 16, 16, 16)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)

    def add(words: str, widget: QWidget) -> None:
        at = grid.rowCount()
        label = text(words, "small")
        label.setFixedWidth(130)
        grid.addWidget(label, at, 0)
        grid.addWidget(widget, at, 1)

    for words, bar in bars().items():
        shown = FundBarWidget()
        shown.show_bar(bar)
        add(words, shown)
    grid.addWidget(rule(), grid.rowCount(), 0, 1, 2)
    chips = [Chip((GoalSign(n, name),)) for n, name in enumerate(GOALS, 1)]
    add("Goals, as chips", row(*chips, Chip((GoalSign(4, "Win rate"),), named=False), spacing=8))
    signs: list[QWidget] = []
    for n, name in enumerate(DEPARTMENTS, 1):
        signs += [Tile(n, name[0], name, LARGE), QLabel(name)]
    add("Departments", row(*signs, spacing=8))
    add(
        "State of a line",
        row(
            *(StateMark(s, s.capitalize()) for s in STATES),
            Badge(4),
            Pill(),
            PhasePill("Negotiation, 6 days left"),
            spacing=20,
        ),
    )
    add("Buttons", _buttons())
    add("Inline hint", Hint("Serves no joint goal yet, so it cannot be submitted.", "Link a goal"))
    add("Refusal", Refusal("1.234 can be 1,234 or 1 and a bit.", "Use 1,234"))
    add(
        "Fields", row(search_field("Search lines, goals, threads"), filter_field("Filter: goal, code, > 50k"))
    )
    add("Small parts", _small())
    add("Tier towers", _towers())
    titles = (
        "title",
        "section",
        "cardtitle",
        "body",
        "secondary",
        "small",
        "faint",
        "caption",
        "smallstrong",
    )
    add("Words", row(*(text(f"{role} 1,234", role) for role in titles), spacing=20))
    return sheet


def main(arguments: list[str]) -> None:
    """Save the sheet as a picture."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme(app, dark="--dark" in arguments)
    sheet = gallery()
    sheet.resize(1280, sheet.sizeHint().height())
    sheet.grab().save(arguments[0])


if __name__ == "__main__":
    main(sys.argv[1:])
