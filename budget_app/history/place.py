"""Where a file lies: on a disk of this machine, where people can work in it, or on a share or in a synchronised folder.

SQLite's locks do not reach over a network, and a folder that is synchronised makes two histories of one. Nothing is
refused here; what is said about it lives in presentation.
"""

import re
import sys
from enum import StrEnum
from pathlib import Path

import msgspec

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORKS = frozenset(
    [
        *(
            "9p",
            "afs",
            "beegfs",
            "ceph",
            "cifs",
            "coda",
            "davfs",
            "gfs2",
            "glusterfs",
            "lustre",
            "ncpfs",
            "nfs",
        ),
        *("nfs4", "smb3", "smbfs", "fuse.ceph", "fuse.curlftpfs", "fuse.davfs2", "fuse.glusterfs"),
        *("fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs"),
    ]
)
_REMOTE_DRIVE = 4  # what Windows calls it

# Folders are known by the names their programs give them, and by what those leave in them.
_NAMES = re.compile(
    r"(Dropbox|OneDrive|Google ?Drive|Nextcloud|ownCloud|pCloud ?Drive|Seafile|SynologyDrive|MEGAsync"
    r"|iCloud ?Drive|Mobile Documents|CloudStorage)(?: ?[-(].*)?\Z",
    re.IGNORECASE,
)
_MARKS = {
    ".dropbox": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}


class Kind(StrEnum):
    """Where a file lies."""

    DISK = "disk"
    NETWORK = "network"
    SYNCED = "synced"


class Place(msgspec.Struct, frozen=True):
    """Where a file lies, and whose share or program that is, as far as known."""

    kind: Kind = Kind.DISK
    name: str = ""


def place_of(path: Path) -> Place:
    """Where `path` lies. Asks the disk about each folder above it. A share is not told from a disk on macOS."""
    path = path.resolve()
    share = _drive_share(path) if sys.platform == "win32" else share_of(path, _mounts())
    if share:
        return Place(Kind.NETWORK, share)
    program = next((found for folder in path.parents if (found := _program_of(folder))), "")
    return Place(Kind.SYNCED, program) if program else Place()


def share_of(path: Path, mounts: str) -> str:
    """The share that `path` lies on, by the text of Linux's mountinfo; "" where it lies on a disk."""
    best, share = -1, ""
    for line in mounts.splitlines():
        fields, _dash, about = line.partition(" - ")
        if len(fields.split()) < 5 or len(about.split()) < 2:
            continue
        mounted = Path(re.sub(r"\\(\d{3})", lambda m: chr(int(m[1], 8)), fields.split()[4]))
        # The later of two on one place lies over the earlier.
        if path.is_relative_to(mounted) and len(mounted.parts) >= best:
            kind, source = about.split()[:2]
            best, share = len(mounted.parts), source if kind in _NETWORKS else ""
    return share


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _drive_share(path: Path) -> str:
    if path.drive.startswith("\\\\"):
        return path.drive
    if sys.platform == "win32":
        import ctypes  # late, for a quick start

        if ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _REMOTE_DRIVE:
            return path.drive
    return ""


def _program_of(folder: Path) -> str:
    named = _NAMES.match(folder.name)
    if named:
        return str(named[1])
    return next((program for mark, program in _MARKS.items() if (folder / mark).exists()), "")
