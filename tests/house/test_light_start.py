"""The first window does not wait for what only a chart, an optimum, a sheet, a dialog or a print needs."""

import json
import subprocess
import sys
from pathlib import Path

from budget_app import sample
from budget_app.cli.desks import new_id, now

HEAVY = ["matplotlib", "highspy", "scipy", "typst"]


def loaded_after(statement: str) -> set[str]:
    """The top-level modules that a fresh Python holds after the statement."""
    code = f"import json, sys\n{statement}\nprint(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(answer.stdout))


def test_the_window_s_module_brings_nothing_heavy():
    assert loaded_after("import ui.app") & set(HEAVY) == set()


def test_the_core_brings_no_qt():
    assert loaded_after("import budget_app.cli, budget_app.desk") & {"PySide6", "shiboken6"} == set()


def test_the_command_line_brings_nothing_heavy():
    assert loaded_after("import budget_app.cli") & set(HEAVY) == set()


def test_nothing_that_can_wait_is_loaded_before_the_first_page_is_painted(tmp_path: Path):
    file = tmp_path / "sample.accord"
    sample.copy(file, now, new_id)
    command = [sys.executable, "-m", "tests.bench.first_paint", str(file)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(answer.stdout)["heavy"] == []
