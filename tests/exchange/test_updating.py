"""A sheet that comes back: what it changed comes in, what the round changed stays, and where both did, one is asked."""

import csv
import io

import pytest

from budget_app.desk import Desk
from budget_app.domain.lines import LineFields, Status
from budget_app.domain.links import LinkGoal
from budget_app.domain.phases import MovePhase
from budget_app.domain.requests import ReviseLine
from budget_app.domain.roles import Phase
from budget_app.domain.submission import SubmitLine
from budget_app.exchange.export import as_csv
from budget_app.exchange.import_lines import ImportPlan, Options, plan
from budget_app.exchange.problems import Flaw
from budget_app.exchange.sheet import Sheet, trimmed
from tests.support.asked_rounds import desk_of, opened_log

Rows = list[dict[str, str]]
LINES = (
    ("S-001", {"title": "Fair", "minimum": 100_00, "requested": 400_00, "function": "Events"}),
    ("S-002", {"title": "Calls", "requested": 500_00, "extra": {"Region": "north"}}),
    ("S-003", {"title": "", "requested": None}),
)


class Round:
    """A round with lines of Sales, and sheets of it that people work on."""

    def __init__(self) -> None:
        self.log = opened_log()
        self.dana = desk_of(self.log, "dana")
        for _code, fields in LINES:
            given = {name: value for name, value in fields.items() if value not in ("", None)}
            self.dana.execute(_draft(given))
        self.dana.execute(LinkGoal(line="S-001", goal="G1", requested=14, confidence=0.7))
        self.dana.execute(ReviseLine(line="S-002", fields=LineFields(requires=("S-001",))))

    def sheet(self) -> Rows:
        text = as_csv(self.dana.state, self.dana.entries[-1])
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def comes_back(self, rows: Rows, person: str = "dana", **said: object) -> tuple[Desk, ImportPlan]:
        desk = desk_of(self.log, person)
        head = list(rows[0])
        table = [trimmed([row[name] for name in head]) for row in rows]
        options = Options(update=True, **said)  # type: ignore[arg-type]
        sheet = Sheet("Lines", (tuple(head), *table))
        return desk, plan(desk.state, person, sheet, options, entries=desk.entries)

    def line(self, code: str):
        self.dana.follow()
        return self.dana.state.lines[self.dana.state.line_ids[code]]


def _draft(fields: dict[str, object]):
    from budget_app.domain.requests import DraftLine  # late: only here

    return DraftLine(department="S", fields=LineFields(**fields))  # type: ignore[arg-type]


@pytest.fixture
def round_() -> Round:
    return Round()


def flaws(made: ImportPlan) -> list[tuple[int | None, str, Flaw]]:
    return [(problem.row, problem.field, problem.flaw) for problem in made.problems]


def test_a_sheet_that_nobody_touched_changes_nothing(round_: Round):
    _desk, made = round_.comes_back(round_.sheet())
    assert (made.command, made.problems, made.changes, made.missing) == (None, (), (), ())
    assert (made.rows, made.unchanged) == (3, 3)


def test_what_was_edited_comes_in_and_nothing_else(round_: Round):
    rows = round_.sheet()
    rows[0] |= {"requested": "420.50", "function": "", "requested result": "20"}
    rows[1] |= {"Region": "south", "requires": ""}
    rows[2] |= {"title": "Web"}
    rows.append(dict.fromkeys(rows[0], "") | {"title": "New one", "requested": "7", "department": "S"})
    desk, made = round_.comes_back(rows)
    assert made.problems == ()
    told = {(t["code"], t["field"]): (t["from"], t["to"]) for t in made.answer()["changes"]}
    assert told == {
        ("S-001", "requested"): ("400", "420.50"),
        ("S-001", "function"): ("“Events”", "nothing"),
        ("S-001", "goal"): ("G1 14 70 %", "G1 20 70 %"),
        ("S-002", "extra"): ("“north”", "“south”"),
        ("S-002", "requires"): ("S-001", "nothing"),
        ("S-003", "title"): ("nothing", "“Web”"),
    }
    assert (made.added, made.changed, made.unchanged) == (1, 3, 0)
    assert made.command
    before = desk.state.copied()
    desk.execute(made.command)
    assert (round_.line("S-001").requested, round_.line("S-001").function) == (420_50, "")
    assert round_.line("S-001").links[0].requested == 20
    assert (round_.line("S-002").extra, round_.line("S-002").requires) == ({"Region": "south"}, ())
    assert round_.line("S-003").title == "Web"
    assert desk.steps.next("undo").name == "import_lines"  # type: ignore[union-attr]
    desk.undo()
    for code in ("S-001", "S-002", "S-003"):
        assert round_.line(code) == before.lines[before.line_ids[code]]
    assert [line.status for line in desk.state.lines.values()].count(Status.WITHDRAWN) == 1


def test_what_the_round_changed_since_stays_and_what_both_did_is_asked(round_: Round):
    rows = round_.sheet()
    round_.dana.execute(ReviseLine(line="S-001", fields=LineFields(requested=450_00, title="Big fair")))
    rows[0] |= {"requested": "420"}
    _desk, made = round_.comes_back(rows)
    assert flaws(made) == [(2, "requested", Flaw.CLASH)]
    assert made.problems[0].message == (
        "Since the sheet was made Dana Reyes changed this: the round says 450, the sheet 420. "
        "Which one holds?"
    )
    assert made.command is None
    _desk, kept = round_.comes_back(rows, take="round")
    assert (kept.command, kept.problems, kept.unchanged) == (None, (), 3)
    desk, taken = round_.comes_back(rows, take="sheet")
    assert taken.command
    desk.execute(taken.command)
    assert (round_.line("S-001").requested, round_.line("S-001").title) == (420_00, "Big fair")


def test_a_clash_is_settled_in_its_cell(round_: Round):
    rows = round_.sheet()
    round_.dana.execute(ReviseLine(line="S-001", fields=LineFields(requested=450_00)))
    rows[0] |= {"requested": "420"}
    _desk, made = round_.comes_back(rows, fixes={(2, "requested"): "430"})
    assert [d.after for d in made.changes[0].differences] == [430_00]
    _desk, made = round_.comes_back(rows, fixes={(2, "requested"): "450"})
    assert (made.problems, made.changes) == ((), ())


def test_two_sheets_one_after_the_other_keep_both_peoples_work(round_: Round):
    first, second = round_.sheet(), round_.sheet()
    first[0] |= {"function": "Fairs"}
    second[0] |= {"requested": "410"}
    for rows in (first, second):
        desk, made = round_.comes_back(rows)
        assert made.command
        desk.execute(made.command)
    assert (round_.line("S-001").function, round_.line("S-001").requested) == ("Fairs", 410_00)


def test_without_a_word_of_where_it_comes_from_blank_cells_say_nothing(round_: Round):
    rows = [{"code": "S-001", "title": "Fair", "function": "", "requested": "430"}]
    _desk, made = round_.comes_back(rows)
    assert [(d.field, d.after) for d in made.changes[0].differences] == [("requested", 430_00)]
    assert made.missing == ("S-002", "S-003")


def test_a_sheet_of_codes_and_one_more_column_is_enough(round_: Round):
    _desk, made = round_.comes_back([{"code": "S-001", "owner": "Kim"}, {"code": "S-003", "owner": "Lee"}])
    assert made.problems == ()
    assert [(c.code, c.differences[0].after) for c in made.changes] == [("S-001", "Kim"), ("S-003", "Lee")]


def test_lines_left_out_of_the_sheet_are_told_and_stay(round_: Round):
    rows = round_.sheet()[:1]
    round_.dana.execute(_draft({"title": "Later"}))
    _desk, made = round_.comes_back(rows)
    assert made.missing == ("S-002", "S-003")  # the one drafted since was never in it
    assert made.command is None


@pytest.mark.parametrize(
    ("person", "edit", "field", "words"),
    [
        ("tom", {"requested": "450"}, "requested", "Only the head of Sales changes this."),
        ("finn", {"requested": "450"}, "requested", "Only the head of Sales changes this."),
        ("dana", {"department": "M"}, "department", "The line S-001 is of Sales, and stays with it."),
        (
            "dana",
            {"requested": "50"},
            "requested",
            "The amounts must rise from minimum over requested to stretch.",
        ),
        ("dana", {"goal": "G77"}, "goal", "The round has no goal G77."),
    ],
)
def test_what_may_not_be_changed_is_a_problem_of_its_cell(
    round_: Round, person: str, edit: dict[str, str], field: str, words: str
):
    rows = round_.sheet()
    rows[0] |= edit
    _desk, made = round_.comes_back(rows, person)
    assert [(p.row, p.field) for p in made.problems] == [(2, field)]
    assert made.problems[0].message.startswith(words)
    assert made.command is None


def test_finance_brings_in_what_a_line_had_last_year_and_nothing_else(round_: Round):
    rows = round_.sheet()
    rows[0] |= {"last budget": "380"}
    desk, made = round_.comes_back(rows, "finn")
    assert made.command
    desk.execute(made.command)
    assert (round_.line("S-001").last_budget, round_.line("S-001").revisions) == (380_00, 0)
    desk.undo()
    assert round_.line("S-001").last_budget is None


def test_after_submission_it_is_a_revision_and_after_the_decision_nothing(round_: Round):
    round_.dana.execute(SubmitLine(line="S-001"))
    rows = round_.sheet()
    rows[0] |= {"requested": "430"}
    desk, made = round_.comes_back(rows)
    assert made.command
    desk.execute(made.command)
    assert round_.line("S-001").revisions == 1
    desk_of(round_.log, "finn").execute(MovePhase(phase=Phase.DECISION))
    round_.dana.follow()
    rows = round_.sheet()
    rows[0] |= {"requested": "440"}
    _desk, late = round_.comes_back(rows)
    assert flaws(late) == [(2, "requested", Flaw.REFUSED)]


def test_a_withdrawn_line_is_no_line_to_change(round_: Round):
    from budget_app.domain.submission import WithdrawLine  # late: only here

    rows = round_.sheet()
    round_.dana.execute(WithdrawLine(line="S-003"))
    _desk, made = round_.comes_back(rows)
    assert flaws(made) == [(4, "code", Flaw.LINE_WITHDRAWN)]


def test_whoever_comes_first_is_not_overwritten_unseen(round_: Round):
    """Somebody changes the very field between the preview and the import: nothing comes in."""
    rows = round_.sheet()
    rows[0] |= {"requested": "430"}
    desk, made = round_.comes_back(rows)
    round_.dana.execute(ReviseLine(line="S-001", fields=LineFields(requested=470_00)))
    assert made.command
    with pytest.raises(Exception, match="changed_since"):
        desk.execute(made.command)
    assert round_.line("S-001").requested == 470_00


def test_a_sheet_of_another_round_changes_nothing(round_: Round):
    rows = Round().sheet()
    round_.dana.execute(ReviseLine(line="S-001", fields=LineFields(title="Ours")))
    for row in rows:
        row["as of"] = row["as of"][:-4] + "0000"
    _desk, made = round_.comes_back(rows)
    assert {problem.flaw for problem in made.problems} == {Flaw.OTHER_ROUND}
    assert made.command is None


def test_a_row_of_a_goal_that_lost_its_first_row_empties_nothing(round_: Round):
    round_.dana.execute(LinkGoal(line="S-001", goal="G2", requested=3))
    rows = round_.sheet()[1:]
    _desk, made = round_.comes_back(rows)
    assert flaws(made) == [(2, "code", Flaw.FIRST_ROW_LOST)]


def test_rows_in_another_order_say_the_same_or_are_a_problem(round_: Round):
    round_.dana.execute(LinkGoal(line="S-001", goal="G2", requested=3))
    rows = round_.sheet()
    _desk, made = round_.comes_back([*rows[2:], *rows[:2]])
    assert (made.command, made.problems) == (None, ())
    _desk, made = round_.comes_back(rows[::-1])
    assert made.problems != ()
    assert made.command is None
