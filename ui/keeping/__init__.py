"""Keeping a round safe: backups by themselves, a copy when asked for, and a backup brought back as a new file."""
