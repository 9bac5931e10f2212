"""A share and a synchronised folder are told from a disk of this machine."""

from pathlib import Path

import pytest

from budget_app.history.place import Kind, Place, place_of, share_of

MOUNTS = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
40 22 0:35 / /srv/budget rw,relatime shared:20 - nfs4 files.example:/budget rw,vers=4.2
41 22 0:36 / /srv/our\040share rw - cifs //office/finance rw
42 40 254:3 / /srv/budget/local rw - ext4 /dev/vdb1 rw
43 22 0:50 / /srv/far rw - fuse.sshfs ana@host:/ rw
44 22 0:51 / /c rw - 9p C:\134 rw
45 22 0:52 / /srv/twice rw - nfs old:/x rw
46 22 0:53 / /srv/twice rw - ext4 /dev/vdc rw
a line that says nothing
"""


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("/data/fy27.accord", ""),
        ("/srv/budget/fy27.accord", "files.example:/budget"),
        ("/srv/budget-old/fy27.accord", ""),
        ("/srv/budget/local/fy27.accord", ""),
        ("/srv/our share/deep/fy27.accord", "//office/finance"),
        ("/srv/twice/fy27.accord", ""),
        ("/c/fy27.accord", r"C:\134"),
    ],
)
def test_the_nearest_mount_says_what_it_is(path: str, share: str):
    assert share_of(Path(path), MOUNTS) == share


def test_without_a_list_of_mounts_nothing_is_a_share():
    assert share_of(Path("/srv/budget/fy27.accord"), "") == ""


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Dropbox", "Dropbox"),
        ("OneDrive - Example Ltd", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("CloudStorage", "CloudStorage"),
        ("Dropboxes", ""),
        ("My OneDrive notes", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, folder: str, name: str):
    (tmp_path / folder / "rounds").mkdir(parents=True)
    found = place_of(tmp_path / folder / "rounds" / "fy27.accord")
    assert found == (Place(Kind.SYNCED, name) if name else Place())


def test_a_synchronised_folder_is_known_by_what_its_program_leaves(tmp_path: Path):
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "rounds").mkdir()
    assert place_of(tmp_path / "rounds" / "fy27.accord") == Place(Kind.SYNCED, "Syncthing")
