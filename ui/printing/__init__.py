"""The summary on its way to paper: preview, print dialog, printers.

What the summary says lives in budget_app/summary.
"""
