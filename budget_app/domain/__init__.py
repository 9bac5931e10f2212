"""The rules of a round, pure: no clock, no random, no files, no network; the standard library and msgspec only."""
