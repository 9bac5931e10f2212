"""What people on Windows and macOS install holds everything: code, fonts with licence, command."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT, name_of


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as pip builds it, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def test_every_resource_is_in_the_wheel(wheel: zipfile.ZipFile):
    resources = (path for path in (ROOT / "resources").rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert {name_of(path) for path in resources} - set(wheel.namelist()) == set()


def test_the_fonts_come_with_their_licence(wheel: zipfile.ZipFile):
    fonts = {Path(name).name for name in wheel.namelist() if name.startswith("resources/fonts/")}
    weights = ("Light", "Regular", "Medium", "SemiBold", "Bold")
    assert fonts == {f"Inter-{weight}.otf" for weight in weights} | {"OFL.txt"}
    assert b"SIL OPEN FONT LICENSE" in wheel.read("resources/fonts/OFL.txt")


def test_the_command_is_budget_app(wheel: zipfile.ZipFile):
    (entry_points,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "budget-app = ui.app:main" in wheel.read(entry_points).decode()


def test_nothing_else_comes_along(wheel: zipfile.ZipFile):
    tops = {name.split("/")[0] for name in wheel.namelist() if ".dist-info" not in name}
    assert tops == {"budget_app", "ui", "resources"}
