"""Being an ordinary person for a while: root may write what is read-only, so a test of it must let go of that power.

Linux only; for anybody else than root nothing needs to be done.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

# capset(2): the third version of the interface, and the powers to read and write whatever the mode of a file says.
_VERSION, _WORDS = 0x20080522, 2
_OVERRIDE = 1 << 1 | 1 << 2


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Powers(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


@contextmanager
def bound_by_modes() -> Iterator[None]:
    """The modes of files hold for this thread and those it begins, as for anybody who is not root.

    Another user would do too, but might not be allowed to read the program itself.
    """
    if os.geteuid() != 0:
        yield
        return
    libc, header, powers = ctypes.CDLL(None, use_errno=True), _Header(_VERSION, 0), (_Powers * _WORDS)()
    _done(libc.capget(ctypes.byref(header), powers))
    held = powers[0].effective
    powers[0].effective = held & ~_OVERRIDE
    _done(libc.capset(ctypes.byref(header), powers))
    try:
        yield
    finally:
        powers[0].effective = held
        _done(libc.capset(ctypes.byref(header), powers))


def _done(answer: int) -> None:
    if answer != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
