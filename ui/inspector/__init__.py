"""The inspector: whatever line is picked, in details, thread and history."""
