"""Explain and claims from a terminal: what they answer as JSON and in words, and how they fail."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from budget_app import sample
from budget_app.cli import app
from budget_app.cli.desks import new_id, now


def run(*words: object) -> Result:
    """One call of the program."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample round."""
    path = tmp_path_factory.mktemp("explaining") / "sample.accord"
    sample.copy(path, now, new_id)
    return path


def test_a_line_is_explained_in_words_and_figures(file: Path):
    told = json.loads(run("explain", file, "S-011", "--json").stdout)
    assert told["line"] == "S-011"
    assert not told["is_in"]
    assert told["exact"]
    assert told["available"] < told["enters"] <= told["stays"]
    assert told["dearest"] < told["amount"]
    assert told["text"] == run("explain", file, "S-011").stdout.strip()
    more = json.loads(run("explain", file, "S-011", "--at", told["stays"], "--json").stdout)
    assert more["is_in"]


def test_claims_add_up(file: Path):
    found = json.loads(run("claims", file, "--json").stdout)
    assert set(found["rules"]) == {"proportional", "equal_awards", "equal_losses", "talmud"}
    assert all(sum(amounts.values()) == found["available"] for amounts in found["rules"].values())
    assert len(run("claims", file).stdout.splitlines()) == 5


def test_no_such_line_is_one_sentence(file: Path):
    refused = run("explain", file, "X-9")
    assert (refused.exit_code, refused.stderr) == (1, "There is no line “X-9” in this round.\n")
