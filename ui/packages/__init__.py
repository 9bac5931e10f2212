"""Packages: sending a department's work on a copy, bringing several in, and the head's word on what was brought in."""
