"""What git keeps names no machine, no package registry and nothing about how it was written."""

import re

import pytest

from tests.house.tree import ROOT, name_of, text_of, tracked

# Written in pieces, so that this file does not break its own rule.
NOT_OURS = re.compile(
    "|".join(
        [
            r"(?<![\w.])/(work|root|opt|tmp|mnt)/\w",
            r"(?<![\w.])/home/\w",
            r"[A-Z]:\\Users\\",
            r"py" + r"pi\.(org|python)",
            r"python" + r"hosted",
            r"registry\." + r"npmjs",
            r"--(extra-)?index-url\s+\S",
            r"\bfarm" + r"-studio\b",
            r"shared/" + r"(design|tools|hooks)",
            r"(?i:\b(sub-?)?ag" + r"ents?\b)",
            r"\bL" + r"LMs?\b",
        ]
    )
)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    files = tracked()
    if files is None:
        pytest.skip("not a git checkout: nothing to look through")
    return {name_of(path): text for path in files if (text := text_of(path)) is not None}


def test_no_machine_path_no_registry_and_no_workplace_word(texts: dict[str, str]):
    found = [
        f"{name}:{number}: {match.group()}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (match := NOT_OURS.search(line))
    ]
    assert found == []


def test_the_data_folder_is_named_only_where_it_is_looked_for(texts: dict[str, str]):
    naming = {
        name for name, text in texts.items() if "shared/" + "data" in text or '"shared", ' + '"data"' in text
    }
    assert naming <= {"README.md", "tests/support/data.py"}


@pytest.mark.parametrize(
    "line", ["see /work" + "/main/x", "C:\\Users" + "\\ann", "https://py" + "pi.org/simple"]
)
def test_the_rule_finds_what_it_looks_for(line: str):
    assert NOT_OURS.search(line)


def test_the_lock_file_names_versions_and_hashes_but_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:|git\+|@ |^-", lock, flags=re.MULTILINE) == []
    pinned = re.findall(r"^[a-z0-9][a-z0-9.-]*==\S+", lock, flags=re.MULTILINE)
    blocks = re.findall(
        r"^[a-z0-9][^\n]*\\\n(?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", lock, flags=re.MULTILINE
    )
    assert len(pinned) == len(blocks) > 20
