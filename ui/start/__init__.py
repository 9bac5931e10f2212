"""Where Accord begins without a file: the start page, and the wizard for a new round. No rules here."""
