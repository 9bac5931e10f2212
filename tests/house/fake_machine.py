"""A machine made of scripts that note how they were called, to try ./run without installing anything."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.house.tree import ROOT

LIBRARIES = [
    "libGL.so.1",
    "libEGL.so.1",
    "libglib-2.0.so.0",
    "libfontconfig.so.1",
    "libdbus-1.so.3",
    "libxkbcommon.so.0",
    "libxcb-cursor.so.0",
    "libxkbcommon-x11.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-image.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
]

NOTE = 'echo "$(basename "$0") $*" >>"$CALLS"\n'
FAKES = {
    "uname": "echo Linux",
    "id": 'echo "$FAKE_UID"',
    "ldconfig": 'cat "$FAKE_LIBRARIES"',
    "pdfinfo": "exit 0",
    "find": "echo a-cjk-font",
    "apt-get": NOTE
    + '[ ! -e "$APT_FAILS_ONCE" ] || [ "$1" = update ] || { rm "$APT_FAILS_ONCE"; exit 100; }',
    "sudo": NOTE,
    # Plays the system's Python and, copied into .venv, the one of the project.
    "python3": """\
case "$*" in
    *version_info*) exit "${FAKE_PYTHON_IS_OLD:-0}" ;;
    *ensurepip*) exit 0 ;;
    *"import pip"*) [ ! -e "$PYTHON_WAS_REPLACED" ]; exit ;;
    *sys.version*) echo 3.11; exit ;;
esac
"""
    + NOTE
    + """\
case "$*" in
    *"-m venv"*)
        rm -rf .venv
        mkdir -p .venv/bin
        cp "$0" .venv/bin/python ;;
    *--editable*)
        for tool in budget-app ruff pyright lint-imports; do cp "$FAKE_TOOL" ".venv/bin/$tool"; done ;;
esac
""",
    "tool": NOTE + '[ "$(basename "$0")" != "${FAKE_FAILS:-}" ]',
}


@dataclass
class FakeMachine:
    """A project folder and a PATH of fakes under `folder`; `env` may be changed between two runs."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        (self.folder / "bin").mkdir()
        self.project.mkdir()
        shutil.copy(ROOT / "run", self.project / "run")
        for name in ("requirements.lock", "pyproject.toml"):
            (self.project / name).write_text(f"{name}\n")
        for name, script in FAKES.items():
            (self.folder / "bin" / name).write_text(f"#!/bin/sh\n{script}\n")
            (self.folder / "bin" / name).chmod(0o755)
        self.has_libraries(*LIBRARIES)
        self.env |= {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            "CALLS": str(self.folder / "calls"),
            "FAKE_UID": "1000",
            "FAKE_LIBRARIES": str(self.folder / "libraries"),
            "FAKE_TOOL": str(self.folder / "bin" / "tool"),
            "APT_FAILS_ONCE": str(self.folder / "apt-fails-once"),
            "PYTHON_WAS_REPLACED": str(self.folder / "python-was-replaced"),
        }

    @property
    def project(self) -> Path:
        return self.folder / "the project"

    def has_libraries(self, *names: str) -> None:
        """What the system's loader knows from now on."""
        lines = "".join(f"\t{name} (libc6,x86-64) => /lib/{name}\n" for name in names)
        (self.folder / "libraries").write_text(lines)

    def run(self, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """./run with these words, without a terminal."""
        command = ["sh", str(self.project / "run"), *words]
        where = cwd or self.project
        return subprocess.run(
            command,
            cwd=where,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> list[str]:
        """How the fakes were called since the last time this was asked."""
        path = Path(self.env["CALLS"])
        lines = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines
