"""The pages, one each. Nothing is decided here."""
