"""Tooltips of what people wrote: shown as it is, never as markup.

What must not live here: the words.
"""

from html import escape


def plain_tip(words: str) -> str:
    """A tooltip that shows `words` letter by letter, wrapped; a title such as <b> is no markup."""
    return f"<qt>{escape(words).replace(chr(10), '<br>')}</qt>" if words else ""
