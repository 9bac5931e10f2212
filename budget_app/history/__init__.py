"""The log: every move of a round, appended once and never changed. Knows no screen."""
