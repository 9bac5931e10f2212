"""Tests of screens without a toolkit."""
