"""Sheets in and out: what is read from files, what is written to them, and what is wrong with them, as
values."""
