"""The window: the only package that imports Qt. No rule, no figure and no SQL lives here."""
