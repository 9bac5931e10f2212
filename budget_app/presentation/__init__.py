"""Screens without a toolkit: tables, chart points, actions and why not, messages. No Qt, no files."""
