"""Tests of the summary's way to paper."""
