"""The file a head's work travels in: what goes in comes out, and what is not whole is said in a sentence."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from budget_app.exchange.package_file import BadPackage, Pack, read, read_file, written
from budget_app.exchange.packing import why_no_package
from tests.support.copies import copy_of, sent
from tests.support.given import as_command, given, line

NAME = "dana.accord-package"


@pytest.fixture(scope="module")
def package() -> Pack:
    """What Dana did: before there was a copy, and on it."""
    dana = copy_of(given(line("Field days")).log, "dana")
    dana.execute(as_command("draft_line", line="new", department="S", fields={"title": "Stand 客户"}))
    dana.execute(as_command("withdraw_line", line="new"))
    dana.execute(as_command("post", about="S-001", text='A "quoted"\nword'))
    return sent(dana)


def refused(data: bytes) -> str:
    """The sentence for these bytes."""
    with pytest.raises(BadPackage) as caught:
        read(data, NAME)
    return str(caught.value)


def test_it_comes_out_as_it_went_in(package: Pack):
    assert written(package) == written(read(written(package), NAME))
    assert [type(part.command).__struct_config__.tag for part in package.parts] == [
        *("draft_line", "link_goal", "submit_line"),
        *("draft_line", "withdraw_line", "post"),
    ]
    assert package.top.codes["new"] == "S-002"
    assert len(package.top.chain) == package.top.seq


def test_the_same_work_is_the_same_package(package: Pack):
    assert read(written(package), NAME).id == package.id
    assert len(package.id) == 16


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda data: b"", "is not a package"),
        (lambda data: b"PK\x03\x04 a sheet", "is not a package"),
        (lambda data: data[:40], "cut short or damaged"),
        (lambda data: data[:-1], "cut short. Ask Dana Reyes"),
        (lambda data: data[: len(data) // 2], "cut short. Ask Dana Reyes"),
        (lambda data: b"".join(data.splitlines(True)[:-1]), "cut short. Ask Dana Reyes"),
        (
            lambda data: b"".join(data.splitlines(True)[:-2] + data.splitlines(True)[-1:]),
            "damaged on its way",
        ),
        (lambda data: data.replace(b"Stand", b"Stamd"), "damaged on its way"),
        (lambda data: data.replace(b'age":1,', b'age":2,', 1), "newer Accord"),
        (lambda data: data + b"more\n", "damaged on its way"),
    ],
)
def test_what_is_not_whole_is_said(package: Pack, spoil: Callable[[bytes], bytes], words: str):
    sentence = refused(spoil(written(package)))
    assert words in sentence
    assert NAME in sentence


def test_every_flipped_byte_is_said(package: Pack):
    data = written(package)
    for place in range(0, len(data), max(len(data) // 150, 1)):
        spoiled = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert NAME in refused(spoiled)


def test_a_command_of_a_later_version_is_said(package: Pack):
    body = written(package).rpartition(b'{"digest"')[0] + b'{"id":"x","at":"","command":{"command":"fly"}}\n'
    data = body + b'{"digest":"' + hashlib.sha256(body).hexdigest().encode() + b'"}\n'
    assert "newer Accord" in refused(data)


def test_who_has_a_package_to_send():
    played = given(line("Field days"))
    assert why_no_package(played.state, "dana") == ""
    assert "head of a department" in why_no_package(played.state, "nina")
    assert "head of a department" in why_no_package(played.state, "nobody")


def test_what_is_done_in_person_is_told_and_not_packed():
    played = given(line("Field days"))
    played.when("ines", "propose_amendment", amendment="a1", fund=120_000, reason="More is there")
    dana = copy_of(played.log, "dana")
    dana.execute(as_command("agree_amendment", amendment="a1"), "yes")
    package = sent(dana)
    assert [(each.id, each.kind) for each in package.in_person] == [("yes", "amendment_agreed")]
    assert "yes" not in {part.id for part in package.parts}


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path):
    path = tmp_path / NAME
    with path.open("wb") as file:
        file.truncate(513 * 2**20)
    with pytest.raises(BadPackage, match="larger than 512 MB"):
        read_file(path)
