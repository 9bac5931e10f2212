"""The errand of light and dark: as the system has it, light, or dark; kept for every round from start to start.

How a theme is applied lives in theme.py; colours in resources/tokens.json.
"""

from typing import Literal

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from budget_app.words import _
from ui.actions import Intent
from ui.errands import House
from ui.theme import theme_of

Choice = Literal["system", "light", "dark"]
CHOICES: tuple[Choice, ...] = ("system", "light", "dark")
_KEY = "look"
_DARK = {"system": None, "light": False, "dark": True}


def chosen() -> Choice:
    """What was chosen last; the system's way before anybody chose."""
    kept = str(QSettings().value(_KEY, ""))
    return kept if kept in CHOICES else "system"


def chosen_dark() -> bool | None:
    """As `Theme` takes it: dark, light, or None where the system decides."""
    return _DARK[chosen()]


class Looks(QObject):
    """Light or dark from the menu, at once in every window of the program."""

    def __init__(self, _house: House, window: QWidget) -> None:
        super().__init__(window)

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu; the key alone turns round what is."""
        turn, words = self._turn, _("Light or dark")
        return (
            Intent("looks", words, turn, group="view", more=self._choices),
            Intent("dark", words, turn, ("Ctrl+Shift+D",)),
        )

    def _choices(self) -> tuple[Intent, ...]:
        words = {"system": _("As the system has it"), "light": _("Light"), "dark": _("Dark")}
        return tuple(
            Intent(
                f"look-{choice}",
                words[choice],
                lambda choice=choice: self.choose(choice),
                is_on=lambda choice=choice: chosen() == choice,
            )
            for choice in CHOICES
        )

    def choose(self, choice: Choice) -> None:
        """From now on, and at the next start."""
        QSettings().setValue(_KEY, choice)
        theme_of().force(_DARK[choice])

    def _turn(self) -> None:
        self.choose("light" if theme_of().look.dark else "dark")
