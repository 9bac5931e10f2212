"""The frame around every page: header, fund strip, status line. Pages live in ui/pages."""
