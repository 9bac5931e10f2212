"""A made-up `lp` and `lpstat` that note what they were given. No tests here."""

import os
from pathlib import Path

import pytest

LP = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word"; done > {folder}/words
cat > {folder}/taken.pdf
{last}
"""
LPSTAT = """#!/bin/sh
case "$1" in
    -e) {names} ;;
    -d) echo "system default destination: {usual}" ;;
esac
"""
TAKES = 'echo "request id is Office-12 (0 file(s))"'
REFUSES = 'echo "lp: Out of paper" >&2; exit 1'


class MadePrinters:
    """Puts the two commands on PATH, in a folder of their own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder, self._patch = folder, monkeypatch

    def are(self, *names: str, usual: str = "", last: str = TAKES) -> None:
        """Set these printers up; `last` is what lp does at its end."""
        listed = "; ".join(f"echo {name}" for name in names) or ":"
        self._write("lp", LP.format(folder=self._folder, last=last))
        self._write("lpstat", LPSTAT.format(names=listed, usual=usual))
        self._patch.setenv("PATH", f"{self._folder}{os.pathsep}{os.environ['PATH']}")

    @property
    def words(self) -> list[str]:
        """How lp was called."""
        return (self._folder / "words").read_text(encoding="utf-8").splitlines()

    @property
    def taken(self) -> bytes:
        """What lp was given."""
        return (self._folder / "taken.pdf").read_bytes()

    def _write(self, name: str, script: str) -> None:
        (self._folder / name).write_text(script, encoding="utf-8")
        (self._folder / name).chmod(0o755)
