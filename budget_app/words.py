"""The one mechanism for languages: gettext, for core, window, print and command line.

Every sentence a person reads goes through `_` (or `_n` where a number decides the form). English is the source.
The language is chosen once, at start, by `speak`. What must not live here: the sentences themselves.
"""

import gettext
from importlib.resources import as_file, files

_spoken: gettext.NullTranslations = gettext.NullTranslations()


def speak(*languages: str) -> None:
    """Choose the language, the first of `languages` that is translated; English where none is."""
    global _spoken
    with as_file(files("resources") / "translations") as folder:
        _spoken = gettext.translation("accord", folder, languages=languages or None, fallback=True)


def _(message: str) -> str:
    """The sentence in the chosen language. Put figures in afterwards with `.format`, never by an f-string."""
    return _spoken.gettext(message)


def _n(one: str, many: str, n: int) -> str:
    """The form of the sentence that fits the number `n`."""
    return _spoken.ngettext(one, many, n)
