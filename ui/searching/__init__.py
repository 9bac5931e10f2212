"""The search in the header: its field, what it found, and the way there."""
