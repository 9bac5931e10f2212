"""Tests of the summary for the planning meeting."""
