"""Inter for charts: registered once from the resources, with a fallback for Chinese where the system has one.

What must not live here: sizes and colours.
"""

import logging
from functools import lru_cache
from importlib.resources import as_file, files

from matplotlib.font_manager import FontProperties, fontManager, get_font

CUTS = {300: "Light", 400: "Regular", 500: "Medium", 600: "SemiBold"}
_FALLBACKS = ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "DejaVu Sans")
_UNKNOWN = "\u25a1"
# They steer how text runs and have no sign of their own.
_UNSEEN = {*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF}


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """Inter and the fallbacks this system has. The first call registers Inter's cuts with matplotlib."""
    # The fallbacks have one or two weights; matplotlib logs each that it has to do without.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for cut in CUTS.values():
        with as_file(files("resources") / "fonts" / f"Inter-{cut}.otf") as path:
            fontManager.addfont(path)
    known = set(fontManager.get_font_names())
    return ("Inter", *(name for name in _FALLBACKS if name in known))


@lru_cache(maxsize=64)
def font(size: float, weight: int = 400) -> FontProperties:
    """The charts' font; `size` in px (a chart has 72 of them to the inch)."""
    return FontProperties(family=list(families()), size=size, weight=weight)


def drawable(text: str) -> str:
    """One line of text of which every sign can be drawn; what no font here has becomes an empty box.

    Where a sign is missing matplotlib would say so on standard error, once per drawing.
    """
    line = " ".join(text.splitlines()).replace("\t", " ")
    return "".join(c if _has(c) else _UNKNOWN for c in line if ord(c) not in _UNSEEN)


@lru_cache(maxsize=4096)
def _has(sign: str) -> bool:
    return any(get_font(path).get_char_index(ord(sign)) for path in _paths())


@lru_cache(maxsize=1)
def _paths() -> tuple[str, ...]:
    return tuple(str(fontManager.findfont(name)) for name in families())
