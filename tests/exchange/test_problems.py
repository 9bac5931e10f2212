"""Every flaw has its sentence."""

import re

import pytest

from budget_app.exchange.problems import Flaw, Problem

FACTS = (
    "error what seconds limit name names headings heading field fields text currency one other kinds start "
    "code first goal goals department own n title sum like who here there"
)
FOUND = dict.fromkeys(FACTS.split(), "seven") | {"why": "Seven is not to be had."}


@pytest.mark.parametrize("flaw", Flaw)
def test_every_flaw_has_a_sentence(flaw: Flaw):
    message = Problem("Asks", 3, "title", flaw, FOUND).message
    assert re.fullmatch(r"[A-Z“].{10,140}[.?]", message)


def test_long_cells_are_cut_in_sentences():
    message = Problem("Asks", 3, "title", Flaw.NOT_AN_AMOUNT, {"text": "x" * 5000}).message
    assert len(message) < 100


def test_braces_in_a_cell_are_only_text():
    assert "{text}" in Problem("Asks", 3, "title", Flaw.NOT_AN_AMOUNT, {"text": "{text}"}).message
