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


def test_what_depends_on_weights_is_told(file: Path):
    asked = ("accept", file, "--samples", 30, "--seed", 2)
    found = json.loads(run(*asked, "--json").stdout)
    assert (found["samples"], found["seed"], found["generator"], found["exact"]) == (30, 2, "PCG64", True)
    assert found == json.loads(run(*asked, "--json").stdout)
    assert {line["verdict"] for line in found["lines"]} == {"settled", "contested", "out"}
    words = run(*asked).stdout
    assert "in all 30 weightings tried" in words
    assert len(words.splitlines()) == len(found["lines"])


def test_the_best_under_demands(file: Path):
    free = json.loads(run("best", file, "--json").stdout)
    asked = ("--must", "S-011", "--must-not", "M-002", "--floor", "Sales=80000000", "--goal", "G1=40")
    bound = json.loads(run("best", file, *asked, "--json").stdout)
    assert "S-011" in bound["lines"]
    assert "M-002" not in bound["lines"]
    assert bound["exact"]
    assert bound["cost"] <= bound["available"]
    assert bound["value"] < free["value"]
    assert run("best", file, *asked).stdout.startswith("Best within 1,680,000: ")


def test_demands_that_collide_are_named(file: Path):
    asked = ("--floor", "S=90000000", "--floor", "M=90000000", "--must", "S-001", "--goal", "G1=1")
    refused = run("best", file, *asked)
    assert refused.exit_code == 1
    assert refused.stderr == (
        "This cannot hold within 1,680,000: Sales gets 900,000 at least and Marketing gets 900,000 at least. "
        "Loosen one of these.\n"
    )
    answer = run("best", file, *asked, "--json")
    assert answer.exit_code == 1
    assert len(json.loads(answer.stdout)["conflict"]) == 2


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--must", "X-9"), "There is no line “X-9”"),
        (("--must", "S-001=much"), "“much” is no tier"),
        (("--floor", "S=1.5"), "“1.5” is not an amount in minor units"),
        (("--floor", "X=1"), "There is no department “X”"),
        (("--goal", "G1=nan"), "“nan” is not a percentage"),
        (("--goal", "G99=1"), "There is no goal “G99”"),
    ],
)
def test_what_cannot_be_demanded_is_one_sentence(file: Path, asked: tuple[str, str], words: str):
    refused = run("best", file, *asked)
    assert refused.exit_code != 0
    assert words in refused.stderr
