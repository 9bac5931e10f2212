"""Tests of the charts: what is drawn, by artists and words; nothing is compared px by px."""
