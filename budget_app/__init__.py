"""Accord's core: departments negotiate one shared budget. Never imports Qt."""
