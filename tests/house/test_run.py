"""./run gets a fresh machine ready once, says what is missing in one line, and then opens Accord."""

import sys
from pathlib import Path

import pytest

from tests.house.fake_machine import LIBRARIES, FakeMachine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="./run is for a POSIX shell")

GET = "python -m pip install --quiet --disable-pip-version-check --no-input"
FIRST_START = [
    "python3 -m venv --clear .venv",
    f"{GET} --require-hashes -r requirements.lock",
    f"{GET} --no-deps --no-build-isolation --editable .",
]


@pytest.fixture
def machine(tmp_path: Path) -> FakeMachine:
    return FakeMachine(tmp_path)


@pytest.fixture
def ready(machine: FakeMachine) -> FakeMachine:
    """A machine on which ./run has been before."""
    assert machine.run("check", "--setup-only").returncode == 0
    machine.calls()
    return machine


def test_the_first_start_makes_everything_ready_and_does_the_main_job(machine: FakeMachine):
    answer = machine.run()
    assert answer.returncode == 0, answer.stderr
    assert machine.calls() == [*FIRST_START, "budget-app demo out"]
    assert "No display was found" in answer.stderr


def test_the_second_start_installs_nothing(ready: FakeMachine):
    assert ready.run().returncode == 0
    assert ready.calls() == ["budget-app demo out"]


def test_setting_up_starts_nothing(machine: FakeMachine):
    assert machine.run("check", "--setup-only").returncode == 0
    assert machine.calls() == FIRST_START


def test_a_new_lock_file_brings_the_old_venv_up_to_date(ready: FakeMachine):
    (ready.project / "requirements.lock").write_text("something newer\n")
    assert ready.run().returncode == 0
    assert ready.calls() == [*FIRST_START[1:], "budget-app demo out"]


def test_a_start_that_was_broken_off_goes_on_where_it_stopped(ready: FakeMachine):
    (ready.project / ".venv" / "accord-ready").write_text(f"{ready.project}\n")
    assert ready.run().returncode == 0
    assert ready.calls() == [*FIRST_START[1:], "budget-app demo out"]


def test_a_folder_that_was_moved_gets_a_new_venv(ready: FakeMachine):
    (ready.project / ".venv" / "accord-ready").write_text("/elsewhere\n")
    assert ready.run().returncode == 0
    assert ready.calls() == [*FIRST_START, "budget-app demo out"]


def test_a_new_python_of_the_system_gets_a_new_venv(ready: FakeMachine):
    (ready.project / ".venv" / "accord-ready").write_text(f"{ready.project}\n3.10\n")
    Path(ready.env["PYTHON_WAS_REPLACED"]).touch()
    assert ready.run().returncode == 0
    assert ready.calls() == [*FIRST_START, "budget-app demo out"]


def test_with_a_display_the_window_opens_on_a_fresh_copy_of_the_sample_round(ready: FakeMachine):
    ready.env["DISPLAY"] = ":0"
    assert ready.run().returncode == 0
    assert ready.calls() == ["budget-app --sample"]


def test_a_file_is_looked_for_where_the_person_stands(ready: FakeMachine, tmp_path: Path):
    ready.env["WAYLAND_DISPLAY"] = "wayland-0"
    assert ready.run("my round.accord", cwd=tmp_path).returncode == 0
    assert ready.calls() == [f"budget-app {tmp_path}/my round.accord"]


def test_a_file_without_a_display_is_pictured(ready: FakeMachine):
    answer = ready.run("/rounds/ours.accord")
    assert ready.calls() == ["budget-app shots out/shots /rounds/ours.accord"]
    assert "No display was found" in answer.stderr


def test_the_administrator_gets_what_is_missing_installed(machine: FakeMachine):
    machine.env["FAKE_UID"] = "0"
    machine.has_libraries(*(name for name in LIBRARIES if name not in ("libEGL.so.1", "libdbus-1.so.3")))
    assert machine.run().returncode == 0
    assert machine.calls() == [
        "apt-get install -y -q --no-install-recommends libegl1 libdbus-1-3",
        *FIRST_START,
        "budget-app demo out",
    ]


def test_the_list_of_packages_is_fetched_only_when_it_is_missing(machine: FakeMachine):
    machine.env["FAKE_UID"] = "0"
    machine.has_libraries(*LIBRARIES[1:])
    Path(machine.env["APT_FAILS_ONCE"]).touch()
    assert machine.run().returncode == 0
    install = "apt-get install -y -q --no-install-recommends libgl1"
    assert machine.calls()[:3] == [install, "apt-get update -q", install]


def test_anybody_else_is_told_the_one_line(machine: FakeMachine):
    machine.has_libraries(*LIBRARIES[1:])
    answer = machine.run()
    assert answer.returncode == 1
    assert "sudo apt-get install --no-install-recommends libgl1\n" in answer.stderr
    assert machine.calls() == []


def test_the_screen_s_libraries_are_asked_for_only_where_there_is_a_screen(ready: FakeMachine):
    ready.has_libraries(*(name for name in LIBRARIES if name != "libxcb-cursor.so.0"))
    assert ready.run().returncode == 0
    assert ready.run("test").returncode == 0
    ready.env["DISPLAY"] = ":0"
    answer = ready.run()
    assert answer.returncode == 1
    assert "libxcb-cursor0" in answer.stderr


def test_an_old_python_is_named_and_not_used(machine: FakeMachine, tmp_path: Path):
    # Without the real machine's Pythons: only what the script itself needs.
    for tool in ("sh", "dirname", "basename", "tr", "cat", "head"):
        (tmp_path / "bin" / tool).symlink_to(
            f"/bin/{tool}" if Path(f"/bin/{tool}").exists() else f"/usr/bin/{tool}"
        )
    machine.env |= {"PATH": str(tmp_path / "bin"), "FAKE_PYTHON_IS_OLD": "1"}
    answer = machine.run()
    assert answer.returncode == 1
    assert "python3 python3-venv" in answer.stderr


def test_every_check_is_made_and_the_tests_come_last(ready: FakeMachine):
    assert ready.run("check").returncode == 0
    checks = [
        "ruff format --check .",
        "ruff check .",
        "pyright ",
        "lint-imports --no-logo",
        "python -m pytest -n auto --dist worksteal",
    ]
    assert ready.calls() == checks


@pytest.mark.parametrize("tool", ["ruff", "pyright", "lint-imports"])
def test_one_failing_check_fails_the_whole(ready: FakeMachine, tool: str):
    ready.env["FAKE_FAILS"] = tool
    assert ready.run("check").returncode == 1
    assert ready.calls()[-1] == "python -m pytest -n auto --dist worksteal"


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (["test", "-k", "two words"], "python -m pytest -k two words"),
        (["bench", "--full"], "python -m tests.bench --full"),
        (["shots"], "budget-app shots out/shots"),
        (["shots", "here", "--dark"], "budget-app shots here --dark"),
    ],
)
def test_the_other_verbs_hand_their_words_on(ready: FakeMachine, words: list[str], call: str):
    assert ready.run(*words).returncode == 0
    assert ready.calls() == [call]


def test_help_sets_nothing_up(machine: FakeMachine):
    assert "./run check" in machine.run("help").stdout
    assert machine.calls() == []
