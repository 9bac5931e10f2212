"""Pure functions on plain numbers: integers for money and value, numpy arrays for tables.

What must not live here: any state of a round, files, the screen, charts.
"""
