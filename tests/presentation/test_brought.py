"""What a head is told of what was brought in for them."""

from budget_app.presentation.activity import change_text
from budget_app.presentation.brought import band_text, marks, package_deeds, package_title, waiting_for
from budget_app.presentation.line_facts import line_facts
from budget_app.presentation.line_history import line_history
from tests.support.copies import copy_of, planned, sent
from tests.support.given import Played, as_command, given, line


def brought() -> Played:
    """A round into which finance brought what Dana did."""
    played = given(line("Field days"), line("Booth", department="M", goal=3.0))
    dana = copy_of(played.log, "dana")
    dana.execute(as_command("revise_line", line="S-001", fields={"owner": "Kim"}))
    dana.execute(as_command("post", about="S-001", text="Seen"))
    plan = planned(played.desk("nina"), [sent(dana)])
    assert plan.command
    return played.when("nina", plan.command).then("package_brought", "line_revised", "posted")


def test_the_head_is_asked_and_nobody_else():
    state = brought().state
    assert [bool(waiting_for(state, person)) for person in ("dana", "tom", "nina", "ola")] == [
        True,
        False,
        False,
        False,
    ]
    assert band_text(state, "dana").startswith("Nina Costa brought in what you did on a copy.")
    assert band_text(state, "tom") == ""


def test_another_head_of_the_department_is_asked_too():
    played = brought().when("nina", "change_person", person="ola", roles=["head"], department="S")
    assert band_text(played.state, "ola").startswith("Nina Costa brought in a package of your department.")


def test_it_is_told_step_by_step():
    played = brought()
    (package,) = played.state.packages.values()
    assert package_title(played.state, package).startswith(
        "Nina Costa brought this in for Dana Reyes, 23 Nov"
    )
    assert package_deeds(played.state, played.desk("dana").entries, package.id) == (
        "S-001 Field days: revised the line: Owner Kim",
        "Nina Costa for Dana Reyes wrote about S-001 Field days",
    )


def test_the_history_says_who_and_for_whom():
    played = brought()
    entries, state = played.desk("dana").entries, played.state
    assert line_history(state, entries, state.line_ids["S-001"])[0].who == "Nina Costa for Dana Reyes"
    assert change_text(state, entries[-3]) == "Nina Costa brought in a package"


def test_its_lines_are_marked_until_the_head_says_something():
    played = brought()
    (package,) = played.state.packages
    line_id = played.state.line_ids["S-001"]
    mark = "Brought in by Nina Costa for Dana Reyes, not confirmed yet"
    assert marks(played.state) == {line_id: mark}
    facts = line_facts(played.state, "dana", played.state.lines[line_id])
    assert facts.state.endswith(f". {mark}")
    played.when("dana", "contest_package", package=package, reason="Not so")
    assert marks(played.state)[line_id].endswith("and contested: Not so")
    played.when("dana", "confirm_package", package=package)
    assert marks(played.state) == {}
