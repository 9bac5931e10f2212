"""Inter from resources, loaded once per application, and the fonts made from it.

What must not live here: sizes of particular widgets and colours.
"""

from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase

FAMILIES = ("Inter", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei")
CUTS = ("Light", "Regular", "Medium", "SemiBold", "Bold")


def load_fonts() -> list[str]:
    """Load the five cuts; gives the names of those that could not be loaded (the system's font stands in)."""
    missing = []
    for cut in CUTS:
        data = (files("resources") / "fonts" / f"Inter-{cut}.otf").read_bytes()
        if QFontDatabase.addApplicationFontFromData(data) < 0:
            missing.append(cut)
    return missing


def make_font(pixels: int, weight: int) -> QFont:
    """A font of `pixels` height and `weight` (100 to 900), figures of equal width, unhinted."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
