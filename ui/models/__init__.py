"""Models between tables and views. No table is made here."""
