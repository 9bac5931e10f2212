"""Submitting a department's requests: the list of what is ready, and its errand."""
