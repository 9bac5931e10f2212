"""The theme of the running application: the look's tokens as Qt colours, fonts, palette and style sheet.

One `Theme` belongs to the QApplication. It is kept as the application's property "theme"; `theme_of()` is the one
place that reads it, and painted widgets ask it each time they paint, so that a change of theme needs no wiring: the
new palette makes Qt repaint them. What must not live here: widgets, pages and token values (resources/tokens.json).
"""

from functools import lru_cache
from importlib.resources import files
from string import Template

import msgspec
from PySide6.QtCore import QCoreApplication, QDir, QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from budget_app.presentation.look import DepartmentLook, Look, look, mix
from ui.drawings import svg_text
from ui.theme_fonts import load_fonts, make_font

BODY, SMALL, TINY, TITLE, SECTION, FIGURE = 13, 11, 10, 20, 15, 28
NORMAL, MEDIUM, STRONG = 400, 500, 600

# The few signs that the style sheet itself draws: file, icon, token.
_SHEET_ICONS = (
    ("arrow-down.svg", "chevron-down", "ink2"),
    ("arrow-down-off.svg", "chevron-down", "ink3"),
    ("check-on.svg", "check", "onprimary"),
    ("check-off.svg", "check", "ink2"),
    ("check.svg", "check", "ink"),
)


class Theme(QObject):
    """Light or dark, applied to the whole application; follows the system unless `dark` is given.

    `light_cut`: dark mode may take the lighter cuts of Inter (not for Chinese, which has none).
    """

    changed = Signal()

    def __init__(self, app: QApplication, dark: bool | None = None, light_cut: bool = True) -> None:
        super().__init__(app)
        self._app = app
        self._forced = dark
        self._light_cut = light_cut
        self._icons = QTemporaryDir()
        self.missing_fonts = load_fonts()
        app.setStyle("Fusion")
        app.setProperty("theme", self)
        self._set(self._wanted())
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def look(self) -> Look:
        """The tokens in force."""
        return self._look

    def force(self, dark: bool | None) -> None:
        """Light or dark from now on; None: as the system has it."""
        self._forced = dark
        self._follow()

    def colour(self, token: str) -> QColor:
        """A token as a colour: "ink2", "accentsoft" …"""
        return colour(getattr(self._look, token))

    def tint(self, department: DepartmentLook, kind: str, ground: str = "surface") -> QColor:
        """A department's colour over a ground; see `Look.tint`."""
        return colour(self._look.tint(department, kind, ground))

    def weight(self, weight: int) -> int:
        """The weight to use: in dark mode one step less below 600, since light text on dark grows."""
        lighter = self._look.dark and self._light_cut and weight < STRONG
        return weight - 100 if lighter else weight

    def font(self, pixels: int = BODY, weight: int = NORMAL, on_fill: bool = False) -> QFont:
        """The app's font. `on_fill`: for dark text on a bright fill, which keeps its weight in dark mode."""
        return QFont(_font(pixels, weight if on_fill else self.weight(weight)))

    def _wanted(self) -> bool:
        if self._forced is not None:
            return self._forced
        return self._system_is_dark()

    def _system_is_dark(self) -> bool:
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _follow(self) -> None:
        if self._wanted() != self._look.dark:
            self._set(self._wanted())
            self.changed.emit()

    def _set(self, dark: bool) -> None:
        self._look = look(dark)
        palette = _palette(self._look)
        self._app.setPalette(palette)
        QToolTip.setPalette(palette)
        self._app.setFont(self.font())
        self._app.setStyleSheet(self._sheet())

    def _sheet(self) -> str:
        folder = QDir(self._icons.path())
        kind = "dark-" if self._look.dark else "light-"
        for name, sign, token in _SHEET_ICONS:
            with open(folder.filePath(kind + name), "w", encoding="utf-8") as file:
                file.write(svg_text(sign, getattr(self._look, token), 16))
        names = {k: v for k, v in msgspec.structs.asdict(self._look).items() if isinstance(v, str)}
        weights = {f"w{w}": str(self.weight(w)) for w in (NORMAL, MEDIUM, STRONG)}
        pressed = mix(self._look.primary, self._look.surface, 0.86)
        text = (files("resources") / "style.qss").read_text(encoding="utf-8")
        return Template(text).substitute(names, **weights, pressed=pressed, icons=folder.filePath(kind))


def theme_of() -> Theme:
    """The theme of the running application (its property "theme")."""
    app = QCoreApplication.instance()
    theme = app.property("theme") if app else None
    if not isinstance(theme, Theme):
        raise RuntimeError("no Theme has been made for this application")
    return theme


@lru_cache(maxsize=256)
def colour(text: str) -> QColor:
    """A token's "#RRGGBB" as a QColor; not to be changed by whoever gets it."""
    return QColor(text)


@lru_cache(maxsize=64)
def _font(pixels: int, weight: int) -> QFont:
    return make_font(pixels, weight)


def _palette(tokens: Look) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, token in {
        role.Window: tokens.surface,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunk,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Button: tokens.raised,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.bad,
        role.Highlight: tokens.accentsoft,
        role.HighlightedText: tokens.ink,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.ink,
        role.Light: tokens.raised,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line2,
        role.Dark: tokens.line2,
        role.Shadow: tokens.line2,
    }.items():
        palette.setColor(name, colour(token))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, colour(tokens.ink3))
    return palette
