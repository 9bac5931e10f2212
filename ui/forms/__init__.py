"""Forms: parts with rows of fields (presentation/form.py) as widgets; no rules here."""
